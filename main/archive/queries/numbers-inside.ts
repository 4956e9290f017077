import { allNumbers, backwards, numberHolding } from '../../search/index/terms';
import type { IndexSnapshot, StillWanted } from '../../search/query/results';
import { dialledNumber, digitsOf } from '../../../preload/phone-number';

/** Terms of numbers that are looked at, of the newest records first: a person waits for these. */
const maxLookedAt = 200_000;

/**
 * Numbers of the archive that hold typed digits before their end, at most so many, the newest first; `check` throws once nobody
 * waits any more. A number is found
 * by its last digits; somebody who types it from its beginning meets an empty result before the last digit.
 */
export function numbersWith(
  snapshot: IndexSnapshot,
  typed: string,
  max: number,
  check: StillWanted,
  maxTerms = maxLookedAt,
): string[] {
  const wanted = spellingsOf(typed);
  const found = new Set<string>();
  let lookedAt = 0;
  const look = (term: string): void => {
    lookedAt += 1;
    for (const turned of wanted) {
      const digits = numberHolding(term, turned);
      if (digits !== null && found.size < max) found.add(digits);
    }
  };
  const { from, to } = allNumbers();
  for (const { terms } of snapshot.pending) for (const term of terms) if (term >= from && term < to) look(term);
  for (const segment of snapshot.segments) {
    if (found.size >= max || lookedAt >= maxTerms) break;
    check();
    segment.eachTerm(from, to, look);
  }
  return [...found];
}

/** The digits as they were typed, and without what no number of the index has before it: `00`, `48` and a trunk zero; turned round. */
function spellingsOf(typed: string): string[] {
  const digits = digitsOf(dialledNumber(typed).written);
  const shorter = [/^00/, /^(?:0{0,2}48)?0?/].map((before) => digits.replace(before, ''));
  return [...new Set([digits, ...shorter])].filter((part) => part.length >= 3).map(backwards);
}
