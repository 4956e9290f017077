import type { TextRange } from '../../../preload/model';
import { dialledNumber, digitsOf, isNamed, significantDigits } from '../../../preload/phone-number';
import { isSignWord, tokensOf, type Token } from './tokens';

export { digitsOf, significantDigits };

/** A number written inside a text: its digits and its place. */
export interface WrittenNumber extends TextRange {
  readonly digits: string;
  /** Those that tell it from others. */
  readonly significant: string;
}

/** Runs of digits with the separators people put between them: the numbers written inside a text. */
const writtenNumber = /\+?\d(?:[\s().\-/]{0,2}\d){5,17}/g;

/** The numbers of six or more digits written inside a text, whatever their spacing. */
export function numbersIn(text: string): WrittenNumber[] {
  return Array.from(text.matchAll(writtenNumber), ({ 0: written, index }) => ({
    digits: digitsOf(written),
    significant: significantDigits(written),
    start: index,
    length: written.length,
  }));
}

/** What a caller's number is found by: its significant digits; of a sender that is a name, those of numbers in the name. */
export function numbersOfCaller(number: string): string[] {
  const { written } = dialledNumber(number);
  if (isNamed(written)) return numbersIn(written).map(({ significant }) => significant);
  const digits = significantDigits(written);
  return digits === '' ? [] : [digits];
}

/** An amount of money written inside a text. */
export interface WrittenAmount extends TextRange {
  /** Digits, a point and two decimals: `1234.50`. */
  readonly amount: string;
}

const amountParts = [
  // Not within a word, a date, a time or another number.
  String.raw`(?<![\p{L}\p{N}]|\d[.,/:])`,
  String.raw`(?:(?<groups>[1-9]\d{0,2}(?<mark>[ \u00a0\u2009\u202f.,'])\d{3}(?:\k<mark>\d{3})*)|(?<plain>\d{1,12}))`,
  String.raw`(?:(?<point>[.,])(?<decimals>\d{1,2}|-))?`,
  String.raw`(?:[ \u00a0\u2009\u202f]?(?<currency>zł(?:ot(?:y|e|ych))?|zl(?:ot(?:y|e|ych))?|pln|eur|euro|usd|€|\$))?`,
  String.raw`(?![\p{L}\p{N}]|[.,/:]\d)`,
];
const writtenAmount = new RegExp(amountParts.join(''), 'giu');

/**
 * The amounts written inside a text: a number with one or two decimals (`1 234,50`, `1.234,50`, `1234.5`, `500,-`) or
 * with a currency after it (`1 234 zł`, `500zł`); the currency belongs to the place, not to the amount. A day and a month
 * with a point between and no currency (`29.12`) are a date.
 */
export function amountsIn(text: string): WrittenAmount[] {
  if (!/\d/.test(text)) return [];
  const amounts: WrittenAmount[] = [];
  for (const match of text.matchAll(writtenAmount)) {
    const amount = toAmount(match.groups ?? {});
    if (amount !== null) amounts.push({ amount, start: match.index, length: match[0].length });
  }
  return amounts;
}

function toAmount(parts: Partial<Record<string, string>>): string | null {
  const { groups, mark, plain, point, decimals, currency } = parts;
  if (decimals === undefined && currency === undefined) return null;
  if (point !== undefined && point === mark) return null;
  const whole = (groups ?? plain ?? '').replaceAll(/\D/g, '');
  const isDate = currency === undefined && point === '.' && isDayAndMonth(whole, decimals ?? '');
  return isDate ? null : `${whole.replace(/^0+(?=\d)/, '')}.${(decimals ?? '').replace('-', '').padEnd(2, '0')}`;
}

function isDayAndMonth(day: string, month: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])$/.test(day) && /^(?:0[1-9]|1[0-2])$/.test(month);
}

/** An invoice's, a case's or another row of letters and digits written inside a text. */
export interface WrittenCode extends TextRange {
  /** Folded letters and digits, nothing between: `fv20221207`. */
  readonly code: string;
}

/** Squeezed codes are at most this long; longer rows are addresses of pages and the like. */
const maxCodeLength = 40;
/** A sign of a code's beginning before a space: `FV`, `Km`, `GNc`, `KOR`. */
const sign = /^(?:\p{Lu}\p{L}?|\p{Lu}{2,3}\p{L})$/u;
/** Signs known in small letters, too. */
const knownSigns = new Set(['fv', 'fa', 'fk', 'fs', 'km', 'wz', 'pz', 'zk']);
const romanNumeral = /^[IVX]{1,5}$/;

/**
 * The codes written inside a text: two or more words with one mark between each (`FV/2022/12/07`, `RK-2022-0012`,
 * `2022/FV_12`), letters and digits among them. A point joins too where a digit follows and no small letter precedes
 * (`WO.5410.12.2022`). Before a row with a slash that begins with a digit may stand, with a space between, one sign of one
 * to four letters (one or two with a capital first, else capitals but for the last; `fv`, `km` and the like in any case),
 * and before that a Roman numeral: `FV 2022/12/07`, `Km 123/22`, `VIII GNc 45/21`. Digits alone (`12/2022`) are no code
 * but a number or a date; one word (`FV2022`) is a word.
 */
export function codesIn(text: string, tokens: readonly Token[] = tokensOf(text)): WrittenCode[] {
  if (!/\d/.test(text)) return [];
  const codes: WrittenCode[] = [];
  for (let first = 0; first < tokens.length;) {
    const next = endOfRow(text, tokens, first);
    const code = next - first < 2 ? null : toCode(tokens.slice(startOfCode(text, tokens, first, next), next));
    if (code !== null) codes.push(code);
    first = next;
  }
  return codes;
}

function toCode(row: readonly Token[]): WrittenCode | null {
  const code = row.map((token) => token.text).join('');
  const isCode = code.length <= maxCodeLength && /\d/.test(code) && /\p{L}/u.test(code);
  return isCode ? { code, ...spanOf(row) } : null;
}

/** The place from the first to the last of some words. */
export function spanOf(row: readonly Token[]): TextRange {
  const start = row[0]?.start ?? 0;
  const last = row.at(-1);
  return { start, length: last === undefined ? 0 : last.start + last.length - start };
}

/** The index after the last word that one mark each joins to the first. */
function endOfRow(text: string, tokens: readonly Token[], first: number): number {
  let next = first + 1;
  while (next < tokens.length && isJoined(text, tokens[next - 1], tokens[next])) next += 1;
  return next;
}

function isJoined(text: string, before: Token | undefined, after: Token | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const end = before.start + before.length;
  if (after.start !== end + 1) return false;
  const mark = text.charAt(end);
  if (mark === '.') return /[\p{Lu}\d]/u.test(text.charAt(end - 1)) && /\d/.test(text.charAt(after.start));
  const joins = mark === '/' || mark === '-' || mark === '_' || mark === '\\';
  return joins && !isSignWord(before.text) && !isSignWord(after.text);
}

/** The index of the Roman numeral or sign that stands before a row with a slash, else of the row itself. */
function startOfCode(text: string, tokens: readonly Token[], first: number, next: number): number {
  const row = writtenRow(text, tokens.slice(first, next));
  if (!/^\d/.test(row) || !row.includes('/') || !isSign(text, tokens, first - 1)) return first;
  return isSpaced(text, tokens, first - 2) && romanNumeral.test(writtenRow(text, tokens.slice(first - 2, first - 1)))
    ? first - 2
    : first - 1;
}

function isSign(text: string, tokens: readonly Token[], at: number): boolean {
  if (!isSpaced(text, tokens, at)) return false;
  return sign.test(writtenRow(text, tokens.slice(at, at + 1))) || knownSigns.has(tokens[at]?.text ?? '');
}

/** Whether one space, breaking or not, stands between a word and the next. */
function isSpaced(text: string, tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (word === undefined || tokens[at + 1]?.start !== word.start + word.length + 1) return false;
  return /[ \u00a0\u202f]/.test(text.charAt(word.start + word.length));
}

function writtenRow(text: string, row: readonly Token[]): string {
  const { start, length } = spanOf(row);
  return text.slice(start, start + length);
}
