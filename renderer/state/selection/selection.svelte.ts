import type { SelectedRecords } from '../../../preload/model';
import { idsOf, toggled, type Ids } from '../common/ids';

/** Gives the ids of the results at positions `from` to `to` inclusive; at once where they are loaded. */
export type IdsBetween = (from: number, to: number) => readonly number[] | Promise<readonly number[]>;

/**
 * Which records are selected: all of the current search but for some, or single ones of whatever search. Single ones survive
 * scrolling and further searching; what "all" meant is given back by `searchChanged`, to be made into single ones. A range
 * grows from its anchor, over what was selected before it began.
 */
export class Selection {
  #meansAll = $state(false);
  #except = $state.raw<Ids>(idsOf());
  #ids = $state.raw<Ids>(idsOf());
  /** What was selected before all results of the current search were added to it; null where they were not. */
  #beforeAll = $state.raw<Ids | null>(null);
  #awaited = $state(0);
  #beforeRange: Ids = idsOf();
  #anchor: number | null = null;
  #extensions = 0;

  /** True when every result of the current search is selected. */
  get isAll(): boolean {
    return this.#meansAll ? this.#except.size === 0 : this.#beforeAll !== null;
  }

  /** True for all results but some, whatever their number. */
  get meansAll(): boolean {
    return this.#meansAll;
  }

  /** Those that "all" leaves out. */
  get except(): Ids {
    return this.#except;
  }

  /** The single ones; none of them while all are meant. */
  get ids(): Ids {
    return this.#ids;
  }

  get isEmpty(): boolean {
    return !this.#meansAll && this.#ids.size === 0 && this.#awaited === 0;
  }

  has(id: number): boolean {
    return this.#meansAll ? !this.#except.has(id) : this.#ids.has(id);
  }

  /** How many; `total` is the number of results. */
  count(total: number): number {
    return this.#meansAll ? Math.max(0, total - this.#except.size) : this.#ids.size + this.#awaited;
  }

  /** The selection as a question to the archive carries it. */
  get asked(): SelectedRecords {
    if (!this.#meansAll) return { kind: 'ids', ids: [...this.#ids] };
    return this.#except.size === 0 ? { kind: 'all' } : { kind: 'all', except: [...this.#except] };
  }

  /** Where a range begins; null before one. */
  get anchor(): number | null {
    return this.#anchor;
  }

  /** Adds or removes one; `position` becomes the anchor of a range. */
  toggle(id: number, position: number): void {
    if (this.#meansAll) this.#except = toggled(this.#except, id);
    else this.#keep(toggled(this.#ids, id));
    this.anchorAt(position);
  }

  /** Where the next range begins. */
  anchorAt(position: number): void {
    this.#anchor = position;
    this.#beforeRange = this.#ids;
    this.#extensions += 1;
  }

  /** Selects from the anchor to `position`, and forgets a range that was drawn from the same anchor before. */
  async extendTo(position: number, idsBetween: IdsBetween): Promise<void> {
    this.#anchor ??= position;
    this.#extensions += 1;
    const extension = this.#extensions;
    const answer = idsBetween(Math.min(this.#anchor, position), Math.max(this.#anchor, position));
    const range = answer instanceof Promise ? await answer : answer;
    if (extension === this.#extensions) this.#keep(idsOf(this.#beforeRange, range));
  }

  /** All results of the current search, and nothing else. */
  selectAll(except: Ids = idsOf()): void {
    this.#keep(idsOf());
    this.#meansAll = true;
    this.#except = except;
    this.#extensions += 1;
  }

  /** All results of the current search, beside what is selected already. */
  addAll(results: readonly number[]): void {
    const before = this.#ids;
    this.#keep(idsOf(before, results));
    this.#beforeAll = before;
    this.#beforeRange = this.#ids;
    this.#extensions += 1;
  }

  /** These and no others, single by single. */
  restore(ids: Ids): void {
    this.#keep(ids);
    this.#beforeRange = ids;
    this.#extensions += 1;
  }

  /** What was taken out, beside what is selected single by single now. */
  putBack(ids: Ids): void {
    this.#keep(idsOf(this.#ids, ids));
    this.#beforeRange = this.#ids;
    this.#extensions += 1;
  }

  /** Takes all results of the current search out again. */
  removeAll(): void {
    const before = this.#beforeAll ?? idsOf();
    this.clear();
    this.#keep(before);
    this.#beforeRange = before;
  }

  /** So many more are on their way; the function given takes them in, unless the selection was cleared meanwhile. */
  await(count: number): (ids: readonly number[]) => void {
    this.#awaited = count;
    return (ids) => {
      if (this.#awaited !== count) return;
      this.#awaited = 0;
      this.#keep(idsOf(this.#ids, ids));
      this.#beforeRange = idsOf(this.#beforeRange, ids);
    };
  }

  clear(): void {
    this.#keep(idsOf());
    this.#beforeRange = this.#ids;
    this.#awaited = 0;
    this.#anchor = null;
    this.#extensions += 1;
  }

  /** Another search: "all" meant the one before, and what it left out is given back; positions have another meaning now. */
  searchChanged(): { readonly except: Ids } | null {
    const before = this.#meansAll ? { except: this.#except } : null;
    this.#keep(before === null ? this.#ids : idsOf());
    this.#anchor = null;
    this.#beforeRange = this.#ids;
    this.#extensions += 1;
    return before;
  }

  #keep(ids: Ids): void {
    this.#meansAll = false;
    this.#except = idsOf();
    this.#beforeAll = null;
    this.#ids = ids;
  }
}
