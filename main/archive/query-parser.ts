import type { Term } from '../../preload/model';
import { digitsOf, significantDigits, tokensOf } from './tokens';

/** Longer texts are read up to here; nobody means more. */
const longestText = 10_000;
/** More words than this narrow nothing further. */
const mostTerms = 64;

/** Digits, and what people put between the groups of a phone number. */
const numberPart = /^[+(]{0,2}\d[\d().\-/]*$/;
const isoDate = /^\d{4}-\d\d-\d\d$/;

/**
 * Understands what a person typed: words (as beginnings of words), `"exact phrases"`, `-exclusions`, and phone numbers in
 * any spelling. Nothing is an error; what holds no letter and no digit is left out.
 */
export function parseQuery(typed: string): Term[] {
  const parts = joinNumbers(splitParts(typed.slice(0, longestText)));
  return parts.flatMap(toTerm).slice(0, mostTerms);
}

interface Part {
  readonly text: string;
  readonly excluded: boolean;
  readonly quoted: boolean;
}

function splitParts(typed: string): Part[] {
  return Array.from(typed.matchAll(/(-?)"([^"]*)"?|(-?)(\S+)/gu), (match) => {
    const quoted = match[2] !== undefined;
    return { text: match[2] ?? match[4] ?? '', excluded: (match[1] ?? match[3]) === '-', quoted };
  });
}

/** Joins neighbouring groups of digits that make up one phone number: `+48 600 700 800` is one part. */
function joinNumbers(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const both = before === undefined ? '' : `${before.text} ${part.text}`;
    const belongs =
      before !== undefined &&
      isNumberPart(before) &&
      isNumberPart(part) &&
      !part.excluded &&
      digitsOf(both).length <= 15;
    if (belongs) joined[joined.length - 1] = { ...before, text: both };
    else joined.push(part);
  }
  return joined;
}

function isNumberPart(part: Part): boolean {
  return !part.quoted && part.text.split(' ').every((group) => numberPart.test(group) && !isoDate.test(group));
}

function toTerm(part: Part): Term[] {
  if (tokensOf(part.text).length === 0) return [];
  const { excluded } = part;
  if (part.quoted) return [{ kind: 'phrase', text: part.text, excluded, isPrefix: false }];
  const isNumber = isNumberPart(part) && significantDigits(part.text).length >= 3;
  return [{ kind: isNumber ? 'number' : 'word', text: part.text, excluded, isPrefix: true }];
}
