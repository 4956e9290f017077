import type { Archive } from '../../archive';
import type { EmptyReason, Query } from '../../../preload/model';

/** Why nothing was found. */
export class Explanation {
  readonly #archive: Archive;
  #known = $state.raw<{ readonly query: Query; readonly reason: EmptyReason } | null>(null);
  #asking: AbortController | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Why this query found nothing. */
  of(query: Query): EmptyReason | null {
    return this.#known?.query === query ? this.#known.reason : null;
  }

  async ask(query: Query): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const reason = await this.#archive.ask('explainEmpty', { query }, asking.signal);
      if (this.#asking === asking) this.#known = { query, reason };
    } catch {
      // "Nothing found" stands without its reasons.
    }
  }

  drop(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#known = null;
  }
}
