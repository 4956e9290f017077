import type { ReportTotals, ReportView } from '../../../preload/search/report';
import { dayCount } from './report-periods';
import type { Locale } from '../common/locale.svelte';

/** The figures of the whole, in the order in which they are told. */
const figures = [
  ...(['interactions', 'calls', 'sms', 'faxes', 'incoming', 'outgoing', 'internal'] as const),
  ...(['answered', 'missed', 'missedShare', 'missedAttempts', 'talkSeconds', 'meanTalk', 'cost'] as const),
] as const;
export type FigureName = (typeof figures)[number];

/** A figure beside the one of the period before. */
export interface TotalRow {
  readonly name: FigureName;
  /** Null: nothing that it could be of. */
  readonly now: number | null;
  readonly before: number | null;
}

/** What a report says of the whole; of the time before nothing where the archive has no day of it. */
export function totalRows(report: ReportView): readonly TotalRow[] {
  const hasBefore = comparesWith(report) !== 'nothing';
  return figures.map((name) => ({
    name,
    now: figureOf(name, report.totals, report.answeredIn.now),
    before: hasBefore ? figureOf(name, report.before, report.answeredIn.before) : null,
  }));
}

/** How far the archive has the days that a report is compared with; where it lacks more of them than it has, there is nothing to compare. */
export function comparesWith({ previous }: ReportView): 'all' | 'some' | 'nothing' {
  if (previous === null) return 'nothing';
  const { period, gaps } = previous;
  if (gaps.length === 0) return 'all';
  const missing = gaps.reduce((sum, { from, to }) => {
    const [first, last] = [from > period.from ? from : period.from, to < period.to ? to : period.to];
    return sum + Math.max(0, dayCount({ from: first, to: last }));
  }, 0);
  return missing * 2 > dayCount(period) ? 'nothing' : 'some';
}

function figureOf(name: FigureName, totals: ReportTotals, answeredIn: number): number | null {
  if (name === 'missedShare') return share(totals.missed, totals.missed + answeredIn);
  if (name === 'meanTalk') return share(totals.talkSeconds, totals.answered);
  return totals[name];
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A figure as it is read: "1 204", "12%", "3 godz. 5 min". */
export function figureText(name: FigureName, value: number | null, locale: Locale): string {
  if (value === null) return '–';
  if (name === 'missedShare') return locale.t('report.totals.percent', { n: Math.round(value * 100) });
  if (name === 'talkSeconds' || name === 'meanTalk') return locale.duration(value);
  return locale.number(value);
}

/** How a figure differs from the one before: "+12%", of shares in points of a hundred; empty where nothing can be said. */
export function changeText({ name, now, before }: TotalRow, locale: Locale): string {
  if (now === null || before === null) return '';
  if (name !== 'missedShare' && before === 0) return '';
  const change = Math.round(name === 'missedShare' ? (now - before) * 100 : (now / before - 1) * 100);
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  const key = name === 'missedShare' ? 'report.totals.points' : 'report.totals.percent';
  return sign + locale.t(key, { n: Math.abs(change) });
}
