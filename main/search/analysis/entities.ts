import { filterCharacters } from '../../../preload/letters/char-filter';
import { openableAddress, withScheme } from '../../../preload/addresses/address';
import type { TextEntity, TextRange } from '../../../preload/model';
import { amountsIn, codesIn, digitsOf, numbersIn } from './recognisers';

type Kind = TextEntity['kind'];

const web = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)[^\s<>"„”“]+/giu;
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
/** The addresses of mail written inside a text, also within other addresses. */
export function emailsIn(text: string): TextRange[] {
  return text.includes('@') ? placesOf(text, email) : [];
}

/** A Polish account, its groups of four apart or not, with or without `PL`. */
const account = /(?<![\p{L}\p{N}])(?:PL ?)?\d{2}(?:(?: \d{4}){6}|\d{24})(?![\p{L}\p{N}])/gu;
/** Days, with or without a time after them: rows of digits, but no numbers that anybody dials or searches for. */
const date =
  /(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))(?:[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?(?!\d)/gu;

/** What an earlier one has taken is not looked at by a later one. Null: taken, and nothing to offer. */
type Finder = readonly [Kind | null, (text: string) => readonly TextRange[]];

/** An address means just the characters that it is written with. */
const addressFinders: readonly Finder[] = [
  ['web', (text) => placesOf(text, web).flatMap((place) => toAddress(text, place))],
  ['email', (text) => placesOf(text, email)],
];
/** These read the filtered text. */
const otherFinders: readonly Finder[] = [
  ['account', (text) => placesOf(text, account)],
  ['code', (text) => codesIn(text).filter(({ start, length }) => isTelling(text.slice(start, start + length)))],
  [null, (text) => placesOf(text, date)],
  ['amount', amountsIn],
  ['number', (text) => numbersIn(text).filter((number) => standsAlone(text, number))],
];

/**
 * In so much of a text things are offered, in UTF-16 units: each is a piece of the window's page of its own, and nobody clicks
 * the ten thousandth.
 */
export const offeredWithin = 65_536;

/**
 * What is written inside a text that people search for or copy: addresses of pages and of mail, bank accounts, invoice
 * numbers, amounts, phone and other long numbers; in order, without overlaps, in UTF-16 units of the text itself. Only its
 * first `max` units are looked through.
 */
export function entitiesIn(text: string, max = offeredWithin): TextEntity[] {
  // A little more is read, so that what stands at the edge is whole or left out.
  const head = text.length > max ? text.slice(0, max + maxLengthAtEdge) : text;
  if (!/[\p{N}@]|www\.|:\/\//iu.test(head)) return [];
  const addresses = found(addressFinders, head);
  const read = filterCharacters(addresses.left);
  const others = found(otherFinders, read.text).entities.map(({ kind, ...place }) => ({
    kind,
    ...read.correct(place),
  }));
  return [...addresses.entities, ...others]
    .filter(({ start, length }) => start + length <= max)
    .sort((a, b) => a.start - b.start);
}

/** What some finders find, each in what those before it have left. */
function found(finders: readonly Finder[], text: string): { readonly entities: TextEntity[]; readonly left: string } {
  const entities: TextEntity[] = [];
  let left = text;
  for (const [kind, find] of finders) {
    const places = find(left);
    if (kind !== null) for (const { start, length } of places) entities.push({ kind, start, length });
    left = without(left, places);
  }
  return { entities, left };
}

const maxLengthAtEdge = 512;

/** The text with nothing legible in some places, which are in order and do not overlap. */
function without(text: string, places: readonly TextRange[]): string {
  if (places.length === 0) return text;
  const parts: string[] = [];
  let end = 0;
  for (const { start, length } of places) {
    parts.push(text.slice(end, start), '\0'.repeat(length));
    end = start + length;
  }
  parts.push(text.slice(end));
  return parts.join('');
}

function placesOf(text: string, pattern: RegExp): TextRange[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, length: match[0].length }));
}

/** An address without the marks of the sentence that it ends, nor a bracket that was opened before it; none where it leads nowhere. */
function toAddress(text: string, { start, length }: TextRange): TextRange[] {
  const written = text.slice(start, start + length);
  const address = written.slice(0, endOfAddress(written));
  return openableAddress(withScheme(address)) === null ? [] : [{ start, length: address.length }];
}

/** Letter by letter from the end: a stranger may write ten thousand full stops. */
function endOfAddress(written: string): number {
  let end = endWithout(written, written.length, ".,;:!?'*_~…");
  if (/[([{]/.test(written)) return end;
  while (end > 0 && ')]}'.includes(written.charAt(end - 1))) end = endWithout(written, end - 1, '.,;:!?');
  return end;
}

function endWithout(text: string, end: number, marks: string): number {
  let at = end;
  while (at > 0 && marks.includes(text.charAt(at - 1))) at -= 1;
  return at;
}

/** `FV/2022/12/07` and `zam-2026-0012`, but not `100-procentowy`, `5-letni` or a moment (`2022-12-29T11:24`). */
function isTelling(code: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}T/.test(code)) return false;
  return digitsOf(code).length >= 3 && (/\p{Lu}/u.test(code) || (code.match(/[/\\_.-]/g) ?? []).length >= 2);
}

/** Not a piece of a longer word, and not more digits than any number has. */
function standsAlone(text: string, { start, length, digits }: TextRange & { readonly digits: string }): boolean {
  const around = text.charAt(start - 1) + text.charAt(start + length);
  return digits.length <= 15 && !/[\p{L}\p{N}]/u.test(around);
}
