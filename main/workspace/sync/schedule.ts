import type { Failure, FailureKind } from '../../../preload/failure';
import { realClock, type Clock } from '../../mirror/pace/clock';
import type { Settings } from '../settings/settings';
import type { SyncControl } from './sync-control';

/** Scheduled downloads: at the start, every few hours while the program is open, and soon again where one failed. */
export interface Schedule {
  /** Begins a download where one is due. */
  look(): void;
  /** The network may be back: a download that failed is tried again within moments. */
  networkCame(): void;
  /** Another archive is open: it is brought up to date now. */
  restart(): void;
  /** A download ended. `failure`: why it did not come to its end; `isWhole`: it left nothing to be asked for, also not of old days. */
  ended(ending: { readonly failure: Failure | null; readonly isScheduled: boolean; readonly isWhole: boolean }): void;
  /** The computer goes to sleep, and wakes. */
  sleep(): void;
  wake(): void;
  /** When the next one is due, ISO 8601; null where there will be none. */
  readNext(): Promise<string | null>;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** From one try to the next, after so many failures in a row. What no person has to mend may be gone in a moment. */
const soonMinutes = [1, 2, 5, 10, 20, 30];
const limitMinutes = [15, 30, 60];
/** What a person has to mend: a key, a full disk, a damaged file. */
const lateMinutes = [60];

const soon: ReadonlySet<FailureKind> = new Set([
  'unreachable',
  'unknownInstance',
  'timedOut',
  'loginPage',
  'proxyWantsPassword',
  'certificateNotTrusted',
  'crmFault',
  'brokenAnswer',
  'unknownShape',
  'refusedByCrm',
  'archiveLocked',
  'threadDied',
]);

/** A network that was just plugged in has its names and addresses a moment later. */
const settlingMs = 5000;

/**
 * The schedule of the downloads of `sync`, every so many hours by the settings. It goes by a clock that only grows: a computer whose time of day is set
 * neither postpones nor repeats a download. What passed in its sleep is added when it wakes.
 */
export function createSchedule(
  sync: Pick<SyncControl, 'again' | 'readDaysAgain'>,
  everyHours: () => Settings['syncEveryHours'],
  clock: Pick<Clock, 'now'> = realClock,
  wall: () => number = Date.now,
): Schedule {
  /** When the last download ended, or was begun; null makes one due. */
  let lastMs: number | null = null;
  let failures = 0;
  /** How long after the last one that failed it is tried again; null where it did not fail. */
  let retryMs: number | null = null;
  let isLimited = false;
  let sleptMs = 0;
  let asleep: { readonly clock: number; readonly wall: number } | null = null;

  const now = (): number => clock.now() + sleptMs;
  const waitAfter = (failure: Failure | null): void => {
    lastMs = now();
    failures = failure === null ? 0 : failures + 1;
    retryMs = failure === null ? null : pauseAfter(failure.kind, failures);
    isLimited = failure?.kind === 'rateLimited';
  };
  const dueMs = (): number => {
    const everyMs = everyHours() * hourMs;
    return lastMs === null ? -Infinity : lastMs + Math.min(everyMs, retryMs ?? everyMs);
  };
  const look = (): void => {
    if (everyHours() === 0 || asleep !== null || now() < dueMs()) return;
    lastMs = now();
    // How it ended is told to `ended`.
    sync.again('schedule').catch(() => {});
  };
  return {
    look,
    networkCame() {
      if (retryMs === null || isLimited) return;
      retryMs = Math.min(retryMs, now() - (lastMs ?? now()) + settlingMs);
    },
    restart() {
      lastMs = null;
      failures = 0;
      retryMs = null;
      look();
    },
    ended({ failure, isScheduled, isWhole }) {
      if (failure !== null && failure.kind !== 'cancelled') waitAfter(failure);
      else if (isScheduled || isWhole) waitAfter(null);
    },
    sleep() {
      asleep ??= { clock: clock.now(), wall: wall() };
    },
    wake() {
      if (asleep === null) return;
      // Some clocks go on in sleep, some stand still: the time of day tells how long it was.
      sleptMs += Math.max(0, wall() - asleep.wall - (clock.now() - asleep.clock));
      asleep = null;
      look();
    },
    async readNext() {
      if (everyHours() === 0 || (await sync.readDaysAgain()) === null) return null;
      return new Date(wall() + Math.max(0, dueMs() - now())).toISOString();
    },
  };
}

function pauseAfter(kind: FailureKind, failures: number): number {
  const minutes = soon.has(kind) ? soonMinutes : kind === 'rateLimited' ? limitMinutes : lateMinutes;
  return (minutes[failures - 1] ?? minutes.at(-1) ?? 60) * minuteMs;
}
