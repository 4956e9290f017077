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
  const [thisMonth, lastMonth] = calendarPresets(today).months;
  return [
    { name: 'thisWeek', days: weekOf(today, weekStart) },
    { name: 'lastWeek', days: weekOf(shiftDay(today, -7), weekStart) },
    { name: 'thisMonth', days: thisMonth },
    { name: 'lastMonth', days: lastMonth },
  ];
}

/** The week that a day is in. */
export function weekOf(day: string, weekStart: WeekStart): DayRange {
  // Since Monday 1 January 2024, which may be later.
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(2024, 0, 1)) / 86_400_000);
  const passed = (((days + (weekStart === 'monday' ? 0 : 1)) % 7) + 7) % 7;
  const from = shiftDay(day, -passed);
  return { from, to: shiftDay(from, 6) };
}

/** How many days a period has; none or fewer where it ends before it begins. */
export function dayCount({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
