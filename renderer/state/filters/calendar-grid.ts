import type { CalendarDay } from '../../../preload/model';
import { shiftDay } from '../../../preload/words/format';

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

/** First day, last day, `YYYY-MM-DD`, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A month as a wall calendar shows it: six weeks from Monday to Sunday, null where a day is of another month. */
export interface MonthGrid {
  /** Its first day, `YYYY-MM-01`. */
  readonly first: string;
  readonly weeks: readonly (readonly (string | null)[])[];
}

const weeksShown = 6;

/** The twelve months of a year. All have six weeks, so that every year takes the same room. */
export function monthsOf(year: number): MonthGrid[] {
  return Array.from({ length: 12 }, (_, month) => monthGrid(year, month));
}

/** The month that a day is in. */
export function monthOf(day: string): MonthGrid {
  return monthGrid(yearOf(day), Number(day.slice(5, 7)) - 1);
}

function monthGrid(year: number, month: number): MonthGrid {
  const first = textOf(Date.UTC(year, month, 1));
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lead = weekdayOf(first);
  const dayAt = (place: number): string | null =>
    place < lead || place >= lead + length ? null : shiftDay(first, place - lead);
  const weeks = Array.from({ length: weeksShown }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => dayAt(week * 7 + weekday)),
  );
  return { first, weeks };
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The number in `YYYY-..`. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** The keys that move through a calendar, as in other date grids. */
const moves: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => shiftDay(day, -1),
  ArrowRight: (day) => shiftDay(day, 1),
  ArrowUp: (day) => shiftDay(day, -7),
  ArrowDown: (day) => shiftDay(day, 7),
  Home: (day) => shiftDay(day, -weekdayOf(day)),
  End: (day) => shiftDay(day, 6 - weekdayOf(day)),
  PageUp: (day) => shiftMonth(day, -1),
  PageDown: (day) => shiftMonth(day, 1),
};
const movesWithCtrl: Readonly<Record<string, (day: string, within: DayRange) => string>> = {
  Home: (_, { from }) => from,
  End: (_, { to }) => to,
  PageUp: (day) => shiftMonth(day, -12),
  PageDown: (day) => shiftMonth(day, 12),
};

/** Where a key leads from a day, not beyond `within`; null for a key that leads nowhere. */
export function moveBy(key: string, withCtrl: boolean, day: string, within: DayRange): string | null {
  const moved = (withCtrl ? movesWithCtrl : moves)[key]?.(day, within);
  return moved === undefined ? null : clampDay(moved, within);
}

/** The same day of another month, or its last where it has no such day. */
export function shiftMonth(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, length)));
}

/** The day of a period that is nearest to a day. */
export function clampDay(day: string, { from, to }: DayRange): string {
  return day < from ? from : day > to ? to : day;
}

/** The days between two, whichever is first. */
export function rangeOf(one: string, other: string): DayRange {
  return one < other ? { from: one, to: other } : { from: other, to: one };
}

/** How many days a range has. */
export function daysIn({ from, to }: DayRange): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;
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

/** From good to bad; a day that nobody asked for spoils no month that was. */
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

function textOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
