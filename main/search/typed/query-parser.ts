import type { SearchField, SearchTerm, TermGroup } from '../../../preload/model';
import { filtered } from '../../../preload/letters/char-filter';
import { isBlank } from '../../../preload/letters/normalise';
import { fold } from '../analysis/fold';
import { accountsIn } from '../analysis/accounts';
import { tokensOf } from '../analysis/tokens';
import { dialledNumber, digitsOf, namedNumber, numberName, significantDigits } from '../../../preload/phone-number';
import { amountsIn, codesIn, spanOf } from '../analysis/recognisers';
import { withoutMarks } from './typed-numbers';

/** Longer texts are read up to here; nobody means more. */
const maxTextLength = 10_000;
/** More terms than this narrow nothing further. */
const maxTerms = 64;
/** How many neighbouring parts may make up one amount or code: `1 234 567,50 zł`. */
const maxJoined = 5;
/** The groups of an account, and the letters of a country. */
const maxGroups = 10;
const maxParts = maxTerms * maxJoined;

/** Digits, and what people put between the groups of a phone number. */
const numberPart = /^[+(]{0,2}\d[\d().\-/]*$/;
const date =
  /^(?:\d{4}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|[12]\d|3[01])[-./](?:\d{4}|\d\d)|(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]))$/;
/** An address of mail may begin with digits. */
const email = /^[^:]*@.*\.\p{L}{2,}$/u;
/** A word that names the number after it. */
const label = /^\p{L}+[.:]+$/u;
/** Words that name a number, with what stands after them. */
const numberLabel = new RegExp(String.raw`^[[(]*(?:${numberName}(?!\p{L})[.:/]*)+$`, 'iu');
/** As many words name one number: `nr tel. kom.` */
const maxLabels = 4;
/** Where a number is glued to its name, to a word before it (none of an address or a file), or to one after it (no parameter). */
const gluedBefore = new RegExp(
  String.raw`(?:(?<!\p{L})${numberName}[.:]{1,2}|(?<=(?<!\S)\p{L}+)[,;])(?=${namedNumber}(?![\d().\-/]*[@\p{L}]))`,
  'giu',
);
const gluedAfter = /(?<=(?<!\S)[+([]{0,3}\d(?:[\s().\-/]{0,3}\d){6,14})[,;](?=\p{L}{2,}(?![\p{L}-]*=))/gu;
/** A year beside a number. */
const year = /^(?:19|20)\d\d$/;
/** All digits of a Polish number. */
const wholeNumber = /^(?:(?:\+|00)?48)?[1-9]\d{8}$/;
/** Fewer digits are no number that somebody names. */
const minLabelled = 7;
/** As many parts name an extension: `nr wewn. 105`. */
const maxExtensionParts = 3;

/** The fields by their names, folded. */
const fieldNames: Readonly<Record<SearchField, readonly string[]>> = {
  sms: ['sms'],
  note: ['note', 'notatka', 'notatki'],
  from: ['from', 'od'],
  to: ['to', 'do'],
  agent: ['agent', 'pracownik', 'konsultant'],
  flag: ['flag', 'flaga'],
  author: ['author', 'autor'],
  file: ['file', 'plik', 'zalacznik'],
  destination: ['destination', 'cel', 'kolejka'],
  remark: ['remark', 'uwaga', 'uwagi'],
};
const fields = new Map(
  Object.entries(fieldNames).flatMap(([field, names]) => names.map((name) => [name, field as SearchField] as const)),
);

/** Whether a word with a colon after it asks where something stands. */
export function isField(name: string): boolean {
  return fields.has(fold(name));
}

/** A part between spaces, or quoted. */
interface Part {
  readonly text: string;
  readonly excluded: boolean;
  readonly quoted: boolean;
  readonly field: SearchField | null;
}

/** `or`: a word or sign that joins its neighbours, as typed. */
type Item = { readonly kind: 'or'; readonly text: string } | ({ readonly kind: 'part' } & Part);

/**
 * Understands what a person typed: words (as beginnings of words), `"exact phrases"`, `-exclusions`, `a OR b` (`LUB`, `|`),
 * fields (`sms:`, `od:`, ...), phone numbers, amounts and codes in any spelling. Nothing is an error; what holds no letter,
 * digit or sign is left out. An OR that joins nothing (at an end, doubled, beside an exclusion) is left out, unless nothing
 * else was typed: then it is a word.
 */
export function parseQuery(typed: string): TermGroup[] {
  const items = splitItems(ungluedNumbers(filtered(typed.slice(0, maxTextLength)))).filter(
    (item) => tokensOf(item.text).length > 0 || item.kind === 'or',
  );
  const hasParts = items.some((item) => item.kind === 'part');
  return toGroups(joinParts(hasParts ? items : items.map(asWord).filter((item) => tokensOf(item.text).length > 0)));
}

/** Whether something was typed, and nothing of it can be searched: it finds nothing. */
export function isUnsearchable(typed: string): boolean {
  return !isBlank(typed) && parseQuery(typed).length === 0;
}

function ungluedNumbers(typed: string): string {
  return typed.replace(gluedBefore, '$& ').replace(gluedAfter, '$& ');
}

function asWord(item: Item): Item {
  return { kind: 'part', text: item.text, excluded: false, quoted: false, field: null };
}

const space = /\s*/y;
const operator = /\||(?:OR|LUB)(?![^\s|])/y;
const fieldName = /(\p{L}{2,15}):(?=[^\s|])/uy;
const quotation = /["„”“]([^"„”“]*)["„”“]?/y;
const run = /[^\s|]+/y;

function splitItems(typed: string): Item[] {
  const items: Item[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(typed);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (take(space); at < typed.length && items.length < maxParts; take(space)) {
    const joins = take(operator);
    items.push(joins === null ? takePart(take) : { kind: 'or', text: joins[0] });
  }
  return items;
}

function takePart(take: (pattern: RegExp) => RegExpExecArray | null): Item {
  const excluded = take(/-(?=[^\s|])/y) !== null;
  const named = take(fieldName);
  const field = fields.get(fold(named?.[1] ?? '')) ?? null;
  const quoted = field !== null || named === null ? take(quotation) : null;
  const text = quoted?.[1] ?? take(run)?.[0] ?? '';
  // A field with nothing after it is a word; so is what only looks like a field.
  const isWord = named !== null && (field === null || tokensOf(text).length === 0);
  if (isWord) return { kind: 'part', text: named[0] + text, excluded, quoted: false, field: null };
  return { kind: 'part', text, excluded, quoted: quoted !== null, field };
}

/** Joins neighbouring parts that make up one amount, code or phone number: `+48 600 700 800` is one part. */
function joinParts(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (let at = 0; at < items.length;) {
    const count = countOfWhole(items, at);
    joined.push(joinedItem(items, at, count));
    at += count;
  }
  return joined;
}

/** How many items from a place on belong to one term. */
function countOfWhole(items: readonly Item[], at: number): number {
  let parts = 1;
  while (parts < maxJoined && isContinued(items[at], items[at + parts])) parts += 1;
  for (let count = parts; count > 1; count -= 1) {
    const { text } = joinedItem(items, at, count);
    if (isAmount(text) || isCode(text)) return count;
  }
  return countOfAccount(items, at) ?? countOfNumber(items, at);
}

function countOfAccount(items: readonly Item[], at: number): number | null {
  let count = 1;
  while (count < maxGroups && isContinued(items[at], items[at + count]) && isGroup(items[at + count])) count += 1;
  for (; count > 1; count -= 1) if (isAccount(joinedItem(items, at, count).text)) return count;
  return null;
}

function isGroup(item: Item | undefined): boolean {
  return /^\d{1,4}$/.test(item?.text ?? '');
}

function countOfNumber(items: readonly Item[], at: number): number {
  const labels = countOfLabels(items, at);
  if (labels > 0) return countOfNamed(items, at, labels);
  const beside = countBesideYear(items, at);
  if (beside !== null) return beside;
  const count = countWhile(items, at, isNumber);
  const { text } = joinedItem(items, at, count);
  if (label.test(items[at]?.text ?? '') && digitsOf(text).length < minLabelled) return 1;
  const next = items[at + count];
  // More digits than one number has are several, each of them whole.
  if (isContinued(items[at], next) && isNumber(next?.text ?? '')) {
    for (let fewer = count; fewer > 0; fewer -= 1) {
      if (significantDigits(joinedItem(items, at, fewer).text).length === 9) return fewer;
    }
  }
  return isNumber(text) ? count + countOfExtension(items, at, count) : count;
}

function countOfLabels(items: readonly Item[], at: number): number {
  let count = 0;
  while (count < maxLabels && numberLabel.test(items[at + count]?.text ?? '')) {
    if (count > 0 && !isContinued(items[at], items[at + count])) break;
    count += 1;
  }
  return count;
}

/** Words that name a number are part of it; before anything else each is a word. */
function countOfNamed(items: readonly Item[], at: number, labels: number): number {
  if (!isContinued(items[at], items[at + labels]) || numberLabel.test(items[at + labels]?.text ?? '')) return 1;
  const count = countOfWhole(items, at + labels);
  const { text } = joinedItem(items, at + labels, count);
  const isNamed = kindOf(text) === 'number' && digitsOf(text).length >= minLabelled;
  return isNamed ? labels + count : 1;
}

/** A year and a whole number beside each other are two: `2024 601234567`, `601 234 567 2024`. */
function countBesideYear(items: readonly Item[], at: number): number | null {
  const isYear = (item: Item | undefined): boolean => year.test(item?.text ?? '');
  if (isYear(items[at])) return isContinued(items[at], items[at + 1]) && startsWhole(items, at + 1) !== null ? 1 : null;
  const count = startsWhole(items, at);
  return count !== null && isContinued(items[at], items[at + count]) && isYear(items[at + count]) ? count : null;
}

/** How many parts from a place on are a whole Polish number. */
function startsWhole(items: readonly Item[], at: number): number | null {
  for (let count = 1; count <= maxJoined; count += 1) {
    if (count > 1 && !isContinued(items[at], items[at + count - 1])) return null;
    const { text } = joinedItem(items, at, count);
    if (!isNumber(text)) return null;
    if (wholeNumber.test(text.replaceAll(/[^\d+]/g, ''))) return count;
  }
  return null;
}

/** How many of the parts after a number name its extension. */
function countOfExtension(items: readonly Item[], at: number, count: number): number {
  for (let more = maxExtensionParts; more > 0; more -= 1) {
    if (countWhile(items, at, () => true, count + more) < count + more) continue;
    const { text } = joinedItem(items, at, count + more);
    if (dialledNumber(withoutMarks(text)).extension !== null && isNumber(text)) return more;
  }
  return 0;
}

/** How many parts may be one term, as long as they are what is asked for together. */
function countWhile(
  items: readonly Item[],
  at: number,
  isMeant: (text: string) => boolean,
  max = Number.MAX_SAFE_INTEGER,
): number {
  let count = 1;
  while (count < max && isContinued(items[at], items[at + count]) && isMeant(joinedItem(items, at, count + 1).text)) {
    count += 1;
  }
  return count;
}

/** Whether an item may be a further piece of the term that another began. */
function isContinued(first: Item | undefined, item: Item | undefined): boolean {
  if (first?.kind !== 'part' || item?.kind !== 'part') return false;
  return !first.quoted && !item.quoted && !item.excluded && item.field === null;
}

function joinedItem(items: readonly Item[], at: number, count: number): Item {
  const text = items.slice(at, at + count).map((item) => item.text);
  return { ...(items[at] ?? { kind: 'or' }), text: text.join(' ') };
}

function toGroups(items: readonly Item[]): TermGroup[] {
  const groups: { excluded: boolean; anyOf: SearchTerm[] }[] = [];
  let left = maxTerms;
  for (const [at, item] of items.entries()) {
    if (item.kind === 'or' || left === 0) continue;
    left -= 1;
    const before = items[at - 2];
    const group = groups.at(-1);
    const joins = items[at - 1]?.kind === 'or' && before?.kind === 'part' && !before.excluded && !item.excluded;
    if (joins && group !== undefined) group.anyOf.push(toTerm(item));
    else groups.push({ excluded: item.excluded, anyOf: [toTerm(item)] });
  }
  return groups;
}

function toTerm({ text, quoted, field }: Part): SearchTerm {
  const kind = quoted ? 'phrase' : kindOf(text);
  return { kind, text, field, isPrefix: !quoted, forms: [] };
}

function kindOf(text: string): 'word' | 'number' | 'amount' | 'code' {
  if (isAmount(text)) return 'amount';
  if (isCode(text) || isAccount(text)) return 'code';
  const { written } = dialledNumber(withoutMarks(text));
  return isNumber(text) && significantDigits(written).length >= 3 ? 'number' : 'word';
}

/** Whether a text is one number: digits and what people put between them, around them (`tel:`) and after them (`wew. 105`). */
function isNumber(text: string): boolean {
  if (email.test(text)) return false;
  const { written } = dialledNumber(withoutMarks(text));
  const isEach = written.split(' ').every((group) => numberPart.test(group) && !date.test(group));
  return isEach && digitsOf(written).length <= 15;
}

function isAmount(text: string): boolean {
  return isWhole(text, amountsIn(text));
}

function isAccount(text: string): boolean {
  return isWhole(text, accountsIn(text));
}

function isCode(text: string): boolean {
  return isWhole(text, codesIn(text));
}

/** Whether one place takes in every word of a text. */
function isWhole(text: string, places: readonly { readonly start: number; readonly length: number }[]): boolean {
  const [place] = places;
  if (place === undefined) return false;
  const words = spanOf(tokensOf(text));
  return place.start <= words.start && place.start + place.length >= words.start + words.length;
}
