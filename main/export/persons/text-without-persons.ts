import type { TextRange } from '../../../preload/model';
import { numberKey } from '../../../preload/phone-number';
import { numbersOfCaller } from '../../search/analysis/recognisers';
import type { Known } from '../../redaction/known';
import { recognise, uuidsIn } from '../../redaction/recognise';
import { replaceSpans, type ReplacedText } from '../../redaction/spans';
import type { StandIns } from '../../redaction/stand-ins';
import type { NamedParty, People } from '../../archive/queries/person/people';
import type { PersonsReplaced } from '../../../preload/export/export-model';

/** What a text says once stand-ins are in the place of persons, and what stands for each of them. */
export interface Replacer {
  /** A text that is read; `near` are the ids of those whom the record is about. */
  readonly read: (text: string, near: readonly string[]) => ReplacedText;
  readonly text: (text: string, near?: readonly string[]) => string;
  /** The id of somebody; null for nobody. */
  readonly idOf: (party: NamedParty) => string | null;
  /** Whether somebody is told by the own name: a user of the CRM where they are not replaced. */
  readonly isTold: (id: string) => boolean;
  /** A whole name of somebody. */
  readonly name: (party: NamedParty) => string;
  /** Who wrote a remark: somebody of the office. */
  readonly author: (name: string) => string;
  readonly number: (number: string) => string;
  /** A number within the house. */
  readonly extension: (extension: string, id: string | null) => string;
  readonly uuid: (uuid: string) => string;
}

/** The replacer of one file. */
export function replacerOf(
  people: Pick<People, 'idOf'>,
  known: Known,
  names: StandIns,
  persons: PersonsReplaced,
): Replacer {
  const isAgent = (id: string): boolean => known.persons[known.personOf(id) ?? -1]?.kind === 'agent';
  const isTold = (id: string): boolean => persons === 'butAgents' && isAgent(id);
  const idsOf = (owners: readonly number[] | undefined): string[] =>
    (owners ?? []).flatMap((owner) => known.persons[owner]?.id ?? []);
  const read = (text: string, near: readonly string[]): ReplacedText => {
    const spans = recognise(text, known, near).filter(
      ({ persons: who }) => persons === 'all' || who.length === 0 || who.length > maxLooked || !who.every(isAgent),
    );
    const uuids = uuidsIn(text).map((place) => ({ ...place, key: null, persons: [] as readonly string[] }));
    const all: readonly (TextRange & { readonly key: string | null; readonly persons: readonly string[] })[] =
      uuids.length === 0 ? spans : [...spans, ...uuids];
    return replaceSpans(text, all, ({ start, length, key, persons: who }) =>
      key === null ? names.uuid(text.slice(start, start + length)) : names.standInOf({ key, persons: who }),
    );
  };
  const text = (said: string, near: readonly string[] = []): string => (said === '' ? said : read(said, near).text);
  const name = (party: NamedParty): string => {
    const id = people.idOf(party);
    if (id === null) return '';
    return isTold(id) ? (party.name ?? '') : names.standInOf({ key: `person:${id}`, persons: [id] });
  };
  return {
    read,
    text,
    idOf: (party) => people.idOf(party),
    isTold,
    name,
    author: (author) => (persons === 'butAgents' ? author : name({ uuid: null, name: author })),
    number: (number) => {
      if (number.trim() === '') return number;
      const [digits = numberKey(number)] = numbersOfCaller(number);
      const owners = idsOf(known.ownersOf(digits));
      if (owners.length > 0 && owners.every(isTold)) return number;
      return names.standInOf({ key: `number:${digits}`, persons: owners });
    },
    extension: (extension, id) => {
      if (extension.trim() === '' || (id !== null && isTold(id))) return extension;
      const owners = idsOf(known.ownersOfExtension(extension.trim()));
      return names.standInOf({ key: `extension:${extension.trim()}`, persons: owners });
    },
    uuid: (uuid) => (uuid === '' ? uuid : names.uuid(uuid)),
  };
}

/** A name that so many have is not the agents' alone. */
const maxLooked = 1000;
