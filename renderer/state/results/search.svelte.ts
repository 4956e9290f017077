import type { Archive } from '../../archive';
import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { Anchor, Query, Sort } from '../../../preload/model';
import { Asked, newestFirstSort } from '../common/asking/asked.svelte';
import { NewestQuestion } from '../common/asking/newest-question';
import { searchKey } from '../common/asking/query-key';
import { Summary } from '../filters/summary.svelte';
import { Explanation } from './explanation.svelte';
import { ListActions } from './list-actions.svelte';
import { ListRefresh } from './list-refresh.svelte';
import { MissingRows } from './missing-rows';
import { ResultList } from './result-list.svelte';
import { resultsOf, type ShownResults } from './result-pages';
import { RowQuestions, type OrderedQuery } from './row-questions';

/** Told by the search to the rest of the window. */
export interface SearchNews {
  /** Another search was begun: positions have another meaning. */
  readonly begun: () => void;
  /** More rows of the same search are asked for. */
  readonly paging?: () => void;
  /** The rows of a search have come. */
  readonly answered: (query: Query) => void;
  /** They are counted, or cannot be: what is to be known of them besides may be asked. */
  readonly counted?: (query: Query) => void;
}

/**
 * The search as typed and what is asked for it. Every change asks at once and cancels what was asked before; while that ends
 * the newest one waits, and an answer to anything but the newest is dropped. Rows come in pages, the counts after them.
 */
export class Search {
  readonly #questions: RowQuestions;
  readonly #news: SearchNews;
  readonly #refresh: ListRefresh;
  /** The rows on show. */
  readonly list = new ResultList(() => {
    this.summary.hurry();
  });
  readonly asked: Asked;
  readonly summary: Summary;
  readonly explanation: Explanation;
  /** What the keyboard asks of the rows, also before they are there. */
  readonly actions: ListActions;

  #failure = $state.raw<Failure | null>(null);
  /** Where the next results begin; null for their top. */
  #begin: Anchor | null = null;
  readonly #rows = new NewestQuestion(
    (signal) => this.#askRows(signal),
    () => {
      this.#goOn();
    },
  );
  readonly #missing = new MissingRows({
    list: this.list,
    signal: () => this.#rows.signal,
    load: (range, results, signal) => {
      this.#news.paging?.();
      return this.summary.after(this.#questions.pages(range, results, signal));
    },
    ended: (thrown, signal) => {
      if (thrown === null) this.list.resume();
      else if (!signal.aborted) this.#failure = failureOf(thrown);
      this.actions.resume();
    },
  });
  constructor(archive: Archive, news: SearchNews) {
    this.#questions = new RowQuestions(archive);
    this.#news = news;
    this.#refresh = new ListRefresh({
      list: this.list,
      questions: this.#questions,
      rows: this.#rows,
      shown: () => this.#shown,
      hasFailed: () => this.#failure !== null,
      again: () => {
        this.again();
      },
      show: (results, total) => {
        this.#show(results, total);
      },
    });
    this.asked = new Asked(() => {
      this.#changed();
    });
    this.explanation = new Explanation(archive);
    this.summary = new Summary(archive, {
      arrived: ({ total }) => {
        this.list.count(total);
        this.#goOn();
        this.#news.counted?.(this.answered);
      },
      // Then the last row that is known of is the end.
      failed: () => {
        this.actions.resume();
        this.#news.counted?.(this.answered);
      },
    });
    this.actions = new ListActions({
      isCurrent: () => this.#isCurrent,
      hasFailed: () => this.#failure !== null && !this.#rows.isAsking,
      hasEnd: () => this.list.total !== null || this.summary.failure !== null,
      isEmpty: () => this.list.total === 0,
      hasActiveRow: () => this.list.rowAt(this.list.active) !== undefined,
      bring: (what) => {
        if (what === 'end') this.summary.hurry();
        else this.list.view.reveal(this.list.active);
      },
    });
  }

  /** The query that the rows on show answer; the typed one may be ahead of it. */
  get answered(): Query {
    return this.list.results?.query ?? this.asked.query;
  }

  /** The order of the rows on show. */
  get sorted(): Sort {
    return this.list.results?.sort ?? this.asked.sort;
  }

  get #shown(): OrderedQuery {
    return { query: this.answered, sort: this.sorted };
  }

  /** True while rows are asked for or counted. */
  get isBusy(): boolean {
    return this.#rows.isAsking || this.#missing.areLoading || this.summary.isAsking;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** True while rows of another search, or of another place, are on their way. */
  get isTurning(): boolean {
    return !this.#isCurrent && this.#failure === null;
  }

  get #isCurrent(): boolean {
    return this.list.answers(this.asked.query, this.asked.sort) && this.#begin === null;
  }

  /** True when records have come in above what is seen. */
  get hasNewer(): boolean {
    return this.#refresh.hasNewer;
  }

  /** Another archive: nothing of this one is shown in it. It begins with everything, or with the view state that was remembered. */
  restart(from: { readonly query: Query; readonly sort: Sort; readonly anchor: Anchor | null } | null = null): void {
    this.list.forget();
    this.summary.forget();
    this.#begin = from?.anchor ?? null;
    this.asked.take(from?.query ?? { text: '', filters: {} }, from?.sort ?? newestFirstSort);
  }

  /** Another search, or the same, at a place of its results. */
  goTo(from: { readonly query: Query; readonly sort: Sort; readonly anchor: Anchor | null }): void {
    this.#begin = from.anchor;
    if (searchKey(from.query, from.sort) === searchKey(this.asked.query, this.asked.sort)) this.again();
    else this.asked.take(from.query, from.sort);
  }

  /** Asks anew: for another search, after a failure, or where the archive or the weeks of its owner have changed. */
  again(): void {
    this.summary.drop();
    this.#rows.ask();
  }

  /** Loads what is in sight and missing; called whenever the sight changes. */
  loadSeen(): void {
    void this.#missing.load();
  }

  /** Ids of the results at `from` to `to` inclusive; at once where the rows are loaded. */
  idsBetween(from: number, to: number): readonly number[] | Promise<readonly number[]> {
    return this.list.idsBetween(from, to) ?? this.#questions.idsBetween(from, to, this.#shown);
  }

  /**
   * The archive's rows changed. What is seen stays where it is, first of all the record `reading`; only at the top, where
   * nothing is being read, the newest appear.
   */
  archiveChanged(reading: number | null = null): void {
    this.#refresh.archiveChanged(reading);
  }

  showNewest(): void {
    this.list.toTop();
    this.again();
  }

  #changed(): void {
    this.#refresh.typed();
    this.list.begin();
    this.actions.forget();
    this.#news.begun();
    this.again();
  }

  #goOn(): void {
    this.list.resume();
    this.actions.resume();
  }

  async #askRows(signal: AbortSignal): Promise<void> {
    const { query, sort } = this.asked;
    const anchor = this.#begin;
    const began = performance.now();
    try {
      const { place, page } = await this.#questions.rowsAt(anchor, this.list.view.rowsSeen, { query, sort }, signal);
      if (signal.aborted) return;
      this.#begin = null;
      const isSame = this.list.answers(query, sort);
      this.#show(resultsOf(query, sort, page, performance.now() - began));
      if (place !== null && anchor !== null) {
        this.list.view.showAt(place, anchor.below);
        this.list.putActive(place);
      } else if (!isSame) this.list.view.toTop();
      this.#refresh.askedAnew();
      this.#news.answered(query);
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
    }
  }

  #show(results: ShownResults, total: number | null = null): void {
    this.#failure = null;
    this.list.show(results, total);
    this.summary.ask(results.query);
    if (this.list.total === 0 && !this.asked.isEverything) void this.explanation.ask(results.query);
    else this.explanation.drop();
  }
}
