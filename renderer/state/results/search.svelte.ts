import type { Archive } from '../../archive';
import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { Anchor, FoundInteraction, Query, ResultPage, Sort, TermGroup } from '../../../preload/model';
import { Asked, newestFirstSort } from '../common/asked.svelte';
import { Explanation } from './explanation.svelte';
import { ListActions } from './list-actions.svelte';
import { anchorOf } from './list-anchor';
import { RefreshPace } from './refresh-pace';
import { RowQuestions, type OrderedQuery } from './row-questions';
import { searchKey } from '../common/query-key';
import {
  missingIn,
  pageSize,
  pagesOf,
  resultsOf,
  rowIn,
  withRows,
  type PageRange,
  type ShownResults,
} from './result-pages';
import { Summary } from '../filters/summary.svelte';
import { Viewport } from './viewport.svelte';

/** Rows beyond those in sight that are loaded as well, once the list was scrolled and nothing in sight is missing. */
const rowsAhead = 64;

/** Told by the search to the rest of the window. */
export interface SearchNews {
  /** Another search was begun: positions have another meaning. */
  readonly begun: () => void;
  /** More rows of the same search are asked for. */
  readonly paging?: () => void;
  /** The rows of a search have come. */
  readonly answered: (query: Query) => void;
}

/**
 * The search as typed and its results. Every change asks at once and cancels what was asked before; while that ends the
 * newest one waits, and an answer to anything but the newest is dropped. Rows come in pages, the counts after them.
 */
export class Search {
  readonly #questions: RowQuestions;
  readonly #news: SearchNews;
  readonly view = new Viewport((first, last) => this.#hasAll(first, last));
  readonly asked: Asked;
  readonly summary: Summary;
  readonly explanation: Explanation;
  /** What the keyboard asks of the rows, also before they are there. */
  readonly actions: ListActions;

  #results = $state.raw<ShownResults | null>(null);
  #total = $state<number | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #active = $state(0);
  /** True until the person goes to a row of the search. */
  #isUntouched = true;
  /** Waits for the row that the keyboard is on. */
  #onceThere: (() => void) | null = null;
  #hasNewer = $state(false);

  #wanted = 0;
  #isAsking = false;
  #asking = new AbortController();
  /** One at a time: rows of a place that has been left meanwhile would only keep those of the next one waiting. */
  #rangeAsked: PageRange | null = null;
  /** Where the next results begin; null for their top. */
  #begin: Anchor | null = null;
  readonly #pace = new RefreshPace((reading) => {
    this.#refresh(reading);
  });

  constructor(archive: Archive, news: SearchNews) {
    this.#questions = new RowQuestions(archive);
    this.#news = news;
    this.asked = new Asked(() => {
      this.#changed();
    });
    this.explanation = new Explanation(archive);
    this.summary = new Summary(archive, {
      arrived: ({ total }) => {
        this.#count(total);
      },
      // Then the last row that is known of is the end.
      failed: () => {
        this.actions.resume();
      },
    });
    this.actions = new ListActions({
      isCurrent: () => this.#isCurrent,
      hasFailed: () => this.#failure !== null && !this.#isAsking,
      hasEnd: () => this.#total !== null || this.summary.failure !== null,
      isEmpty: () => this.#total === 0,
      hasActiveRow: () => this.rowAt(this.#active) !== undefined,
      bring: (what) => {
        if (what === 'end') this.summary.hurry();
        else this.view.reveal(this.#active);
      },
    });
  }

  /** The query that the rows on show answer; the typed one may be ahead of it. */
  get answered(): Query {
    return this.#results?.query ?? this.asked.query;
  }

  /** The order of the rows on show. */
  get sorted(): Sort {
    return this.#results?.sort ?? this.asked.sort;
  }

  /** True while rows are asked for or counted. */
  get isBusy(): boolean {
    return this.#isAsking || this.#rangeAsked !== null || this.summary.isAsking;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get understood(): readonly TermGroup[] {
    return this.#results?.understood ?? [];
  }

  get isLoaded(): boolean {
    return this.#results !== null;
  }

  /** The number of results; null until it is counted. */
  get total(): number | null {
    return this.#total;
  }

  /** Rows known to exist; less than the total until it is counted. */
  get known(): number {
    return this.#total ?? this.#results?.known ?? 0;
  }

  get tookMs(): number {
    return this.#results?.tookMs ?? 0;
  }

  /** Position of the row that the keyboard is on. */
  get active(): number {
    return this.#active;
  }

  /** False where the list was scrolled away from it. */
  get isActiveSeen(): boolean {
    return this.view.isSeen(this.#active);
  }

  /** True until the person went to a row of the search. */
  get isUntouched(): boolean {
    return this.#isUntouched;
  }

  /** True while rows of another search, or of another place, are on their way. */
  get isTurning(): boolean {
    return !this.#isCurrent && this.#failure === null;
  }

  get #isCurrent(): boolean {
    const results = this.#results;
    const { query, sort } = this.asked;
    return results !== null && results.query === query && results.sort === sort && this.#begin === null;
  }

  /** True when records have come in above what is seen. */
  get hasNewer(): boolean {
    return this.#hasNewer;
  }

  /** The row that holds the list where it is. */
  anchor(reading: number | null): Anchor | null {
    return anchorOf(this.view, (position) => this.rowAt(position), reading);
  }

  /** Another archive: nothing of this one is shown in it. It begins with everything, or with the view state that was remembered. */
  restart(from: { readonly query: Query; readonly sort: Sort; readonly anchor: Anchor | null } | null = null): void {
    this.#results = null;
    this.#total = null;
    this.summary.forget();
    this.view.rows = 0;
    this.#begin = from?.anchor ?? null;
    this.asked.take(from?.query ?? { text: '', filters: {} }, from?.sort ?? newestFirstSort);
  }

  /** Another search, or the same, at a place of its results. */
  goTo(from: { readonly query: Query; readonly sort: Sort; readonly anchor: Anchor | null }): void {
    this.#begin = from.anchor;
    if (searchKey(from.query, from.sort) === searchKey(this.asked.query, this.asked.sort)) this.#ask();
    else this.asked.take(from.query, from.sort);
  }

  /** Asks again, after a failure. */
  again(): void {
    this.#ask();
  }

  /** The row at a position; undefined while it is being loaded. */
  rowAt(position: number): FoundInteraction | undefined {
    return this.#results === null ? undefined : rowIn(this.#results.pages, position);
  }

  /** Moves the keyboard's row, and brings it into view. While uncounted, the list grows as far as the person goes. */
  activate(position: number): void {
    this.#isUntouched = false;
    this.#onceThere = null;
    const isOpenEnded = this.#total === null && this.#results?.isWhole === false;
    if (isOpenEnded && position >= this.view.rows) {
      this.view.rows = position + 1;
      this.summary.hurry();
    }
    this.#active = Math.min(Math.max(0, position), Math.max(0, this.view.rows - 1));
    this.view.reveal(this.#active);
  }

  /** Does something with the row that the keyboard is on, once it is loaded; forgotten when the keyboard goes on before. */
  onceThere(run: (row: FoundInteraction) => void): void {
    this.#onceThere = () => {
      const row = this.rowAt(this.#active);
      if (row === undefined) return;
      this.#onceThere = null;
      run(row);
    };
    this.#onceThere();
  }

  #goOn(): void {
    this.#onceThere?.();
    this.actions.resume();
  }

  /** Loads what is in sight and missing; called whenever the sight changes. */
  loadSeen(): void {
    if (this.#results === null || this.#rangeAsked !== null || this.view.isDealing) return;
    const { first, last } = this.view.wanted;
    const end = this.view.rows - 1;
    const ahead = (): PageRange | null =>
      this.#missing(Math.max(0, first - rowsAhead), Math.min(end, last + rowsAhead));
    // After a letter only the first rows are read; after a scroll the next ones are.
    const missing = this.#missing(first, last) ?? (this.view.top > 0 ? ahead() : null);
    if (missing !== null) void this.#loadPages(missing, this.#wanted);
  }

  #missing(first: number, last: number): PageRange | null {
    return missingIn(pagesOf(first, last), (page) => this.#results?.pages.has(page) === true);
  }

  #hasAll(first: number, last: number): boolean {
    const pages = this.#results?.pages;
    return pages === undefined || missingIn(pagesOf(first, last), (page) => pages.has(page)) === null;
  }

  /** Ids of the results at `from` to `to` inclusive; at once where the rows are loaded. */
  idsBetween(from: number, to: number): readonly number[] | Promise<readonly number[]> {
    const ids: number[] = [];
    for (let position = from; position <= to; position += 1) {
      const row = this.rowAt(position);
      if (row === undefined) {
        return this.#questions.idsBetween(from, to, { query: this.answered, sort: this.sorted });
      }
      ids.push(row.id);
    }
    return ids;
  }

  /**
   * The archive's rows changed. What is seen stays where it is, first of all the record `reading`; only at the top, where
   * nothing is being read, the newest appear.
   */
  archiveChanged(reading: number | null = null): void {
    this.#pace.archiveChanged(reading);
  }

  showNewest(): void {
    this.view.toTop();
    this.#active = 0;
    this.#isUntouched = true;
    this.#ask();
  }

  #changed(): void {
    this.#pace.typed();
    this.#active = 0;
    this.#isUntouched = true;
    this.#onceThere = null;
    this.actions.forget();
    this.#news.begun();
    this.#ask();
  }

  #ask(): void {
    this.#supersede();
    this.summary.drop();
    if (!this.#isAsking) void this.#askNewest();
  }

  /** Cancels every question about the rows on show. */
  #supersede(): void {
    this.#wanted += 1;
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#rangeAsked = null;
  }

  async #askNewest(): Promise<void> {
    this.#isAsking = true;
    let asked: number;
    do {
      asked = this.#wanted;
      try {
        await this.#askFor({ query: this.asked.query, sort: this.asked.sort }, asked);
      } catch (thrown) {
        if (asked === this.#wanted) this.#failure = failureOf(thrown);
      }
    } while (asked !== this.#wanted);
    this.#isAsking = false;
    this.#goOn();
  }

  async #askFor(wanted: OrderedQuery, asked: number): Promise<void> {
    const { query, sort } = wanted;
    const anchor = this.#begin;
    const began = performance.now();
    const place = anchor === null ? null : await this.#questions.positionOf(anchor.id, wanted, this.#asking.signal);
    const answer = await this.#questions.around(place ?? 0, this.view.rowsSeen, wanted, this.#asking.signal);
    if (asked !== this.#wanted) return;
    this.#begin = null;
    const isSameQuery = this.#results?.query === query;
    const isSame = isSameQuery && this.#results?.sort === sort;
    this.#show(resultsOf(query, sort, answer, performance.now() - began), isSameQuery);
    if (place !== null && anchor !== null) {
      this.view.showAt(place, anchor.below);
      this.#active = place;
    } else if (!isSame) this.view.toTop();
    this.#hasNewer = false;
    this.#news.answered(query);
  }

  #show(results: ShownResults, isSameQuery: boolean): void {
    this.#failure = null;
    this.#results = results;
    if (results.isWhole) this.#total = results.known;
    // The count of the same query was right a moment ago; another query's says nothing.
    else if (!isSameQuery) this.#total = null;
    this.#measure();
    this.summary.ask(results.query);
    if (this.#total === 0 && !this.asked.isEverything) void this.explanation.ask(results.query);
    else this.explanation.drop();
  }

  #count(total: number): void {
    this.#total = total;
    this.#measure();
    this.#goOn();
  }

  async #loadPages(range: PageRange, asked: number): Promise<void> {
    const results = this.#results;
    if (results === null) return;
    const askedAt = this.view.top;
    this.#rangeAsked = range;
    this.#news.paging?.();
    try {
      const answer = this.#questions.pages(range, results, this.#asking.signal);
      this.#keepRows(await this.summary.after(answer), asked);
      this.view.follow(askedAt);
      this.#goOn();
    } catch (thrown) {
      if (asked === this.#wanted) this.#failure = failureOf(thrown);
      this.actions.resume();
      return;
    } finally {
      if (asked === this.#wanted) this.#rangeAsked = null;
    }
    this.loadSeen();
  }

  #keepRows(answer: ResultPage, asked: number): void {
    if (asked !== this.#wanted || this.#results === null) return;
    this.#results = withRows(this.#results, answer);
    if (answer.isLast && answer.rows.length > 0) this.#total = answer.offset + answer.rows.length;
    this.#measure();
  }

  /** While uncounted, the list is one page longer than what is known, or than where the person went: it can be gone into. */
  #measure(): void {
    const results = this.#results;
    if (results === null) return;
    const { isWhole, known } = results;
    this.view.rows = this.#total ?? (isWhole ? known : Math.max(known, this.#active + 1) + pageSize);
    const last = Math.max(0, this.view.rows - 1);
    if (this.#active <= last) return;
    this.#active = last;
    this.view.reveal(last);
  }

  #refresh(reading: number | null): void {
    const anchor = this.anchor(reading);
    const isAtTop = this.view.top === 0 && anchor?.id !== reading;
    // Rows that are on their way may be older than the news.
    if (this.#isAsking) this.archiveChanged(reading);
    else if (anchor === null || isAtTop || this.#failure !== null) this.#ask();
    else void this.#refreshInPlace(anchor);
  }

  /** Asks for the rows in sight at the place where they are now, and moves the list under the window to match. */
  async #refreshInPlace(anchor: Anchor): Promise<void> {
    const shown = { query: this.answered, sort: this.sorted };
    const active = this.rowAt(this.#active);
    const position = this.view.firstSeen + Math.ceil(anchor.below / this.view.rowHeight);
    this.#supersede();
    const asked = this.#wanted;
    const { signal } = this.#asking;
    this.#isAsking = true;
    try {
      const place = await this.#questions.positionOf(anchor.id, shown, signal);
      const answer = await this.#questions.around(place ?? position, this.view.rowsSeen, shown, signal);
      const moved = active === undefined ? null : await this.#questions.positionOf(active.id, shown, signal);
      const total = await this.#questions.count(shown, signal);
      if (asked !== this.#wanted) return;
      // The list has its new length before it is moved.
      this.#total = total;
      this.#show(resultsOf(shown.query, shown.sort, answer, this.#results?.tookMs ?? 0), true);
      if (place !== null) this.view.showAt(place, anchor.below);
      this.#active = moved ?? this.#active;
      this.#hasNewer ||= shown.sort.by === 'date' && shown.sort.descending && (place ?? 0) > position;
    } catch {
      // The next news tries again; what is on show stays.
    } finally {
      this.#isAsking = false;
      if (asked !== this.#wanted) void this.#askNewest();
    }
  }
}
