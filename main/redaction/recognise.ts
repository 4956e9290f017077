import { filterCharacters } from '../../preload/letters/char-filter';
import type { TextRange } from '../../preload/model';
import type { Known } from './known';
import { nameSpans } from './name-spans';
import {
  accountSpans,
  emailSpans,
  extensionSpans,
  knownNumberSpans,
  otherNumberSpans,
  personalSpans,
  type Found,
} from './number-spans';
import type { RedactedSpan } from './spans';

const uuid = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi;

/** The uuids written inside a text: no numbers are looked for in them. */
export function uuidsIn(text: string): TextRange[] {
  if (text.length < 36) return [];
  return Array.from(text.matchAll(uuid), (match) => ({ start: match.index, length: match[0].length }));
}

/**
 * What a text tells of persons: addresses of mail, accounts, numbers that belong to one person, phone numbers in any spelling, and
 * the names of those who are known, in any form. In order, without overlaps, on whole characters of the original. `near` are the
 * ids of those whom the record is about: a name that several have is theirs.
 */
export function recognise(text: string, known: Known, near: readonly string[] = []): RedactedSpan[] {
  if (text === '') return [];
  const read = filterCharacters(text);
  const found: Found[] = [];
  let left = without(read.text, uuidsIn(read.text));
  const take = (some: readonly Found[]): void => {
    found.push(...some);
    left = without(left, some);
  };
  if (/@|%40|[([{](?:at|ma[lł]pa)/i.test(left)) take(emailSpans(left, known));
  if (/\d/.test(left)) {
    take(accountSpans(left));
    take(knownNumberSpans(left, known));
    take(personalSpans(left));
    take(otherNumberSpans(left, known));
    take(extensionSpans(left, known));
  }
  take(nameSpans(left, known, placesOf(near, known)));
  return withoutOverlaps(found.map((one) => withBracket(read.text, one))).map(({ kind, key, owners, ...place }) => ({
    ...read.correct(place),
    kind,
    key,
    persons: owners.flatMap((owner) => known.persons[owner]?.id ?? []),
  }));
}

/** A bracket that closes within a number, as in `(602) 303 404`, opens within it as well. */
function withBracket(text: string, found: Found): Found {
  const { start, length } = found;
  if (!/^[^(]*\)/.test(text.slice(start, start + length)) || text[start - 1] !== '(') return found;
  return { ...found, start: start - 1, length: length + 1 };
}

/** In order; of those that overlap the first, as long as all of them. */
function withoutOverlaps(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.length - a.length)) {
    const last = kept.at(-1);
    const end = one.start + one.length;
    if (last === undefined || one.start >= last.start + last.length) kept.push(one);
    else kept[kept.length - 1] = { ...last, length: Math.max(last.start + last.length, end) - last.start };
  }
  return kept;
}

function placesOf(ids: readonly string[], known: Known): ReadonlySet<number> {
  return new Set(ids.flatMap((id) => known.personOf(id) ?? []));
}

/** The text with nothing legible in some places. */
function without(text: string, places: readonly TextRange[]): string {
  let left = text;
  for (const { start, length } of places)
    left = left.slice(0, start) + '\0'.repeat(length) + left.slice(start + length);
  return left;
}
