import { secondsOf, wallTimeOf } from '../../../../../main/crm/time';
import type {
  BreakdownKind,
  CommonCounts,
  Report,
  ReportPeriod,
  ReportTotals,
} from '../../../../../preload/search/report';
import { calledAs, type KnownRecord } from '../../made-up';

const day = 86_400;

/** A report by the definitions as they are written, over plain records: slow and simple. */
export function naiveReport(
  records: readonly KnownRecord[],
  found: (record: KnownRecord) => boolean,
  period: ReportPeriod,
  withinHours: number,
): Omit<Report, 'complete' | 'gaps'> {
  const all = records.map(toCall).sort((a, b) => a.record.id - b.record.id);
  const chosen = (days: ReportPeriod): Call[] =>
    all.filter(({ record, date }) => date >= days.from && date <= days.to && found(record));
  const mine = chosen(period);
  const length = (startOf(period.to) - startOf(period.from)) / day + 1;
  const earlier = chosen({
    from: wallTimeOf(startOf(period.from) - length * day).slice(0, 10),
    to: wallTimeOf(startOf(period.from) - day).slice(0, 10),
  });
  const calls = mine.filter(isCall);
  const numbers = [...new Set(mine.filter(isMissed).flatMap(({ number }) => number ?? []))];
  const attempts = numbers.flatMap((number) =>
    attemptsOf(mine, number).map((attempt) => ({
      ...attempt,
      number,
      returnedAt: all.find((one) => one.number === number && isReturn(one) && one.at > attempt.last)?.at ?? null,
    })),
  );
  const times = attempts.flatMap(({ first, returnedAt }) => (returnedAt === null ? [] : [returnedAt - first]));
  const list = numbers.flatMap((number) => {
    const own = attempts.filter((one) => one.number === number);
    const last = own.at(-1)!;
    if (last.returnedAt !== null) return [];
    const { record } = last.calls.at(-1)!;
    const contact = record.from?.name ?? null;
    return [
      {
        id: record.id,
        entry: {
          ...{ number: shownNumber(record)!, contact, attempts: own.length },
          ...{ first: wallTimeOf(own[0]!.first), last: wallTimeOf(last.last), uuid: record.uuid },
        },
      },
    ];
  });
  const texts = mine.filter((one) => isSms(one) && one.direction === 'in' && one.number !== null);
  const waits = texts.map((text) => {
    const reply = all.find(
      (one) => one.number === text.number && one.direction === 'out' && (isSms(one) || isCall(one)) && one.at > text.at,
    );
    return reply === undefined ? null : reply.at - text.at;
  });
  return {
    period,
    totals: totalsOf(mine),
    before: totalsOf(earlier),
    byHour: Array.from({ length: 24 }, (_, hour) => callCounts(calls.filter((one) => one.hour === hour))),
    byWeekday: Array.from({ length: 7 }, (_, weekday) =>
      callCounts(calls.filter((one) => (new Date(`${one.date}T12:00:00Z`).getUTCDay() + 6) % 7 === weekday)),
    ),
    byMonth: monthsOf(period).map((month) => ({
      month,
      ...counts(mine.filter(({ date }) => date.startsWith(month))),
    })),
    byAgent: [...new Set(mine.flatMap(({ record }) => record.agents.map(({ name }) => name)))]
      .map((agent) => ({
        agent,
        ...counts(mine.filter(({ record }) => record.agents.some(({ name }) => name === agent))),
      }))
      .sort((a, b) => b.calls - a.calls || (a.agent < b.agent ? -1 : 1)),
    notCalledBack: {
      withinHours,
      numbers: list.length,
      returned: times.length,
      late: times.filter((time) => time > withinHours * 3600).length,
      medianMinutes: middle(times),
      p90Minutes: nineOfTen(times),
      withheld: mine.filter((one) => isMissed(one) && one.number === null).length,
      list: list.sort((a, b) => b.id - a.id).map(({ entry }) => entry),
    },
    sms: {
      unanswered: waits.filter((wait) => wait === null).length,
      medianMinutes: middle(waits.filter((wait) => wait !== null)),
    },
  };
}

/** What a search finds in a period by one property, under names that tell its values apart. */
export function naiveBreakdown(
  records: readonly KnownRecord[],
  found: (record: KnownRecord) => boolean,
  { from, to }: ReportPeriod,
  by: BreakdownKind,
): Readonly<Record<string, CommonCounts>> {
  const mine = records.map(toCall).filter(({ record, date }) => date >= from && date <= to && found(record));
  const names = new Set(mine.flatMap((call) => (by === 'number' ? (call.number ?? []) : namesOf[by](call))));
  const having = (name: string): Call[] => mine.filter((call) => namesOf[by](call).includes(name));
  return Object.fromEntries([...names].map((name) => [name, counts(having(name))]));
}

const namesOf: Readonly<Record<BreakdownKind, (call: Call) => readonly string[]>> = {
  queue: ({ record: { queueStatus } }) => (queueStatus === null ? [] : [queueStatus]),
  extension: ({ record: { agents } }) => agents.flatMap(({ extension }) => extension ?? []),
  number: ({ record: { external, from, to } }) =>
    [external, from?.number ?? null, to?.number ?? null].flatMap((number) => digitsOf(number) ?? []),
  destination: ({ record: { destination } }) => (destination === null ? [] : [destination]),
  flag: ({ record: { flags } }) => flags,
  contact: ({ record, direction }) => {
    const party = direction === 'in' ? record.from : record.to;
    return [party?.name ?? shownNumber(record)].filter((name) => name !== null);
  },
};

/** What the definitions speak of. */
interface Call {
  readonly record: KnownRecord;
  readonly at: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly hour: number;
  readonly service: string;
  readonly direction: string;
  readonly status: string;
  /** The digits that tell it from others; null where it is withheld. */
  readonly number: string | null;
}

function toCall(record: KnownRecord): Call {
  const word = (value: string | null): string => (value === null ? '' : (calledAs[value] ?? value));
  const wall = wallTimeOf(record.seconds);
  return {
    ...{ record, at: record.seconds, date: wall.slice(0, 10), hour: Number(wall.slice(11, 13)) },
    ...{ service: word(record.service), direction: word(record.direction), status: word(record.status) },
    number: digitsOf(shownNumber(record)),
  };
}

function shownNumber({ external, direction, from, to }: KnownRecord): string | null {
  return external ?? (calledAs[direction ?? ''] === 'in' ? from : to)?.number ?? null;
}

function digitsOf(number: string | null): string | null {
  if (number === null || /[a-z]/i.test(number)) return null;
  const digits = number.replaceAll(/\D/g, '').replace(/^(?:0048|48)(?=\d{9}$)/, '');
  return digits === '' ? null : digits;
}

const isCall = ({ service }: Call): boolean => service === 'call';
const isSms = ({ service }: Call): boolean => service === 'sms';
const isAnswered = (one: Call): boolean => isCall(one) && one.status === 'answered';
const isMissed = (one: Call): boolean =>
  isCall(one) && one.direction === 'in' && (one.status === 'noAnswer' || one.status === 'busy');
const isReturn = (one: Call): boolean =>
  (isAnswered(one) && (one.direction === 'out' || one.direction === 'in')) || (isSms(one) && one.direction === 'out');

interface NaiveAttempt {
  readonly calls: Call[];
  readonly first: number;
  readonly last: number;
}

function attemptsOf(calls: readonly Call[], number: string): NaiveAttempt[] {
  const groups: Call[][] = [];
  for (const call of calls.filter((one) => isMissed(one) && one.number === number)) {
    const group = groups.at(-1);
    if (group !== undefined && call.at - group.at(-1)!.at <= 120) group.push(call);
    else groups.push([call]);
  }
  return groups.map((group) => ({ calls: group, first: group[0]!.at, last: group.at(-1)!.at }));
}

function totalsOf(calls: readonly Call[]): ReportTotals {
  const numbers = new Set(calls.filter(isMissed).flatMap(({ number }) => number ?? []));
  const having = (is: (one: Call) => boolean): number => calls.filter(is).length;
  return {
    interactions: calls.length,
    calls: having(isCall),
    sms: having(isSms),
    faxes: having(({ service }) => service === 'fax'),
    incoming: having(({ direction }) => direction === 'in'),
    outgoing: having(({ direction }) => direction === 'out'),
    internal: having(({ direction }) => direction === 'internal'),
    answered: having(isAnswered),
    missed: having(isMissed),
    missedAttempts: [...numbers].reduce((sum, number) => sum + attemptsOf(calls, number).length, 0),
    talkSeconds: talkOf(calls),
    cost: calls.reduce((sum, { record }) => sum + (record.cost ?? 0), 0),
  };
}

function talkOf(calls: readonly Call[]): number {
  return calls.filter(isAnswered).reduce((sum, { record }) => sum + (record.duration ?? 0), 0);
}

function callCounts(calls: readonly Call[]) {
  return { calls: calls.length, answered: calls.filter(isAnswered).length, missed: calls.filter(isMissed).length };
}

function counts(calls: readonly Call[]) {
  return { ...callCounts(calls.filter(isCall)), sms: calls.filter(isSms).length, talkSeconds: talkOf(calls) };
}

function monthsOf({ from, to }: ReportPeriod): string[] {
  const months = new Set<string>();
  for (let at = startOf(from); at <= startOf(to); at += day) months.add(wallTimeOf(at).slice(0, 7));
  return [...months];
}

function startOf(date: string): number {
  return secondsOf(`${date} 00:00:00`) ?? 0;
}

function middle(times: readonly number[]): number | null {
  if (times.length === 0) return null;
  const sorted = [...times].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return inMinutes(Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!);
}

/** The least time within which at least nine of ten came. */
function nineOfTen(times: readonly number[]): number | null {
  const sorted = [...times].sort((a, b) => a - b);
  const found = sorted.find((time) => sorted.filter((other) => other <= time).length >= sorted.length * 0.9);
  return found === undefined ? null : inMinutes(found);
}

function inMinutes(seconds: number): number {
  return Math.round((seconds / 60) * 100) / 100;
}
