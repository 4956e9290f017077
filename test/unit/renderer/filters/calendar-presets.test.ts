import { expect, test } from 'vitest';
import { calendarPresets, quarterOfDay } from '../../../../renderer/state/filters/calendar-presets';

const said = (ranges: readonly { from: string; to: string }[]): string[] =>
  ranges.map(({ from, to }) => `${from} ${to}`);

test('offers the last twelve months, the running one first', () => {
  const months = said(calendarPresets('2024-03-31').months);
  expect(months).toHaveLength(12);
  expect(months.slice(0, 4)).toEqual([
    '2024-03-01 2024-03-31',
    '2024-02-01 2024-02-29',
    '2024-01-01 2024-01-31',
    '2023-12-01 2023-12-31',
  ]);
  expect(months.at(-1)).toBe('2023-04-01 2023-04-30');
});

test.each([
  ['2024-01-01', ['2024-01-01 2024-03-31', '2023-10-01 2023-12-31', '2023-07-01 2023-09-30', '2023-04-01 2023-06-30']],
  ['2024-02-29', ['2024-01-01 2024-03-31', '2023-10-01 2023-12-31', '2023-07-01 2023-09-30', '2023-04-01 2023-06-30']],
  ['2023-12-31', ['2023-10-01 2023-12-31', '2023-07-01 2023-09-30', '2023-04-01 2023-06-30', '2023-01-01 2023-03-31']],
])('offers the last four quarters on %s', (today, expected) => {
  expect(said(calendarPresets(today).quarters)).toEqual(expected);
});

test('knows the quarter of a day', () => {
  const days = ['2024-01-01', '2024-03-31', '2024-04-01', '2024-06-30', '2024-07-01', '2024-10-01', '2024-12-31'];
  expect(days.map(quarterOfDay)).toEqual(['q1', 'q1', 'q2', 'q2', 'q3', 'q4', 'q4']);
});
