import type { Memory } from './memory';

export type Density = 'comfortable' | 'compact';

/** Where a record is read: beside the list, below it, or in windows of its own alone. */
export type Reading = 'right' | 'below' | 'off';

interface Panes {
  readonly filtersWidth: number;
  /** Null until it was dragged: the window's width decides. */
  readonly recordWidth: number | null;
  /** Of the pane below the list; null until it was dragged: the window's height decides. */
  readonly recordHeight: number | null;
  /** Whether the record's pane has its place below the list. */
  readonly recordBelow: boolean;
  readonly density: Density;
  /** What the person chose; null until then: the window's width decides. */
  readonly filtersOpen: boolean | null;
  readonly recordOpen: boolean;
}

/** Limits of the panes' widths in pixels, and of the height of one below the list. */
export const paneLimits = {
  filters: { min: 184, max: 320 },
  record: { min: 288, max: 720, empty: 160 },
  below: { min: 140 },
  results: { min: 360 },
} as const;

/** From this width on the filters have room beside the results. */
const filtersFromPx = 1200;
/** Below this width the record lies over the results, and buttons are folded into a menu. */
const overlayBelowPx = 880;
/** Below this one the filters do as well. */
const filtersOverlayBelowPx = 560;
/** Below this height of the window there is no room for a record under the list: it stands beside it. */
const belowFromPx = 560;
/** What a window needs for the search, a few rows and the state of the archive. */
const aboveRecordPx = 340;

/** Sizes of the window's panes, remembered; the window's width is told by the window. */
export class Layout {
  readonly #memory: Memory;
  #panes = $state.raw<Panes>(defaults);
  #windowWidth = $state(1280);
  #windowHeight = $state(800);
  /** Whether the filters lie over the results; where they stand beside them, the person's choice is remembered. */
  #filtersOver = $state(false);

  readonly recordOverlays = $derived(this.#windowWidth < overlayBelowPx);
  readonly filtersOverlay = $derived(this.#windowWidth < filtersOverlayBelowPx);
  readonly filtersOpen = $derived(
    this.filtersOverlay ? this.#filtersOver : (this.#panes.filtersOpen ?? this.#windowWidth >= filtersFromPx),
  );
  /** Whether the record has its pane beside the results; where it lies over them, it comes and goes with the record. */
  readonly recordOpen = $derived(this.#panes.recordOpen);
  /** What the person chose, whether or not this window has room for it. */
  readonly reading = $derived<Reading>(this.#panes.recordOpen ? (this.#panes.recordBelow ? 'below' : 'right') : 'off');
  /** Whether its place is below the list, where there is room for it. */
  readonly recordBelow = $derived(this.#panes.recordBelow);
  /** Whether the record's pane stands below the list. */
  readonly recordIsBelow = $derived(
    !this.recordOverlays && this.#panes.recordBelow && this.#windowHeight >= belowFromPx,
  );
  /** Whether a record can be read in this window. */
  readonly hasRecordPlace = $derived(this.recordOverlays || this.recordOpen);
  /** Whether the list is short of room between two panes, and the record's width was not chosen. */
  readonly isTight = $derived(
    !this.recordIsBelow && this.#windowWidth < filtersFromPx && this.filtersOpen && this.#panes.recordWidth === null,
  );
  readonly filtersWidth = $derived(bounded(this.#panes.filtersWidth, paneLimits.filters.min, paneLimits.filters.max));
  readonly recordWidth = $derived(
    bounded(
      this.#panes.recordWidth ?? Math.round(this.#windowWidth * 0.3),
      paneLimits.record.min,
      this.#maxForRecord(),
    ),
  );
  readonly maxRecordHeight = $derived(Math.max(paneLimits.below.min, this.#windowHeight - aboveRecordPx));
  readonly recordHeight = $derived(
    bounded(
      this.#panes.recordHeight ?? Math.round(this.#windowHeight * 0.4),
      paneLimits.below.min,
      this.maxRecordHeight,
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

  set windowHeight(height: number) {
    this.#windowHeight = height;
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

  resizeRecordBelow(height: number): void {
    this.#change({ recordHeight: bounded(height, paneLimits.below.min, this.maxRecordHeight) });
  }

  toggleFilters(): void {
    if (this.filtersOverlay) this.#filtersOver = !this.#filtersOver;
    else this.#change({ filtersOpen: !this.filtersOpen });
  }

  /** Gives the record its place; without one, the one it had is where it comes back to. */
  read(reading: Reading): void {
    this.#change(reading === 'off' ? { recordOpen: false } : { recordOpen: true, recordBelow: reading === 'below' });
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
  recordHeight: null,
  recordBelow: false,
  density: 'comfortable',
  filtersOpen: null,
  recordOpen: true,
};

/** What was remembered, each part by itself: one that cannot be read is as it was at first. */
function readPanes(stored: unknown): Panes | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const kept: Readonly<Partial<Record<keyof Panes, unknown>>> = stored;
  return {
    filtersWidth: isSize(kept.filtersWidth) ? kept.filtersWidth : defaults.filtersWidth,
    recordWidth: isSize(kept.recordWidth) ? kept.recordWidth : null,
    recordHeight: isSize(kept.recordHeight) ? kept.recordHeight : null,
    recordBelow: kept.recordBelow === true,
    density: kept.density === 'compact' ? 'compact' : defaults.density,
    filtersOpen: typeof kept.filtersOpen === 'boolean' ? kept.filtersOpen : null,
    recordOpen: kept.recordOpen !== false,
  };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function bounded(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
