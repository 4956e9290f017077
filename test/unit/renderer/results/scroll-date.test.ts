import { expect, it } from 'vitest';
import { daysAt } from '../../../../renderer/state/results/scroll-date';

const bars = [
  { from: '2024-01-01', to: '2024-01-31', count: 10 },
  { from: '2024-02-01', to: '2024-02-29', count: 0 },
  { from: '2024-03-01', to: '2024-03-31', count: 5 },
];

it('finds the days of a position by the counts of the bars, in both orders', () => {
  expect(daysAt(bars, 0, true)?.from).toBe('2024-03-01');
  expect(daysAt(bars, 5, true)?.from).toBe('2024-01-01');
  expect(daysAt(bars, 9, false)?.from).toBe('2024-01-01');
  expect(daysAt(bars, 10, false)?.from).toBe('2024-03-01');
});

it('says nothing beyond what is counted', () => {
  expect(daysAt(bars, 15, true)).toBeNull();
  expect(daysAt([], 0, true)).toBeNull();
});
