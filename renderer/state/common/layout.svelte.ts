import type { Memory } from './memory';

export type Density = 'comfortable' | 'compact';

interface Panes {
  readonly filtersWidth: number;
  /** Null until it was dragged: the window's width decides. */
  readonly recordWidth: number | null;
  readonly density: Density;
  /** What the person chose; null until then: the window's width decides. */
  readonly filtersOpen: boolean | null;
  readonly recordOpen: boolean;
}

/** Limits of the panes' widths in pixels. */
export const paneLimits = {
  filters: { min: 184, max: 320 },
  record: { min: 288, max: 720, empty: 160 },
  results: { min: 360 },
} as const;

/** From this width on the filters have room beside the results. */
const filtersFromPx = 1200;
/** Below this width the record lies over the results, and buttons are folded into a menu. */
const overlayBelowPx = 880;
/** Below this one the filters do as well. */
const filtersOverlayBelowPx = 560;

/** Sizes of the window's panes, remembered; the window's width is told by the window. */
export class Layout {
  readonly #memory: Memory;
  #panes = $state.raw<Panes>(defaults);
  #windowWidth = $state(1280);
  /** Whether the filters lie over the results; where they stand beside them, the person's choice is remembered. */
  #filtersOver = $state(false);

  readonly recordOverlays = $derived(this.#windowWidth < overlayBelowPx);
  readonly filtersOverlay = $derived(this.#windowWidth < filtersOverlayBelowPx);
  readonly filtersOpen = $derived(
    this.filtersOverlay ? this.#filtersOver : (this.#panes.filtersOpen ?? this.#windowWidth >= filtersFromPx),
  );
  /** Whether the record has its pane beside the results; where it lies over them, it comes and goes with the record. */
  readonly recordOpen = $derived(this.#panes.recordOpen);
  /** Whether the list is short of room between two panes, and the record's width was not chosen. */
  readonly isTight = $derived(
    this.#windowWidth < filtersFromPx && this.filtersOpen && this.#panes.recordWidth === null,
  );
  readonly filtersWidth = $derived(bounded(this.#panes.filtersWidth, paneLimits.filters.min, paneLimits.filters.max));
  readonly recordWidth = $derived(
    bounded(
      this.#panes.recordWidth ?? Math.round(this.#windowWidth * 0.3),
      paneLimits.record.min,
      this.#maxForRecord(),
    ),
  );
  readonly rowHeight = $derived(this.#panes.density === 'compact' ? 28 : 36);

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#panes = memory.recall('panes', readPanes, defaults);
  }

  set windowWidth(width: number) {
    this.#windowWidth = width;
  }

  get density(): Density {
    return this.#panes.density;
  }

  set density(density: Density) {
    this.#change({ density });
  }

  resizeFilters(width: number): void {
    this.#change({ filtersWidth: bounded(width, paneLimits.filters.min, paneLimits.filters.max) });
  }

  resizeRecord(width: number): void {
    this.#change({ recordWidth: bounded(width, paneLimits.record.min, this.#maxForRecord()) });
  }

  toggleFilters(): void {
    if (this.filtersOverlay) this.#filtersOver = !this.#filtersOver;
    else this.#change({ filtersOpen: !this.filtersOpen });
  }

  toggleRecord(): void {
    this.#change({ recordOpen: !this.recordOpen });
  }

  showRecord(): void {
    if (!this.recordOpen) this.toggleRecord();
  }

  #maxForRecord(): number {
    const others = (this.filtersOpen ? this.filtersWidth : 0) + paneLimits.results.min;
    return Math.max(paneLimits.record.min, Math.min(paneLimits.record.max, this.#windowWidth - others));
  }

  #change(change: Partial<Panes>): void {
    this.#panes = { ...this.#panes, ...change };
    this.#memory.remember('panes', this.#panes);
  }
}

const defaults: Panes = {
  filtersWidth: 216,
  recordWidth: null,
  density: 'comfortable',
  filtersOpen: null,
  recordOpen: true,
};

function readPanes(stored: unknown): Panes | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const kept = { ...defaults, ...stored };
  if (typeof kept.filtersWidth !== 'number' || typeof kept.recordOpen !== 'boolean') return null;
  return kept;
}

function bounded(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
