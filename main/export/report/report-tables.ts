import type { Language } from '../../../preload/model';
import type { Breakdown, CommonCounts, ReportPeriod, ReportTotals, ReportView } from '../../../preload/search/report';
import { formatMonthLong, formatPeriod, weekdayNames } from '../../../preload/words/format';
import { queueStatusName } from '../../../preload/words/names';
import { words, type Words } from '../../../preload/words/words';
import type { CellValue, ColumnType } from '../cells/values';

/** A report as it goes into a file. */
export interface ReportParts {
  readonly view: ReportView;
  readonly breakdowns: readonly Breakdown[];
  /** What was searched, in words. */
  readonly asked: string;
}

/** Every column that some table has, in the order in which one table of all of them has them. */
export const reportColumns = [
  ...(['name', 'value', 'before', 'calls', 'answered', 'missed', 'sms', 'talkSeconds'] as const),
  ...(['number', 'attempts', 'first', 'last', 'with', 'uuid', 'means'] as const),
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** A table of a report: of a workbook a sheet, of a page a section. */
export interface ReportTable {
  readonly title: string;
  /** What stands over the names. */
  readonly head: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Readonly<Partial<Record<ReportColumn, CellValue>>>[];
  /** What has to be known of its figures. */
  readonly note: string | null;
}

/** Which of the columns are times. */
export function typeOfColumn(column: ReportColumn): ColumnType {
  if (column === 'first' || column === 'last') return 'time';
  return ['name', 'number', 'with', 'uuid', 'means'].includes(column) ? 'text' : 'number';
}

const countColumns = ['name', 'calls', 'answered', 'missed', 'sms', 'talkSeconds'] as const;
const callColumns = ['name', 'calls', 'answered', 'missed'] as const;

/** The tables of a report; the first says of what it is and what the archive lacks. */
export function tablesOf({ view, breakdowns, asked }: ReportParts, language: Language): readonly ReportTable[] {
  const t = words(language);
  const weekdays = mondayFirst(language);
  const hour = (at: number): string => `${String(at).padStart(2, '0')}:00`;
  const counted = (
    title: string,
    head: string,
    rows: ReportTable['rows'],
    note: string | null = null,
  ): ReportTable => ({
    ...{ title, head, columns: countColumns, rows, note },
  });
  return [
    summary(view, asked, language),
    totals(view, t),
    waiting(view, t),
    counted(
      t('report.file.months'),
      t('report.time.heads.month'),
      view.byMonth.map(({ month, ...counts }) => ({
        name: `${formatMonthLong(language, `${month}-01`)} ${month.slice(0, 4)}`,
        ...counts,
      })),
    ),
    counted(
      t('report.file.days'),
      t('report.time.heads.day'),
      view.byDay.map(({ day, ...counts }) => ({ name: day, ...counts })),
    ),
    {
      ...{ title: t('report.file.hours'), head: t('report.file.hour'), columns: callColumns, note: null },
      rows: view.byHour.map((counts, at) => ({ name: hour(at), ...counts })),
    },
    {
      ...{ title: t('report.file.weekdays'), head: t('report.heat.day'), columns: callColumns, note: null },
      rows: view.byWeekday.map((counts, at) => ({ name: weekdays[at] ?? '', ...counts })),
    },
    {
      ...{ title: t('report.file.hoursOfWeek'), head: t('report.file.hour'), columns: callColumns, note: null },
      rows: view.byHourOfWeek.flatMap((counts, at) =>
        counts.calls === 0 ? [] : [{ name: `${weekdays[Math.floor(at / 24)] ?? ''} ${hour(at % 24)}`, ...counts }],
      ),
    },
    counted(
      t('report.by.kinds.agent'),
      t('report.by.heads.agent'),
      view.byAgent.map(({ agent, ...counts }) => ({ name: agent, ...counts })),
      t('report.by.means.agent'),
    ),
    ...breakdowns.map((one) =>
      counted(
        t(`report.by.kinds.${one.by}`),
        t(`report.by.heads.${one.by}`),
        rowsOf(one, t),
        [...(one.isPartial ? [t('report.by.partial')] : []), t(`report.by.means.${one.by}`)].join(' '),
      ),
    ),
  ];
}

function rowsOf({ by, rows, rest }: Breakdown, t: Words): ReportTable['rows'] {
  const named = rows.map(({ name, ...counts }) => ({
    name: by === 'queue' ? queueStatusName(t, name) : name,
    ...counts,
  }));
  if (rest === null) return named;
  const { names, ...counts } = rest satisfies CommonCounts;
  return [...named, { name: t('report.by.rest', { n: names }), ...counts }];
}

/** Which days the archive has not as a whole, in a sentence; null where it has all. */
export function lackText({ complete, gaps }: Pick<ReportView, 'complete' | 'gaps'>, language: Language): string | null {
  const t = words(language);
  if (complete) return null;
  return gaps.length === 0 ? t('report.unread') : t('report.gaps', { days: daysText(gaps, language) });
}

function summary(view: ReportView, asked: string, language: Language): ReportTable {
  const t = words(language);
  const { period, previous, notCalledBack: calls, sms } = view;
  const days = ({ from, to }: ReportPeriod): string => formatPeriod(language, from, to);
  const lines: readonly (readonly [string, CellValue, string?])[] = [
    [t('report.file.asked'), asked],
    [t('report.file.period'), days(period)],
    [t('report.file.complete'), lackText(view, language) ?? t('report.file.whole')],
    [t('report.file.before'), previous === null ? t('report.totals.noBefore') : days(previous.period)],
    ...(previous !== null && previous.gaps.length > 0
      ? [
          [
            t('report.file.completeBefore'),
            t('report.gapsBefore', { days: daysText(previous.gaps, language) }),
          ] as const,
        ]
      : []),
    [t('report.waiting.numbers'), calls.numbers, t('report.waiting.numbersMeans')],
    [t('report.waiting.returned'), calls.returned, t('report.waiting.returnedMeans')],
    [t('report.waiting.late'), calls.late, t('report.waiting.lateMeans', { n: calls.withinHours })],
    [t('report.file.median'), calls.medianMinutes],
    [t('report.file.p90'), calls.p90Minutes],
    [t('report.waiting.withheld'), calls.withheld, t('report.waiting.withheldMeans')],
    [t('report.texts.title'), sms.unanswered, t('report.texts.unansweredMeans')],
    [t('report.file.medianText'), sms.medianMinutes],
  ];
  return {
    ...{ title: t('report.file.summary'), head: t('report.totals.figure'), note: null },
    columns: ['name', 'value', 'means'],
    rows: lines.map(([name, value, means = null]) => ({ name, value, means })),
  };
}

function totals({ totals: now, before, previous, answeredIn }: ReportView, t: Words): ReportTable {
  const hasBefore = previous !== null && !coversAll(previous.gaps, previous.period);
  const names = Object.keys(now) as (keyof ReportTotals)[];
  const titleOf = (name: keyof ReportTotals): string =>
    name === 'talkSeconds' ? t('report.file.columns.talkSeconds') : t(`report.totals.figures.${name}`);
  const rows = names.map((name) => ({
    ...{ name: titleOf(name), value: now[name], before: hasBefore ? before[name] : null },
    means: t(`report.totals.means.${name}`),
  }));
  const share = {
    name: t('report.file.missedShare'),
    value: percent(now.missed, answeredIn.now),
    before: hasBefore ? percent(before.missed, answeredIn.before) : null,
    means: t('report.totals.means.missedShare'),
  };
  return {
    ...{ title: t('report.totals.title'), head: t('report.totals.figure'), note: null },
    columns: ['name', 'value', 'before', 'means'],
    rows: [...rows, share],
  };
}

function waiting({ notCalledBack: { list } }: ReportView, t: Words): ReportTable {
  return {
    ...{ title: t('report.waiting.title'), head: t('report.waiting.who') },
    columns: ['name', 'number', 'attempts', 'first', 'last', 'with', 'uuid'],
    rows: list.map(({ contact, number, attempts, first, last, agents, destination, uuid }) => ({
      ...{ name: contact ?? number, number, attempts, first, last, uuid },
      with: agents.length > 0 ? agents.join(', ') : destination,
    })),
    note: t('report.waiting.attemptsMeans'),
  };
}

function coversAll(gaps: readonly ReportPeriod[], { from, to }: ReportPeriod): boolean {
  return gaps.some((gap) => gap.from <= from && gap.to >= to);
}

function percent(missed: number, answered: number): number | null {
  return missed + answered === 0 ? null : Math.round((missed / (missed + answered)) * 1000) / 10;
}

function daysText(days: readonly ReportPeriod[], language: Language): string {
  return days.map(({ from, to }) => formatPeriod(language, from, to)).join(', ');
}

function mondayFirst(language: Language): readonly string[] {
  return weekdayNames(language).map(({ name }) => name);
}
