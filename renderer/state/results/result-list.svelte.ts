import type {
  FiltersInWords,
  Anchor,
  FoundInteraction,
  Query,
  ResultPage,
  Sort,
  Rewriting,
  TermGroup,
} from '../../../preload/model';
import { anchorOf } from './list-anchor';
import {
  missingIn,
  pageSize,
  pagesOf,
  rowIn,
  withChangedRows,
  withRows,
  type PageRange,
  type ShownResults,
} from './result-pages';
import { Viewport } from './viewport.svelte';

/** Rows beyond those in sight that are loaded as well, once the list was scrolled and nothing in sight is missing. */
const rowsAhead = 64;

/** The results on show as a list: the rows that are loaded, how many there are, and the one that the keyboard is on. */
export class ResultList {
  readonly view = new Viewport((first, last) => this.#hasAll(first, last));
  /** The end of the list is needed before it is counted. */
  readonly #endWanted: () => void;
  #results = $state.raw<ShownResults | null>(null);
  #total = $state<number | null>(null);
  #active = $state(0);
  #isUntouched = true;
  /** Waits for the row that the keyboard is on. */
  #onceThere: (() => void) | null = null;

  constructor(endWanted: () => void) {
    this.#endWanted = endWanted;
  }

  /** Null before the first answer. */
  get results(): ShownResults | null {
    return this.#results;
  }

  get isLoaded(): boolean {
    return this.#results !== null;
  }

  get understood(): readonly TermGroup[] {
    return this.#results?.understood ?? [];
  }

  /** Words of the search that stand for filters. */
  get inWords(): readonly FiltersInWords[] {
    return this.#results?.inWords ?? [];
  }

  /** What was searched in the place of what was typed; null where it is what was typed. */
  get rewriting(): Rewriting | null {
    return this.#results?.rewriting ?? null;
  }

  get tookMs(): number {
    return this.#results?.tookMs ?? 0;
  }

  /** The number of results; null until it is counted. */
  get total(): number | null {
    return this.#total;
  }

  /** Rows known to exist; less than the total until it is counted. */
  get known(): number {
    return this.#total ?? this.#results?.known ?? 0;
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

  /** The record of the row that the person went to; null where there was none, or it is being loaded. */
  get visited(): number | null {
    const row = this.rowAt(this.#active);
    return this.#isUntouched || row === undefined ? null : row.id;
  }

  /** True when the rows on show answer this search in this order. */
  answers(query: Query, sort: Sort): boolean {
    return this.#results?.query === query && this.#results.sort === sort;
  }

  /** The row at a position; undefined while it is being loaded. */
  rowAt(position: number): FoundInteraction | undefined {
    return this.#results === null ? undefined : rowIn(this.#results.pages, position);
  }

  /** Ids of the rows at `from` to `to` inclusive; null where one of them is not loaded. */
  idsBetween(from: number, to: number): readonly number[] | null {
    const ids: number[] = [];
    for (let position = from; position <= to; position += 1) {
      const row = this.rowAt(position);
      if (row === undefined) return null;
      ids.push(row.id);
    }
    return ids;
  }

  /** The row that holds the list where it is. */
  anchor(reading: number | null): Anchor | null {
    return anchorOf(this.view, (position) => this.rowAt(position), reading);
  }

  /** The first pages that are to be loaded now; null where all of them are. */
  get missing(): PageRange | null {
    if (this.#results === null || this.view.isDealing) return null;
    const { first, last } = this.view.wanted;
    const inSight = this.#missingOf(first, last);
    // After a letter only the first rows are read; after a scroll the next ones are.
    if (inSight !== null || this.view.top === 0) return inSight;
    return this.#missingOf(Math.max(0, first - rowsAhead), Math.min(this.view.rows - 1, last + rowsAhead));
  }

  /** Another archive: nothing of this one is shown in it. */
  forget(): void {
    this.#results = null;
    this.#total = null;
    this.view.rows = 0;
  }

  /** Another search: the keyboard begins at its top. */
  begin(): void {
    this.#active = 0;
    this.#isUntouched = true;
    this.#onceThere = null;
  }

  /** Back to the top, where the keyboard begins as well. */
  toTop(): void {
    this.view.toTop();
    this.#active = 0;
    this.#isUntouched = true;
  }

  /** Moves the keyboard's row, and brings it into view. While uncounted, the list grows as far as the person goes. */
  activate(position: number): void {
    this.#isUntouched = false;
    this.#onceThere = null;
    const isOpenEnded = this.#total === null && this.#results?.isWhole === false;
    if (isOpenEnded && position >= this.view.rows) {
      this.view.rows = position + 1;
      this.#endWanted();
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

  /** Rows have come: what waits for the keyboard's row goes on if it is among them. */
  resume(): void {
    this.#onceThere?.();
  }

  /** Shows other results, or those of the same query as they are now; `total` where they were counted. */
  show(results: ShownResults, total: number | null = null): void {
    const isSameQuery = this.#results?.query === results.query;
    this.#results = results;
    if (results.isWhole) this.#total = results.known;
    // The count of the same query was right a moment ago; another query's says nothing.
    else this.#total = total ?? (isSameQuery ? this.#total : null);
    this.#measure();
  }

  /** Puts the keyboard on a row where the list stays. */
  putActive(position: number): void {
    this.#active = position;
  }

  /** The results are counted. */
  count(total: number): void {
    this.#total = total;
    this.#measure();
  }

  /** Shows rows that are loaded as they are now; what `changed` gives back as it is stays so. */
  change(changed: (row: FoundInteraction) => FoundInteraction): void {
    if (this.#results !== null) this.#results = withChangedRows(this.#results, changed);
  }

  /** More rows of the same results. */
  add(page: ResultPage): void {
    if (this.#results === null) return;
    this.#results = withRows(this.#results, page);
    if (page.isLast && page.rows.length > 0) this.#total = page.offset + page.rows.length;
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

  #missingOf(first: number, last: number): PageRange | null {
    return missingIn(pagesOf(first, last), (page) => this.#results?.pages.has(page) === true);
  }

  #hasAll(first: number, last: number): boolean {
    return this.#results === null || this.#missingOf(first, last) === null;
  }
}
