import type { HistogramBar, ResultSummary, WeekStart } from '../../../preload/model';
import type { Results, StillWanted } from './results';

/** More bars than this are too narrow to hit. */
const maxBars = 120;
const dayMs = 86_400_000;

/** How many of a result lie on each day (days since 1970) that has any. */
export function countByDay(results: Results, check: StillWanted): Map<number, number> {
  const byDay = new Map<number, number>();
  for (let at = 0; at < results.segmentCount; at += 1) {
    check();
    results.addByDay(at, byDay);
  }
  return byDay;
}

/** How a result is spread over time, in the finest unit that gives few enough bars. */
export function histogramOf(
  results: Results,
  check: StillWanted,
  weekStart: WeekStart = 'monday',
): { readonly bars: readonly HistogramBar[]; readonly unit: ResultSummary['barUnit'] } {
  const byDay = countByDay(results, check);
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { bars: [], unit: 'day' };
  const units = ['day', 'week', 'month', 'year'] as const;
  const unit =
    units.find((one) => startsBetween({ first, last, unit: one, weekStart }, maxBars).length <= maxBars) ?? 'year';
  const starts = startsBetween({ first, last, unit, weekStart }, Infinity);
  const bars = starts.map((start, at) => ({ from: start, to: (starts[at + 1] ?? next(start, unit)) - 1, count: 0 }));
  let at = 0;
  for (const day of days) {
    while (day > (bars[at]?.to ?? Infinity)) at += 1;
    const bar = bars[at];
    if (bar !== undefined) bar.count += byDay.get(day) ?? 0;
  }
  return { bars: bars.map(({ from, to, count }) => ({ from: textOf(from), to: textOf(to), count })), unit };
}

interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly unit: ResultSummary['barUnit'];
  readonly weekStart: WeekStart;
}

/** The first days of the units from `first` to `last`; a little more than `max` at the most. */
function startsBetween({ first, last, unit, weekStart }: Stretch, max: number): number[] {
  const starts: number[] = [];
  for (let day = startOf(first, unit, weekStart); day <= last && starts.length <= max; day = next(day, unit))
    starts.push(day);
  return starts;
}

function startOf(day: number, unit: ResultSummary['barUnit'], weekStart: WeekStart): number {
  const date = new Date(day * dayMs);
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      // 1970-01-01 was a Thursday.
      return day - ((((day + (weekStart === 'monday' ? 3 : 4)) % 7) + 7) % 7);
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / dayMs;
    case 'year':
      return Date.UTC(date.getUTCFullYear(), 0) / dayMs;
  }
}

function next(day: number, unit: ResultSummary['barUnit']): number {
  const date = new Date(day * dayMs);
  switch (unit) {
    case 'day':
      return day + 1;
    case 'week':
      return day + 7;
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / dayMs;
    case 'year':
      return Date.UTC(date.getUTCFullYear() + 1, 0) / dayMs;
  }
}

function textOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
