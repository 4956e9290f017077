import type { TextRange } from '../../preload/model';
import { significantDigits } from '../../preload/phone-number';
import { accountsIn } from '../search/analysis/accounts';
import { emailsIn, entitiesIn } from '../search/analysis/entities';
import { digitsOf } from '../search/analysis/recognisers';
import type { Known } from './known';
import type { RedactedKind } from './spans';

/** A span before it is known where it stands in the original. */
export interface Found extends TextRange {
  readonly kind: RedactedKind;
  readonly key: string;
  /** Places in the list of known persons. */
  readonly owners: readonly number[];
}

/** Written so that machines do not read them: `anna (at) firma.pl`, `anna@ firma.pl`, `anna%40firma.pl`. */
const disguised =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}(?:%40| ?[([{](?:at|@|małpa|malpa)[)\]}] ?| @ ?|@ )[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;

/** The addresses of mail in a filtered text. */
export function emailSpans(text: string, known: Known): Found[] {
  const others = Array.from(text.matchAll(disguised), (match) => ({ start: match.index, length: match[0].length }));
  return [...emailsIn(text), ...others].map(({ start, length }) => {
    const written = text.slice(start, start + length);
    const email = written.replace(/%40|\s*[([{](?:at|@|małpa|malpa)[)\]}]\s*|\s*@\s*/iu, '@').toLowerCase();
    return { start, length, kind: 'email', key: `email:${email}`, owners: known.ownersOfEmail(email) };
  });
}

/** Bank accounts and cards in a filtered text: by their groups, or by their check digits whatever stands between. */
export function accountSpans(text: string): Found[] {
  const byGroups = accountsIn(text).map(({ start, length, digits }) => account(start, length, digits));
  const foreign = Array.from(text.matchAll(iban)).flatMap((match) => {
    const squeezed = match[0].replaceAll(/\s/g, '').toUpperCase();
    return isIban(squeezed) ? [account(match.index, match[0].length, squeezed.replace(/^[A-Z]{2}/, ''))] : [];
  });
  const long = Array.from(text.matchAll(longRun)).flatMap((match) => {
    const digits = digitsOf(match[0]);
    return digits.length === 26 && isIban(`PL${digits}`) ? [account(match.index, match[0].length, digits)] : [];
  });
  return [...byGroups, ...foreign, ...long];
}

const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu;
const longRun = /(?<!\d)\d(?:[\s.\-_/]{0,3}\d){25}(?!\d)/g;

function account(start: number, length: number, digits: string): Found {
  return { start, length, kind: 'account', key: `account:${digits}`, owners: [] };
}

/** ISO 13616: the rest by 97 is 1. */
function isIban(squeezed: string): boolean {
  if (squeezed.length < 15) return false;
  const moved = squeezed.slice(4) + squeezed.slice(0, 4);
  let rest = 0;
  for (const character of moved) rest = Number(`${String(rest)}${String(parseInt(character, 36))}`) % 97;
  return rest === 1;
}

/** Numbers of one person in a filtered text, by their check digits: PESEL, NIP, an identity card, a passport. */
export function personalSpans(text: string): Found[] {
  if (!/\d{5}/.test(text.replaceAll(/[\s-]/g, ''))) return [];
  return Array.from(text.matchAll(personal)).flatMap((match): Found[] => {
    const squeezed = match[0].replaceAll(/[\s-]/g, '').toUpperCase();
    return isPesel(squeezed) || isNip(squeezed.replace(/^PL/, '')) || isDocument(squeezed)
      ? [{ start: match.index, length: match[0].length, kind: 'personalId', key: `id:${squeezed}`, owners: [] }]
      : [];
  });
}

const personal =
  /(?<![\p{L}\p{N}+]|\d[\s.\-/])(?:\d{11}|(?:PL ?)?(?:\d{10}|\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}|\d{3} \d{3} \d{2} \d{2})|[A-Z]{3} ?\d{6}|[A-Z]{2} ?\d{7})(?![\p{L}\p{N}]|[\s.\-/]\d)/giu;

function isPesel(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const [month, day] = [Number(digits.slice(2, 4)) % 20, Number(digits.slice(4, 6))];
  const isBirthday = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isBirthday && (10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(digits[10]);
}

function isNip(digits: string): boolean {
  return /^[1-9]\d{9}$/.test(digits) && weighted(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(digits[9]);
}

/** An identity card (three letters, the check digit the fourth character) or a passport (two letters, the third). */
function isDocument(squeezed: string): boolean {
  const match = /^([A-Z]{2,3})(\d)(\d+)$/.exec(squeezed);
  if (match === null) return false;
  const [, letters = '', check = '', rest = ''] = match;
  if (letters.length + 1 + rest.length !== 9) return false;
  const sum = weighted(letters + rest, [7, 3, 1, 7, 3, 1, 7, 3]);
  return sum % 10 === Number(check);
}

/** Letters count from 10. */
function weighted(characters: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * parseInt(characters.charAt(at), 36), 0);
}

/** Digits with what people put between them. */
const run = /\d(?:[\s().\-/_]{0,3}\d){4,}/g;
/** What may stand before a number of ours: a country's code, a trunk zero. */
const prefix = /^(?:0{0,2}48|0{1,2}|0480?|00)$/;

/** Known numbers in a filtered text, in any spelling, also within longer rows of digits and words. */
export function knownNumberSpans(text: string, known: Known): Found[] {
  if (known.numberLengths.length === 0) return [];
  return Array.from(text.matchAll(run)).flatMap(({ 0: written, index }) => numbersOfRun(written, index, text, known));
}

function numbersOfRun(written: string, index: number, text: string, known: Known): Found[] {
  const begin = text.charAt(index - 1) === '+' ? index - 1 : index;
  const whole = significantDigits(text.slice(begin, index + written.length));
  const owners = known.ownersOf(whole);
  if (owners !== undefined) {
    return [{ start: begin, length: index + written.length - begin, kind: 'number', key: `number:${whole}`, owners }];
  }
  const places: number[] = [];
  for (let at = 0; at < written.length; at += 1) if (isDigit(written, at)) places.push(at);
  const digits = digitsOf(written);
  const found: Found[] = [];
  for (let first = 0; first < digits.length;) {
    const next = numberAt(written, places, digits, first, known);
    if (next === null) {
      first += 1;
      continue;
    }
    const before = digits.slice(found.length === 0 ? 0 : first, first);
    const from = prefix.test(before) ? 0 : (places[first] ?? 0);
    const start = from === 0 ? begin : index + from;
    const end = index + (places[first + next.length - 1] ?? 0) + 1;
    found.push({
      start,
      length: end - start,
      kind: 'number',
      key: `number:${next}`,
      owners: known.ownersOf(next) ?? [],
    });
    first += next.length;
  }
  return found;
}

/** The known number that begins at a digit: whole groups, or within one group. */
function numberAt(written: string, places: readonly number[], digits: string, first: number, known: Known) {
  for (const length of known.numberLengths) {
    const end = first + length;
    if (end > digits.length) continue;
    const number = digits.slice(first, end);
    if (known.ownersOf(number) === undefined) continue;
    const [from, to] = [places[first] ?? 0, places[end - 1] ?? 0];
    const isOneGroup = to - from === length - 1;
    const beginsGroup = !isDigit(written, from - 1) || prefix.test(digits.slice(0, first));
    const endsGroup = !isDigit(written, to + 1);
    if ((isOneGroup && length >= 7) || (beginsGroup && endsGroup)) return number;
  }
  return null;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Fewer digits are an order's or a room's. */
const minDigits = 7;

/** Other numbers that a person may be called at: none of a date, an amount, an account, a code. */
export function otherNumberSpans(text: string, known: Known): Found[] {
  if (!/\d/.test(text)) return [];
  return entitiesIn(text, text.length).flatMap((entity): Found[] => {
    if (entity.kind !== 'number') return [];
    const written = text.slice(entity.start, entity.start + entity.length);
    const number = significantDigits(written);
    if (digitsOf(written).length < minDigits) return [];
    const owners = known.ownersOf(number) ?? [];
    return [{ start: entity.start, length: entity.length, kind: 'number', key: `number:${number}`, owners }];
  });
}

const inHouse = /(?<!\p{L})(?:wewn?(?:[eę]trzn\p{L}*)?|ext(?:ension)?)[\s.:]{0,3}(?:nr[\s.]{0,2})?(\d{1,6})(?!\d)/giu;

/** Numbers within the house, where a text calls them so. */
export function extensionSpans(text: string, known: Known): Found[] {
  return Array.from(text.matchAll(inHouse)).flatMap((match): Found[] => {
    const extension = match[1] ?? '';
    const owners = known.ownersOfExtension(extension);
    if (owners === undefined) return [];
    const start = match.index + match[0].length - extension.length;
    return [{ start, length: extension.length, kind: 'number', key: `extension:${extension}`, owners }];
  });
}
