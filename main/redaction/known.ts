import { filtered } from '../../preload/letters/char-filter';
import type { Inflection } from '../search/analysis/inflection';
import { isCompany } from '../search/analysis/last-name';
import { numbersOfCaller } from '../search/analysis/recognisers';
import { tokensOf } from '../search/analysis/tokens';
import { namesOfForm } from './name-forms';

/** Somebody whom an archive names. */
export interface KnownPerson {
  readonly id: string;
  /** `agent`: a user of the CRM. */
  readonly kind: 'person' | 'organisation' | 'agent';
  /** Whole names, in every spelling: first and last name as one. */
  readonly names: readonly string[];
  /** Phone numbers in any spelling, and senders that have a name in a number's place. */
  readonly numbers: readonly string[];
  /** Of an agent: numbers within the house. */
  readonly extensions?: readonly string[];
  readonly emails?: readonly string[];
}

/** A word that somebody's name has. */
export interface NameWord {
  /** Folded. */
  readonly text: string;
  /** Places of those in the list of persons who have it; ascending. */
  readonly persons: readonly number[];
}

/** What is known of persons, as texts are looked through for them. */
export interface Known {
  readonly persons: readonly { readonly id: string; readonly kind: KnownPerson['kind'] }[];
  /** How many words the name of a person has at least, of those by which he is known. */
  readonly wordsOf: (person: number) => number;
  /** The words of names that a word of a text may be a form of; `exact` in small letters, with its marks. */
  readonly namesOf: (exact: string) => readonly NameWord[];
  /** Whether a word, in small letters, is one of the language besides being a name. */
  readonly isOrdinary: (exact: string) => boolean;
  /** Those who have a number, by `numberKey`; undefined for one that nobody has. */
  readonly ownersOf: (number: string) => readonly number[] | undefined;
  /** How many significant digits known numbers have. */
  readonly numberLengths: readonly number[];
  readonly ownersOfEmail: (email: string) => readonly number[];
  readonly ownersOfExtension: (extension: string) => readonly number[] | undefined;
  readonly personOf: (id: string) => number | undefined;
}

/** Shorter numbers are no telephone's: in a text they are amounts, years and rooms. */
const minDigits = 5;
/** So many words of a text are remembered with the names that they may be. */
const maxRemembered = 40_000;

/** Prepares what is known of persons; `inflection` is null where there is no dictionary. `numbersOfNobody` are those of nobody in particular. */
export function knownPersons(
  people: Iterable<KnownPerson>,
  inflection: Inflection | null,
  numbersOfNobody: readonly string[] = [],
): Known {
  const persons: { id: string; kind: KnownPerson['kind'] }[] = [];
  const counts: number[] = [];
  const [words, numbers, emails, extensions] = [new Lists(), new Lists(), new Lists(), new Lists()];
  const places = new Map<string, number>();
  for (const { id, kind, names, ...said } of people) {
    const at = persons.push({ id, kind }) - 1;
    places.set(id, at);
    const named = names.map(nameWords).filter((each) => each.length > 0);
    counts.push(Math.min(...named.map((each) => each.length)));
    for (const word of named.flat()) words.add(word, at);
    // A number may stand in a name, and a name in a number's place.
    for (const number of [...said.numbers, ...names].flatMap(numbersOfCaller)) {
      if (number.length >= minDigits) numbers.add(number, at);
    }
    for (const sender of said.numbers.filter((each) => /\p{L}/u.test(each))) {
      for (const word of nameWords(sender)) words.add(word, at);
    }
    for (const email of said.emails ?? []) emails.add(email.toLowerCase(), at);
    for (const extension of said.extensions ?? []) extensions.add(extension.trim(), at);
  }
  for (const number of numbersOfNobody.flatMap(numbersOfCaller)) if (number.length >= minDigits) numbers.list(number);
  const all = new Map(Array.from(words.all, ([text, who]) => [text, { text, persons: who }]));
  return {
    persons,
    wordsOf: (person) => counts[person] ?? 1,
    namesOf: remembered((exact) =>
      namesOfForm(exact, (name) => all.has(name), inflection).flatMap((name) => all.get(name) ?? []),
    ),
    isOrdinary: remembered((exact) => inflection !== null && isOrdinary(exact, inflection)),
    ownersOf: (number) => numbers.all.get(number),
    numberLengths: [...new Set(Array.from(numbers.all.keys(), (number) => number.length))],
    ownersOfEmail: (email) => emails.all.get(email.toLowerCase()) ?? [],
    ownersOfExtension: (extension) => extensions.all.get(extension),
    personOf: (id) => places.get(id),
  };
}

/** Places by a text; a place stands in a list once. */
class Lists {
  readonly all = new Map<string, number[]>();

  list(text: string): number[] {
    const before = this.all.get(text);
    if (before !== undefined) return before;
    const list: number[] = [];
    this.all.set(text, list);
    return list;
  }

  add(text: string, at: number): void {
    const list = this.list(text);
    if (list.at(-1) !== at) list.push(at);
  }
}

/** Like last names and nothing else, though the dictionary has adjectives that look so. */
const lastNameLike = /^.{3,}(?:sk|ck)(?:i|a|iego|iej|iemu|ą|im|ich|imi)$/u;

function isOrdinary(exact: string, inflection: Inflection): boolean {
  return !lastNameLike.test(exact) && inflection.headwordsOf(exact).some(({ isProper }) => !isProper);
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Titles, small words of names, and the forms of companies: nobody is told by them. */
const untelling =
  setOf(`dr mgr inz prof hab lek med dent lic tech pan pani panstwo ks br adw mec mr mrs ms not arch van von der den de
  del della di da dos du la le zu zur zum af av bin ben el al jr junior sr senior i ii iii iv phd mba oraz and und the z w
  sp spzoo zoo o oo spolka sa s a psa sc sj ska ltd limited gmbh inc llc corp sro phu ppu fhu pphu ppuh puh zpu zph
  spolki ul tel kom fax nr mail email`);

/** The folded words of a name by which somebody may be known: no titles, no numbers, no single letters. */
export function nameWords(name: string): readonly string[] {
  const isWhole = isCompany(name) || name === name.toLowerCase();
  const words = tokensOf(filtered(name)).filter(({ text, start }) => {
    if (text.length < 2 || untelling.has(text) || !/\p{L}/u.test(text)) return false;
    // What is written small in a person's name is a remark: `Anna Nowak (kadry)`.
    return isWhole || !/\p{Ll}/u.test(filtered(name).charAt(start));
  });
  return [...new Set(words.map(({ text }) => text))].slice(0, 12);
}

function remembered<Value>(find: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= maxRemembered) known.clear();
    const value = find(word);
    known.set(word, value);
    return value;
  };
}
