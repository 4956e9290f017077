import type { WeekStart } from '../../../../preload/model';
import { dayOf, secondsPerDay, startOfDay } from '../../../crm/time';

/** Days from the first to the last, inclusive, each as its number since 1970-01-01. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof seasons)[number];
export type Unit = 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** The years that periods may be of. */
export const firstYear = 1970;
export const lastYear = 2100;

/** The number of a day `YYYY-MM-DD`; null where it is none. */
export function dayNumber(day: string): number | null {
  const seconds = startOfDay(day);
  return seconds === null ? null : seconds / secondsPerDay;
}

/** `YYYY-MM-DD` of a day's number. */
export function textOfDay(day: number): string {
  return dayOf(day * secondsPerDay);
}

export function yearOfDay(day: number): number {
  return Number(textOfDay(day).slice(0, 4));
}

/** One day; null where the month has no such day. */
export function daySpan(year: number, month: number, day: number): Span | null {
  const two = (part: number): string => String(part).padStart(2, '0');
  const number = dayNumber(`${String(year)}-${two(month)}-${two(day)}`);
  return number === null ? null : { from: number, to: number };
}

/** Whole months; `month` may be beyond 1 to 12, and is counted on into other years. */
function monthsSpan(year: number, month: number, months: number): Span {
  const first = (at: number): number => Date.UTC(year, at - 1, 1) / 1000 / secondsPerDay;
  return { from: first(month), to: first(month + months) - 1 };
}

export function monthSpan(year: number, month: number): Span {
  return monthsSpan(year, month, 1);
}

export function quarterSpan(year: number, quarter: number): Span {
  return monthsSpan(year, 3 * quarter - 2, 3);
}

export function halfSpan(year: number, half: number): Span {
  return monthsSpan(year, 6 * half - 5, 6);
}

export function yearSpan(year: number): Span {
  return monthsSpan(year, 1, 12);
}

/**
 * Three whole months, as weather services count them, spring from March on. The winter of a year is the one that ends in it:
 * two of its three months, January and February, carry the year's name.
 */
export function seasonSpan(year: number, season: Season): Span {
  return season === 'winter' ? monthsSpan(year, 0, 3) : monthsSpan(year, 3 + 3 * seasons.indexOf(season), 3);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The unit of the calendar that a day is in, or so many units before or after it. A weekend is the Saturday and Sunday of the week from Monday on. */
export function unitAround(day: number, unit: Unit, shift: number, weekStart: WeekStart = 'monday'): Span {
  const monday = day - weekdayOf(day);
  const [year, month] = textOfDay(day).split('-').map(Number) as [number, number];
  switch (unit) {
    case 'day':
      return { from: day + shift, to: day + shift };
    case 'weekend':
      return { from: monday + 5 + 7 * shift, to: monday + 6 + 7 * shift };
    case 'week':
      return weekAround(day + 7 * shift, weekStart);
    case 'month':
      return monthsSpan(year, month + shift, 1);
    case 'quarter':
      return monthsSpan(year, month - ((month - 1) % 3) + 3 * shift, 3);
    case 'half':
      return monthsSpan(year, month - ((month - 1) % 6) + 6 * shift, 6);
    case 'year':
      return monthsSpan(year + shift, 1, 12);
  }
}

function weekAround(day: number, weekStart: WeekStart): Span {
  const from = day - (weekStart === 'monday' ? weekdayOf(day) : (weekdayOf(day) + 1) % 7);
  return { from, to: from + 6 };
}

const monthsOfUnit = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** So many units that end with a day: the last 30 days have that day as their thirtieth. */
export function unitsUntil(day: number, unit: Exclude<Unit, 'weekend'>, count: number): Span {
  if (unit === 'day' || unit === 'week') return { from: day + 1 - count * (unit === 'day' ? 1 : 7), to: day };
  return { from: monthsBefore(day, count * monthsOfUnit[unit]) + 1, to: day };
}

/** The same day of an earlier month, or that month's last where it has no such day. */
function monthsBefore(day: number, months: number): number {
  const [year, month, date] = textOfDay(day).split('-').map(Number) as [number, number, number];
  const { from, to } = monthsSpan(year, month - months, 1);
  return Math.min(from + date - 1, to);
}
