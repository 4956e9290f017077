import type { Filters, HistogramBar } from '../../../preload/model';
import type { Memory } from '../common/memory';
import type { Search } from '../results/search.svelte';

type Days = Pick<Filters, 'from' | 'to'>;

/** A range of bars, by their places; `end` is where it was drawn to and may come first. */
interface BarRange {
  readonly begin: number;
  readonly end: number;
}

/** The results over time, as bars; a range of bars becomes the period, and can be taken back. */
export class TimeBars {
  readonly #search: Search;
  readonly #memory: Memory;
  #isOpen = $state(true);
  /** The bar that the keyboard is on; null before the first key. */
  #at = $state<number | null>(null);
  #range = $state.raw<BarRange | null>(null);
  #steps = $state.raw<readonly { readonly before: Days; readonly after: Days }[]>([]);

  readonly bars = $derived.by((): readonly HistogramBar[] => this.#search.summary.shown?.histogram ?? []);
  readonly max = $derived(this.bars.reduce((max, { count }) => Math.max(max, count), 0));
  readonly canGoBack = $derived.by(() => this.#days.from !== undefined || this.#days.to !== undefined);

  constructor(search: Search, memory: Memory) {
    this.#search = search;
    this.#memory = memory;
    this.#isOpen = memory.recall('timeBars', (stored) => (typeof stored === 'boolean' ? stored : null), true);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  set isOpen(isOpen: boolean) {
    this.#isOpen = isOpen;
    this.#memory.remember('timeBars', isOpen);
  }

  /** The bar that the keyboard is on; the last one until a key was pressed. */
  get at(): number {
    const last = Math.max(0, this.bars.length - 1);
    return Math.min(this.#at ?? last, last);
  }

  /** The range being drawn, in order; null while none is. */
  get drawn(): { readonly first: number; readonly last: number } | null {
    if (this.#range === null) return null;
    const { begin, end } = this.#range;
    return { first: Math.min(begin, end), last: Math.max(begin, end) };
  }

  /** Moves the keyboard's bar; `extends` draws the range along. */
  moveTo(bar: number, extend: boolean): void {
    const to = Math.min(Math.max(0, bar), this.bars.length - 1);
    this.#range = extend ? { begin: this.#range?.begin ?? this.at, end: to } : null;
    this.#at = to;
  }

  draw(range: BarRange | null): void {
    this.#range = range;
  }

  /** Draws the range on to a bar. */
  drawTo(end: number): void {
    if (this.#range !== null) this.#range = { begin: this.#range.begin, end };
  }

  /** The drawn range, or the keyboard's bar, becomes the period. */
  choose(): void {
    const { first, last } = this.drawn ?? { first: this.at, last: this.at };
    this.#range = null;
    this.#at = null;
    const [begin, end] = [this.bars[first], this.bars[last]];
    if (begin === undefined || end === undefined) return;
    const before = this.#days;
    // A week or a month that the period cuts is not made whole again by it.
    const after = {
      from: before.from !== undefined && before.from > begin.from ? before.from : begin.from,
      to: before.to !== undefined && before.to < end.to ? before.to : end.to,
    };
    this.#steps = [...this.#steps, { before, after }];
    this.#search.asked.filterBy(after);
  }

  /** The period as it was before the last range; none where the last one was set elsewhere. */
  back(): void {
    this.#range = null;
    const step = this.#steps.at(-1);
    const { from, to } = this.#days;
    const isOurs = step !== undefined && step.after.from === from && step.after.to === to;
    this.#steps = isOurs ? this.#steps.slice(0, -1) : [];
    const before = isOurs ? step.before : {};
    this.#search.asked.filterBy({ from: before.from, to: before.to });
  }

  get #days(): Days {
    const { from, to } = this.#search.asked.filters;
    return { from, to };
  }
}
