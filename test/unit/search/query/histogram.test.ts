import { expect, test } from 'vitest';
import { firstIdOf } from '../../../../main/search/index/ids';
import { countByDay, histogramOf } from '../../../../main/search/query/histogram';
import { Results } from '../../../../main/search/query/results';
import { always, noPhrases, recordOf, segmentsOf, snapshotOf } from '../stored-segments';

const idOn = (day: string): number => firstIdOf(Date.parse(`${day}T12:00:00Z`) / 1000);

function resultsOn(days: readonly string[]): Results {
  const records = days.map((day, at) => recordOf(idOn(day) + at, []));
  return new Results(snapshotOf(segmentsOf(records.slice(0, -1), 2), { pending: records.slice(-1) }), null, noPhrases);
}

test('counts each day that has any, in segments and pending', () => {
  const counts = countByDay(resultsOn(['2026-01-01', '2026-01-03', '2026-01-03', '2026-01-03']), always);
  expect([...counts.values()].sort()).toEqual([1, 3]);
});

test.each([
  ['day', ['2026-01-01', '2026-01-03'], 3, { from: '2026-01-01', to: '2026-01-01', count: 1 }],
  ['week', ['2026-01-01', '2026-12-31'], 53, { from: '2025-12-29', to: '2026-01-04', count: 1 }],
  ['month', ['2020-02-10', '2026-12-31'], 83, { from: '2020-02-01', to: '2020-02-29', count: 1 }],
  ['year', ['1999-12-31', '2026-01-01'], 28, { from: '1999-01-01', to: '1999-12-31', count: 1 }],
])('is drawn by the %s for %j', (unit, days, bars, first) => {
  const histogram = histogramOf(resultsOn(days), always);
  expect(histogram.unit).toBe(unit);
  expect(histogram.bars).toHaveLength(bars);
  expect(histogram.bars[0]).toEqual(first);
  expect(histogram.bars.reduce((sum, { count }) => sum + count, 0)).toBe(2);
});

test('weeks begin on Sunday where people say so', () => {
  const { bars, unit } = histogramOf(resultsOn(['2026-01-04', '2026-12-31']), always, 'sunday');
  expect(unit).toBe('week');
  expect(bars[0]).toEqual({ from: '2026-01-04', to: '2026-01-10', count: 1 });
});

test('of nothing is nothing', () => {
  expect(histogramOf(new Results(snapshotOf([]), null, noPhrases), always)).toEqual({ bars: [], unit: 'day' });
});
