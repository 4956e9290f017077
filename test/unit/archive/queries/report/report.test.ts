import { expect, test } from 'vitest';
import { flushPending } from '../../../../../main/archive/index/index-build';
import { readBreakdown, readReport, readReportView } from '../../../../../main/archive/queries/report/report';
import {
  breakdownKinds,
  maxBrokenDown,
  type BreakdownKind,
  type CallCounts,
  type Report,
  type ReportView,
} from '../../../../../preload/search/report';
import { significantDigits } from '../../../../../preload/phone-number';
import type { ArchiveReader } from '../../../../../main/archive/file/archive';
import { searcherOf } from '../../../../../main/archive/queries/search';
import type { Plan } from '../../../../../main/archive/queries/understanding/plan';
import { breakdownRows, countNarrowings } from '../../../../../renderer/state/report/counts-rows';
import { searchOf } from '../../../../../renderer/state/report/figure-search';
import { changeOwnMarks } from '../../../../../main/archive/store/own-marks';
import { understand } from '../../../../../main/archive/queries/understanding/understand';
import { Random } from '../../../../../main/sample-crm/data/random';
import { Told } from '../../made-up';
import { temporaryArchive } from '../../../temp-archive';
import { cases } from '../../../random-cases';
import { naiveBreakdown, naiveReport } from './naive-report';
import { randomOffice, searches } from './random-office';

/** The whole of it is tried with `KRONIKA_REPORTS=500`. */
const offices = cases(Number(process.env['KRONIKA_REPORTS'] ?? 25));

test('says of made-up offices what the definitions say over all their records', { timeout: 600_000 }, () => {
  for (let seed = 0; seed < offices; seed += 1) {
    const random = new Random(7000 + seed);
    const { records, from, to } = randomOffice(random);
    const archive = temporaryArchive();
    const told = new Told(archive);
    const policy = {
      ...{ maxPending: random.whole(1, 9), minPending: 1, maxAtOnce: random.whole(1, 9) },
      maxPerSegment: random.whole(2, 30),
    };
    const search = searches[seed % searches.length]!;
    const asked = (): Plan => understand(archive, { text: search.text, filters: { from, to, agents: search.agents } });
    const wish = { withinHours: random.whole(1, 30), today: '2024-12-31', check: () => undefined };
    // In the order in which downloads bring them, some of them twice: with another status before.
    for (let at = 0; at < records.length;) {
      const page = records.slice(at, (at += random.whole(1, 9)));
      const before = random.chance(0.5) ? { status: 'busy', external: null } : { status: 'answered' };
      if (random.chance(0.3)) told.store(page.map((record) => ({ ...record, ...before })));
      if (random.chance(0.7)) flushPending(archive, 'nearlyAll', policy);
      told.store(page);
      if (random.chance(0.5)) flushPending(archive, random.chance(0.5) ? 'most' : 'nearlyAll', policy);
      // What a report keeps at hand of segments is no longer true of all their records after the next page.
      if (random.chance(0.3)) readReport(archive, asked(), wish);
    }
    const plan = asked();
    const { complete, gaps, ...said } = readReport(archive, plan, wish);
    expect(said, `office ${String(seed)}`).toEqual(
      naiveReport(told.records(), search.found, { from, to }, wish.withinHours),
    );
    expect([complete, gaps]).toEqual([false, [{ from, to }]]);
    expectOfWhole(readReportView(archive, plan, wish, 3), { ...said, complete, gaps });
    for (const by of breakdownKinds) {
      const { rows, rest } = readBreakdown(archive, plan, by, wish);
      const nameIn = (name: string): string => (by === 'number' ? significantDigits(name) : name);
      expect(
        Object.fromEntries(rows.map(({ name, ...counts }) => [nameIn(name), counts])),
        `office ${String(seed)} by ${by}`,
      ).toEqual(naiveBreakdown(told.records(), search.found, { from, to }, by));
      expect(rest).toBeNull();
      expect(rows.map(({ calls }) => calls)).toEqual(rows.map(({ calls }) => calls).sort((a, b) => b - a));
      for (const { name, calls } of rows) expect(countOf(archive, plan, by, name), `${by} ${name}`).toBe(calls);
    }
    archive.close();
  }
});

/** How many calls the search finds that a line of a breakdown leads to; the parts of a record that are several may be filters already. */
function countOf(archive: ArchiveReader, plan: Plan, by: BreakdownKind, name: string): number {
  const [row] = breakdownRows({ by, rows: [{ ...noCounts, name }], rest: null, isPartial: false });
  const { from = '', to = '' } = plan.query.filters;
  const narrowed = searchOf(plan.query, { from, to }, { ...countNarrowings.calls, ...row!.narrowing });
  return searcherOf(archive).count(understand(archive, narrowed!));
}

/** A missed call. */
const call = {
  ...{ service: 'CALL', direction: 'IN', status: 'noAnswer', queueStatus: null, sms: null, duration: 0, cost: null },
  ...{ noteFlag: 0, flags: [], to: null, from: null, external: '600 700 800', destination: null, agents: [] },
};

const noCounts = { calls: 0, answered: 0, missed: 0, sms: 0, talkSeconds: 0 };

test('a call that returned another one counts no more once the CRM says that nobody answered it', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const seconds = Date.UTC(2024, 4, 8, 9) / 1000;
  const returning = { ...call, uuid: 'b', seconds: seconds + 600, direction: 'OUT', status: 'answered', duration: 60 };
  const waiting = (): number => {
    const plan = understand(archive, { text: '', filters: { from: '2024-05-06', to: '2024-05-12' } });
    const wish = { withinHours: 24, today: '2024-06-01', check: () => undefined };
    return readReport(archive, plan, wish).notCalledBack.numbers;
  };
  told.store([{ ...call, uuid: 'a', seconds }, returning]);
  flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 10, maxPerSegment: 10 });
  expect(waiting()).toBe(0);
  told.store([{ ...returning, status: 'noAnswer', duration: 0 }]);
  expect(waiting()).toBe(1);
  archive.close();
});

test('a number whose last missed call is settled waits no more, until it calls anew', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const seconds = Date.UTC(2024, 4, 8, 9) / 1000;
  told.store([
    { ...call, uuid: 'a', seconds },
    { ...call, uuid: 'b', seconds: seconds + 600 },
  ]);
  const settle = (uuid: string, isSet: boolean): void => {
    const ids = [told.records().find((record) => record.uuid === uuid)!.id];
    archive.transaction(() =>
      changeOwnMarks(
        archive,
        { kind: 'set', flag: 'settled', isSet, ids },
        { author: 'anna', at: '2024-05-09T09:00:00Z' },
      ),
    );
  };
  const waiting = () => {
    const plan = understand(archive, { text: '', filters: { from: '2024-05-06', to: '2024-05-12' } });
    const wish = { withinHours: 24, today: '2024-06-01', check: () => undefined };
    const { numbers, settled, list } = readReportView(archive, plan, wish, 10).notCalledBack;
    expect(Object.keys(readReport(archive, plan, wish).notCalledBack)).not.toContain('settled');
    return [numbers, settled, list.length];
  };
  settle('a', true);
  expect(waiting()).toEqual([1, 0, 1]);
  settle('b', true);
  expect(waiting()).toEqual([0, 1, 0]);
  settle('b', false);
  expect(waiting()).toEqual([1, 0, 1]);
  settle('b', true);
  told.store([{ ...call, uuid: 'c', seconds: seconds + 6000 }]);
  expect(waiting()).toEqual([1, 0, 1]);
  archive.close();
});

test('what has the most calls has a line, and all others have one together', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const seconds = Date.UTC(2024, 4, 8, 9) / 1000;
  const plain = {
    ...{ service: 'CALL', direction: 'OUT', status: 'ANSWERED', queueStatus: null, sms: null, duration: 5, cost: null },
    ...{ noteFlag: 0, flags: [], from: null, external: null, destination: null, agents: [] },
  };
  const call = (who: number, time: number) => ({
    ...plain,
    uuid: `u${String(who)}-${String(time)}`,
    seconds: seconds + who * 60 + time,
    to: { name: `Kontakt ${String(who)}`, number: null },
  });
  const who = Array.from({ length: maxBrokenDown + 3 }, (_, at) => at);
  told.store(who.flatMap((one) => (one < 3 ? [call(one, 0)] : [call(one, 0), call(one, 1)])));
  const plan = understand(archive, { text: '', filters: {} });
  const { rows, rest } = readBreakdown(archive, plan, 'contact', { today: '2024-06-01', check: () => undefined });
  expect(rows).toHaveLength(maxBrokenDown);
  expect(rows.some(({ name }) => name === 'Kontakt 0')).toBe(false);
  expect(rest).toEqual({ names: 3, calls: 3, answered: 3, missed: 0, sms: 0, talkSeconds: 15 });
  archive.close();
});

/** The parts of the window's report that the other one has not, by that one, which is compared with a naive one. */
function expectOfWhole(view: ReportView, report: Report): void {
  const { byHourOfWeek, byDay, notCalledBack } = view;
  const at = (hours: readonly CallCounts[]): CallCounts => ({
    calls: hours.reduce((sum, { calls }) => sum + calls, 0),
    answered: hours.reduce((sum, { answered }) => sum + answered, 0),
    missed: hours.reduce((sum, { missed }) => sum + missed, 0),
  });
  expect(report.byWeekday.map((_, day) => at(byHourOfWeek.slice(day * 24, day * 24 + 24)))).toEqual(report.byWeekday);
  expect(report.byHour.map((_, hour) => at(byHourOfWeek.filter((_one, place) => place % 24 === hour)))).toEqual(
    report.byHour,
  );
  for (const { month, sms, talkSeconds, ...calls } of report.byMonth) {
    const days = byDay.filter(({ day }) => day.startsWith(month));
    expect(at(days)).toEqual(calls);
    expect(days.reduce((sum, one) => sum + one.sms, 0)).toBe(sms);
    expect(days.reduce((sum, one) => sum + one.talkSeconds, 0)).toBe(talkSeconds);
  }
  expect(byDay.map(({ day }) => day)).toEqual(byDay.map(({ day }) => day).toSorted());
  expect(notCalledBack.numbers).toBe(report.notCalledBack.numbers);
  expect(notCalledBack.list).toMatchObject(report.notCalledBack.list.slice(0, 3));
}

test('the window is told whom a missed call rang with, which line it came to, and what the time before lacks', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const missed = {
    ...{ service: 'CALL', direction: 'IN', status: 'noAnswer', queueStatus: null, sms: null, duration: 0, cost: null },
    ...{ noteFlag: 0, flags: [], to: null, from: { name: 'Anna Wójcik', number: '+48 600 700 800' } },
    external: '+48 600 700 800',
  };
  const seconds = Date.UTC(2024, 4, 8, 9) / 1000;
  told.store([
    { ...missed, uuid: 'a', seconds, destination: 'Sprzedaż', agents: [{ name: 'Jan Kowalski', extension: '107' }] },
    { ...missed, uuid: 'b', seconds: seconds + 600, destination: 'Biuro', agents: [] },
    { ...missed, uuid: 'c', seconds: seconds + 700, status: 'ANSWERED', destination: null, agents: [], external: '1' },
  ]);
  const plan = understand(archive, { text: '', filters: { from: '2024-05-06', to: '2024-05-12' } });
  const view = readReportView(archive, plan, { withinHours: 24, today: '2024-06-01', check: () => undefined }, 10);
  const [waiting] = view.notCalledBack.list;
  expect(waiting).toMatchObject({ contact: 'Anna Wójcik', attempts: 2, agents: [], destination: 'Biuro' });
  expect(told.records().find(({ id }) => id === waiting!.id)?.uuid).toBe(waiting!.uuid);
  expect(view.answeredIn).toEqual({ now: 1, before: 0 });
  const before = { from: '2024-04-29', to: '2024-05-05' };
  expect(view.previous).toEqual({ period: before, gaps: [before] });
  archive.close();
});
