import type { TimeRange } from '../../preload/ranges';
import { wallTimeOf } from '../crm/time';
import { downloadInteractions } from './interactions';
import { askedDates, mergePeriods } from './plan/plan';
import { retry } from './retry';
import type { SyncRun } from './run';

/** Questions that looking for differences may cost. */
const maxQuestions = 100;

/**
 * Asks the CRM how many interactions the whole of each downloaded period has, and compares. Where it is another number,
 * interactions came or went in windows that were closed already: those are found by halves, and read again, until it agrees.
 */
export async function reconcileTotals(run: SyncRun, asked: readonly TimeRange[]): Promise<void> {
  const search = new DifferenceSearch(run);
  for (const period of mergePeriods(asked)) {
    // A period that was one question was compared by it.
    const windows = await run.writer.ask('readClosed', period);
    if (windows.length < 2) continue;
    while (!(await search.agrees(period))) await search.readAgain(period);
  }
}

class DifferenceSearch {
  readonly #run: SyncRun;
  #questions = 0;

  constructor(run: SyncRun) {
    this.#run = run;
  }

  /**
   * Whether the CRM and the archive have the same number of interactions. True also where the question fails or too many were
   * asked: every closed window has its own count, this one goes beyond.
   */
  async agrees(period: TimeRange): Promise<boolean> {
    if (this.#questions >= maxQuestions) return true;
    this.#questions += 1;
    const { client, writer, now } = this.#run;
    const { from, to } = askedDates(period);
    const compare = async (): Promise<boolean> => {
      const body = await client.readHistoryPage({ from: wallTimeOf(from), to: wallTimeOf(to), page: 1 });
      const input = { period, body, nowMs: now() };
      return (await writer.ask('compareTotal', input, { transfer: [body.buffer] })).agrees;
    };
    const result = await retry(this.#run, compare, 1);
    return !result.ok || result.value;
  }

  /** Reads those windows of a period again in which the difference lies. */
  async readAgain(period: TimeRange): Promise<void> {
    const windows = await this.#run.writer.ask('readClosed', period);
    const middle = windows[Math.ceil(windows.length / 2)]?.from;
    if (windows.length < 2 || middle === undefined) {
      await downloadInteractions(this.#run, windows);
      return;
    }
    for (const half of [
      { from: middle, to: period.to },
      { from: period.from, to: middle },
    ]) {
      if (!(await this.agrees(half))) await this.readAgain(half);
    }
  }
}
