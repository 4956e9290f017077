import {
  breakdownKinds,
  type Breakdown,
  type BreakdownKind,
  type CommonCounts,
  type ReportPeriod,
  type ReportView,
} from '../../../preload/search/report';
import type { WeekStart } from '../../../preload/model';
import { shiftDay } from '../../../preload/words/format';
import { calls, type Narrowing } from './figure-search';
import { dayCount, weekOf } from './report-periods';

/** Calls and SMS of a day, a week, a month, or of what has a name. */
export interface CountsRow extends CommonCounts {
  readonly name: string;
  /** Of what its figures are, besides what each counts; null: of the whole period. */
  readonly days: ReportPeriod | null;
  /** Null where no search says it. */
  readonly narrowing: Narrowing | null;
}

/** What the figures of a search can be broken down by. */
export const breakdowns = ['agent', ...breakdownKinds] as const;
export type BreakdownName = (typeof breakdowns)[number];

export const timeUnits = ['day', 'week', 'month'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** As many lines are read as a chart; more say nothing. */
const maxRows = 400;
const unitDays: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 28 };

/** The units that a period can be told by. */
export function unitsOf(period: ReportPeriod): readonly TimeUnit[] {
  return timeUnits.filter((unit) => unit === 'month' || dayCount(period) / unitDays[unit] <= maxRows);
}

/** The unit by which a period is told where nobody chose another. */
export function usualUnit(period: ReportPeriod): TimeUnit {
  const days = dayCount(period);
  if (days <= 31) return 'day';
  return days <= 190 ? 'week' : 'month';
}

/** Every day, week or month of a report, those without records as well, the oldest first; cut to the period at its ends. */
export function timeRows(report: ReportView, unit: TimeUnit, weekStart: WeekStart): readonly CountsRow[] {
  const { period } = report;
  const rows: CountsRow[] = [];
  const ofDays = report.byDay[Symbol.iterator]();
  let next = ofDays.next();
  for (let from = period.from; from <= period.to;) {
    const end = lastOf(from, unit, weekStart);
    const to = end > period.to ? period.to : end;
    const counts = { calls: 0, answered: 0, missed: 0, sms: 0, talkSeconds: 0 };
    for (; next.done !== true && next.value.day <= to; next = ofDays.next()) add(counts, next.value);
    rows.push({ name: from, days: { from, to }, narrowing: {}, ...counts });
    from = shiftDay(to, 1);
  }
  return rows;
}

/** The agents of a report, those with the most calls first. */
export function agentRows({ byAgent }: Pick<ReportView, 'byAgent'>): readonly CountsRow[] {
  return byAgent.map(({ agent, ...counts }) => ({
    name: agent,
    days: null,
    narrowing: { agents: [agent] },
    ...counts,
  }));
}

const narrowingTo: Readonly<Record<BreakdownKind, (name: string) => Narrowing>> = {
  queue: (name) => ({ queueStatuses: [name] }),
  extension: (name) => ({ extensions: [name] }),
  number: (name) => ({ ownNumber: name }),
  destination: (name) => ({ destinations: [name] }),
  flag: (name) => ({ flags: [name] }),
  contact: (name) => ({ contacts: [name] }),
};

/** The lines of a breakdown, and last that of all the others, which has no name. */
export function breakdownRows({ by, rows, rest }: Breakdown): readonly CountsRow[] {
  const named = rows.map((row) => ({ ...row, days: null, narrowing: narrowingTo[by](row.name) }));
  return rest === null ? named : [...named, { ...rest, name: '\0', days: null, narrowing: null }];
}

function lastOf(day: string, unit: TimeUnit, weekStart: WeekStart): string {
  if (unit === 'day') return day;
  if (unit === 'week') return weekOf(day, weekStart).to;
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

type Sum = { -readonly [Name in keyof CommonCounts]: CommonCounts[Name] };

function add(sum: Sum, more: CommonCounts): void {
  sum.calls += more.calls;
  sum.answered += more.answered;
  sum.missed += more.missed;
  sum.sms += more.sms;
  sum.talkSeconds += more.talkSeconds;
}

/** The figures of a line that have a search of their own. */
export const countNarrowings = {
  calls,
  answered: { ...calls, statuses: ['answered'] },
  missed: { ...calls, directions: ['in'], statuses: ['noAnswer', 'busy'] },
  sms: { services: ['sms'] },
} as const satisfies Readonly<Record<string, Narrowing>>;
