import type { Archive } from '../../archive';
import type { Query, SavedCount, SavedSearch, Sort } from '../../../preload/model';
import { queryKey } from '../common/asking/query-key';
import { noCounts, withCount } from './saved-counts';

/** Counts are asked for once nothing else goes on, so long after the last of it. */
const idleMs = 400;
/** While a download runs, the counts are taken again at most this often, and no more than a sixth of the time. */
const restMs = 2000;

/** What the saved searches need of the window. */
interface Surroundings {
  readonly archive: Archive;
  /** True while a search is being answered or counted. */
  readonly isBusy: () => boolean;
  readonly failed: (thrown: unknown) => void;
}

/** A look at a saved search: what came since the look before stays marked until it ends. */
interface Visit {
  readonly id: string;
  readonly since: number | null;
}

/**
 * The searches that a person gave names to, with their counts. They are counted one after another, only while nothing else
 * is asked, and cancelled at once when something is.
 */
export class SavedSearches {
  readonly #in: Surroundings;
  #all = $state.raw<readonly SavedSearch[]>([]);
  #counts = $state.raw(noCounts);
  #visit = $state.raw<Visit | null>(null);
  /** The one that gets another name; null for the search on show, which gets its first. */
  naming = $state<string | null>(null);
  #due: readonly string[] = [];
  #asking: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #began = 0;
  #restUntil = -Infinity;

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  get all(): readonly SavedSearch[] {
    return this.#all;
  }

  /** The saved search that is on show, also where only a part of it is. */
  get visited(): string | null {
    return this.#visit?.id ?? null;
  }

  /** Null until it was counted. */
  countOf(id: string): SavedCount | null {
    return this.#counts.get(id) ?? null;
  }

  /** The saved search that asks the same; null where there is none. */
  find(query: Query): SavedSearch | null {
    const key = queryKey(query);
    return this.#all.find((saved) => queryKey(saved.query) === key) ?? null;
  }

  /** Reads those of the account in use. */
  async open(): Promise<void> {
    this.hold();
    this.#all = [];
    this.#counts = noCounts;
    this.#visit = null;
    try {
      this.#all = await this.#in.archive.ask('readSearches', {});
      this.#askAll();
    } catch (thrown) {
      this.#in.failed(thrown);
    }
  }

  /** Keeps a search under a name, last in the list. */
  save(id: string, name: string, query: Query, sort: Sort): void {
    this.#keep([...this.#all, { id, name, query, sort, seen: null }]);
    this.searchBegun(query);
    this.#askOne(id);
  }

  rename(id: string, name: string): void {
    this.#keep(this.#all.map((saved) => (saved.id === id ? { ...saved, name } : saved)));
  }

  /** The operating system tells what comes to it, or does not any more. */
  notify(id: string, notifies: boolean): void {
    this.#keep(this.#all.map((saved) => (saved.id === id ? { ...saved, notifies } : saved)));
  }

  /** Takes one away; what is given puts it back. */
  remove(id: string): () => void {
    const at = this.#all.findIndex((saved) => saved.id === id);
    const removed = this.#all[at];
    this.#keep(this.#all.filter((saved) => saved.id !== id));
    return () => {
      if (removed === undefined || this.#all.some((saved) => saved.id === id)) return;
      this.#keep(this.#all.toSpliced(at, 0, removed));
    };
  }

  /** Moves one to another place of the list. */
  move(id: string, to: number): void {
    const moved = this.#all.find((saved) => saved.id === id);
    if (moved === undefined || to < 0 || to >= this.#all.length) return;
    const others = this.#all.filter((saved) => saved !== moved);
    this.#keep(others.toSpliced(to, 0, moved));
  }

  /** Only what came to a saved search since the look before. */
  freshOf({ id, query }: SavedSearch): Query {
    return { ...query, filters: { ...query.filters, only: this.countOf(id)?.freshIds ?? [] } };
  }

  /** A search was begun: the counts wait, and a saved one is looked at from now on. */
  searchBegun(query: Query): void {
    this.hold();
    const { only: _, ...filters } = query.filters;
    const looked = this.find({ ...query, filters });
    if (looked?.id === this.#visit?.id) return;
    this.#endVisit();
    this.#visit = looked === null ? null : { id: looked.id, since: looked.seen };
    if (looked !== null) this.#askOne(looked.id);
  }

  /** Something is asked that goes before: a count under way is cancelled, and begun again later. */
  hold(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#wait(idleMs);
  }

  /** The archive's rows changed. */
  archiveChanged(): void {
    this.#askAll();
  }

  /** What came before this look is not new any more. */
  #endVisit(): void {
    const id = this.#visit?.id;
    const count = id === undefined ? undefined : this.#counts.get(id);
    const seen = this.#all.find((saved) => saved.id === id)?.seen ?? -1;
    if (id !== undefined && count !== undefined && count.arrivals <= seen)
      this.#show(id, { ...count, fresh: 0, freshIds: [], isAtLeast: false });
  }

  #askAll(): void {
    this.#due = this.#all.map(({ id }) => id);
    this.#began = performance.now();
    if (this.#timer === null && this.#asking === null) this.#wait(Math.max(idleMs, this.#restUntil - this.#began));
  }

  #askOne(id: string): void {
    this.#due = [id, ...this.#due.filter((each) => each !== id)];
    this.#wait(idleMs);
  }

  #wait(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = this.#due.length === 0 ? null : setTimeout(this.#next, ms);
  }

  readonly #next = (): void => {
    this.#timer = null;
    if (this.#in.isBusy()) this.#wait(idleMs);
    else if (this.#asking === null) void this.#countNext();
  };

  async #countNext(): Promise<void> {
    const [id] = this.#due;
    const saved = this.#all.find((each) => each.id === id);
    if (id === undefined) return;
    if (saved !== undefined && !(await this.#count(saved))) return;
    this.#due = this.#due.filter((each) => each !== id);
    if (this.#due.length > 0) this.#wait(0);
    else this.#restUntil = performance.now() + Math.max(restMs, 5 * (performance.now() - this.#began));
  }

  /** False when it was cancelled. */
  async #count(saved: SavedSearch): Promise<boolean> {
    const asking = new AbortController();
    this.#asking = asking;
    const visit = this.#visit?.id === saved.id ? this.#visit : null;
    const seen = visit === null ? saved.seen : visit.since;
    try {
      const count = await this.#in.archive.ask('countSaved', { query: saved.query, seen }, asking.signal);
      if (this.#asking !== asking) return false;
      this.#show(saved.id, count);
      if (visit !== null || saved.seen === null) this.#look(saved.id, count.arrivals);
      return true;
    } catch {
      // The list works without counts; the next change of the archive tries again.
      return this.#asking === asking;
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
  }

  #show(id: string, count: SavedCount): void {
    this.#counts = withCount(this.#counts, id, count);
  }

  #look(id: string, seen: number): void {
    const isSeen = this.#all.some((saved) => saved.id === id && saved.seen === seen);
    if (!isSeen) this.#keep(this.#all.map((saved) => (saved.id === id ? { ...saved, seen } : saved)));
  }

  #keep(searches: readonly SavedSearch[]): void {
    this.#all = searches;
    this.#in.archive.ask('keepSearches', { searches }).catch(this.#in.failed);
  }
}
