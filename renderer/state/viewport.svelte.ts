import * as geometry from './grid-geometry';

/** Rows drawn beyond either edge. */
const rowsBeyond = 6;

/** Which part of the results is seen. `top` is the truth; the element's scroll position follows it. */
export class Viewport {
  #rows = $state(0);
  #rowHeight = $state(36);
  #height = $state(0);
  #top = $state(0);
  readonly #geometry = $derived<geometry.Geometry>({
    rows: this.#rows,
    rowHeight: this.#rowHeight,
    viewport: this.#height,
  });

  readonly scrollHeight = $derived(geometry.scrollHeight(this.#geometry));
  readonly scrollTop = $derived(geometry.scrollTopOf(this.#geometry, this.#top));
  readonly isScaled = $derived(geometry.isScaled(this.#geometry));
  readonly drawn = $derived(geometry.drawnRows(this.#geometry, this.#top, rowsBeyond));
  /** The most rows ever drawn at this height: a row leaving on one side gives its place to one coming in on the other. */
  readonly slots = $derived(Math.ceil(this.#height / this.#rowHeight) + 2 * rowsBeyond + 2);
  /** Where the first drawn row stands inside the scrolled element. */
  readonly layerTop = $derived(this.scrollTop + this.drawn.first * this.#rowHeight - this.#top);
  /** The first row that is seen, at least in part. */
  readonly firstSeen = $derived(Math.floor(this.#top / this.#rowHeight));
  readonly rowsSeen = $derived(Math.max(1, Math.floor(this.#height / this.#rowHeight)));

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
    this.#top = 0;
  }

  #moveTo(top: number): void {
    this.#top = Math.min(Math.max(0, top), geometry.lowestTop(this.#geometry));
  }
}
