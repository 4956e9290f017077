import type { CalendarDay } from '../../../preload/model';
import { yearOf } from '../filters/calendar-grid';

/** What a day looks like in the calendar: the worst of how its records and its notes stand. */
export type DayMark = 'complete' | 'unreadable' | 'notesOwed' | 'notesGap' | 'gap' | 'notAsked';

/** In the order of a legend, the best first. */
export const dayMarks: readonly DayMark[] = ['complete', 'unreadable', 'notesOwed', 'notesGap', 'gap', 'notAsked'];

/** One mark for the records and the notes of a day. */
export function markOf({ events, notes, unreadable }: Pick<CalendarDay, 'events' | 'notes' | 'unreadable'>): DayMark {
  if (events !== 'complete') return events;
  if (notes === 'gap') return 'notesGap';
  if (notes === 'owed') return 'notesOwed';
  return unreadable > 0 ? 'unreadable' : 'complete';
}

/** Whether another download can bring something of a day with this mark. */
export function isMissing(mark: DayMark): boolean {
  return mark !== 'complete' && mark !== 'unreadable';
}

/** The days by their names. */
export function namedDays(days: readonly CalendarDay[]): ReadonlyMap<string, CalendarDay> {
  return new Map(days.map((day) => [day.day, day]));
}

/** A year at a glance. */
export interface YearGlance {
  readonly year: number;
  /** The worst mark of each month, null for one without a day yet. */
  readonly months: readonly (DayMark | null)[];
  /** How many days of it lack records that were asked for. */
  readonly missing: number;
  /** How many others lack notes alone. */
  readonly owed: number;
  /** How many others lack what could not be read alone. */
  readonly unread: number;
  /** True where no day of it was ever asked for. */
  readonly isNotAsked: boolean;
}

/** From good to bad; a day that was not asked for spoils no month that was. */
const badness: Readonly<Record<DayMark, number>> = {
  ...{ notAsked: 0, complete: 1, unreadable: 2, notesOwed: 3, notesGap: 4, gap: 5 },
};

/** Every year of the days, newest first. */
export function glanceAt(days: readonly CalendarDay[]): YearGlance[] {
  const years = new Map<
    number,
    { months: (DayMark | null)[]; missing: number; owed: number; unread: number; isNotAsked: boolean }
  >();
  for (const day of days) {
    const year = yearOf(day.day);
    const glance = years.get(year) ?? {
      months: new Array<DayMark | null>(12).fill(null),
      missing: 0,
      owed: 0,
      unread: 0,
      isNotAsked: true,
    };
    years.set(year, glance);
    const month = Number(day.day.slice(5, 7)) - 1;
    const mark = markOf(day);
    const worst = glance.months[month] ?? null;
    if (worst === null || badness[mark] > badness[worst]) glance.months[month] = mark;
    if (mark === 'gap') glance.missing += 1;
    else if (mark === 'unreadable') glance.unread += 1;
    else if (badness[mark] > badness.complete) glance.owed += 1;
    if (mark !== 'notAsked') glance.isNotAsked = false;
  }
  return [...years].map(([year, glance]) => ({ year, ...glance })).sort((a, b) => b.year - a.year);
}
