import type { StoreTally } from '../../archive/store/store';

/** What several stores did together. */
export function sumOf(tallies: readonly StoreTally[]): StoreTally {
  const sum = { new: 0, changed: 0, unchanged: 0 };
  for (const tally of tallies) {
    sum.new += tally.new;
    sum.changed += tally.changed;
    sum.unchanged += tally.unchanged;
  }
  return sum;
}
