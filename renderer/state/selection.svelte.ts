import type { Selection as Selected } from '../../preload/model';
import { idsOf, toggled, type Ids } from './ids';

/** Gives the ids of the results at positions `from` to `to` inclusive; at once where they are loaded. */
export type IdsBetween = (from: number, to: number) => readonly number[] | Promise<readonly number[]>;

/**
 * Which results are selected: all of the current search, or some by id. Some survive scrolling and further searching;
 * all do not survive another search. A range grows from its anchor, over what was selected before it began.
 */
export class Selection {
  #isAll = $state(false);
  #ids = $state.raw<Ids>(idsOf());
  #beforeRange: Ids = idsOf();
  #anchor: number | null = null;
  #extensions = 0;

  get isAll(): boolean {
    return this.#isAll;
  }

  get ids(): Ids {
    return this.#ids;
  }

  get isEmpty(): boolean {
    return !this.#isAll && this.#ids.size === 0;
  }

  has(id: number): boolean {
    return this.#isAll || this.#ids.has(id);
  }

  /** How many; `total` is the number of results. */
  count(total: number): number {
    return this.#isAll ? total : this.#ids.size;
  }

  /** The selection as a question to the archive carries it. */
  get asked(): Selected {
    return this.#isAll ? { kind: 'all' } : { kind: 'ids', ids: [...this.#ids] };
  }

  /** Adds or removes one; `position` becomes the anchor of a range. Not for while all are selected: see `keepOnly`. */
  toggle(id: number, position: number): void {
    this.#keep(toggled(this.#ids, id));
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

  selectAll(): void {
    this.#isAll = true;
    this.#ids = idsOf();
    this.#extensions += 1;
  }

  /** Turns "all" into these, or replaces what was selected. */
  keepOnly(ids: readonly number[]): void {
    this.#keep(idsOf(ids));
    this.#beforeRange = this.#ids;
  }

  clear(): void {
    this.keepOnly([]);
    this.#anchor = null;
    this.#extensions += 1;
  }

  /** Another search: "all" meant the one before; positions have another meaning now. */
  searchChanged(): void {
    if (this.#isAll) this.#keep(idsOf());
    this.#anchor = null;
    this.#beforeRange = this.#ids;
    this.#extensions += 1;
  }

  #keep(ids: Ids): void {
    this.#isAll = false;
    this.#ids = ids;
  }
}
