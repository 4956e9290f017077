import type { Failure } from '../../preload/failure';
import { dayOf, secondsPerDay, wallTimeOf } from '../crm/time';
import { askedDates, cutWindow, pagesAtATime, requestSize, type Window } from './plan/plan';
import { isLasting, retry } from './retry';
import type { SyncRun } from './run';
import type { HistoryPageReport } from './writer/history-tasks';
import { WorkList } from './plan/work-list';

/** A window on its way. */
interface Task {
  readonly window: Window;
  /** How often it was put back after its tries failed. */
  readonly rounds: number;
  /** How often its counts disagreed. */
  readonly disagreements: number;
  /** What is left of the count of the window that it is a part of; null where that had none. */
  readonly share: Share | null;
  /** False once the CRM's counts of it are known to be wrong. */
  readonly mayBeCut: boolean;
}

/** Parts cannot hold more than the whole: who announces so for each of them counts something else than what was asked. */
class Share {
  #left: number;

  /** Twice: seconds at the edges count in both neighbours, and interactions arrive. */
  constructor(total: number) {
    this.#left = total * 2 + requestSize;
  }

  /** Whether a part may hold so many, after what the others said. */
  take(total: number): boolean {
    this.#left -= total;
    return this.#left >= 0;
  }
}

const rounds = 4;
const maxDisagreements = 3;
/** A window this long that fails is cut at once: it may be too much for the CRM. */
const heavySpan = 31 * secondsPerDay;
/** A gap is narrowed down to this. */
const narrowSpan = 6 * 3600;
/** So many windows in a row failed while the CRM answers others: the rest is not asked in this run. */
const maxFailuresInRow = 15;
/** Narrowing gaps down must not become a download of its own. */
const maxCuts = 100;

interface EventsOptions {
  /** False where a failure leaves the ledger as it is. */
  readonly writesGaps?: boolean;
  /** Called once, when the first page is stored. */
  readonly onFirstPage?: () => void;
}

/**
 * Downloads windows, newest first, until each is closed or a gap with its reason. A long one of which it is not known how
 * much it holds comes before all others: its first answer is what the plan of the run is made of. Throws `RunStopped`.
 */
export async function downloadInteractions(
  run: SyncRun,
  windows: readonly Window[],
  options: EventsOptions = {},
): Promise<void> {
  const tasks = windows.map((window) => ({ window, rounds: 0, disagreements: 0, share: null, mayBeCut: true }));
  const unknown = ({ window }: Task): number => (window.expected === null && spanOf(window) > heavySpan ? 1 : 0);
  const list = new WorkList<Task>(tasks, (a, b) => unknown(b) - unknown(a) || b.window.to - a.window.to);
  await new InteractionsDownload(run, list, options).download();
}

function spanOf({ from, to }: Window): number {
  return to - from;
}

class InteractionsDownload {
  readonly #run: SyncRun;
  readonly #list: WorkList<Task>;
  readonly #options: EventsOptions;
  /** Interactions still expected of the windows being read; null where that is not known. */
  readonly #inHand = new Map<Task, number | null>();
  #failuresInRow = 0;
  #cuts = 0;
  #closed = 0;
  #largestPage = 0;
  #disagreeing = 0;
  #repeating = 0;

  constructor(run: SyncRun, list: WorkList<Task>, options: EventsOptions) {
    this.#run = run;
    this.#list = list;
    this.#options = options;
  }

  async download(): Promise<void> {
    this.#estimate();
    await this.#list.drain(pagesAtATime, async (task) => {
      this.#inHand.set(task, expectedOf(task.window));
      await this.#downloadWindow(task);
      this.#inHand.delete(task);
      this.#estimate();
    });
  }

  async #downloadWindow(task: Task): Promise<void> {
    let { page } = task.window;
    for (;;) {
      if (this.#run.breaker.isFruitless) {
        await this.#giveUp(task);
        return;
      }
      const result = await this.#askPage(task, page);
      if (!result.ok) {
        await this.#afterFailure({ ...task, window: { ...task.window, page } }, result.failure);
        return;
      }
      this.#failuresInRow = 0;
      const report = result.value;
      if (this.#largestPage === 0 && report.records > 0) this.#options.onFirstPage?.();
      this.#largestPage = Math.max(this.#largestPage, report.records);
      this.#run.meter.stored(report);
      this.#run.breaker.answered(report.verdict === 'closed' || report.tally.new + report.tally.changed > 0);
      switch (report.verdict) {
        case 'more':
          page += 1;
          this.#inHand.set(task, report.totalCount === null ? null : report.totalCount - report.seen);
          this.#estimate();
          continue;
        case 'closed':
          this.#closed += 1;
          return;
        case 'tooLarge':
          this.#cutByCount(task, report.totalCount ?? 0);
          return;
        case 'disagrees':
          await this.#afterDisagreement(task, report);
          return;
      }
    }
  }

  #askPage({ window, mayBeCut }: Task, page: number): ReturnType<typeof retry<HistoryPageReport>> {
    const { client, writer, now, meter } = this.#run;
    const { from, to } = askedDates(window);
    meter.day = dayOf(window.from);
    return retry(this.#run, async (isLastTry) => {
      const body = await client.readHistoryPage({ from: wallTimeOf(from), to: wallTimeOf(to), page });
      const period = { from: window.from, to: window.to };
      const input = { window: period, page, body, nowMs: now(), mayBeCut, isLastTry };
      // Handed over rather than copied: up to a megabyte, asked for anew with every try.
      return writer.ask('storeHistoryPage', input, { transfer: [body.buffer] });
    });
  }

  async #afterFailure(task: Task, failure: Failure): Promise<void> {
    const { window } = task;
    const span = window.to - window.from;
    this.#failuresInRow += 1;
    if (this.#failuresInRow >= maxFailuresInRow) {
      for (const left of [task, ...this.#list.close()]) await this.#writeGap(left, failure);
    } else if (span > heavySpan) {
      this.#cut(task, cutWindow(window, window.expected ?? 0, 8));
    } else if (task.rounds + 1 < rounds && !isLasting(failure)) {
      this.#list.addAgain({ ...task, rounds: task.rounds + 1 });
    } else if (span > narrowSpan && this.#cuts < maxCuts) {
      this.#cuts += 1;
      this.#cut(task, cutWindow(window, 0, 4));
    } else {
      await this.#writeGap(task, failure);
    }
  }

  async #afterDisagreement(task: Task, report: HistoryPageReport): Promise<void> {
    const { window } = task;
    const span = window.to - window.from;
    const disagreements = task.disagreements + 1;
    this.#disagreeing += 1;
    if (report.totalCount === null) this.#repeating += 1;
    // A CRM that never counts right, or gives the same page for every number, is not asked about every window thrice.
    const isFutile = (this.#closed === 0 && this.#disagreeing > 10) || this.#repeating > 10;
    if (this.#isTorn(task, report) && !isFutile) {
      this.#cutByCount(task, report.totalCount ?? 0);
    } else if (disagreements < maxDisagreements && !isFutile) {
      this.#list.addAgain({ ...task, window: { ...window, page: 1 }, disagreements });
    } else if (span > narrowSpan && this.#cuts < maxCuts && !isFutile) {
      this.#cuts += 1;
      this.#cut(task, cutWindow(window, report.seen, 4));
    } else {
      const counts = { crmCount: report.totalCount, ourCount: report.seen };
      await this.#writeGap(task, { kind: 'countsDisagree', facts: {} }, counts);
    }
  }

  /** Whether interactions may have moved from one page to another while they were read: most came, of more than a page holds. */
  #isTorn({ window, mayBeCut }: Task, { totalCount, seen }: HistoryPageReport): boolean {
    const total = totalCount ?? 0;
    return mayBeCut && total > this.#largestPage && seen * 2 > total && spanOf(window) > 1;
  }

  /** Cuts a window by what the CRM says it holds, as long as that can be true. */
  #cutByCount(task: Task, total: number): void {
    if (task.share?.take(total) === false) {
      this.#list.addAgain({ ...task, window: { ...task.window, page: 1 }, mayBeCut: false });
      return;
    }
    this.#cut({ ...task, share: new Share(total) }, cutWindow(task.window, total));
  }

  /** Nothing more is asked in this run: this window, and all that wait, are gaps. */
  async #giveUp(task: Task): Promise<void> {
    for (const left of [task, ...this.#list.close()]) {
      await this.#writeGap(left, { kind: 'countsDisagree', facts: {} });
    }
  }

  #cut(task: Task, parts: readonly Window[]): void {
    // Parts of what failed in all its rounds get one round each; parts of what was too large begin anew.
    this.#list.add(parts.map((window) => ({ ...task, window, disagreements: 0 })));
  }

  async #writeGap(
    { window, rounds: tries }: Task,
    failure: Failure,
    counts: { crmCount: number | null; ourCount: number | null } = { crmCount: null, ourCount: null },
  ): Promise<void> {
    if (this.#options.writesGaps === false) return;
    const { from, to } = window;
    await this.#run.writer.ask('recordGap', {
      window: { from, to },
      reason: failure.kind,
      tries: tries + 1,
      ...counts,
      nowMs: this.#run.now(),
    });
  }

  #estimate(): void {
    const waiting = this.#list.waiting.map(({ window }) => expectedOf(window));
    this.#run.meter.estimateInteractions([...waiting, ...this.#inHand.values()]);
  }
}

/** The interactions a window is expected to hold; null where that cannot be told. A short one is a page, whatever it holds. */
function expectedOf(window: Window): number | null {
  const { expected, page } = window;
  if (expected === null) return spanOf(window) > heavySpan ? null : 0;
  return Math.max(0, expected - (page - 1) * requestSize);
}
