import type { TextEntity, TextRange } from '../../preload/model';
import { amountsIn, codesIn, digitsOf, numbersIn } from './written';

type Kind = TextEntity['kind'];

const web = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)[^\s<>"„”“]+/giu;
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
/** A Polish account, its groups of four apart or not, with or without `PL`. */
const account = /(?<![\p{L}\p{N}])(?:PL ?)?\d{2}(?:(?: \d{4}){6}|\d{24})(?![\p{L}\p{N}])/gu;
/** Days, with or without a time after them: rows of digits, but no numbers that anybody dials or searches for. */
const date =
  /(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))(?:[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?(?!\d)/gu;

/** In order: what an earlier one has taken is not looked at by a later one. Null: taken, and nothing to offer. */
const finders: readonly (readonly [Kind | null, (text: string) => readonly TextRange[]])[] = [
  ['web', (text) => placesOf(text, web).flatMap((place) => toAddress(text, place))],
  ['email', (text) => placesOf(text, email)],
  ['account', (text) => placesOf(text, account)],
  ['code', (text) => codesIn(text).filter(({ start, length }) => isTelling(text.slice(start, start + length)))],
  [null, (text) => placesOf(text, date)],
  ['amount', amountsIn],
  ['number', (text) => numbersIn(text).filter((number) => standsAlone(text, number))],
];

/**
 * What is written inside a text that people search for or copy: addresses of pages and of mail, bank accounts, invoice
 * numbers, amounts, phone and other long numbers; in order, without overlaps, in UTF-16 units of the text itself.
 */
export function entitiesIn(text: string): TextEntity[] {
  if (!/[\d@]|www\.|:\/\//i.test(text)) return [];
  const entities: TextEntity[] = [];
  let left = text;
  for (const [kind, find] of finders) {
    for (const { start, length } of find(left)) {
      if (kind !== null) entities.push({ kind, start, length });
      left = left.slice(0, start) + '\0'.repeat(length) + left.slice(start + length);
    }
  }
  return entities.sort((a, b) => a.start - b.start);
}

function placesOf(text: string, pattern: RegExp): TextRange[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, length: match[0].length }));
}

/** An address without the marks of the sentence that it ends, nor a bracket that was opened before it; none where it leads nowhere. */
function toAddress(text: string, { start, length }: TextRange): TextRange[] {
  let written = text.slice(start, start + length).replace(/[.,;:!?'*_~…]+$/u, '');
  while (/[)\]}]$/.test(written) && !/[([{]/.test(written)) written = written.slice(0, -1).replace(/[.,;:!?]+$/, '');
  const isAddress = URL.canParse(/^www/i.test(written) ? `https://${written}` : written);
  return isAddress ? [{ start, length: written.length }] : [];
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
