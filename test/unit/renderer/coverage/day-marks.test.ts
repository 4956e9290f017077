import { expect, test } from 'vitest';
import type { CalendarDay } from '../../../../preload/model';
import { glanceAt, markOf } from '../../../../renderer/state/coverage/day-marks';

const day = (name: string, more: Partial<CalendarDay> = {}): CalendarDay => ({
  day: name,
  events: 'complete',
  eventsCheckedAt: null,
  interactions: 1,
  notes: 'complete',
  notesOwed: 0,
  unreadable: 0,
  ...more,
});

test('marks a day by the worst of its records and its notes', () => {
  expect(markOf(day('2026-01-01'))).toBe('complete');
  expect(markOf(day('2026-01-01', { notes: 'owed' }))).toBe('notesOwed');
  expect(markOf(day('2026-01-01', { notes: 'gap' }))).toBe('notesGap');
  expect(markOf(day('2026-01-01', { events: 'gap', notes: 'owed' }))).toBe('gap');
  expect(markOf(day('2026-01-01', { events: 'notAsked', notes: 'notAsked' }))).toBe('notAsked');
});

test('sums up years, newest first, each month by its worst day; days without notes are no days without records', () => {
  const years = glanceAt([
    day('2024-12-31', { events: 'notAsked', notes: 'notAsked' }),
    day('2025-01-01'),
    day('2025-01-02', { notes: 'owed' }),
    day('2025-02-01', { events: 'gap' }),
    day('2025-02-02', { notes: 'gap' }),
    day('2025-03-01'),
    day('2025-03-03', { unreadable: 2 }),
    day('2025-03-02', { events: 'notAsked', notes: 'notAsked' }),
  ]);
  expect(years.map(({ year, missing, owed, unread, isNotAsked }) => [year, missing, owed, unread, isNotAsked])).toEqual(
    [
      [2025, 1, 2, 1, false],
      [2024, 0, 0, 0, true],
    ],
  );
  expect(years[0]?.months.slice(0, 4)).toEqual(['notesOwed', 'gap', 'unreadable', null]);
  expect(years[1]?.months[11]).toBe('notAsked');
});
