import type { Contact } from '../../../../preload/model';
import type { Subject } from '../../../../preload/person';
import { filtered } from '../../../../preload/letters/char-filter';
import { directions, toContact, toExternalContact, toKnown } from '../../../crm/party';
import { fromJsonText, readable } from '../../../crm/json/wire';
import { lower } from '../../../search/analysis/fold';
import { numbersOfCaller } from '../../../search/analysis/recognisers';
import { typedWholes } from '../../../search/typed/typed-numbers';
import type { ArchiveReader } from '../../file/archive';
import { memoize } from '../../file/memoize';
import type { InteractionRow } from '../../records/rows';
import { readText, readTexts } from '../../records/texts';

/** The columns of a record that say between whom it was. */
export type Ends = Pick<InteractionRow, 'direction' | 'from_caller' | 'to_caller' | 'external_number'>;

/** One side of a record. */
export interface Side {
  readonly uuid: string | null;
  readonly name: string | null;
  /** As the CRM has them: of the caller, and the external number of whoever was outside. */
  readonly numbers: readonly string[];
}

/** The sides of a record that say anything; a part that is damaged is left out. */
export type ReadSides = (ends: Ends) => readonly Side[];

/** The reader of an archive; the same one every time. */
export function sidesOf(archive: ArchiveReader): ReadSides {
  return archive.own(readSides);
}

/** As many callers are remembered as repeat among records that are near each other. */
const maxRemembered = 20_000;

function readSides(archive: ArchiveReader): ReadSides {
  const texts = readTexts(archive);
  const entity = readText(archive, 'SELECT wire FROM entity WHERE id = ?');
  const part = <Value>(read: (id: number) => Value): ((id: number | null) => Value | null) => {
    const remembered = memoize((id: number) => readable(() => read(id)), maxRemembered);
    return (id) => (id === null ? null : remembered(id));
  };
  const direction = part((id) => toKnown(texts.label(id), directions));
  const caller = part((id) => toContact(fromJsonText(entity(id))));
  const external = part((id) => toExternalContact(fromJsonText(entity(id))));
  return (ends) => {
    const outside = external(ends.external_number)?.number ?? null;
    const isIn = direction(ends.direction) === 'in';
    return [
      toSide(caller(ends.from_caller), isIn ? outside : null),
      toSide(caller(ends.to_caller), isIn ? null : outside),
    ].filter(({ uuid, name, numbers }) => uuid !== null || name !== null || numbers.length > 0);
  };
}

function toSide(contact: Contact | null, outside: string | null): Side {
  const numbers = [outside, contact?.number ?? null].filter((number) => number !== null);
  return { uuid: contact?.uuid ?? null, name: contact?.name ?? null, numbers: [...new Set(numbers)] };
}

/** What two spellings of one name have in common: all but letter case and spaces. */
export function nameKey(name: string): string {
  return lower(filtered(name).normalize('NFC')).replaceAll(/\s+/g, ' ').trim();
}

/** What two spellings of one uuid have in common. */
export function uuidKey(uuid: string): string {
  return uuid.toLowerCase();
}

/** Of which side a subject is. */
export interface SubjectMatcher {
  /** Whether a side is the person. */
  readonly isMeant: (side: Side) => boolean;
  /** Whether a side was said to be somebody else. */
  readonly isOther: (side: Side) => boolean;
}

/** The matcher of a subject. */
export function matcherOf(subject: Subject): SubjectMatcher {
  const { others } = subject;
  const contacts = new Set(subject.contacts.map(uuidKey));
  const names = new Set(subject.names.map(nameKey));
  const hasNumber = numberMatcher(subject.numbers);
  const otherContacts = new Set(others.contacts.map(uuidKey));
  const otherNames = new Set(others.names.map(nameKey));
  const isOther = ({ uuid, name }: Side): boolean => {
    if (uuid !== null && otherContacts.has(uuidKey(uuid))) return true;
    if (name !== null && otherNames.has(nameKey(name))) return true;
    return others.unnamed && uuid === null && name === null;
  };
  return {
    isOther,
    isMeant: (side) => {
      if (side.uuid !== null && contacts.has(uuidKey(side.uuid))) return true;
      if (isOther(side)) return false;
      return (side.name !== null && names.has(nameKey(side.name))) || side.numbers.some(hasNumber);
    },
  };
}

/** Tells whether a caller's number is one of some, in whatever spelling. */
export function numberMatcher(numbers: readonly string[]): (number: string) => boolean {
  const digits = new Set(numbers.flatMap(typedWholes));
  // A sender may have a name in its number's place.
  const named = new Set(numbers.filter((number) => typedWholes(number).length === 0).map(nameKey));
  return (number) => numbersOfCaller(number).some((one) => digits.has(one)) || named.has(nameKey(number));
}
