import { expect, test } from 'vitest';
import { createSchedule, type Schedule } from '../../../../main/workspace/sync/schedule';
import type { Settings } from '../../../../main/workspace/settings/settings';
import type { SyncAgain } from '../../../../preload/desktop/downloads';
import type { FailureKind } from '../../../../preload/failure';

const noon = Date.parse('2026-03-10T12:00:00.000Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const days = { from: '2026-01-01', to: '2026-03-10' };

interface Scheduled {
  readonly schedule: Schedule;
  /** Minutes, by the clock that only grows, at which a download was begun. */
  readonly begun: number[];
  /** Lets so many minutes pass, with a look at every quarter of one as the program does. */
  readonly pass: (minutes: number) => void;
  /** Sets the time of day. */
  readonly set: (hours: number) => void;
  /** Time passes that the growing clock does not count, as in the sleep of some computers. */
  readonly sleepThrough: (hours: number) => void;
  readonly end: (failure: FailureKind | null, isScheduled?: boolean, isWhole?: boolean) => void;
}

function scheduled(
  syncEveryHours: Settings['syncEveryHours'] = 4,
  asked: typeof days | null = days,
  outcomes: (FailureKind | null)[] = [],
): Scheduled {
  let clockMs = 0;
  let wallMs = noon;
  // A clock is never at the same time twice.
  let looks = 0;
  const begun: number[] = [];
  const end: Scheduled['end'] = (kind, isScheduled = true, isWhole = kind === null) => {
    schedule.ended({ failure: kind === null ? null : { kind, facts: {} }, isScheduled, isWhole });
  };
  const again = (): Promise<SyncAgain> => {
    begun.push(Math.round((clockMs / minuteMs) * 4) / 4);
    end(outcomes.shift() ?? null);
    return Promise.resolve('done');
  };
  const sync = { again, readDaysAgain: () => Promise.resolve(asked) };
  const everyHours = (): Settings['syncEveryHours'] => syncEveryHours;
  const schedule = createSchedule(sync, everyHours, { now: () => clockMs + (looks += 1) / 1_000_000 }, () => wallMs);
  return {
    schedule,
    begun,
    end,
    pass(minutes) {
      for (let quarter = 0; quarter < minutes * 4; quarter += 1) {
        clockMs += minuteMs / 4;
        wallMs += minuteMs / 4;
        schedule.look();
      }
    },
    set(hours) {
      wallMs += hours * hourMs;
    },
    sleepThrough(hours) {
      schedule.sleep();
      wallMs += hours * hourMs;
      schedule.wake();
    },
  };
}

/** When the next download is due, to the nearest minute. */
async function minuteOf(schedule: Schedule): Promise<string> {
  const at = Date.parse((await schedule.readNext()) ?? '');
  return new Date(Math.round(at / minuteMs) * minuteMs).toISOString().slice(0, 16);
}

const times = (kind: FailureKind, count: number): FailureKind[] => Array.from({ length: count }, () => kind);

test('downloads at the start, then once in so many hours, and tells when', async () => {
  const { schedule, begun, pass } = scheduled();
  schedule.look();
  expect(await minuteOf(schedule)).toBe('2026-03-10T16:00');
  pass(8 * 60 + 1);
  expect(begun).toEqual([0, 240, 480]);
});

test('tells none where none will begin', async () => {
  expect(await scheduled(0).schedule.readNext()).toBeNull();
  expect(await scheduled(4, null).schedule.readNext()).toBeNull();
  const { begun, pass } = scheduled(0);
  pass(600);
  expect(begun).toEqual([]);
});

test('tries again within minutes what failed for want of a network, ever less often, and then keeps its hours', async () => {
  const { schedule, begun, pass } = scheduled(4, days, times('unreachable', 8));
  schedule.look();
  expect(await minuteOf(schedule)).toBe('2026-03-10T12:01');
  pass(200);
  expect(begun).toEqual([0, 1, 3, 8, 18, 38, 68, 98, 128]);
  expect(await minuteOf(schedule)).toBe('2026-03-10T18:08');
});

test('never waits longer for another try than from one download to the next', () => {
  const { schedule, begun, pass } = scheduled(1, days, times('unauthorised', 3));
  schedule.look();
  pass(125);
  expect(begun).toEqual([0, 60, 120]);
});

test('leaves a CRM that limits requests, and what a person has to mend, alone for longer', () => {
  const limited = scheduled(24, days, times('rateLimited', 9));
  limited.schedule.look();
  limited.pass(120);
  expect(limited.begun).toEqual([0, 15, 45, 105]);
  const refused = scheduled(24, days, times('unauthorised', 9));
  refused.schedule.look();
  refused.pass(121);
  expect(refused.begun).toEqual([0, 60, 120]);
});

test('tries again within moments when the network comes back, and only then', () => {
  const { schedule, begun, pass } = scheduled(4, days, times('unreachable', 5));
  schedule.look();
  pass(20);
  expect(begun).toEqual([0, 1, 3, 8, 18]);
  schedule.networkCame();
  pass(1);
  expect(begun.slice(5)).toEqual([20.25]);
  schedule.networkCame();
  pass(60);
  expect(begun).toHaveLength(6);
});

test('does not let a flapping network hammer a CRM that limits requests', () => {
  const { schedule, begun, pass } = scheduled(4, days, times('rateLimited', 5));
  schedule.look();
  for (let minute = 0; minute < 14; minute += 1) {
    schedule.networkCame();
    pass(1);
  }
  expect(begun).toEqual([0]);
});

test('takes no notice of a clock that is set back or forward', async () => {
  const { schedule, begun, pass, set } = scheduled();
  schedule.look();
  pass(60);
  set(-30);
  expect(await minuteOf(schedule)).toBe('2026-03-09T10:00');
  pass(60);
  set(300);
  pass(119);
  expect(begun).toEqual([0]);
  pass(1);
  expect(begun).toEqual([0, 240]);
});

test('counts the hours of a sleep, also where the clock stands still meanwhile', () => {
  const { schedule, begun, pass, sleepThrough } = scheduled();
  schedule.look();
  sleepThrough(3);
  expect(begun).toEqual([0]);
  pass(60);
  expect(begun).toEqual([0, 60]);
  sleepThrough(14);
  expect(begun).toEqual([0, 60, 60]);
  schedule.wake();
  expect(begun).toHaveLength(3);
});

test('tries again what a person began and what failed, and not what they stopped', () => {
  const { schedule, begun, pass, end } = scheduled();
  schedule.look();
  pass(10);
  end('unreachable', false);
  pass(1);
  expect(begun).toEqual([0, 11]);
  end('cancelled', false);
  pass(30);
  expect(begun).toEqual([0, 11]);
});

test('goes by the last download that left nothing to ask for, of a person or of the schedule', () => {
  const { schedule, begun, pass, end } = scheduled();
  schedule.look();
  pass(180);
  end(null, false, true);
  pass(239);
  expect(begun).toEqual([0]);
  pass(1);
  expect(begun).toEqual([0, 420]);
});

test('brings another archive up to date as soon as it is open', () => {
  const { schedule, begun, pass } = scheduled();
  schedule.look();
  pass(10);
  schedule.restart();
  expect(begun).toEqual([0, 10]);
});
