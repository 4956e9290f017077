import { normalise } from '../../../../preload/letters/normalise';
import { filtered } from '../../../../preload/letters/char-filter';
import type { Query, SavedSearch } from '../../../../preload/model';
import { numberKey, significantDigits } from '../../../../preload/phone-number';
import { fold } from '../../../search/analysis/fold';
import { numbersIn } from '../../../search/analysis/recognisers';
import { wordsOf } from '../../../search/analysis/tokens';
import type { StillWanted } from '../../../search/query/results';
import { parseQuery } from '../../../search/typed/query-parser';
import type { ArchiveReader } from '../../file/archive';
import { newestFirst, searcherOf } from '../search';
import { dictionaryOf } from '../understanding/forms';
import { understand } from '../understanding/understand';

/** Fewer digits are no number of one person. */
const minDigits = 6;

/** A saved search, as far as it may name somebody. */
export type NamedSearch = Pick<SavedSearch, 'id' | 'name' | 'query'>;

/** What tells whether a text names one of some people. */
export interface Naming {
  /** Whether a search, or its name, names one of them, as the search engine reads it. */
  search(saved: NamedSearch): boolean;
  /** Whether a text does. */
  text(text: string): boolean;
  /** Whether a word is one of a name of theirs, in whatever form. */
  word(word: string): boolean;
}

/**
 * Recognises people by their names and numbers: numbers by their significant digits, names by all of their words in whatever form
 * and order, or by a word of theirs that nobody else has (`isOnlyTheirs`); filters by the very contact or number.
 */
export function namingOf(
  archive: ArchiveReader,
  people: readonly string[],
  isOnlyTheirs: (word: string) => boolean,
): Naming {
  const whole = new Set(people.map(plain));
  const numbers = new Set(people.map(significantDigits).filter((digits) => digits.length >= minDigits));
  const keys = new Set(people.map(numberKey));
  const names = people.map((one) => [...new Set(wordsOf(filtered(one)))]).filter((words) => words.length > 0);
  const byWord = new Map<string, (readonly string[])[]>();
  for (const words of names) for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), words]);

  const namesThem = (words: ReadonlySet<string>): boolean => {
    for (const word of words) {
      const theirs = byWord.get(word) ?? [];
      if (theirs.some((name) => name.every((one) => words.has(one)))) return true;
      if (theirs.length > 0 && /^\p{L}{3,}$/u.test(word) && isOnlyTheirs(word)) return true;
    }
    return false;
  };
  const hasNumber = (text: string): boolean => {
    const written = [...numbersIn(text).map(({ significant }) => significant), significantDigits(text)];
    return written.some((digits) => numbers.has(digits));
  };
  const text = (said: string): boolean => hasNumber(said) || namesThem(wordsIn(archive, said));
  const filters = ({ contacts = [], number, ownNumber }: Query['filters']): boolean =>
    contacts.some((one) => whole.has(plain(one))) ||
    [number, ownNumber].some((one) => one !== undefined && (keys.has(numberKey(one)) || endsOne(numbers, one)));
  return {
    text,
    word: (word) => [...wordsIn(archive, word)].some((form) => byWord.has(form)),
    search: ({ name, query }) => filters(query.filters) || text(query.text) || text(name),
  };
}

/** Whether a word stands in none but these records. */
export function onlyTheirsAmong(
  archive: ArchiveReader,
  ids: readonly number[],
  check: StillWanted,
): (word: string) => boolean {
  const own = new Set(ids);
  const searcher = searcherOf(archive);
  return (word) => {
    const plan = understand(archive, { text: `"${word.replaceAll('"', ' ')}"`, filters: {}, literal: true }, check);
    return searcher.keepingNothing(() =>
      searcher.page(plan, newestFirst, 0, own.size + 1, check).every((id) => own.has(id)),
    );
  };
}

const plain = (text: string): string => fold(normalise(text));

/** A filter by the last digits of a number finds it as well. */
function endsOne(numbers: ReadonlySet<string>, typed: string): boolean {
  const digits = significantDigits(typed);
  return digits.length >= minDigits && [...numbers].some((number) => number.endsWith(digits));
}

/** The words of a text as a search for it would look for them, with their forms. */
function wordsIn(archive: ArchiveReader, text: string): ReadonlySet<string> {
  const groups = archive.own(dictionaryOf).addForms(parseQuery(text));
  const terms = groups.flatMap(({ anyOf }) => anyOf);
  return new Set(terms.flatMap((term) => [term.text, ...term.forms].flatMap((one) => wordsOf(filtered(one)))));
}
