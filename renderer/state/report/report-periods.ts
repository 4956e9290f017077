import type { DayRange } from '../../../preload/ranges';
import type { WeekStart } from '../../../preload/model';
import { shiftDay } from '../../../preload/words/format';
import { calendarPresets } from '../filters/calendar-presets';

export type ReportPeriodName = 'thisWeek' | 'lastWeek' | 'thisMonth' | 'lastMonth';

/** The periods that a report is usually of, whole, with the day that `today` is. */
export function reportPeriods(
  today: string,
  weekStart: WeekStart,
): readonly { readonly name: ReportPeriodName; readonly days: DayRange }[] {
  // Days since Monday 1 January 2024, which may be before.
  const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.UTC(2024, 0, 1)) / 86_400_000);
  const passed = (((days + (weekStart === 'monday' ? 0 : 1)) % 7) + 7) % 7;
  const week = (first: string): DayRange => ({ from: first, to: shiftDay(first, 6) });
  const begin = shiftDay(today, -passed);
  const [thisMonth, lastMonth] = calendarPresets(today).months;
  return [
    { name: 'thisWeek', days: week(begin) },
    { name: 'lastWeek', days: week(shiftDay(begin, -7)) },
    { name: 'thisMonth', days: thisMonth },
    { name: 'lastMonth', days: lastMonth },
  ];
}
