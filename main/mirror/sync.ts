import type { TimeRange } from '../../preload/ranges';
import { setMaxListeners } from 'node:events';
import type { DownloadOrder } from '../../preload/desktop/downloads';
import { failureOf, type Failure } from '../../preload/failure';
import type { SyncProgress, SyncReport } from '../../preload/model';
import { createCrmClient, type Fetch } from '../crm/http/client';
import { CircuitBreaker } from './circuit-breaker';
import { realClock, type Clock } from './pace/clock';
import { downloadInteractions } from './interactions';
import { createGate, type Gate } from './pace/gate';
import { downloadNotes, notesOwed, notesToRecheck, sampleNotes } from './notes';
import { AdaptivePace } from './pace/pace';
import { ProgressMeter } from './progress';
import { reconcileTotals } from './reconcile';
import type { SyncRun } from './run';
import { RunStopped } from './run-stopped';
import { reverify } from './reverify';
import { everySecond, periodOfDays, recentPeriod } from './plan/span';
import type { MirrorWriter } from './writer/tasks';
import { againOf, type SyncPlan } from './writer/run-tasks';

/** What a synchronisation needs. */
export interface SyncOptions {
  readonly writer: MirrorWriter;
  readonly connection: {
    readonly baseUrl: string;
    readonly key: string;
    readonly fetch: Fetch;
    readonly timeoutMs?: number;
  };
  /** First and last day, `YYYY-MM-DD`, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** Who synchronises, for another program that finds the archive locked. */
  readonly program: string;
  /** Who asked for it. A run of the schedule leaves the archive's standing as it was where the CRM gives no answer. */
  readonly order?: DownloadOrder;
  /** The time of day, in milliseconds since 1970. */
  readonly now?: () => number;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Cancels: what was stored stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** Pauses and resumes. */
  readonly gate?: Gate;
  readonly settings?: Partial<SyncSettings>;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** How a synchronisation goes about it. */
export interface SyncSettings {
  /** Days that are read again at every run, their notes included. */
  readonly recentDays: number;
  /** Ask for what is new alone, and for what is owed: the recent days, their notes and older days are left to the next run. */
  readonly newAlone: boolean;
  /** Leave notes alone that are owed outside of the period: asking for a day gets that day. */
  readonly periodAlone: boolean;
  /** Ask for everything again, closed or not. */
  readonly force: boolean;
  /** Requests under way at a time, at most. */
  readonly concurrency: number;
  /** Requests that each run spends on asking older days again, the longest unasked first; 0 for none of that. */
  readonly reverifyRequests: number;
  /** Older days are asked again after this many days. */
  readonly reverifyAfterDays: number;
  /** Every older day is asked again within so many, however many requests that takes. */
  readonly reverifyAllWithinDays: number;
  /** How long to wait for a CRM that was there and answers nothing any more. */
  readonly patienceMs: number;
  /** How long to wait for one that was never there. */
  readonly firstPatienceMs: number;
  /** How long the CRM's request limit may hold up everything. */
  readonly limitPatienceMs: number;
}

/** What is done where nothing else is said. */
export const defaultSettings: SyncSettings = {
  recentDays: 7,
  newAlone: false,
  periodAlone: false,
  force: false,
  concurrency: 6,
  reverifyRequests: 200,
  reverifyAfterDays: 3,
  reverifyAllWithinDays: 30,
  // A first download takes hours: a router that restarts, or a laptop carried home, must not end it.
  patienceMs: 1_800_000,
  firstPatienceMs: 3000,
  limitPatienceMs: 300_000,
};

const progressEveryMs = 250;
const countOwedEveryMs = 2000;

/**
 * Downloads a period into the archive: interactions newest first, then their notes, then a part of what was not asked for
 * the longest time. Ends with a report also when it was stopped; throws `archiveLocked` when another run is under way.
 */
export async function runSync(options: SyncOptions): Promise<SyncReport> {
  const settings = settingsOf(options.settings);
  const now = options.now ?? Date.now;
  const period = periodOfDays(options.from, options.to, now());
  const recent = recentPeriod(now(), settings.recentDays);
  const owing = settings.periodAlone ? period : everySecond;
  const { writer, program } = options;
  const plan = await writer.ask('beginSync', {
    period,
    recent,
    owing,
    force: settings.force,
    order: options.order ?? { askedBy: 'person', person: null },
    nowMs: now(),
    program,
  });
  const scope = new AbortController();
  // Every request and every pause of the run listens; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, scope.signal);
  const run = openRun(options, { ...settings, owing }, now, scope);
  run.meter.notesOwed = plan.notesOwed;
  run.meter.notesToRecheck = settings.newAlone ? 0 : plan.notesToRecheck;
  const report = (): void => options.onProgress?.(run.meter.read());
  const ticking = setInterval(report, progressEveryMs);
  const cancel = (): void => {
    scope.abort();
  };
  options.signal?.addEventListener('abort', cancel, { once: true });
  if (options.signal?.aborted === true) cancel();
  try {
    report();
    const stopped = await follow(run, plan, { period, recent, settings, report });
    return await end(run, plan, { period, stopped, leavesOld: settings.newAlone });
  } finally {
    clearInterval(ticking);
    options.signal?.removeEventListener('abort', cancel);
    scope.abort();
    run.pace.close();
  }
}

/** What is new: an answer vouches for all but its last day (`planWindows`), so that today and that day are asked again. */
function settingsOf(given: Partial<SyncSettings> = {}): SyncSettings {
  const settings = { ...defaultSettings, ...given };
  return settings.newAlone ? { ...settings, recentDays: 0, reverifyRequests: 0 } : settings;
}

interface Course {
  readonly period: TimeRange;
  readonly recent: TimeRange;
  readonly settings: SyncSettings;
  readonly report: () => void;
}

/** Does all that is planned; gives the failure that stopped it, or null. */
async function follow(run: SyncRun, plan: SyncPlan, course: Course): Promise<Failure | null> {
  const { writer, meter } = run;
  const { period, recent, settings, report } = course;
  const older = { from: period.from, to: Math.min(period.to, recent.from) };
  const again = againOf({ period, recent, force: settings.force });
  const countOwed = async (): Promise<void> => {
    meter.notesOwed = await writer.ask('countNotesOwed', run.owing);
  };
  const counting = setInterval(() => {
    // For the progress alone: whatever is wrong with the archive shows itself where it is written.
    if (meter.phase === 'events') countOwed().catch(() => undefined);
  }, countOwedEveryMs);
  try {
    meter.phase = 'events';
    let sampling: Promise<void> = Promise.resolve();
    const sample = (): void => {
      // For the estimate alone: whatever is wrong shows itself where the notes are downloaded.
      sampling = sampleNotes(run).catch(() => undefined);
    };
    await downloadInteractions(run, plan.windows, { onFirstPage: sample });
    await sampling;
    await reconcileTotals(run, plan.windows);
    await countOwed();
    meter.phase = 'notes';
    report();
    await downloadNotes(run, notesOwed(run));
    // A note that was added is owed by now: what is left out are those that were rewritten.
    if (!settings.newAlone) await downloadNotes(run, notesToRecheck(run, again, plan.startedAt));
    await reverify(run, older, plan.startedAt, settings);
    await countOwed();
    meter.phase = 'finishing';
    report();
    return null;
  } catch (error) {
    return error instanceof RunStopped ? error.failure : failureOf(error);
  } finally {
    clearInterval(counting);
  }
}

interface Ending {
  readonly period: TimeRange;
  readonly stopped: Failure | null;
  readonly leavesOld: boolean;
}

async function end(run: SyncRun, plan: SyncPlan, { period, stopped, leavesOld }: Ending): Promise<SyncReport> {
  const { writer, meter, pace } = run;
  const status = await writer.ask('endSync', {
    runId: plan.runId,
    period,
    owing: run.owing,
    stopped: stopped?.kind ?? null,
    nowMs: run.now(),
    requests: pace.requests,
    leavesOld,
  });
  const { new: added, changed } = meter.interactions;
  return {
    download: plan.download,
    interactions: { new: added, changed, unchanged: meter.unchanged },
    notes: { new: meter.notes.new, changed: meter.notes.changed, owed: status.notesOwed },
    requests: pace.requests,
    complete: status.complete && stopped === null,
    gaps: status.gaps,
    unreadable: status.unreadable,
    ...(stopped === null ? {} : { stopped }),
  };
}

function openRun(
  options: SyncOptions,
  settings: SyncSettings & Pick<SyncRun, 'owing'>,
  now: () => number,
  scope: AbortController,
): SyncRun {
  const clock = options.clock ?? realClock;
  const random = options.random ?? Math.random;
  const { concurrency, patienceMs, firstPatienceMs, limitPatienceMs } = settings;
  const { signal } = scope;
  const gate = options.gate ?? createGate();
  const pace = new AdaptivePace({ clock, gate, signal, concurrency, patienceMs: limitPatienceMs, random });
  return {
    writer: options.writer,
    client: createCrmClient({ ...options.connection, pace, signal }),
    pace,
    clock,
    signal,
    owing: settings.owing,
    meter: new ProgressMeter(clock, pace),
    breaker: new CircuitBreaker({ patienceMs, firstPatienceMs }),
    now,
    random,
  };
}
