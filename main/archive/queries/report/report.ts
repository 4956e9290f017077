import { dayOf, firstDatedSecond, secondsPerDay, startOfDay, wallTimeOf } from '../../../crm/time';
import {
  maxBrokenDown,
  type AnsweredTexts,
  type Breakdown,
  type BreakdownKind,
  type CommonCounts,
  type Report,
  type ReportPeriod,
  type ReportTotals,
  type ReportView,
  type WaitingNumber,
} from '../../../../preload/search/report';
import { firstIdOf, secondsOfId } from '../../../search/index/ids';
import { compareTexts } from '../../../search/index/segment';
import { breakDown } from '../../../search/query/report/breakdown';
import { add, nothing, type Counted } from '../../../search/query/report/counted';
import { countFigures, FiguresOfSegments, type Figures } from '../../../search/query/report/figures';
import { followCalls, type Followed } from '../../../search/query/report/follow';
import { EventsOfSegments } from '../../../search/query/report/segment-events';
import type { Waiting } from '../../../search/query/report/call-backs';
import type { StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { readerBudget } from '../../file/reader-budget';
import { readMissingDays } from '../../ledger/missing-days';
import { searcherOf } from '../search';
import { daysOf, withPeriod, type Plan } from '../understanding/plan';
import { callerFinder } from './callers';

/** What a report is asked for beside its search. */
export interface ReportWish {
  /** A missed call that is returned after more hours is late. */
  readonly withinHours: number;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly check: StillWanted;
}

/** What reports know of segments, whichever search they are of. */
const knownOfSegments = (): { readonly events: EventsOfSegments; readonly figures: FiguresOfSegments } => ({
  events: new EventsOfSegments(readerBudget().events),
  figures: new FiguresOfSegments(),
});

/** Works out the figures of a search, with those of as many days right before. */
export function readReport(archive: ArchiveReader, plan: Plan, wish: ReportWish): Report {
  const {
    byHourOfWeek: _,
    byDay: __,
    previous: ___,
    answeredIn: ____,
    notCalledBack: { settled: _____, ...notCalledBack },
    ...report
  } = readReportView(archive, plan, wish, Infinity);
  const list = notCalledBack.list.map(({ id: _id, agents: _agents, destination: _destination, ...one }) => one);
  return { ...report, notCalledBack: { ...notCalledBack, list } };
}

/** The same with what the window shows besides; `maxListed`: of the numbers that wait only so many are named. */
export function readReportView(
  archive: ArchiveReader,
  plan: Plan,
  { withinHours, today, check }: ReportWish,
  maxListed: number,
): ReportView {
  const period = periodOf(archive, plan, today);
  const searcher = searcherOf(archive);
  const of = (days: ReportPeriod, untilAnswered: boolean): { figures: Figures; followed: Followed } => {
    const results = searcher.results(withPeriod(plan, days));
    const known = archive.own(knownOfSegments);
    known.events.keepOnly(results.snapshot.segments);
    const figures = countFigures(results, known.figures, check);
    return { figures, followed: followCalls(results, secondsIn(days), { events: known.events, untilAnswered, check }) };
  };
  const { figures, followed } = of(period, true);
  const before = periodBefore(period);
  const earlier = before === null ? null : of(before, false);
  const { missingDays, unreadable } = readMissingDays(archive, period, today);
  return {
    period,
    previous: before === null ? null : { period: before, gaps: readMissingDays(archive, before, today).missingDays },
    answeredIn: { now: figures.of.answeredIn, before: earlier?.figures.of.answeredIn ?? 0 },
    totals: totalsOf(figures, followed),
    before: earlier === null ? noTotals : totalsOf(earlier.figures, earlier.followed),
    byHour: Array.from({ length: 24 }, (_, hour) =>
      callsOf(figures.byHourOfWeek.filter((_one, at) => at % 24 === hour)),
    ),
    byWeekday: Array.from({ length: 7 }, (_, day) => callsOf(figures.byHourOfWeek.slice(day * 24, day * 24 + 24))),
    byMonth: byMonth(figures, period),
    byAgent: [...figures.byAgent]
      .map(([agent, counts]) => ({ agent, ...countsOf(counts) }))
      .sort((a, b) => b.calls - a.calls || compareTexts(a.agent, b.agent)),
    byHourOfWeek: figures.byHourOfWeek.map((one) => callsOf([one])),
    byDay: [...figures.byDay]
      .sort(([one], [other]) => one - other)
      .map(([day, counts]) => ({ day: dayOf(day * secondsPerDay), ...countsOf(counts) })),
    notCalledBack: callBacksOf(archive, followed, withinHours, maxListed),
    sms: textsOf(followed),
    complete: missingDays.length === 0 && unreadable.count === 0,
    gaps: missingDays,
  };
}

/** Breaks down what a search finds in the period of its report. */
export function readBreakdown(
  archive: ArchiveReader,
  plan: Plan,
  by: BreakdownKind,
  { today, check }: Omit<ReportWish, 'withinHours'>,
): Breakdown {
  const results = searcherOf(archive).results(withPeriod(plan, periodOf(archive, plan, today)));
  const { named, rest } = breakDown(results, by, maxBrokenDown, check);
  return {
    by,
    rows: named.map(([name, counts]) => ({ name, ...countsOf(counts) })),
    rest: rest.names === 0 ? null : { names: rest.names, ...countsOf(rest.counts) },
    isPartial: by === 'destination' && results.snapshot.isOutdated,
  };
}

/** The days that a search names; where it leaves an end open, those from the archive's first record or to its last. */
function periodOf(archive: ArchiveReader, plan: Plan, today: string): ReportPeriod {
  const { from, to } = daysOf(plan);
  const first = archive
    .prepare<[number], number | null>('SELECT min(id) FROM interaction WHERE id >= CAST(? AS INTEGER)')
    .pluck()
    .get(firstIdOf(firstDatedSecond));
  const last = archive.prepare<[], number | null>('SELECT max(id) FROM interaction').pluck().get();
  const dayOfRecord = (id: number | null | undefined): string => (id == null ? today : dayOf(secondsOfId(id)));
  const begin = from ?? earlier(dayOfRecord(first), to);
  return { from: begin, to: to ?? later(dayOfRecord(last), begin) };
}

function earlier(day: string, other: string | null): string {
  return other !== null && other < day ? other : day;
}

function later(day: string, other: string): string {
  return other > day ? other : day;
}

function secondsIn({ from, to }: ReportPeriod): { readonly from: number; readonly to: number } {
  return { from: startOfDay(from) ?? 0, to: (startOfDay(to) ?? 0) + secondsPerDay };
}

/** As many days right before; null where time does not reach so far back. */
function periodBefore(period: ReportPeriod): ReportPeriod | null {
  const { from, to } = secondsIn(period);
  return from - (to - from) < 0 ? null : { from: dayOf(from - (to - from)), to: dayOf(from - 1) };
}

const noTotals: ReportTotals = {
  ...{ interactions: 0, calls: 0, sms: 0, faxes: 0, incoming: 0, outgoing: 0, internal: 0 },
  ...{ answered: 0, missed: 0, missedAttempts: 0, talkSeconds: 0, cost: 0 },
};

function totalsOf({ interactions, of, talkSeconds, cost }: Figures, { callBacks }: Followed): ReportTotals {
  const { call: calls, fax: faxes, ...others } = of;
  const { sms, incoming, outgoing, internal, answered, missed } = others;
  return {
    ...{ interactions, calls, sms, faxes, incoming, outgoing, internal },
    ...{ answered, missed, missedAttempts: callBacks.attempts, talkSeconds, cost },
  };
}

function sumOf(some: Iterable<Counted>): Counted {
  const sum = nothing();
  for (const one of some) add(sum, one);
  return sum;
}

function callsOf(some: Iterable<Counted>): { calls: number; answered: number; missed: number } {
  const { calls, answered, missed } = sumOf(some);
  return { calls, answered, missed };
}

function countsOf({ calls, answered, missed, sms, talkSeconds }: Counted): CommonCounts {
  return { calls, answered, missed, sms, talkSeconds };
}

/** Every month of the period, those without records as well. */
function byMonth(figures: Figures, { from, to }: ReportPeriod): Report['byMonth'] {
  const months = new Map<string, Counted>();
  const end = to.slice(0, 7);
  for (let month = from.slice(0, 7); month <= end; month = monthAfter(month)) months.set(month, nothing());
  for (const [day, counts] of figures.byDay) {
    const month = months.get(dayOf(day * secondsPerDay).slice(0, 7));
    if (month !== undefined) add(month, counts);
  }
  return [...months].map(([month, counts]) => ({ month, ...countsOf(counts) }));
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`;
}

// The index of marks is one of all but remarks.
const settledSql = `SELECT interaction_id
  FROM own_mark
  WHERE kind = 'settled'
    AND kind <> 'remark'
    AND interaction_id IS NOT NULL`;

function callBacksOf(
  archive: ArchiveReader,
  { callBacks, withheld }: Followed,
  withinHours: number,
  maxListed: number,
): ReportView['notCalledBack'] {
  const times = callBacks.timesToReturn();
  const settledCalls = new Set(archive.prepare<[], number>(settledSql).pluck().all());
  const open = callBacks.waiting();
  const waiting = open.filter(({ lastId }) => !settledCalls.has(lastId));
  return {
    withinHours,
    numbers: waiting.length,
    settled: open.length - waiting.length,
    returned: times.length,
    late: times.filter((seconds) => seconds > withinHours * 3600).length,
    ...{ medianMinutes: median(times), p90Minutes: nineOfTen(times) },
    withheld,
    list: waiting.slice(0, maxListed).map((one) => describe(archive, one)),
  };
}

function describe(archive: ArchiveReader, { attempts, first, last, lastId }: Waiting): WaitingNumber {
  return {
    id: lastId,
    ...archive.own(callerFinder)(lastId),
    attempts,
    first: wallTimeOf(first),
    last: wallTimeOf(last),
  };
}

function textsOf({ callBacks }: Followed): AnsweredTexts {
  const times = Float64Array.from(callBacks.textsAnsweredAfter).sort();
  return { unanswered: callBacks.unansweredTexts, medianMinutes: median(times) };
}

/** In minutes, of seconds in ascending order; of an even number the middle between the two in the middle. */
function median(sorted: Float64Array): number | null {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : minutesOf((low + high) / 2);
}

/** In minutes: the shortest time within which nine of ten came, of seconds in ascending order. */
function nineOfTen(sorted: Float64Array): number | null {
  const time = sorted[Math.ceil(sorted.length * 0.9) - 1];
  return time === undefined ? null : minutesOf(time);
}

function minutesOf(seconds: number): number {
  return Math.round((seconds / 60) * 100) / 100;
}
