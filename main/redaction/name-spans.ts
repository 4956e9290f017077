import { tokensOf, type Token } from '../search/analysis/tokens';
import { partitionPoint } from '../search/partition';
import type { Known, NameWord } from './known';
import type { Found } from './number-spans';

/** A word of a text with the words of names that it may be. */
interface Candidate extends Token {
  readonly names: readonly NameWord[];
  readonly isCapital: boolean;
}

/** So many words in a row are taken for one name. */
const maxWords = 5;
/** More than so many cannot all be companies that share a word. */
const maxCompared = 100;
/** What may stand between the words of one name: an initial and the beginning of `O’Brien`, too. */
const betweenWords = /^[\s.,\-_'’/]{0,3}(?:\p{L}['’]|\p{Lu}\.\s?)?$/u;

/**
 * The names of known persons in a filtered text: two words of one name in a row, in any letter case and form; one word alone where
 * it begins with a capital, is no ordinary word, or is one of those whom the record is about (`near`).
 */
export function nameSpans(text: string, known: Known, near: ReadonlySet<number>): Found[] {
  // No name is one letter, but `p.` is a title.
  const tokens = tokensOf(text).filter((token) => token.text.length > 1 || token.text === 'p');
  const words = tokens.flatMap((token) => partsOfWord(text, token));
  const candidates = words.map((word) => candidateOf(text, word, known));
  const found: Found[] = [];
  for (let at = 0; at < candidates.length;) {
    const here = candidates[at];
    const next = here === undefined || here.names.length === 0 ? null : nameAt(text, candidates, at, known, near);
    if (next !== null) {
      found.push(withInitial(text, next.found, found.at(-1)));
      at += next.words;
      continue;
    }
    const alone = here === undefined ? null : wordAlone({ text, known, near }, candidates, at);
    if (alone !== null) found.push(withInitial(text, alone, found.at(-1)));
    at += 1;
  }
  return found;
}

/** `AnnaKowalska2` as the words that it is written together of. */
function partsOfWord(text: string, token: Token): Token[] {
  const written = text.slice(token.start, token.start + token.length);
  if (token.text.length !== written.length || !/\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}/u.test(written)) return [token];
  return Array.from(written.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|[^\p{Lu}\p{Ll}]+/gu), ({ 0: part, index }) => ({
    text: token.text.slice(index, index + part.length),
    exact: token.exact.slice(index, index + part.length),
    start: token.start + index,
    length: part.length,
  }));
}

function candidateOf(text: string, token: Token, known: Known): Candidate {
  const names = token.text.length < 2 || !/^\p{L}/u.test(token.text) ? [] : known.namesOf(token.exact);
  return { ...token, names, isCapital: /^\p{Lu}/u.test(text.slice(token.start, token.start + 2)) };
}

/** The longest name of two words or more that begins at a word. */
function nameAt(text: string, words: readonly Candidate[], at: number, known: Known, near: ReadonlySet<number>) {
  let end = at + 1;
  while (end < words.length && end - at < maxWords && isNext(text, words[end - 1], words[end])) end += 1;
  for (; end - at >= 2; end -= 1) {
    const some = words.slice(at, end);
    const owners = whoHaveAll(some).filter((person) => isToldBy(person, some, known));
    if (owners.length === 0) continue;
    return { words: end - at, found: foundName(some, owners, near, known) };
  }
  return null;
}

function isNext(text: string, before: Candidate | undefined, after: Candidate | undefined): boolean {
  if (before === undefined || after === undefined || after.names.length === 0) return false;
  return betweenWords.test(text.slice(before.start + before.length, after.start));
}

/** Those who have a word for each of some, each another one; the rarest word decides how long it takes. */
function whoHaveAll(some: readonly Pick<Candidate, 'names'>[]): readonly number[] {
  const [rarest, ...others] = some.toSorted((a, b) => commonness(a) - commonness(b));
  const isOneWord = new Set(some.map(({ names }) => names[0]?.text)).size < some.length;
  if (rarest === undefined || isOneWord) return [];
  const owners = ownersOf(rarest);
  return owners.filter((person) => others.every((word) => isOneOf(person, word)));
}

function commonness({ names }: Pick<Candidate, 'names'>): number {
  return names.reduce((sum, { persons }) => sum + persons.length, 0);
}

/** All who have one of the names that a word may be. */
function ownersOf({ names }: Pick<Candidate, 'names'>): readonly number[] {
  const [only, ...others] = names;
  if (only === undefined) return [];
  return others.length === 0 ? only.persons : [...new Set(names.flatMap(({ persons }) => persons))];
}

function isOneOf(person: number, { names }: Pick<Candidate, 'names'>): boolean {
  return names.some(({ persons }) => {
    const at = partitionPoint(persons.length, (place) => (persons[place] ?? 0) < person);
    return persons[at] === person;
  });
}

/** A company's name is told by all of its words, or by one that is no ordinary word. */
function isToldBy(person: number, some: readonly Candidate[], known: Known): boolean {
  if (known.persons[person]?.kind !== 'organisation') return true;
  return some.length >= known.wordsOf(person) || some.some(({ exact }) => !known.isOrdinary(exact));
}

interface Around {
  readonly text: string;
  readonly known: Known;
  readonly near: ReadonlySet<number>;
}

/** One word of a name by itself. */
function wordAlone({ text, known, near }: Around, words: readonly Candidate[], at: number): Found | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word.names.length === 0) return writtenTogether(word, known, near);
  const isNear = word.text.length > 2 && [...near].some((person) => isOneOf(person, word));
  // Small letters and an ordinary word: `lis` is more often a fox than somebody.
  const isTold =
    isNear ||
    word.isCapital ||
    (word.text.length > 3 && !known.isOrdinary(word.exact)) ||
    isAfterTitle(text, words, at);
  if (!isTold) return null;
  const owners = ownersOf(word);
  const people =
    isNear || owners.length > maxCompared
      ? owners
      : owners.filter((person) => isToldByOne(person, word, known, owners.length));
  return people.length === 0 ? null : foundName([word], people, near, known);
}

/** A word that several companies share tells none of them (`Polska`), nor does an ordinary one. */
function isToldByOne(person: number, { exact, text }: Candidate, known: Known, owners: number): boolean {
  if (known.persons[person]?.kind !== 'organisation' || known.wordsOf(person) === 1) return true;
  return owners === 1 && text.length > 3 && !known.isOrdinary(exact);
}

const titles = /^(?:p|pan|pana|panu|panem|pani|pania|panie|mr|mrs|ms)$/;

function isAfterTitle(text: string, words: readonly Candidate[], at: number): boolean {
  const [title, word] = [words[at - 1], words[at]];
  if (title === undefined || word === undefined || !titles.test(title.text)) return false;
  return /^\.? ?$/.test(text.slice(title.start + title.length, word.start));
}

/** `annakowalska`, a name as addresses and names of files have it. */
function writtenTogether(word: Candidate, known: Known, near: ReadonlySet<number>): Found | null {
  const { text, exact } = word;
  if (text.length < 7 || text.length > 40 || text.length !== exact.length || !/^\p{L}+$/u.test(text)) return null;
  for (let cut = 3; cut <= text.length - 3; cut += 1) {
    const parts = [exact.slice(0, cut), exact.slice(cut)].map((part) => ({ ...word, names: known.namesOf(part) }));
    if (parts.some(({ names }) => names.length === 0)) continue;
    const owners = whoHaveAll(parts).filter((person) => known.persons[person]?.kind !== 'organisation');
    if (owners.length > 0) return { ...foundName(parts, owners, near, known), start: word.start, length: word.length };
  }
  return null;
}

/** Of several who are called so it is the one whom the record is about; else it is a name, and nobody's alone. */
function foundName(
  some: readonly Candidate[],
  owners: readonly number[],
  near: ReadonlySet<number>,
  known: Known,
): Found {
  const nearest = near.size === 0 ? [] : owners.filter((person) => near.has(person));
  const people = nearest.length > 0 ? nearest : owners;
  const [start, last] = [some[0]?.start ?? 0, some.at(-1)];
  const length = last === undefined ? 0 : last.start + last.length - start;
  const [only] = people;
  const key =
    people.length === 1 && only !== undefined
      ? `person:${known.persons[only]?.id ?? ''}`
      : `name:${some
          .map(({ names, text }) => names[0]?.text ?? text)
          .toSorted()
          .join(' ')}`;
  return { start, length, kind: 'name', key, owners: people };
}

/** `A. Kowalska`, `Kowalska A.`, `O’Brien`: the letter goes with the name. */
function withInitial(text: string, found: Found, before: Found | undefined): Found {
  const least = before === undefined ? 0 : before.start + before.length;
  const ahead = /(?<![\p{L}\p{N}])(?:\p{Lu}\. ?|\p{L}['’])$/u.exec(
    text.slice(Math.max(least, found.start - 4), found.start),
  );
  const start = ahead === null ? found.start : found.start - ahead[0].length;
  const end = found.start + found.length;
  const behind = ahead === null ? /^ \p{Lu}\.(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 5)) : null;
  return { ...found, start, length: end - start + (behind?.[0].length ?? 0) };
}
