import { toAgent, toContact } from '../../../crm/party';
import { fromJsonText, isList, isObject, readable, textOf, type JsonObject } from '../../../crm/json/wire';
import { isCompany } from '../../../search/analysis/last-name';
import type { ArchiveReader } from '../../file/archive';
import { nameKey, uuidKey } from './sides';

/** Somebody whom the archive names: a contact, an organisation, a user of the CRM. */
export interface ArchivedPerson {
  readonly id: string;
  readonly kind: 'person' | 'organisation' | 'agent';
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly extensions: readonly string[];
  readonly emails: readonly string[];
}

/** By what a record names somebody. */
export interface NamedParty {
  readonly uuid: string | null;
  readonly name: string | null;
}

/** All whom an archive names. */
export interface People {
  readonly people: Iterable<ArchivedPerson>;
  /** Numbers that belong to nobody who is named. */
  readonly numbers: readonly string[];
  /** The id of somebody: by uuid, else by a name that is written alike; null where neither is said. */
  readonly idOf: (party: NamedParty) => string | null;
}

interface Gathered {
  kind: ArchivedPerson['kind'];
  readonly names: Set<string>;
  readonly numbers: Set<string>;
  readonly extensions: Set<string>;
  readonly emails: Set<string>;
}

export const authorsSql = 'SELECT DISTINCT author FROM note WHERE author IS NOT NULL';
export const organisationsSql = 'SELECT DISTINCT organisation FROM note WHERE organisation IS NOT NULL';

/** Reads all whom an archive names; what is damaged names nobody. */
export function readPeople(archive: ArchiveReader): People {
  const known = new Map<string, Gathered>();
  const nameless = new Set<string>();
  const unidentified: { readonly party: JsonObject; readonly kind: ArchivedPerson['kind'] }[] = [];
  const uuidsOfName = new Map<string, string | null>();
  const authors = numbersOf(archive, authorsSql);
  const organisations = numbersOf(archive, organisationsSql);
  const add = (id: string, party: JsonObject, kind: ArchivedPerson['kind']): void => {
    const one = known.get(id) ?? nobody(kind);
    known.set(id, one);
    if (kind === 'agent' || one.kind === 'person') one.kind = kind;
    gather(one, party);
  };
  for (const { id, party } of partiesOf(archive)) {
    const { uuid, name } = toParty(party);
    const kind = authors.has(id) ? 'agent' : organisations.has(id) ? 'organisation' : kindOf(party, name);
    if (uuid !== null) {
      add(`uuid:${uuidKey(uuid)}`, party, kind);
      if (name === null) continue;
      const before = uuidsOfName.get(nameKey(name));
      uuidsOfName.set(nameKey(name), before === undefined || before === uuidKey(uuid) ? uuidKey(uuid) : null);
    } else if (name !== null) {
      unidentified.push({ party, kind });
    } else {
      for (const number of numbersIn(party)) nameless.add(number);
    }
  }
  const idOf = ({ uuid, name }: NamedParty): string | null => {
    if (uuid !== null && (name === null || known.has(`uuid:${uuidKey(uuid)}`))) return `uuid:${uuidKey(uuid)}`;
    if (name === null || nameKey(name) === '') return null;
    const only = uuidsOfName.get(nameKey(name));
    return only == null ? `name:${nameKey(name)}` : `uuid:${only}`;
  };
  for (const { party, kind } of unidentified) {
    const id = idOf({ uuid: null, name: toParty(party).name });
    if (id !== null) add(id, party, kind);
  }
  return { people: inLists(known), numbers: [...nameless], idOf };
}

function* inLists(known: ReadonlyMap<string, Gathered>): Generator<ArchivedPerson> {
  for (const [id, { kind, names, numbers, extensions, emails }] of known) {
    const lists = { names: [...names], numbers: [...numbers], extensions: [...extensions], emails: [...emails] };
    yield { id, kind, ...lists };
  }
}

function nobody(kind: ArchivedPerson['kind']): Gathered {
  return { kind, names: new Set(), numbers: new Set(), extensions: new Set(), emails: new Set() };
}

function numbersOf(archive: ArchiveReader, sql: string): ReadonlySet<number> {
  return new Set(archive.prepare<[], number>(sql).pluck().all());
}

/** What repeats in records and is somebody; flags are nobody. */
function* partiesOf(archive: ArchiveReader): Generator<{ readonly id: number; readonly party: JsonObject }> {
  const entities = archive.prepare<[], { id: number; wire: string }>('SELECT id, wire FROM entity ORDER BY id');
  for (const { id, wire } of entities.iterate()) {
    const value = readable(() => fromJsonText(wire));
    for (const party of isList(value) ? value : [value]) {
      if (isObject(party) && !Object.hasOwn(party, 'color')) yield { id, party };
    }
  }
}

/** By what an object of a record names somebody: as a contact, else as an agent. */
export function toParty(party: JsonObject): NamedParty {
  const contact = toContact(party);
  const name = contact?.name ?? null;
  return { uuid: contact?.uuid ?? null, name: name === null || name.trim() === '' ? null : name };
}

function kindOf(party: JsonObject, name: string | null): ArchivedPerson['kind'] {
  if (Object.hasOwn(party, 'internal')) return 'agent';
  const type = (textOf(party['type']) ?? '').toLowerCase();
  if (type === 'organisation') return 'organisation';
  const isWhole = textOf(party['name']) !== null && textOf(party['lastName']) === null;
  return type !== 'person' && isWhole && name !== null && isCompany(name) ? 'organisation' : 'person';
}

const numberFields = ['number', 'numberNotFormatted', 'numberFormatted'] as const;

function numbersIn(party: JsonObject): string[] {
  return numberFields.flatMap((field) => textOf(party[field]) ?? []).filter((number) => number.trim() !== '');
}

function gather(one: Gathered, party: JsonObject): void {
  const { name } = toParty(party);
  for (const each of [name, textOf(party['name']), wholeName(party)])
    if (each != null && each !== '') one.names.add(each);
  for (const number of numbersIn(party)) one.numbers.add(number);
  const { extension } = toAgent(party);
  if (extension !== null) one.extensions.add(extension);
  for (const value of Object.values(party)) {
    if (typeof value === 'string' && /^\S+@\S+\.\S+$/.test(value)) one.emails.add(value);
  }
}

function wholeName(party: JsonObject): string {
  return ['firstName', 'lastName']
    .flatMap((field) => textOf(party[field]) ?? [])
    .join(' ')
    .trim();
}
