import type { CsvStyle } from '../../../preload/export/export-model';

/**
 * What a spreadsheet would do to a text when a CSV is opened by double click, and how that is kept from happening.
 * Excel decides by the cell alone, quotes or not: `0048600700800` loses its zeros, `12-05` becomes a day, `+48 600 700 800` a sum.
 * `="0048600700800"` is a text to Excel and to LibreOffice, and the cell then holds just those characters.
 */

/** Words that stand in dates, times, amounts and numbers of a Polish or an English spreadsheet. */
const convertibleWords = [
  ...['styczeń|stycznia|sty', 'luty|lutego|lut', 'marzec|marca|mar', 'kwiecień|kwietnia|kwi', 'maja|maj'],
  ...['czerwiec|czerwca|cze', 'lipiec|lipca|lip', 'sierpień|sierpnia|sie', 'wrzesień|września|wrz'],
  ...['październik|października|paź', 'listopada|listopad|lis', 'grudzień|grudnia|gru'],
  ...['january|jan', 'february|feb', 'march', 'april|apr', 'may', 'june|jun', 'july|jul', 'august|aug'],
  ...['september|sept|sep', 'october|oct', 'november|nov', 'december|dec'],
  ...['am', 'pm', 'a', 'p', 'e', 't', 'z', 'zł', 'pln', 'eur', 'usd', 'rok', 'r', '[ivx]{1,20}'],
].join('|');

/**
 * What a number, a date, a time or an amount cannot hold. A text is looked through letter by letter, never by a pattern that
 * repeats: a stranger may write 16 million digits.
 */
const foreign = /[^\p{L}\d.,:/+\-−–()%'’€$£*^ \t\u00a0\u2007\u202f]/u;
const letters = /\p{L}+/gu;
const convertibleWord = new RegExp(`^(?:${convertibleWords})$`, 'iu');

/** Words that are values of their own in a spreadsheet, and its error values. */
const value = /^(?:true|false|prawda|fałsz|#[\p{L}\d/_]+[!?]?)$/iu;
const maxValueLength = 64;

/** What a spreadsheet passes over in front of a formula (OWASP, CSV Injection); a NUL or a mark that has no width must not hide it. */
const notPassedOver = /[^\s\p{Cc}\p{Cf}]/u;
const beginsFormula = /^[\t\r\n=+\-@＝＋－＠−]/;

/** What stands in no number as people write it. A number begins as a formula may, but holds nothing to run. */
const notOfNumber = /[^\d\s().,-]/;

/** Excel takes no longer text in a formula (Microsoft, Excel specifications and limits). */
const maxLiteralLength = 255;

/** What is written for a text, and which of the two precautions it took. */
export interface SafeText {
  readonly written: string;
  readonly precaution: 'kept' | 'guarded' | null;
}

/** A text as it is written into a CSV of a style. */
export function safeText(text: string, texts: CsvStyle['texts']): SafeText {
  if (texts === 'exact' || text === '') return { written: text, precaution: null };
  if (texts === 'spreadsheet' && isConverted(text)) return { written: asFormula(text), precaution: 'kept' };
  const runs = isFormula(text) && !(texts === 'guarded' && isPlainNumber(text));
  return runs ? { written: `'${text}`, precaution: 'guarded' } : { written: text, precaution: null };
}

/** Whether a spreadsheet makes something else of a text: a number, a date, a time, a truth value, an error. */
export function isConverted(text: string): boolean {
  return isConvertible(text) || isValue(text);
}

/** One line with a digit and nothing that a number, a date, a time or an amount could not hold. */
function isConvertible(text: string): boolean {
  if (!/\d/.test(text) || foreign.test(text)) return false;
  for (const [word] of text.matchAll(letters)) if (!convertibleWord.test(word)) return false;
  return true;
}

function isValue(text: string): boolean {
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text.charAt(from))) from += 1;
  while (to > from && isBlank(text.charAt(to - 1))) to -= 1;
  return to - from <= maxValueLength && value.test(text.slice(from, to));
}

function isBlank(letter: string): boolean {
  return letter === ' ' || letter === '\t';
}

function isFormula(text: string): boolean {
  const unit = text.charCodeAt(0);
  // Most texts begin with a letter or a digit.
  if ((unit >= 0x30 && unit < 0x3a) || (unit >= 0x41 && unit < 0x5b) || (unit >= 0x61 && unit < 0x7b)) return false;
  const first = text.search(notPassedOver);
  return beginsFormula.test(text) || (first > 0 && beginsFormula.test(text.slice(first, first + 1)));
}

function isPlainNumber(text: string): boolean {
  return /\d/.test(text) && !notOfNumber.test(/^[+-]/.test(text) ? text.slice(1) : text);
}

/** A formula whose value is a text: Excel's way to say so in a CSV. */
function asFormula(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += maxLiteralLength) parts.push(`"${text.slice(at, at + maxLiteralLength)}"`);
  return `=${parts.join('&')}`;
}
