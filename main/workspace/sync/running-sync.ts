import type { SyncReport } from '../../../preload/model';
import { createGate, type Gate } from '../../mirror/pace/gate';

/** Runs a download once, from where the last run left off. */
type RunOnce = (how: { readonly signal: AbortSignal; readonly gate: Gate }) => Promise<SyncReport>;

/** A download under way, and what holds it, ends it, or goes first. */
export class RunningSync {
  readonly gate = createGate();
  /** Ends with the download: with what came of it, over all its runs. */
  readonly report: Promise<SyncReport>;
  readonly #stopped = new AbortController();
  readonly #first: (() => Promise<void>)[] = [];
  #run = new AbortController();
  #isOver = false;

  constructor(runOnce: RunOnce) {
    this.report = this.#download(runOnce);
  }

  /** Ends it, and waits until what it had begun is stored. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#ended();
  }

  /** Does what needs the archive for itself: between two runs, or after the last one. */
  async letFirst<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#isOver) {
      await this.#ended();
      return await work();
    }
    return await new Promise((resolve, reject) => {
      this.#first.push(() => work().then(resolve, reject));
      this.#run.abort();
    });
  }

  async #ended(): Promise<void> {
    await this.report.catch(() => {});
  }

  async #download(runOnce: RunOnce): Promise<SyncReport> {
    try {
      let whole: SyncReport | null = null;
      for (;;) {
        this.#run = new AbortController();
        const signal = AbortSignal.any([this.#stopped.signal, this.#run.signal]);
        const report: SyncReport = await runOnce({ signal, gate: this.gate });
        whole = whole === null ? report : together(whole, report);
        if (this.#first.length === 0) return whole;
        await this.#doFirst();
        if (this.#stopped.signal.aborted) return whole;
      }
    } finally {
      await this.#doFirst();
      this.#isOver = true;
    }
  }

  async #doFirst(): Promise<void> {
    for (let work = this.#first.shift(); work !== undefined; work = this.#first.shift()) await work();
  }
}

/** What came of two runs of one download: how it stands is what the later one says. */
function together(earlier: SyncReport, later: SyncReport): SyncReport {
  return {
    ...later,
    interactions: {
      new: earlier.interactions.new + later.interactions.new,
      changed: earlier.interactions.changed + later.interactions.changed,
      unchanged: earlier.interactions.unchanged + later.interactions.unchanged,
    },
    notes: {
      ...later.notes,
      new: earlier.notes.new + later.notes.new,
      changed: earlier.notes.changed + later.notes.changed,
    },
    requests: earlier.requests + later.requests,
  };
}
