import type { Blackening, PacketSpan } from '../../../preload/export/packet';
import type { TextRange } from '../../../preload/model';
import type { ArchiveReader } from '../../archive/file/archive';
import { readPeople, type ArchivedPerson } from '../../archive/queries/person/people';
import { nameKey, numberMatcher } from '../../archive/queries/person/sides';
import { dictionaryOf } from '../../archive/queries/understanding/forms';
import { knownPersons, type Known } from '../../redaction/known';
import { recognise } from '../../redaction/recognise';
import type { RedactedSpan } from '../../redaction/spans';
import { foldUnits } from '../../search/analysis/fold';
import type { Persons } from './blackening';
import type { Own } from './packet-records';

/** Where the words that were typed stand among persons. */
const typedId = 'typed';

/** Who is a third person in a packet: whom the archive names, but for the one who asked and, unless chosen, agents of the office. */
export function thirdPersonsOf(
  archive: ArchiveReader,
  own: Own,
  { agents, words }: Pick<Blackening, 'agents' | 'words'>,
): Persons {
  const isOwnNumber = numberMatcher(own.numbers);
  const ownNames = new Set(own.names.map(nameKey));
  const ownContacts = new Set(own.contacts.map((uuid) => `uuid:${uuid.toLowerCase()}`));
  const subject = new Set<string>();
  const office = new Set<string>();
  const all: ArchivedPerson[] = [];
  for (const person of readPeople(archive).people) {
    const { id, kind, names } = person;
    if (ownContacts.has(id) || names.some((name) => ownNames.has(nameKey(name)))) subject.add(id);
    else if (kind === 'agent') office.add(id);
    all.push(person);
  }
  const typed = { id: typedId, kind: 'person' as const, names: words, numbers: words };
  const known = knownPersons(words.length === 0 ? all : [...all, typed], dictionaryOf(archive).inflection());
  const isThird = ({ kind, persons, ...place }: RedactedSpan, text: string): boolean => {
    const written = text.slice(place.start, place.start + place.length);
    if (persons.includes(typedId)) return true;
    if (persons.some((id) => subject.has(id))) return false;
    if (kind === 'number' && isOwnNumber(written)) return false;
    if (kind === 'email' && own.emails.some((email) => email.toLowerCase() === written.toLowerCase())) return false;
    return agents || persons.length === 0 || !persons.every((id) => office.has(id));
  };
  return {
    spansOf: (text) => apart([...placesOfWords(text, words), ...thirdIn(text, known, isThird)]),
    isSubject: (kind, written) => (kind === 'number' ? isOwnNumber(written) : ownNames.has(nameKey(written))),
  };
}

function thirdIn(
  text: string,
  known: Known,
  isThird: (span: RedactedSpan, text: string) => boolean,
): readonly PacketSpan[] {
  return recognise(text, known, [typedId])
    .filter((span) => isThird(span, text))
    .map(({ kind, start, length, persons }) => ({ kind: persons.includes(typedId) ? 'word' : kind, start, length }));
}

/** Where typed words stand, in any case and without their marks; to the end of the word in which they do. */
function placesOfWords(text: string, words: readonly string[]): readonly PacketSpan[] {
  const read = foldUnits(text);
  return words.flatMap((word) => {
    const sought = foldUnits(word.trim());
    const places: PacketSpan[] = [];
    if (sought === '') return places;
    for (let at = read.indexOf(sought); at !== -1; at = read.indexOf(sought, at + sought.length)) {
      const [, tail = ''] = /^([\p{L}\p{N}]*)/u.exec(text.slice(at + sought.length)) ?? [];
      places.push({ kind: 'word', start: at, length: sought.length + tail.length });
    }
    return places;
  });
}

/** In their order; what overlaps is one. */
function apart(spans: readonly PacketSpan[]): readonly PacketSpan[] {
  const joined: PacketSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.length - a.length)) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= endOf(last)) joined.push(span);
    else joined.splice(-1, 1, { ...last, length: Math.max(endOf(last), endOf(span)) - last.start });
  }
  return joined;
}

const endOf = ({ start, length }: TextRange): number => start + length;
