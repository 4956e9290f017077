import type { ResultPage } from '../../../preload/model';
import type { PageRange, ShownResults } from './result-pages';
import type { ResultList } from './result-list.svelte';

/** What the missing rows need of the search. */
interface MissingRowsNeeds {
  readonly list: ResultList;
  /** Aborted as soon as the results on show are to be others. */
  readonly signal: () => AbortSignal;
  readonly load: (range: PageRange, results: ShownResults, signal: AbortSignal) => Promise<ResultPage>;
  /** Called after each range, also one that is of use to no row any more; with the failure where there was one. */
  readonly ended: (thrown: unknown, signal: AbortSignal) => void;
}

/**
 * Loads the rows in sight that are missing. One range at a time: rows of a place that has been left meanwhile would only
 * keep those of the next one waiting.
 */
export class MissingRows {
  readonly #needs: MissingRowsNeeds;
  #loading: AbortSignal | null = null;

  constructor(needs: MissingRowsNeeds) {
    this.#needs = needs;
  }

  get areLoading(): boolean {
    return this.#loading?.aborted === false;
  }

  /** Loads what is in sight and missing, until nothing is. */
  async load(): Promise<void> {
    const { list } = this.#needs;
    while (!this.areLoading) {
      const { missing, results } = list;
      if (missing === null || results === null || !(await this.#loadRange(missing, results))) return;
    }
  }

  /** False where it failed. */
  async #loadRange(range: PageRange, results: ShownResults): Promise<boolean> {
    const { list, signal: signalOf, load, ended } = this.#needs;
    const signal = signalOf();
    const askedAt = list.view.top;
    this.#loading = signal;
    let failure: unknown = null;
    try {
      const page = await load(range, results, signal);
      if (!signal.aborted) list.add(page);
      list.view.follow(askedAt);
    } catch (thrown) {
      failure = thrown;
    }
    // Of the results that were superseded meanwhile nothing is told: others may be loading by now.
    if (!signal.aborted) this.#loading = null;
    ended(failure, signal);
    return failure === null;
  }
}
