import type { DayRange } from '../../../preload/ranges';
import { shiftDay } from '../../../preload/words/format';
import { shiftMonth } from './calendar-grid';

/** The months and quarters that are offered as a period, the running one first. */
export interface CalendarPresets {
  readonly months: readonly [DayRange, DayRange, ...DayRange[]];
  readonly quarters: readonly [DayRange, DayRange, ...DayRange[]];
}

/** The last twelve months and the last four quarters, whole, with those that a day is in. */
export function calendarPresets(today: string): CalendarPresets {
  const month = `${today.slice(0, 7)}-01`;
  const quarter = shiftMonth(month, -((Number(today.slice(5, 7)) - 1) % 3));
  return {
    months: backFrom(12, (back) => monthsFrom(shiftMonth(month, -back), 1)),
    quarters: backFrom(4, (back) => monthsFrom(shiftMonth(quarter, -3 * back), 3)),
  };
}

/** The quarter that a day is in. */
export function quarterOfDay(day: string): 'q1' | 'q2' | 'q3' | 'q4' {
  const month = Number(day.slice(5, 7));
  if (month <= 3) return 'q1';
  if (month <= 6) return 'q2';
  return month <= 9 ? 'q3' : 'q4';
}

function backFrom(count: number, range: (back: number) => DayRange): [DayRange, DayRange, ...DayRange[]] {
  return [range(0), range(1), ...Array.from({ length: count - 2 }, (_, at) => range(at + 2))];
}

function monthsFrom(first: string, months: number): DayRange {
  return { from: first, to: shiftDay(shiftMonth(first, months), -1) };
}
