import { filtered } from './letters/char-filter';

/** A phone number without its extension. */
export interface DialledNumber {
  /** As it was written, without what names its kind (`tel:`), its host (`@pbx`) and its extension. */
  readonly written: string;
  /** What is dialled after the number, within its house; it never tells numbers apart. */
  readonly extension: string | null;
}

/** Only the digits of a text, which need not be filtered. */
export function digitsOf(text: string): string {
  return filtered(text).replaceAll(/\D/g, '');
}

/** A Polish number with its country code, with the trunk zero that was abolished in 2010, or with neither. */
const polish = /^(?:(?:0{0,2}48)?0?([1-9]\d{8})|(?:00)?48(\d{9}))$/;
/** Calling codes; none begins like another. */
const callingCode =
  '1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[789]|8[0578]|9[679])\\d';
/** A trunk zero after a calling code. In a few countries numbers themselves begin with a zero. */
const trunkZero = new RegExp(`^(?!39|225|229|241|242|37[89])(${callingCode})0(?=\\d{4})`);

/**
 * The digits that tell one number from another, whatever its spelling: those of a Polish one without country code and
 * trunk zero (nine), those of a foreign one with its country code, those of any other as they are.
 */
export function significantDigits(text: string): string {
  const written = filtered(text);
  const digits = written.replaceAll(/\D/g, '');
  if (digits.length === 9 && !digits.startsWith('0')) return digits;
  const match = polish.exec(digits);
  if (match !== null) return match[1] ?? match[2] ?? digits;
  const whole = digits.replace(/^00(?=[1-9]\d{6})/, '');
  const isForeign = whole !== digits || /^[\s(]*\+/.test(written) || /\d[\s\-./]*\(0\)/.test(written);
  return isForeign ? whole.replace(trunkZero, '$1') : whole;
}

/** Words that name the number after them, with or without a point or a colon: a pattern for any letter case. */
export const numberName =
  '(?:nr|numer|number|tel(?:efonu?)?|kom(?:[oó]rk[aię]|[oó]rkowy)?|mob(?:ile)?|phone|fax|faksu?)';
/** Where a number begins that is long enough to be named so: a pattern. */
export const namedNumber = String.raw`[+([]{0,3}\d(?:[\s().\-/]{0,3}\d){6}`;

/** What names the kind of a number before it: words, an address's scheme, or a word that ends with a point or a colon. */
const kindBefore = new RegExp(
  String.raw`^[\s[(]*(?:(?:${numberName}(?!\p{L})[\s.:/]*)+(?=${namedNumber})|(?:tel|callto|sips?|fax|faks|phone|kom|mob)(?::\/\/|\.:|[:.])\s*)`,
  'iu',
);
const bracketBefore = /^\s*\[+(?=[+(]*\d)/;
const host = /[@?].*$/s;
const extensionAfter =
  /[\s,;(]*(?:(?:nr\.?\s*)?wew(?:n(?:[eę]trzn[ya])?)?[\s.:=]*|(?:^|(?<=[\s\d);,]))w(?:\.\s*|(?=\d))|ext(?:ension|n)?[\s.:=]*|(?<=[\s\d)])x\s*|#\s*|;)(\d{1,7})\)?\s*$/i;

/** Takes a number apart: `tel:+48600700800`, `sip:600700800@pbx`, `22 123 45 67 wew. 105`, `+48221234567;ext=105`. */
export function dialledNumber(text: string): DialledNumber {
  if (text.length > maxLength) return { written: text, extension: null };
  const bare = withinBrackets(filtered(text))
    .replaceAll(/%2b/gi, '+')
    .replaceAll(/%20/g, ' ')
    .replace(kindBefore, '')
    .replace(bracketBefore, '');
  const number = bare.replace(host, '').replace(/;(?!\s*ext=)[^;]*=[^;]*/gi, '');
  const match = extensionAfter.exec(number);
  if (match === null || digitsOf(number.slice(0, match.index)).length < minDigitsBefore) {
    return { written: number.trim(), extension: null };
  }
  return { written: number.slice(0, match.index).trim(), extension: match[1] ?? null };
}

/** Whatever is longer is a text. */
const maxLength = 200;
/** Fewer digits before it are no number that has an extension. */
const minDigitsBefore = 6;

/** `Anna Nowak <sip:600700800@pbx>` as an address alone. */
function withinBrackets(text: string): string {
  return /<([^<>]*)>/.exec(text)?.[1] ?? text;
}

/** Whether a sender has a name of letters in a number's place: `mBank`, `INFO24`. */
export function isNamed(written: string): boolean {
  return /\p{L}/u.test(written);
}

/** Whether a text is a number, whatever stands around it; what follows a whole one may be an extension that is not finished. */
export function isNumber(text: string): boolean {
  const { written } = dialledNumber(text);
  const [before = ''] = written.split(/\p{L}/u, 1);
  return digitsOf(before).length >= (isNamed(written) ? minDigitsBefore : 1);
}

/** What two spellings of one number, or of one sender that is a name, have in common. */
export function numberKey(text: string): string {
  const { written } = dialledNumber(text);
  const digits = isNamed(written) ? '' : significantDigits(written);
  return digits === '' ? written.toLowerCase() : digits;
}

/** Whether a number has some typed digits somewhere: as they are, or as those of a number in another spelling. */
export function holdsDigits(number: string, typed: string): boolean {
  const [has, wanted] = [dialledNumber(number).written, dialledNumber(typed).written];
  return [digitsOf, significantDigits].some((of) => of(wanted) !== '' && of(has).includes(of(wanted)));
}
