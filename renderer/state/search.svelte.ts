import type { Archive } from '../archive';
import type { Failure } from '../../preload/failure';
import { failureOf } from '../../preload/failure';
import type { Filters, InteractionRow, Query, ResultPage, Term } from '../../preload/model';
import { shiftDay } from '../../preload/words/format';
import { firstPage, pagesOf, pageSize, rowIn, withPage, type Pages } from './result-pages';
import { Viewport } from './viewport.svelte';

/** The largest number of rows one question may bring. */
const mostRows = 1000;
/** While a download runs, the list asks again at most this often. */
const refreshEveryMs = 1000;

/** The results on show, and the query they answer. */
interface Results {
  readonly query: Query;
  readonly pages: Pages;
  readonly understood: readonly Term[];
  /** Rows known to exist so far; all of them when `isWhole`. */
  readonly known: number;
  readonly isWhole: boolean;
  readonly tookMs: number;
}

/**
 * The search as typed and its results. Every change asks at once; while a question is in flight the newest one waits, and
 * an answer to anything but the newest is dropped. Rows come in pages, the count after them.
 */
export class Search {
  readonly #archive: Archive;
  readonly #searchChanged: () => void;
  readonly view = new Viewport();

  #text = $state('');
  #filters = $state.raw<Filters>({});
  #results = $state.raw<Results | null>(null);
  #total = $state<number | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #active = $state(0);
  #hasNewer = $state(false);

  readonly #query = $derived<Query>({ text: this.#text, filters: this.#filters });
  readonly filterCount = $derived(countFilters(this.#filters));
  /** True when nothing is asked for: the whole archive is on show. */
  readonly isEverything = $derived(this.#text.trim() === '' && this.filterCount === 0);

  #wanted = 0;
  #isAsking = false;
  #pagesAsked: readonly number[] = [];
  #refreshedAt = -Infinity;
  #refreshTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(archive: Archive, searchChanged: () => void) {
    this.#archive = archive;
    this.#searchChanged = searchChanged;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    this.#changed();
  }

  get filters(): Filters {
    return this.#filters;
  }

  get query(): Query {
    return this.#query;
  }

  /** The query that the rows on show answer; the typed one may be ahead of it. */
  get answered(): Query {
    return this.#results?.query ?? this.#query;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get understood(): readonly Term[] {
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

  /** True when records have come in above what is seen. */
  get hasNewer(): boolean {
    return this.#hasNewer;
  }

  filterBy(change: Partial<Filters>): void {
    this.#filters = withoutEmpty({ ...this.#filters, ...change });
    this.#changed();
  }

  clearFilters(): void {
    this.#filters = {};
    this.#changed();
  }

  clear(): void {
    this.#text = '';
    this.clearFilters();
  }

  /** Another archive: nothing of this one is shown in it. */
  restart(): void {
    this.#results = null;
    this.#total = null;
    this.view.rows = 0;
    this.clear();
  }

  /** Asks again, after a failure. */
  again(): void {
    this.#ask();
  }

  /** The row at a position; undefined while it is being loaded. */
  rowAt(position: number): InteractionRow | undefined {
    return this.#results === null ? undefined : rowIn(this.#results.pages, position);
  }

  /** Moves the keyboard's row, and brings it into view. */
  activate(position: number): void {
    this.#active = Math.min(Math.max(0, position), Math.max(0, this.view.rows - 1));
    this.view.reveal(this.#active);
  }

  /** Loads what is in sight and missing; called whenever the sight changes. */
  loadSeen(): void {
    const results = this.#results;
    if (results === null || this.#pagesAsked.length >= 2) return;
    const { first, last } = this.view.drawn;
    for (let page = Math.floor(first / pageSize); page * pageSize <= last; page += 1) {
      if (!results.pages.has(page) && !this.#pagesAsked.includes(page)) void this.#loadPage(page, this.#wanted);
    }
  }

  /** Ids of the results at `from` to `to` inclusive; at once where the rows are loaded. */
  idsBetween(from: number, to: number): readonly number[] | Promise<readonly number[]> {
    const ids: number[] = [];
    for (let position = from; position <= to; position += 1) {
      const row = this.rowAt(position);
      if (row === undefined) return this.#askIds(from, to);
      ids.push(row.id);
    }
    return ids;
  }

  /** The archive's rows changed. At the top the newest appear; elsewhere what is seen stays where it is. */
  archiveChanged(): void {
    if (this.#refreshTimer !== null) return;
    const sinceLast = performance.now() - this.#refreshedAt;
    this.#refreshTimer = setTimeout(
      () => {
        this.#refreshTimer = null;
        this.#refreshedAt = performance.now();
        if (this.view.top === 0 || this.view.rows === 0) this.#ask();
        else void this.#refreshInPlace();
      },
      Math.max(0, refreshEveryMs - sinceLast),
    );
  }

  showNewest(): void {
    this.view.toTop();
    this.#active = 0;
    this.#ask();
  }

  #changed(): void {
    this.#active = 0;
    this.#searchChanged();
    this.#ask();
  }

  #ask(): void {
    this.#wanted += 1;
    if (!this.#isAsking) void this.#askNewest();
  }

  async #askNewest(): Promise<void> {
    this.#isAsking = true;
    let asked: number;
    do {
      asked = this.#wanted;
      const query = this.#query;
      const began = performance.now();
      try {
        const page = await this.#archive.ask('search', { query, offset: 0, limit: pageSize });
        if (asked === this.#wanted) this.#show(query, page, performance.now() - began, asked);
      } catch (thrown) {
        if (asked === this.#wanted) this.#failure = failureOf(thrown);
      }
    } while (asked !== this.#wanted);
    this.#isAsking = false;
  }

  #show(query: Query, page: ResultPage, tookMs: number, asked: number): void {
    const isSameQuery = this.#results?.query === query;
    this.#failure = null;
    this.#hasNewer = false;
    this.#pagesAsked = [];
    const known = page.rows.length;
    this.#results = {
      query,
      pages: firstPage(page.rows),
      understood: page.understood,
      known,
      isWhole: page.isLast,
      tookMs,
    };
    if (page.isLast) this.#total = known;
    // The count of the same query was right a moment ago; another query's says nothing.
    else if (!isSameQuery) this.#total = null;
    this.#measure();
    if (!isSameQuery) this.view.toTop();
    if (!page.isLast) void this.#count(query, asked);
  }

  async #count(query: Query, asked: number): Promise<void> {
    try {
      const { total } = await this.#archive.ask('count', { query });
      if (asked !== this.#wanted) return;
      this.#total = total;
      this.#measure();
    } catch {
      // The list works without its count; the rows' own question reports what is wrong.
    }
  }

  async #loadPage(page: number, asked: number): Promise<void> {
    const results = this.#results;
    if (results === null) return;
    this.#pagesAsked = [...this.#pagesAsked, page];
    try {
      const offset = page * pageSize;
      const answer = await this.#archive.ask('search', { query: results.query, offset, limit: pageSize });
      if (asked === this.#wanted) this.#keepPage(page, answer);
    } catch (thrown) {
      if (asked === this.#wanted) this.#failure = failureOf(thrown);
      return;
    } finally {
      if (asked === this.#wanted) this.#pagesAsked = this.#pagesAsked.filter((each) => each !== page);
    }
    this.loadSeen();
  }

  #keepPage(page: number, answer: ResultPage): void {
    const results = this.#results;
    if (results === null) return;
    const pages = withPage(results.pages, page, answer.rows);
    const known = Math.max(results.known, answer.offset + answer.rows.length);
    this.#results = { ...results, pages, known, isWhole: results.isWhole || answer.isLast };
    if (answer.isLast && answer.rows.length > 0) this.#total = answer.offset + answer.rows.length;
    this.#measure();
  }

  /** While uncounted, the list is one page longer than what is known, so that it can be scrolled into. */
  #measure(): void {
    const results = this.#results;
    if (results === null) return;
    this.view.rows = this.#total ?? (results.isWhole ? results.known : results.known + pageSize);
    this.#active = Math.min(this.#active, Math.max(0, this.view.rows - 1));
  }

  async #askIds(from: number, to: number): Promise<readonly number[]> {
    const query = this.answered;
    const ids: number[] = [];
    for (let offset = from; offset <= to; offset += mostRows) {
      const page = await this.#archive.ask('search', { query, offset, limit: Math.min(mostRows, to - offset + 1) });
      for (const row of page.rows) ids.push(row.id);
      if (page.isLast) break;
    }
    return ids;
  }

  /** Asks for the rows in sight at the place where they are now, and moves the list under the window to match. */
  async #refreshInPlace(): Promise<void> {
    const position = this.view.firstSeen;
    const row = this.rowAt(position);
    const query = this.answered;
    if (row === undefined || this.#isAsking) return;
    const asked = this.#wanted;
    try {
      const place = await this.#placeOf(row, query);
      const { total } = await this.#archive.ask('count', { query });
      if (place === null) return;
      const answers: ResultPage[] = [];
      const begin = Math.floor(Math.max(0, place - this.view.rowsSeen) / pageSize);
      for (let page = begin; page * pageSize <= place + 2 * this.view.rowsSeen; page += 1) {
        const answer = await this.#archive.ask('search', { query, offset: page * pageSize, limit: pageSize });
        answers.push(answer);
        if (answer.isLast) break;
      }
      const results = this.#results;
      if (asked !== this.#wanted || results === null) return;
      this.#wanted += 1; // answers about the old places are late now
      this.#pagesAsked = [];
      this.#results = { ...results, pages: pagesOf(answers), known: Math.max(results.known, total) };
      this.#total = total;
      this.#measure();
      this.view.shiftRows(place - position);
      this.#active = Math.max(0, this.#active + place - position);
      this.#hasNewer ||= place > position;
    } catch {
      // The next news tries again; what is on show stays.
    }
  }

  /** The position of a row in the results of a query now: what is newer than its day, then its place in the day. */
  async #placeOf(row: InteractionRow, query: Query): Promise<number | null> {
    const day = row.callDate.slice(0, 10);
    const next = shiftDay(day, 1);
    const { to } = query.filters;
    const newer =
      to !== undefined && next > to
        ? 0
        : (await this.#archive.ask('count', { query: { ...query, filters: { ...query.filters, from: next } } })).total;
    const ofDay = { ...query, filters: { ...query.filters, from: day, to: day } };
    for (let offset = 0; ; offset += mostRows) {
      const page = await this.#archive.ask('search', { query: ofDay, offset, limit: mostRows });
      const found = page.rows.findIndex(({ id }) => id === row.id);
      if (found !== -1) return newer + offset + found;
      if (page.isLast || page.rows.length === 0) return null;
    }
  }
}

/** Leaves out filters that say nothing: empty lists and texts, `hasNotes: false`. */
function withoutEmpty(filters: Filters): Filters {
  const says = (value: Filters[keyof Filters]): boolean =>
    value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0);
  const entries = Object.entries<Filters[keyof Filters]>({ ...filters });
  return Object.fromEntries(entries.filter(([, value]) => says(value)));
}

/** How many filters are set; a period is one, whichever of its ends are given. */
function countFilters({ from, to, ...others }: Filters): number {
  return Object.keys(others).length + (from === undefined && to === undefined ? 0 : 1);
}
