import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Query, ResultSummary } from '../../../preload/model';
import { withValuesOf } from './facets';

/** Counts are not read between two letters: while questions follow each other so fast, they wait for a pause. */
const pauseMs = 250;

/** Told by the counts to the search. */
interface SummaryNews {
  readonly arrived: (summary: ResultSummary) => void;
  readonly failed: () => void;
}

/**
 * The counts of a result. They never make rows wait: while rows are asked for, counting is cancelled and begun again after
 * them. The counts before stay on show until the next have come.
 */
export class Summary {
  readonly #archive: Archive;
  readonly #news: SummaryNews;
  #shown = $state.raw<ResultSummary | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #due: Query | null = null;
  #asking: AbortController | null = null;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #dueSince = -Infinity;
  #holds = 0;

  constructor(archive: Archive, news: SummaryNews) {
    this.#archive = archive;
    this.#news = news;
  }

  get shown(): ResultSummary | null {
    return this.#shown;
  }

  /** Why the newest result could not be counted. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** True while counts are due. */
  get isAsking(): boolean {
    return this.#due !== null && this.#holds === 0;
  }

  /** Counts this query next; counts of another are not wanted any more. */
  ask(query: Query): void {
    this.drop();
    this.#due = query;
    const now = performance.now();
    const isTyping = now - this.#dueSince < pauseMs;
    this.#dueSince = now;
    if (isTyping) this.#pause = setTimeout(this.#begin, pauseMs);
    else this.#begin();
  }

  readonly #begin = (): void => {
    this.#pause = null;
    if (this.#holds === 0 && this.#due !== null) void this.#ask(this.#due);
  };

  /** The number is needed now: the pause is over. */
  hurry(): void {
    if (this.#pause === null) return;
    clearTimeout(this.#pause);
    this.#begin();
  }

  /** The query was cancelled: no counts of it any more. */
  drop(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
    this.#asking?.abort();
    this.#asking = null;
    this.#due = null;
  }

  /** Another archive. */
  forget(): void {
    this.drop();
    this.#shown = null;
    this.#failure = null;
  }

  /** Lets the work go before the counts. */
  async after<Answer>(work: Promise<Answer>): Promise<Answer> {
    this.#holds += 1;
    this.#asking?.abort();
    this.#asking = null;
    try {
      return await work;
    } finally {
      this.#holds -= 1;
      if (this.#pause === null) this.#begin();
    }
  }

  async #ask(query: Query): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const summary = await this.#archive.ask('summarise', { query }, asking.signal);
      if (this.#asking !== asking) return;
      this.#asking = null;
      this.#due = null;
      this.#failure = null;
      this.#shown = withValuesOf(summary, this.#shown);
      this.#news.arrived(summary);
    } catch (thrown) {
      // The list works without its counts; that they are missing is said where they would stand.
      if (this.#asking !== asking) return;
      this.drop();
      this.#failure = failureOf(thrown);
      this.#news.failed();
    }
  }
}
