import type { WeekStart } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import { shiftDay } from '../../../preload/words/format';

/** A month as a wall calendar shows it: six whole weeks, null where a day is of another month. */
export interface MonthGrid {
  /** Its first day, `YYYY-MM-01`. */
  readonly first: string;
  readonly weeks: readonly (readonly (string | null)[])[];
}

const weeksShown = 6;

/** The twelve months of a year. All have six weeks, so that every year takes the same room. */
export function monthsOf(year: number, weekStart: WeekStart = 'monday'): MonthGrid[] {
  return Array.from({ length: 12 }, (_, month) => monthGrid(year, month, weekStart));
}

/** The month that a day is in. */
export function monthOf(day: string, weekStart: WeekStart = 'monday'): MonthGrid {
  return monthGrid(yearOf(day), Number(day.slice(5, 7)) - 1, weekStart);
}

function monthGrid(year: number, month: number, weekStart: WeekStart): MonthGrid {
  const first = textOf(Date.UTC(year, month, 1));
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lead = placeInWeek(first, weekStart);
  const dayAt = (place: number): string | null =>
    place < lead || place >= lead + length ? null : shiftDay(first, place - lead);
  const weeks = Array.from({ length: weeksShown }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => dayAt(week * 7 + weekday)),
  );
  return { first, weeks };
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOfDay(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** How many days of its week come before a day. */
function placeInWeek(day: string, weekStart: WeekStart): number {
  return weekStart === 'monday' ? weekdayOfDay(day) : (weekdayOfDay(day) + 1) % 7;
}

/** The number in `YYYY-..`. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** The keys that move through a calendar, as in other date grids. */
const moves: Readonly<Record<string, (day: string, weekStart: WeekStart) => string>> = {
  ArrowLeft: (day) => shiftDay(day, -1),
  ArrowRight: (day) => shiftDay(day, 1),
  ArrowUp: (day) => shiftDay(day, -7),
  ArrowDown: (day) => shiftDay(day, 7),
  Home: (day, weekStart) => shiftDay(day, -placeInWeek(day, weekStart)),
  End: (day, weekStart) => shiftDay(day, 6 - placeInWeek(day, weekStart)),
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
export function moveBy(
  key: string,
  withCtrl: boolean,
  day: string,
  within: DayRange,
  weekStart: WeekStart = 'monday',
): string | null {
  const moved = withCtrl ? movesWithCtrl[key]?.(day, within) : moves[key]?.(day, weekStart);
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

/** From the first day of several ranges to their last; null where there are none. */
export function outerRange(ranges: readonly DayRange[]): DayRange | null {
  const from = ranges.map((range) => range.from).sort()[0];
  const to = ranges
    .map((range) => range.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** How many days a range has. */
export function daysIn({ from, to }: DayRange): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;
}

function textOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
