import type { SearchField, SearchTerm, TermGroup, TextRange } from '../../../preload/model';
import { filterCharacters } from '../../../preload/letters/char-filter';
import { fold, lower } from '../analysis/fold';
import { accountDigits, accountsIn } from '../analysis/accounts';
import { tokensOf, type Token } from '../analysis/tokens';
import { amountsIn, codesIn, numbersIn, spanOf } from '../analysis/recognisers';
import { typedEndings } from '../typed/typed-numbers';

/** How words are compared: `exactLetters` tells `ł` from `l`. Numbers, amounts and codes do not depend on it. */
export interface HitOptions {
  readonly exactLetters: boolean;
}

/** A filtered text taken apart for one search. */
interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly spelling: 'text' | 'exact';
}

/** The fields in which amounts and codes, and the fields in which numbers are looked for within the text. */
const textFields: ReadonlySet<SearchField> = new Set<SearchField>(['sms', 'note', 'remark']);
const numberFields: ReadonlySet<SearchField> = new Set<SearchField>(['sms', 'note', 'remark', 'from', 'to']);

/**
 * The places of a text of a field that the wanted terms of a search matched, in order and without overlaps, in UTF-16
 * units of the text itself, on whole characters.
 */
export function hitsIn(
  text: string,
  groups: readonly TermGroup[],
  where: SearchField,
  options: HitOptions,
): TextRange[] {
  const terms = groups
    .flatMap((group) => (group.excluded ? [] : group.anyOf))
    .filter((term) => term.field === null || term.field === where);
  if (text === '' || terms.length === 0) return [];
  const read = filterCharacters(text);
  const reading: Reading = {
    text: read.text,
    tokens: tokensOf(read.text),
    spelling: options.exactLetters ? 'exact' : 'text',
  };
  return merge(terms.flatMap((term) => termHits(reading, term, where)).map((range) => read.correct(range)));
}

/** What a term looks for; the same for every text. */
interface Wanted {
  readonly words: readonly Token[];
  /** Its letters and digits, folded, nothing between. */
  readonly squeezed: string;
  /** What a number that is looked for ends with. */
  readonly endings: readonly string[];
  readonly forms: { readonly text: ReadonlySet<string>; readonly exact: ReadonlySet<string> };
}

const cached = new WeakMap<SearchTerm, Wanted>();

function wantedOf(term: SearchTerm): Wanted {
  const before = cached.get(term);
  if (before !== undefined) return before;
  const words = tokensOf(term.text);
  const wanted: Wanted = {
    words,
    squeezed: words.map((word) => word.text).join(''),
    endings: term.kind === 'number' ? typedEndings(term.text) : [],
    forms: { text: new Set(term.forms.map(fold)), exact: new Set(term.forms.map(lower)) },
  };
  cached.set(term, wanted);
  return wanted;
}

function termHits(reading: Reading, term: SearchTerm, where: SearchField): TextRange[] {
  const hasTexts = textFields.has(where);
  switch (term.kind) {
    case 'word':
      return [...rowHits(reading, term), ...formHits(reading, term), ...(hasTexts ? codeHits(reading, term) : [])];
    case 'phrase':
      return rowHits(reading, term);
    case 'number':
      return [
        ...rowHits(reading, term),
        ...(numberFields.has(where) ? numberHits(reading, term) : []),
        ...(hasTexts ? wholeAmountHits(reading, term) : []),
      ];
    case 'amount':
      return hasTexts ? amountHits(reading, term) : [];
    case 'code':
      return [
        ...rowHits(reading, term),
        ...squeezedWordHits(reading, term),
        ...(hasTexts ? codeHits(reading, term) : []),
      ];
  }
}

/** The words of a term one after another; the last may be a beginning only. */
function rowHits({ tokens, spelling }: Reading, term: SearchTerm): TextRange[] {
  const words = wantedOf(term).words.map((token) => token[spelling]);
  if (words.length === 0) return [];
  const ranges: TextRange[] = [];
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    const fits = words.every((word, offset) => {
      const token = tokens[at + offset]?.[spelling] ?? '';
      return term.isPrefix && offset === words.length - 1 ? token.startsWith(word) : token === word;
    });
    if (fits) ranges.push(spanOf(tokens.slice(at, at + words.length)));
  }
  return ranges;
}

/** The term's inflected forms as whole words. */
function formHits({ tokens, spelling }: Reading, term: SearchTerm): TextRange[] {
  if (term.forms.length === 0) return [];
  const forms = wantedOf(term).forms[spelling];
  return placesOf(tokens.filter((token) => forms.has(token[spelling])));
}

/** Codes that begin with the letters and digits of the term, which has to hold a digit; and accounts, where it is one. */
function codeHits({ text, tokens }: Reading, term: SearchTerm): TextRange[] {
  const { squeezed } = wantedOf(term);
  if (!/\d/.test(squeezed)) return [];
  const account = accountDigits(squeezed);
  const accounts = account === null ? [] : accountsIn(text).filter(({ digits }) => digits.startsWith(account));
  return placesOf([...codesIn(text, tokens).filter(({ code }) => code.startsWith(squeezed)), ...accounts]);
}

/** Words that begin with the letters and digits of a code: `FV2022` for `FV/2022`. */
function squeezedWordHits({ tokens }: Reading, term: SearchTerm): TextRange[] {
  const { squeezed } = wantedOf(term);
  return placesOf(tokens.filter((token) => token.text.startsWith(squeezed)));
}

/** Written numbers that end with the term's digits. */
function numberHits({ text }: Reading, term: SearchTerm): TextRange[] {
  const { endings } = wantedOf(term);
  return placesOf(numbersIn(text).filter(({ significant }) => endings.some((digits) => significant.endsWith(digits))));
}

/** Amounts of as many whole zlotys as the term says, if it is digits and nothing else. */
function wholeAmountHits({ text }: Reading, term: SearchTerm): TextRange[] {
  if (!/^\d{3,}$/.test(term.text)) return [];
  return placesOf(amountsIn(text).filter(({ amount }) => amount.slice(0, -3) === term.text));
}

function amountHits({ text }: Reading, term: SearchTerm): TextRange[] {
  const wanted = amountsIn(term.text)[0]?.amount;
  return placesOf(amountsIn(text).filter(({ amount }) => amount === wanted));
}

function placesOf(places: readonly TextRange[]): TextRange[] {
  return places.map(({ start, length }) => ({ start, length }));
}

function merge(ranges: TextRange[]): TextRange[] {
  ranges.sort((a, b) => a.start - b.start || b.length - a.length);
  const merged: TextRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last === undefined || range.start >= last.start + last.length) merged.push(range);
    else
      merged[merged.length - 1] = {
        start: last.start,
        length: Math.max(last.length, range.start + range.length - last.start),
      };
  }
  return merged;
}
