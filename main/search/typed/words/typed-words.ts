import type { TextRange } from '../../../../preload/model';
import { filterCharacters } from '../../../../preload/letters/char-filter';
import { tokensOf } from '../../analysis/tokens';
import { isField } from '../query-parser';

/** A word of a search text, of those that may be read as more than words. */
export interface TypedWord extends TextRange {
  /** Folded. */
  readonly text: string;
  /** In small letters, with their marks. */
  readonly exact: string;
  /** Whether it has a capital that says something: not the first word of the text, nor in a text of capitals. */
  readonly isCapital: boolean;
  /** What stands between it and the words beside it, filtered; a row of spaces is one. */
  readonly before: string;
  readonly after: string;
  /** How long it is with a point after it. */
  readonly lengthWithPoint: number;
}

/** Longer texts are read up to here, as the search itself does. */
const maxTextLength = 10_000;

/** More words than this narrow nothing further. */
const maxWords = 320;

/** Stands in the gaps for what is not read: quoted, after a field or excluded; and for an OR. */
const unread = '"';
const or = '|';

/**
 * The words of a search text that stand for themselves: not quoted, not excluded, without a field. An OR leaves a mark in the
 * gap, since what it joins is searched as words.
 */
export function typedWords(typed: string): readonly TypedWord[] {
  const read = filterCharacters(typed.slice(0, maxTextLength));
  const text = masked(read.text);
  const tokens = tokensOf(text).slice(0, maxWords);
  const gaps: string[] = [];
  let end = 0;
  for (const token of tokens) {
    gaps.push(gapOf(text.slice(end, token.start)));
    end = token.start + token.length;
  }
  gaps.push(gapOf(text.slice(end, tokens.length < maxWords ? text.length : end + 1)));
  const isMixed = /\p{Ll}/u.test(text);
  return tokens.map((token, at) => {
    const isFirst = at === 0 && gaps[0]?.includes(unread) === false;
    const isCapital = isMixed && !isFirst && /^\p{Lu}/u.test(text.slice(token.start, token.start + 2));
    const after = gaps[at + 1] ?? '';
    const { length } = read.correct({ start: token.start, length: token.length + (after.startsWith('.') ? 1 : 0) });
    return { ...token, ...read.correct(token), isCapital, before: gaps[at] ?? '', after, lengthWithPoint: length };
  });
}

const space = /[\s|]+/y;
const operator = /(?:OR|LUB)(?![^\s|])/y;
const exclusion = /-(?=[^\s|])/y;
const fieldName = /(\p{L}{2,15}):(?=[^\s|])/uy;
const quotation = /["„”“][^"„”“]*["„”“]?/y;
const run = /[^\s|]+/y;

/** A text as long as what was typed, with marks in place of what is not read, and strokes in place of an OR. */
export function masked(typed: string): string {
  let text = '';
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(typed);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < typed.length) {
    const start = at;
    if (take(space) !== null) text += typed.slice(start, at);
    else if (take(operator) !== null) text += or.repeat(at - start);
    else {
      const isExcluded = take(exclusion) !== null;
      const named = take(fieldName);
      const isOfField = named !== null && isField(named[1] ?? '');
      const isQuoted = (named === null || isOfField) && take(quotation) !== null;
      if (!isQuoted) take(run);
      text += isExcluded || isOfField || isQuoted ? unread.repeat(at - start) : typed.slice(start, at);
    }
  }
  return text;
}

function gapOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Whether nothing but a space (with a comma, point or colon before it) stands between a word and the one before. */
export function isSpaced(words: readonly TypedWord[], at: number): boolean {
  return /^[.,:]? $/.test(words[at]?.before ?? '');
}

/**
 * Whether what is read from a word to before another is a whole: not a piece of a code, nor one side of an OR. An OR with
 * something unread between joins that.
 */
export function isWhole(words: readonly TypedWord[], at: number, next: number): boolean {
  const { before } = words[at] ?? { before: or };
  const { after } = words[next - 1] ?? { after: or };
  const isApart = /^(?:.*[ (])?$/.test(before) && /^[.,;:!?)]*(?: .*)?$/.test(after);
  const isJoined = before.lastIndexOf(or) > before.lastIndexOf(unread) || (after.split(unread)[0] ?? '').includes(or);
  return isApart && !isJoined;
}

const abbreviation = /^(?:\d{0,4}r|br|kw|min|sek|godz|wewn|ext)$/;

/** From the beginning of a word to the end of the one before another, with the point of an abbreviation. */
export function rangeOfWords(words: readonly TypedWord[], at: number, next: number): TextRange {
  const first = words[at];
  const last = words[next - 1];
  if (first === undefined || last === undefined) return { start: 0, length: 0 };
  const length = abbreviation.test(last.text) ? last.lengthWithPoint : last.length;
  return { start: first.start, length: last.start + length - first.start };
}
