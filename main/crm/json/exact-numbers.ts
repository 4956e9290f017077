import { endOfString } from './repair';

/**
 * Writes numbers that a JavaScript number cannot hold as strings, so that they keep every digit: a telephone number of 17
 * digits, 1e400, a cost with more decimal places than fit. Others stay, also where another spelling says the same (1.0, 1E5).
 */
export function quoteInexactNumbers(text: string): string {
  if (!perhapsInexact.test(text)) return text;
  const pieces: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) {
      const end = endOfString(text, at);
      if (end === null) return text;
      at = end - 1;
    } else if (letter === minus || isDigit(letter)) {
      const end = endOfNumber(text, at);
      const number = text.slice(at, end);
      if (!isExact(number)) {
        pieces.push(text.slice(copied, at), `"${number}"`);
        copied = end;
      }
      at = end - 1;
    }
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** Up to 15 digits without an exponent are held exactly. Mostly nothing of this kind is there, and the text is not looked through. */
const perhapsInexact = /[:[,]\s*-?\d(?:[\d.]{15}|[\d.]*[eE][+-]?\d)/;

const [quote, minus] = [0x22, 0x2d];

function isDigit(letter: number): boolean {
  return letter >= 0x30 && letter <= 0x39;
}

/** Where the letters end that a number may have. */
function endOfNumber(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && '0123456789.eE+-'.includes(text.charAt(end))) end += 1;
  return end;
}

/** Whether a JavaScript number says the same as the text of a number; true for what is no number. */
function isExact(text: string): boolean {
  const written = decimalOf(text);
  if (written === null) return true;
  const number = Number(text);
  if (written.isWhole) return Number.isSafeInteger(number);
  // Null where it is infinite.
  const held = decimalOf(String(number));
  return held !== null && held.digits === written.digits && held.exponent === written.exponent;
}

/** A number as `0.digits` times ten to the power of `exponent`; without its sign, which is always held. */
interface Decimal {
  /** Without zeros at either end; empty for 0. */
  readonly digits: string;
  readonly exponent: number;
  /** Written with digits alone. */
  readonly isWhole: boolean;
}

/** Null for what is no number of JSON. */
function decimalOf(text: string): Decimal | null {
  const [, whole = '', fraction = '', power = ''] = /^-?(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === '') return null;
  const all = whole + fraction;
  let [from, to] = [0, all.length];
  while (from < to && all.charAt(from) === '0') from += 1;
  while (to > from && all.charAt(to - 1) === '0') to -= 1;
  const digits = all.slice(from, to);
  const exponent = digits === '' ? 0 : whole.length - from + Number(power);
  return { digits, exponent, isWhole: fraction === '' && power === '' };
}
