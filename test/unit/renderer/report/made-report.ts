import type { Breakdown, BreakdownKind, ReportTotals, ReportView } from '../../../../preload/search/report';

const noTotals: ReportTotals = {
  ...{ interactions: 0, calls: 0, sms: 0, faxes: 0, incoming: 0, outgoing: 0, internal: 0 },
  ...{ answered: 0, missed: 0, missedAttempts: 0, talkSeconds: 0, cost: 0 },
};

/** A report of one week, with nothing in it but what is given. */
export function madeReport(change: Partial<ReportView> = {}): ReportView {
  return {
    period: { from: '2026-04-06', to: '2026-04-12' },
    previous: { period: { from: '2026-03-30', to: '2026-04-05' }, gaps: [] },
    totals: noTotals,
    before: noTotals,
    answeredIn: { now: 0, before: 0 },
    ...{ byHour: [], byWeekday: [], byMonth: [], byAgent: [], byHourOfWeek: [], byDay: [] },
    notCalledBack: {
      ...{ withinHours: 24, numbers: 0, late: 0, returned: 0, medianMinutes: null, p90Minutes: null, withheld: 0 },
      list: [],
      settled: 0,
    },
    sms: { unanswered: 0, medianMinutes: null },
    complete: true,
    gaps: [],
    ...change,
  };
}

/** Totals with nothing but what is given. */
export function madeTotals(change: Partial<ReportTotals>): ReportTotals {
  return { ...noTotals, ...change };
}

/** A breakdown with one line. */
export function madeBreakdown(by: BreakdownKind): Breakdown {
  const row = { name: 'VIP', calls: 1, answered: 1, missed: 0, sms: 0, talkSeconds: 60 };
  return { by, rows: [row], rest: null, isPartial: false };
}
