import { expect, test } from 'vitest';
import { partsOf, withoutFilter } from '../../preload/search/filters';

const filters = { from: '2026-01-01', to: '2026-01-31', minCost: 5, hasNotes: true };

test('a range counts as one filter, by the name of its beginning', () => {
  expect(partsOf(filters)).toEqual(['from', 'minCost', 'hasNotes']);
  expect(partsOf({ to: '2026-01-31', maxCost: 9 })).toEqual(['from', 'minCost']);
});

test('a range goes as a whole, whichever of its ends is named', () => {
  expect(withoutFilter(filters, 'from')).toEqual({ minCost: 5, hasNotes: true });
  expect(withoutFilter(filters, 'to')).toEqual({ minCost: 5, hasNotes: true });
  expect(withoutFilter({ ...filters, maxCost: 9 }, 'minCost')).toEqual({
    from: filters.from,
    to: filters.to,
    hasNotes: true,
  });
  expect(withoutFilter(filters, 'hasNotes')).toEqual({ from: filters.from, to: filters.to, minCost: 5 });
});
