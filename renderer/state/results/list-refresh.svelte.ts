import type { Anchor } from '../../../preload/model';
import type { NewestQuestion } from '../common/asking/newest-question';
import type { ResultList } from './result-list.svelte';
import { resultsOf, type ShownResults } from './result-pages';
import type { OrderedQuery, RowQuestions } from './row-questions';

/** While a download runs, the list asks again at most this often. */
const refreshEveryMs = 1000;

/** Somebody who holds an arrow key is followed so often; then the keyboard stays where it is. */
const maxSteps = 5;

/** What the refresh needs of the search. */
interface ListRefreshNeeds {
  readonly list: ResultList;
  readonly questions: RowQuestions;
  /** The question that it takes turns with. */
  readonly rows: NewestQuestion;
  /** What the rows on show answer. */
  readonly shown: () => OrderedQuery;
  readonly hasFailed: () => boolean;
  /** Asks anew for the rows from where the list is. */
  readonly again: () => void;
  readonly show: (results: ShownResults, total: number) => void;
}

/**
 * Brings the rows on show up to date when the archive has changed. What is seen stays where it is; only at the top, where
 * nothing is being read, the newest appear.
 */
export class ListRefresh {
  readonly #needs: ListRefreshNeeds;
  #hasNewer = $state(false);
  #refreshedAt = -Infinity;
  #typedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(needs: ListRefreshNeeds) {
    this.#needs = needs;
  }

  /** True when records have come in above what is seen. */
  get hasNewer(): boolean {
    return this.#hasNewer;
  }

  /** The rows on show were asked for just now. */
  askedAnew(): void {
    this.#hasNewer = false;
  }

  /** New records come with the next letter anyway. */
  typed(): void {
    this.#typedAt = performance.now();
  }

  /** The archive's rows changed; the record `reading` is the first to stay where it is. */
  archiveChanged(reading: number | null): void {
    if (this.#timer !== null) return;
    const sinceLast = performance.now() - Math.max(this.#refreshedAt, this.#typedAt);
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#refreshedAt = performance.now();
        this.#refresh(reading);
      },
      Math.max(0, refreshEveryMs - sinceLast),
    );
  }

  #refresh(reading: number | null): void {
    const { list, rows, hasFailed, again } = this.#needs;
    const anchor = list.anchor(reading);
    const isAtTop = list.view.top === 0 && anchor?.id !== reading;
    // Rows that are on their way may be older than the news.
    if (rows.isAsking) this.archiveChanged(reading);
    else if (anchor === null || isAtTop || hasFailed()) again();
    else void rows.askAside((signal) => this.#refreshInPlace(anchor, signal));
  }

  /** Asks for the rows in sight at the place where they are now, and moves the list under the window to match. */
  async #refreshInPlace(anchor: Anchor, signal: AbortSignal): Promise<void> {
    const { list, questions, show } = this.#needs;
    const { view } = list;
    const shown = this.#needs.shown();
    const position = view.firstSeen + Math.ceil(anchor.below / view.rowHeight);
    try {
      const { place, page } = await questions.rowsAt(anchor, view.rowsSeen, shown, signal, position);
      const total = await questions.count(shown, signal);
      const moved = await this.#placeOfActive(shown, signal);
      if (signal.aborted) return;
      // The list has its new length before it is moved.
      show(resultsOf(shown.query, shown.sort, page, list.tookMs), total);
      if (place !== null) view.showAt(place, anchor.below);
      if (moved !== null) list.putActive(moved);
      this.#hasNewer ||= shown.sort.by === 'date' && shown.sort.descending && (place ?? 0) > position;
    } catch {
      // The next news tries again; what is on show stays.
    }
  }

  /** Where the row is now that the keyboard is on; another one where the person has gone on while that was asked. */
  async #placeOfActive(shown: OrderedQuery, signal: AbortSignal): Promise<number | null> {
    const { list, questions } = this.#needs;
    for (let tries = 0; tries < maxSteps; tries += 1) {
      const active = list.rowAt(list.active);
      if (active === undefined) return null;
      const place = await questions.positionOf(active.id, shown, signal);
      if (signal.aborted || list.rowAt(list.active)?.id === active.id) return place;
    }
    return null;
  }
}
