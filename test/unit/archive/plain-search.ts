import { dayOfId } from '../../../main/search/index/ids';
import { fold, foldUnits } from '../../../main/search/analysis/fold';
import type { FacetName, Filters, SearchField, SearchTerm, Sort, TermGroup } from '../../../preload/model';
import { kindOf, kinds } from '../../../preload/words/names';
import { plainLetters } from '../search/naive-letters';
import { codes, matchesText, national, numbers, squeezed, words, type SearchableRecord } from '../search/naive';
import { calledAs, isPerson, type KnownRecord } from './made-up';

const called = (value: string | null): string[] => (value === null ? [] : [calledAs[value] ?? value]);
const filled = (values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value) => typeof value === 'string').filter((value) => value !== '');

/** What a record has of every counted property. */
const facetsOf: Readonly<Record<FacetName, (record: KnownRecord) => string[]>> = {
  service: ({ service }) => called(service),
  direction: ({ direction }) => called(direction),
  status: ({ status }) => called(status),
  queueStatus: ({ queueStatus }) => filled([queueStatus]),
  agent: ({ agents }) => agents.map(({ name }) => name),
  extension: ({ agents }) => filled(agents.map(({ extension }) => extension)),
  flag: ({ flags }) => [...flags],
  mark: () => [],
  has: ({ noteFlag, notes }) => [
    ...(noteFlag > 0 || notes.length > 0 ? ['notes'] : []),
    ...(notes.some(({ pinned }) => pinned) ? ['pinnedNote'] : []),
    ...(notes.some(({ files }) => files.length > 0) ? ['attachment'] : []),
  ],
};

const filterOf = (facet: FacetName, value: string): keyof Filters => {
  switch (facet) {
    case 'has':
      return value === 'notes' ? 'hasNotes' : value === 'pinnedNote' ? 'hasPinnedNote' : 'hasAttachment';
    case 'status':
      return 'statuses';
    case 'queueStatus':
      return 'queueStatuses';
    default:
      return `${facet}s`;
  }
};

/** A search by going through all records: a second, slow reading of the same rules. */
export class PlainSearch {
  readonly #records: readonly KnownRecord[];
  readonly #filters: Filters;
  readonly #search: { readonly groups: readonly TermGroup[]; readonly exactLetters: boolean };

  /** `records` are newest first. */
  constructor(
    records: readonly KnownRecord[],
    search: { readonly groups: readonly TermGroup[]; readonly filters: Filters; readonly exactLetters: boolean },
  ) {
    this.#records = records.filter((record) => matches(record, search.groups, search.exactLetters));
    this.#filters = search.filters;
    this.#search = search;
  }

  ids(sort: Sort): number[] {
    const found = this.#found();
    const sign = sort.descending ? -1 : 1;
    const { groups, exactLetters } = this.#search;
    const rank =
      sort.by === 'relevance' ? (record: KnownRecord) => pointsOf(record, groups, exactLetters) : rankOf[sort.by];
    if (sort.by === 'date')
      return found
        .map(({ id }) => id * -sign)
        .sort((a, b) => b - a)
        .map(Math.abs);
    return found
      .map((record) => ({ id: record.id, rank: rank(record) }))
      .sort((a, b) => {
        if (a.rank === null || b.rank === null) return Number(a.rank === null) - Number(b.rank === null) || b.id - a.id;
        return (a.rank < b.rank ? -sign : a.rank > b.rank ? sign : 0) || b.id - a.id;
      })
      .map(({ id }) => id);
  }

  /** By property and value; each under the filters of the others. */
  facets(): Record<string, Record<string, number>> {
    const facets: Record<string, Record<string, number>> = {};
    for (const [name, valuesOf] of Object.entries(facetsOf)) {
      const counts: Record<string, number> = {};
      for (const record of this.#records) {
        for (const value of new Set(valuesOf(record))) {
          if (!passes(record, this.#filters, filterOf(name as FacetName, value))) continue;
          counts[value] = (counts[value] ?? 0) + 1;
        }
      }
      facets[name] = counts;
    }
    return facets;
  }

  /** How many were found on each day since 1970. */
  byDay(): Map<number, number> {
    const days = new Map<number, number>();
    for (const { id } of this.#found()) days.set(dayOfId(id), (days.get(dayOfId(id)) ?? 0) + 1);
    return days;
  }

  #found(): readonly KnownRecord[] {
    return this.#records.filter((record) => passes(record, this.#filters, null));
  }
}

const rankOf: Readonly<Record<Exclude<Sort['by'], 'relevance'>, (record: KnownRecord) => number | string | null>> = {
  date: ({ id }) => id,
  duration: ({ duration }) => (duration === null || duration < 0 ? null : Math.min(duration, 2 ** 31 - 2)),
  contact: (record) => {
    const { name, number } = contactOf(record);
    return name !== null ? `${foldUnits(name)}\0${name}` : number === null ? null : `\uffff\0${number}`;
  },
  lastName: (record) => {
    const { name, number } = contactOf(record);
    if (name === null) return number === null ? null : `\uffff\0${number}`;
    return `${listed(isPerson(name) ? filed(name) : name)}\0${name}`;
  },
  number: (record) => contactOf(record).number,
  kind: ({ service, direction, status }) => {
    const [known] = called(service);
    const parts = { service: known ?? '', direction: called(direction)[0] ?? '', status: called(status)[0] ?? '' };
    return known === undefined ? null : kinds.indexOf(kindOf(parts));
  },
  direction: ({ direction }) => among(['in', 'out', 'internal', 'sideways'], called(direction)),
  status: ({ status }) => among(['answered', 'noAnswer', 'busy', 'odd'], called(status)),
  queue: ({ queueStatus }) => among(['queue', 'noQueue'], filled([queueStatus])),
  cost: ({ cost }) => cost,
  notes: ({ noteFlag, notes }) => (notes.length > 0 ? notes.length : noteFlag > 0 ? 1 : null),
  agent: ({ agents }) => first(agents.map(({ name }) => `${listed(/\d/.test(name) ? name : filed(name))}\0${name}`)),
  flag: ({ flags }) => first(flags.map(listed)),
  // The random archives have none.
  mark: () => null,
};

const alphabet = 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż';

/** A name so that its units compare as a Polish list has them: every letter above all that is none. */
function listed(name: string): string {
  return Array.from(name.toLowerCase().replaceAll(/["„”]/g, ''), (letter) => {
    const at = alphabet.indexOf(alphabet.includes(letter) ? letter : fold(letter));
    return at < 0 ? letter : String.fromCharCode(0x1000 + at);
  }).join('');
}

function filed(name: string): string {
  const words = name.split(/ +/);
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
}

function among(known: readonly string[], [value]: readonly string[]): number | null {
  return value === undefined ? null : known.indexOf(value);
}

function first(values: readonly string[]): string | null {
  return values.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? null;
}

/** How well a record fits a search: up to three points for each of its parts. */
function pointsOf(record: KnownRecord, groups: readonly TermGroup[], exactLetters: boolean): number {
  return groups
    .filter(({ excluded }) => !excluded)
    .map(({ anyOf }) => Math.max(...anyOf.map((term) => pointsOfTerm(record, term, exactLetters))))
    .reduce((sum, points) => sum + points, 0);
}

function pointsOfTerm(record: KnownRecord, term: SearchTerm, exactLetters: boolean): number {
  const fields = (...possible: SearchField[]): SearchField[] =>
    possible.filter((field) => term.field === null || term.field === field);
  const stands = (text: string, field: SearchField | null): boolean =>
    matches(
      record,
      [{ excluded: false, anyOf: [{ kind: 'phrase', text, field, isPrefix: false, forms: [] }] }],
      exactLetters,
    );
  const each = words(plainLetters(term.text)).map(({ exact }) => exact);
  const isWhole = each.length > 0 && each.every((word) => stands(word, term.field));
  const pairs = each.length === 1 ? each : each.slice(1).map((word, at) => `${each[at] ?? ''} ${word}`);
  const { from, to } = numbersOf(record);
  const written = [
    ...fields('sms').map(() => record.sms ?? ''),
    ...fields('note').flatMap(() => record.notes.map(({ text }) => text)),
  ].map(plainLetters);
  switch (term.kind) {
    case 'word':
    case 'phrase':
      if (pairs.length > 0 && pairs.every((pair) => fields('from', 'to', 'flag').some((field) => stands(pair, field))))
        return 3;
      if (isWhole) return 2;
      return term.forms.some((form) => stands(form, term.field)) ? 1 : 0;
    case 'number': {
      const callers = [...fields('from').flatMap(() => from), ...fields('to').flatMap(() => to)]
        .filter((number) => !isNamed(number))
        .map(national);
      const wanted = national(term.text);
      if (callers.includes(wanted)) return 3;
      if (callers.some((number) => number.endsWith(wanted))) return 2;
      const isWritten = written.flatMap(numbers).some((number) => national(number).endsWith(wanted));
      return isWritten || (each.length === 1 && isWhole) ? 1 : 0;
    }
    case 'code':
      return written.flatMap(codes).includes(squeezed(term.text)) ? 2 : 0;
    case 'amount':
      return 0;
  }
}

function contactOf({ direction, from, to, external }: KnownRecord): { name: string | null; number: string | null } {
  const party = called(direction)[0] === 'in' ? from : to;
  return { name: party?.name ?? null, number: external ?? party?.number ?? null };
}

function numbersOf(record: KnownRecord): { from: string[]; to: string[] } {
  const isIncoming = called(record.direction)[0] === 'in';
  return {
    from: filled([record.from?.number, isIncoming ? record.external : null]),
    to: filled([record.to?.number, isIncoming ? null : record.external]),
  };
}

function matches(record: KnownRecord, groups: readonly TermGroup[], exactLetters: boolean): boolean {
  const { from, to } = numbersOf(record);
  const searchable: SearchableRecord = {
    sms: record.sms ?? '',
    notes: record.notes.map(({ text }) => text),
    fromNames: [...filled([record.from?.name]), ...from.filter(isNamed)],
    toNames: [...filled([record.to?.name]), ...to.filter(isNamed)],
    agentNames: record.agents.map(({ name }) => name),
    flagNames: record.flags,
    authorNames: filled(record.notes.map(({ author }) => author)),
    fileNames: record.notes.flatMap(({ files }) => files),
    destinations: filled([record.destination]),
    fromNumbers: from.filter((number) => !isNamed(number)),
    toNumbers: to.filter((number) => !isNamed(number)),
  };
  // Contacts that a note names have no field of their own: only a term without a field finds them.
  const anywhere = {
    ...searchable,
    authorNames: [...searchable.authorNames, ...filled(record.notes.map(({ organisation }) => organisation))],
  };
  return groups.every(
    ({ excluded, anyOf }) =>
      excluded !==
      anyOf.some((term) =>
        matchesText(term.field === null ? anywhere : searchable, [{ excluded: false, anyOf: [term] }], {
          exactLetters,
        }),
      ),
  );
}

function passes(record: KnownRecord, filters: Filters, without: keyof Filters | null): boolean {
  const isAmong = (name: keyof Filters, wanted: readonly string[] | undefined, values: readonly string[]): boolean =>
    name === without || wanted === undefined || wanted.length === 0 || values.some((value) => wanted.includes(value));
  const isAs = (name: keyof Filters, wanted: boolean | undefined, has: string): boolean =>
    name === without || wanted === undefined || facetsOf.has(record).includes(has) === wanted;
  const isWithin = (least: number | undefined, most: number | undefined, value: number | null): boolean =>
    (least === undefined && most === undefined) ||
    (value !== null && value >= 0 && value >= (least ?? 0) && value <= (most ?? Infinity));
  const { name, number } = contactOf(record);
  const day = new Date(record.seconds * 1000).toISOString().slice(0, 10);
  return (
    isAmong('services', filters.services, facetsOf.service(record)) &&
    isAmong('directions', filters.directions, facetsOf.direction(record)) &&
    isAmong('statuses', filters.statuses, facetsOf.status(record)) &&
    isAmong('queueStatuses', filters.queueStatuses, facetsOf.queueStatus(record)) &&
    isAmong('agents', filters.agents, facetsOf.agent(record)) &&
    isAmong('extensions', filters.extensions, facetsOf.extension(record)) &&
    isAmong('flags', filters.flags, facetsOf.flag(record)) &&
    isAmong('contacts', filters.contacts, filled([name ?? number])) &&
    isAs('hasNotes', filters.hasNotes, 'notes') &&
    isAs('hasPinnedNote', filters.hasPinnedNote, 'pinnedNote') &&
    isAs('hasAttachment', filters.hasAttachment, 'attachment') &&
    isWithin(filters.minSeconds, filters.maxSeconds, record.duration) &&
    isWithin(filters.minCost, filters.maxCost, record.cost) &&
    (filters.from === undefined || day >= filters.from) &&
    (filters.to === undefined || day <= filters.to) &&
    hasNumber(record, filters.number)
  );
}

/** A sender with a name in its number's place. */
function isNamed(number: string): boolean {
  return /\p{L}/u.test(number) && !number.startsWith('sip:');
}

function hasNumber(record: KnownRecord, typed: string | undefined): boolean {
  if (typed === undefined) return true;
  const { from, to } = numbersOf(record);
  if (!/\d/.test(typed)) {
    const parties = [record.from?.name ?? '', record.to?.name ?? '', ...[...from, ...to].filter(isNamed)];
    return parties.some((name) =>
      fold(name)
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => word.startsWith(fold(typed))),
    );
  }
  const written = [record.sms ?? '', ...record.notes.map(({ text }) => text)].flatMap((text) =>
    numbers(plainLetters(text)),
  );
  const own = [...from, ...to].filter((number) => !isNamed(number));
  return [...own, ...written].some((number) => national(number).endsWith(national(typed)));
}
