import {
  mentionKey,
  type Mention,
  type MentionPage,
  type MentionReason,
  type Subject,
} from '../../../../preload/person';
import { directions, services, toKnown } from '../../../crm/party';
import { wallTimeOf } from '../../../crm/time';
import { readable } from '../../../crm/json/wire';
import { secondsOfId } from '../../../search/index/ids';
import { cutAround } from '../../../search/query/excerpt';
import { placesIn, type Sought, type SoughtPlace } from '../../../search/query/mentioned/sought';
import { soughtCondition } from '../../../search/query/mentioned/sought-condition';
import { allOf } from '../../../search/query/query-tree';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { spelledUuid } from '../../records/rows';
import { readTexts } from '../../records/texts';
import { textsOf, textsOfVersion, type TextsOfRecord } from './record-texts';
import { matcherOf, sidesOf, type Side } from './sides';
import { idsMeeting } from './subject-ids';

/** Where mentions are looked for. */
export interface MentionSource {
  readonly subject: Subject;
  readonly sought: Sought;
  /** The person's own records: what stands there is the person's anyway. */
  readonly own: ReadonlySet<number>;
  /** Records with an earlier text that mentions the person, the newest first: the index has none of those. */
  readonly inVersions: readonly number[];
}

/** How far a page goes: whatever comes first. */
export interface PageSize {
  readonly maxMentions: number;
  readonly maxRecords: number;
}

/** Reads the mentions of a person on the records before one (null: on the newest), within one moment of the archive. */
export function readMentions(
  archive: ArchiveReader,
  source: MentionSource,
  before: number | null,
  { maxMentions, maxRecords }: PageSize,
  check: StillWanted,
): MentionPage {
  const read = textsOf(archive);
  const mentions: Mention[] = [];
  let looked = 0;
  let last: number | null = before;
  for (const id of candidates(archive, source, before, check)) {
    if (mentions.length >= maxMentions || looked >= maxRecords) return { mentions, before: last };
    check();
    looked += 1;
    last = id;
    const record = source.own.has(id) ? null : read(id);
    if (record !== null) mentions.push(...mentionsIn(archive, record, source));
  }
  return { mentions, before: null };
}

/** The ids of the records with an earlier text of a note that mentions somebody, the newest first. */
export function versionsMentioning(archive: ArchiveReader, sought: Sought, check: StillWanted): readonly number[] {
  const find = archive.prepare<[number], { readonly rowid: number; readonly note_id: number; readonly wire: string }>(
    'SELECT rowid, note_id, wire FROM note_version WHERE rowid > ? ORDER BY rowid LIMIT 200',
  );
  const findRecord = archive.prepare<[number], number>('SELECT interaction_id FROM note WHERE id = ?').pluck();
  const ids = new Set<number>();
  if (soughtCondition(sought) === null) return [];
  for (let last = 0; ;) {
    check();
    const some = find.all(last);
    for (const { note_id, wire } of some) {
      if (!textsOfVersion(wire).some((text) => placesIn(text, sought).length > 0)) continue;
      const id = findRecord.get(note_id);
      if (id !== undefined) ids.add(id);
    }
    last = some.at(-1)?.rowid ?? last;
    if (some.length < 200) return [...ids].sort((a, b) => b - a);
  }
}

/** Both lists are the newest first; an id that stands in both comes once. */
function* candidates(
  archive: ArchiveReader,
  { sought, inVersions }: MentionSource,
  before: number | null,
  check: StillWanted,
): Generator<number> {
  const condition = soughtCondition(sought);
  if (condition === null) return;
  const older = before ?? Number.MAX_SAFE_INTEGER;
  const within = { kind: 'period', firstId: 0, lastId: older - 1 } as const;
  const left = inVersions.filter((id) => id < older);
  let at = 0;
  for (const id of idsMeeting(archive, before === null ? condition : allOf([within, condition]), check)) {
    for (; (left[at] ?? -1) > id; at += 1) yield left[at] as number;
    if (left[at] === id) at += 1;
    yield id;
  }
  yield* left.slice(at);
}

function mentionsIn(archive: ArchiveReader, { row, texts }: TextsOfRecord, source: MentionSource): readonly Mention[] {
  const { isOther } = matcherOf(source.subject);
  const label = readTexts(archive);
  const known = (id: number | null, values: readonly string[]): string =>
    id === null ? '' : (readable(() => toKnown(label.label(id), values)) ?? '');
  const direction = known(row.direction, directions);
  const facts = {
    id: row.id,
    uuid: readable(() => spelledUuid(row)) ?? '',
    callDate: wallTimeOf(secondsOfId(row.id)),
    service: known(row.service, services),
    direction,
    with: shownSide(sidesOf(archive)(row), direction),
  };
  const found = new Map<string, Mention>();
  for (const { place, text, side } of texts) {
    // Of somebody else with the same name it was said that he is not meant.
    if (side !== undefined && isOther(side)) continue;
    const places = placesIn(text, source.sought);
    if (places.length === 0) continue;
    const mention: Mention = { ...facts, place, excerpt: cutAround(text, merged(places)), why: reasonsOf(places) };
    const before = found.get(mentionKey(mention));
    found.set(mentionKey(mention), before === undefined ? mention : joined(before, mention));
  }
  return [...found.values()];
}

/** A place has several texts (a note, its files): the first is shown, the reasons are of all. */
function joined(first: Mention, second: Mention): Mention {
  return { ...first, why: distinct([...first.why, ...second.why]) };
}

function reasonsOf(places: readonly SoughtPlace[]): readonly MentionReason[] {
  return distinct(places.map(({ why }) => why));
}

function distinct(reasons: readonly MentionReason[]): readonly MentionReason[] {
  const order: readonly MentionReason['kind'][] = ['number', 'email', 'name', 'initial', 'lastName'];
  const known = new Map(reasons.map((reason) => [`${reason.kind} ${reason.value}`, reason]));
  return [...known.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function merged(places: readonly SoughtPlace[]): { start: number; length: number }[] {
  const all: { start: number; length: number }[] = [];
  for (const { start, length } of places) {
    const last = all.at(-1);
    if (last === undefined || start >= last.start + last.length) all.push({ start, length });
    else last.length = Math.max(last.length, start + length - last.start);
  }
  return all;
}

/** The other party, by name, else by number. */
function shownSide(sides: readonly Side[], direction: string): string {
  const side = direction === 'in' ? sides[0] : sides.at(-1);
  return side?.name ?? side?.numbers[0] ?? '';
}
