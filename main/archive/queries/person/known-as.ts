import type { IdentityKind, KnownAs, Subject } from '../../../../preload/person';
import { numberKey } from '../../../../preload/phone-number';
import type { StillWanted } from '../../../search/query/results';
import { wordsOf } from '../../../search/analysis/tokens';
import { filtered } from '../../../../preload/letters/char-filter';
import type { ArchiveReader } from '../../file/archive';
import { callersOf, candidatesOf } from './subject-ids';
import { matcherOf, nameKey, uuidKey, type Side } from './sides';

/** What two spellings of the same identity have in common. */
export function identityKey(kind: KnownAs['kind'], value: string): string {
  switch (kind) {
    case 'numbers': {
      const key = numberKey(value);
      return key === '' ? value : key;
    }
    case 'contacts':
      return uuidKey(value);
    case 'names':
      return nameKey(value);
    case 'emails':
      return value.trim().toLowerCase();
    case 'unnamed':
      return '';
  }
}

type Seen = Omit<KnownAs, 'more'>;

/** What a person was known under, as it is gathered: each once, the way it was written last. */
export class Gathered {
  readonly #seen = new Map<string, { -readonly [Key in keyof Seen]: Seen[Key] }>();

  /** Notes one of them on another record; what is said of it first stays. */
  add(one: Omit<Seen, 'records' | 'names'> & { readonly names?: readonly string[] }, records = 1): void {
    const key = `${one.kind} ${identityKey(one.kind, one.value)}`;
    const before = this.#seen.get(key);
    if (before === undefined) {
      this.#seen.set(key, { ...one, names: [...new Set(one.names ?? [])], records });
      return;
    }
    before.records += records;
    for (const name of one.names ?? []) if (!before.names.includes(name)) before.names = [...before.names, name];
  }

  has(kind: KnownAs['kind'], value: string): boolean {
    return this.#seen.has(`${kind} ${identityKey(kind, value)}`);
  }

  get all(): readonly Seen[] {
    return [...this.#seen.values()];
  }
}

/** A person's own records, and what their sides say. */
export interface OwnRecords {
  /** The newest first. */
  readonly ids: readonly number[];
  readonly gathered: Gathered;
}

/** Finds a person's own records, and gathers what the person, and who shares something with the person, is called there. */
export function gatherOwn(archive: ArchiveReader, subject: Subject, check: StillWanted): OwnRecords {
  const { isMeant, isOther } = matcherOf(subject);
  const shares = matcherOf({ ...subject, others: { contacts: [], names: [], unnamed: false } });
  const isAlike = alikeNames(subject.names);
  const gathered = new Gathered();
  const standing = standingIn(subject);
  addGiven(archive, gathered, subject, check);
  const ids: number[] = [];
  for (const { id, sides } of candidatesOf(archive, subject, check)) {
    const own = sides.filter(isMeant);
    if (own.length > 0) {
      ids.push(id);
      for (const one of distinct(own.flatMap(identitiesOf))) {
        gathered.add({ ...one, standing: standing(one.kind, one.value), from: 'side' });
      }
      continue;
    }
    for (const side of sides) {
      if (isOther(side) && shares.isMeant(side)) addOther(gathered, side, subject);
      else if (side.name !== null && isAlike(side.name)) {
        gathered.add({ kind: 'names', value: side.name, standing: 'alike', from: 'side' });
      }
    }
  }
  return { ids, gathered };
}

/** What was given is told though no record has it. */
function addGiven(archive: ArchiveReader, gathered: Gathered, subject: Subject, check: StillWanted): void {
  const given = (kind: IdentityKind, value: string, names: readonly string[] = []): void => {
    gathered.add({ kind, value, names, standing: 'given', from: 'side' }, 0);
  };
  for (const number of subject.numbers) given('numbers', number);
  for (const name of subject.names) given('names', name);
  for (const email of subject.emails) given('emails', email);
  const callers = callersOf(archive, subject.contacts, check);
  for (const uuid of subject.contacts) {
    const named = callers.filter((caller) => uuidKey(caller.uuid) === uuidKey(uuid));
    given('contacts', uuid, named.flatMap(({ name }) => name ?? []).toReversed());
  }
}

function addOther(gathered: Gathered, side: Side, { others }: Subject): void {
  const [contacts, names] = [others.contacts.map(uuidKey), others.names.map(nameKey)];
  const { uuid, name } = side;
  const isBy = { standing: 'other', from: 'side' } as const;
  if (uuid !== null && contacts.includes(uuidKey(uuid))) {
    gathered.add({ kind: 'contacts', value: uuid, names: name === null ? [] : [name], ...isBy });
  } else if (name !== null && names.includes(nameKey(name))) gathered.add({ kind: 'names', value: name, ...isBy });
  else gathered.add({ kind: 'unnamed', value: '', ...isBy });
}

interface Identity {
  readonly kind: KnownAs['kind'];
  readonly value: string;
  readonly names?: readonly string[];
}

/** By what a side is told. */
function identitiesOf({ uuid, name, numbers }: Side): readonly Identity[] {
  return [
    ...numbers.map((value): Identity => ({ kind: 'numbers', value })),
    ...(uuid === null ? [] : [{ kind: 'contacts', value: uuid, names: name === null ? [] : [name] } as const]),
    ...(name === null ? [] : [{ kind: 'names', value: name } as const]),
    ...(uuid === null && name === null ? [{ kind: 'unnamed', value: '' } as const] : []),
  ];
}

/** A record counts once, though both its sides have it. */
function distinct(identities: readonly Identity[]): readonly Identity[] {
  const known = new Map(identities.map((one) => [`${one.kind} ${identityKey(one.kind, one.value)}`, one]));
  return [...known.values()];
}

/** Whether a subject was given an identity. */
export function standingIn(subject: Subject): (kind: KnownAs['kind'], value: string) => 'given' | 'met' {
  const given = new Map<KnownAs['kind'], ReadonlySet<string>>(
    (['numbers', 'contacts', 'names', 'emails'] as const).map((kind) => [
      kind,
      new Set(subject[kind].map((value) => identityKey(kind, value))),
    ]),
  );
  return (kind, value) => (given.get(kind)?.has(identityKey(kind, value)) === true ? 'given' : 'met');
}

/** Tells names that have all words of a given one, whatever their order and letters: `Nowak Anna Maria` for `Anna Nowak`. */
function alikeNames(names: readonly string[]): (name: string) => boolean {
  const wanted = names.map((name) => wordsOf(filtered(name))).filter((words) => words.length > 0);
  return (name) => {
    const words = wordsOf(filtered(name));
    return wanted.some((each) => each.every((word) => words.includes(word)));
  };
}
