import * as geometry from './grid-geometry';

/** Rows drawn beyond either edge. */
const rowsBeyond = 6;

/** So long the rows before stay on show while those of a far place are on their way; then empty ones tell that they are. */
const patienceMs = 300;

/**
 * Which part of the results is seen. `top` is the truth; the element's scroll position follows it. After a jump to rows
 * that are not loaded the rows before stay until some of the new ones have come, so that dragging shows no empty list.
 */
export class Viewport {
  /** Whether any row from `first` to `last` is loaded. */
  readonly #hasAny: (first: number, last: number) => boolean;
  #rows = $state(0);
  #rowHeight = $state(36);
  #height = $state(0);
  #top = $state(0);
  /** The place whose rows are on show: `top`, or one from a moment ago. */
  #shownTop = $state(0);
  #impatience: ReturnType<typeof setTimeout> | null = null;
  readonly #geometry = $derived<geometry.Geometry>({
    rows: this.#rows,
    rowHeight: this.#rowHeight,
    viewport: this.#height,
  });

  readonly scrollHeight = $derived(geometry.scrollHeight(this.#geometry));
  readonly scrollTop = $derived(geometry.scrollTopOf(this.#geometry, this.#top));
  readonly isScaled = $derived(geometry.isScaled(this.#geometry));
  readonly drawn = $derived(geometry.drawnRows(this.#geometry, this.#shownTop, rowsBeyond));
  /** The rows to have loaded, whether or not they are on show yet. */
  readonly wanted = $derived(geometry.drawnRows(this.#geometry, this.#top, rowsBeyond));
  /** The most rows ever drawn at this height: a row leaving on one side gives its place to one coming in on the other. */
  readonly slots = $derived(Math.ceil(this.#height / this.#rowHeight) + 2 * rowsBeyond + 2);
  /** The row from which the drawn ones measure their place. It seldom changes, so scrolling by a row moves one row. */
  readonly base = $derived(Math.floor(this.drawn.first / this.slots) * this.slots);
  /** Where that row stands inside the scrolled element. */
  readonly layerTop = $derived(this.scrollTop + this.base * this.#rowHeight - this.#shownTop);
  /** The first row that is seen, at least in part. */
  readonly firstSeen = $derived(Math.floor(this.#top / this.#rowHeight));
  /** The same of the rows on show. */
  readonly firstShown = $derived(Math.floor(this.#shownTop / this.#rowHeight));
  readonly rowsSeen = $derived(Math.max(1, Math.floor(this.#height / this.#rowHeight)));

  constructor(hasAny: (first: number, last: number) => boolean = () => true) {
    this.#hasAny = hasAny;
  }

  get top(): number {
    return this.#top;
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  /** Another density keeps the first seen row where it is. */
  set rowHeight(rowHeight: number) {
    const first = this.#top / this.#rowHeight;
    this.#rowHeight = rowHeight;
    this.#moveTo(first * rowHeight);
    this.#showTop();
  }

  set height(height: number) {
    this.#height = height;
    this.#moveTo(this.#top);
  }

  get rows(): number {
    return this.#rows;
  }

  set rows(rows: number) {
    this.#rows = rows;
    this.#moveTo(this.#top);
  }

  /** The scrollbar was dragged, or the element scrolled by itself. */
  scrolledTo(scrollTop: number): void {
    // The echo of our own writing, which the browser may have rounded to device pixels.
    if (Math.abs(scrollTop - this.scrollTop) < 1) return;
    this.#top = geometry.topOf(this.#geometry, scrollTop);
    this.follow();
  }

  /** Shows the rows of the place, if any are loaded; otherwise those of `askedAt`, where rows have come for it meanwhile. */
  follow(askedAt: number | null = null): void {
    if (this.#top === this.#shownTop || this.#isLoadedAt(this.#top)) this.#showTop();
    else {
      if (askedAt !== null && this.#isLoadedAt(askedAt)) this.#shownTop = askedAt;
      this.#impatience ??= setTimeout(() => {
        this.#showTop();
      }, patienceMs);
    }
  }

  /** Moves by pixels of the list, whatever the scale of the scrollbar. */
  scrollBy(pixels: number): void {
    this.#moveTo(this.#top + pixels);
  }

  /** Brings a row into view with the least movement. */
  reveal(row: number): void {
    this.#moveTo(geometry.topShowing(this.#geometry, this.#top, row));
  }

  /** Puts a row `below` pixels under the upper edge, as far as the list reaches. */
  showAt(row: number, below: number): void {
    this.#moveTo(row * this.#rowHeight - below);
  }

  toTop(): void {
    this.#moveTo(0);
  }

  #moveTo(top: number): void {
    this.#top = Math.min(Math.max(0, top), geometry.lowestTop(this.#geometry));
    this.follow();
  }

  #showTop(): void {
    if (this.#impatience !== null) clearTimeout(this.#impatience);
    this.#impatience = null;
    this.#shownTop = this.#top;
  }

  #isLoadedAt(top: number): boolean {
    const { first, last } = geometry.drawnRows(this.#geometry, top, 0);
    return this.#rows === 0 || this.#hasAny(first, last);
  }
}
