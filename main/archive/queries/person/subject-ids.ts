import type { Subject } from '../../../../preload/person';
import { filtered } from '../../../../preload/letters/char-filter';
import { toContact } from '../../../crm/party';
import { fromJsonText, readable } from '../../../crm/json/wire';
import { tokensOf } from '../../../search/analysis/tokens';
import { allOf, anyOf, filterConditions, spelling, type Condition } from '../../../search/query/query-tree';
import { Results, type IndexSnapshot, type StillWanted } from '../../../search/query/results';
import { typedWholes } from '../../../search/typed/typed-numbers';
import type { ArchiveReader } from '../../file/archive';
import { indexSnapshots } from '../../index/index-snapshot';
import { phraseReader } from '../phrases';
import { matcherOf, sidesOf, uuidKey, type Ends, type Side } from './sides';

/** A record that may be of a person, with its sides. */
export interface Candidate {
  readonly id: number;
  readonly sides: readonly Side[];
}

const always: StillWanted = () => undefined;

/**
 * The ids of a person's own records, the newest first: those one side of which is the person. Within one moment of the archive
 * (`snapshot`); `check` throws once nobody wants them any more.
 */
export function idsOfSubject(archive: ArchiveReader, subject: Subject, check: StillWanted = always): number[] {
  const { isMeant } = matcherOf(subject);
  const ids: number[] = [];
  for (const { id, sides } of candidatesOf(archive, subject, check)) if (sides.some(isMeant)) ids.push(id);
  return ids;
}

/** The records that may be a person's, the newest first: all that are, and others with the words of the names. */
export function* candidatesOf(archive: ArchiveReader, subject: Subject, check: StillWanted): Generator<Candidate> {
  const condition = conditionOf(archive, subject, check);
  if (condition === 'none') return;
  const findEnds = archive.prepare<[number], Ends>(
    'SELECT direction, from_caller, to_caller, external_number FROM interaction WHERE id = ?',
  );
  const sides = sidesOf(archive);
  for (const id of idsMeeting(archive, condition === 'all' ? null : condition, check)) {
    const ends = findEnds.get(id);
    if (ends !== undefined) yield { id, sides: sides(ends) };
  }
}

/** So many ids are taken at once. */
const idsAtOnce = 4096;

/** The ids of all records that meet a condition, or of all there are (null); the newest first. */
export function* idsMeeting(
  archive: ArchiveReader,
  condition: Condition | null,
  check: StillWanted,
  snapshot: IndexSnapshot = indexSnapshots(archive).read(false),
): Generator<number> {
  const results = new Results(snapshot, condition, phraseReader(archive));
  for (let offset = 0; ; offset += idsAtOnce) {
    const ids = results.page(offset, idsAtOnce, check);
    yield* ids;
    if (ids.length < idsAtOnce) return;
  }
}

/** What a person's records have in common; `all`: the index cannot tell them from others. */
function conditionOf(archive: ArchiveReader, subject: Subject, check: StillWanted): Condition | 'all' | 'none' {
  const conditions = [
    ...subject.numbers.map(numberCondition),
    ...subject.names.map(nameCondition),
    ...contactConditions(archive, subject.contacts, check),
  ];
  const known = conditions.filter((condition) => condition !== null);
  if (known.length < conditions.length) return 'all';
  return known.length === 0 ? 'none' : anyOf(known);
}

function numberCondition(number: string): Condition | null {
  if (typedWholes(number).length === 0) return nameCondition(number);
  return filterConditions({ ownNumber: number }, null).get('ownNumber') ?? null;
}

/** The words of a name, in whatever order; null for a name without any. */
function nameCondition(name: string): Condition | null {
  const words = tokensOf(filtered(name));
  if (words.length === 0) return null;
  return allOf(words.map((word) => spelling(word, ['from', 'to'], false, false)));
}

/** Contacts are not terms of the index, their names and numbers are. */
function contactConditions(
  archive: ArchiveReader,
  uuids: readonly string[],
  check: StillWanted,
): readonly (Condition | null)[] {
  return callersOf(archive, uuids, check).map(({ name, number }) =>
    name !== null ? nameCondition(name) : number !== null ? numberCondition(number) : null,
  );
}

/** What the CRM ever said of some contacts, by their uuids: names and numbers, each as often as they were written otherwise. */
export function callersOf(
  archive: ArchiveReader,
  uuids: readonly string[],
  check: StillWanted,
): readonly { readonly uuid: string; readonly name: string | null; readonly number: string | null }[] {
  const find = archive
    .prepare<[string], string>('SELECT wire FROM entity WHERE instr(lower(wire), lower(?)) > 0')
    .pluck();
  return uuids.flatMap((uuid) => {
    check();
    const inJson = JSON.stringify(uuid).slice(1, -1);
    return find.all(inJson).flatMap((wire) => {
      const contact = readable(() => toContact(fromJsonText(wire)));
      const isMeant = contact?.uuid != null && uuidKey(contact.uuid) === uuidKey(uuid);
      return isMeant ? [{ uuid, name: contact.name, number: contact.number }] : [];
    });
  });
}
