import * as geometry from './grid-geometry';

/** After so many times the rows that are drawn, these measure their place from another row: all of them move then. */
const screens = 8;

/** Rows that come in one step after a jump. */
const rowsDealt = 4;

/** So long the same rows stay on show while those of a far place are on their way; then empty ones tell that they are. */
const patienceMs = 300;

/** An element that shows another row than that of its place. */
interface Held {
  readonly slot: number;
  readonly row: number;
}

/**
 * Which part of the results is seen. `top` is the truth; the element's scroll position follows it. After a jump to rows
 * that are not loaded the rows before stay until the new ones have come, so that dragging shows no empty list.
 */
export class Viewport {
  /** Whether every row from `first` to `last` is loaded. */
  readonly #hasAll: (first: number, last: number) => boolean;
  #rows = $state(0);
  #rowHeight = $state(36);
  #height = $state(0);
  #top = $state(0);
  /** Where the list is to stand: `top` is as near to that as it reaches with the height and the rows there are by now. */
  #wished = 0;
  /** A row that stays in sight whatever the height. */
  #kept: number | null = null;
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
  readonly drawn = $derived(geometry.drawnRows(this.#geometry, this.#shownTop));
  /** The rows to have loaded, whether or not they are on show yet. */
  readonly wanted = $derived(geometry.drawnRows(this.#geometry, this.#top));
  /** As many rows are drawn at this height: one leaving on one side gives its place to one coming in on the other. */
  readonly slots = $derived(Math.ceil(this.#height / this.#rowHeight) + 1);
  /** By how many slots the rows are turned round. */
  #turn = $state(0);
  /** The elements that still show rows of before a jump, those that wait longest first. */
  #held = $state.raw<readonly Held[]>([]);
  #inFrames: ((step: () => boolean) => void) | null = null;
  /** True while some elements wait for the rows of their place. */
  readonly isDealing = $derived(this.#held.length > 0);
  /** The row from which the drawn ones measure their place. It seldom changes, so scrolling by a row moves one row. */
  readonly base = $derived(Math.floor(this.drawn.first / (screens * this.slots)) * screens * this.slots);
  /** Room for the drawn rows wherever the base is. */
  readonly layerHeight = $derived((screens + 1) * this.slots * this.#rowHeight);
  /** Where that row stands below the upper edge of what is seen. */
  readonly layerTop = $derived(this.base * this.#rowHeight - this.#shownTop);
  /** The first row that is seen, at least in part. */
  readonly firstSeen = $derived(Math.floor(this.#top / this.#rowHeight));
  /** The same of the rows on show. */
  readonly firstShown = $derived(Math.floor(this.#shownTop / this.#rowHeight));
  readonly rowsSeen = $derived(Math.max(1, Math.floor(this.#height / this.#rowHeight)));

  constructor(hasAll: (first: number, last: number) => boolean = () => true) {
    this.#hasAll = hasAll;
  }

  /** Which of the drawn elements stands for a row; a row keeps its own as long as it is drawn. */
  slotOf(position: number): number {
    return (position + this.#turn) % this.slots;
  }

  /** The row whose content stands at the place of `position`: itself, or for some frames after a jump one from before. */
  contentAt(position: number): number {
    const slot = this.slotOf(position);
    return this.#held.find((held) => held.slot === slot)?.row ?? position;
  }

  /**
   * After a jump every element gets another row, which takes more than a frame. `inFrames` takes a step in frame after
   * frame until one gives false; without it all get theirs at once.
   */
  dealWith(inFrames: ((step: () => boolean) => void) | null): void {
    this.#inFrames = inFrames;
    this.#held = [];
  }

  /** Gives the elements that wait longest the rows of their place; false when none waits any more. */
  #deal(): boolean {
    this.#held = this.#held.slice(rowsDealt);
    return this.#held.length > 0;
  }

  get top(): number {
    return this.#top;
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  /** Another density keeps the first seen row where it is. */
  set rowHeight(rowHeight: number) {
    if (rowHeight === this.#rowHeight) return;
    this.#wished *= rowHeight / this.#rowHeight;
    this.#rowHeight = rowHeight;
    this.#settle();
    this.#showAt(this.#top);
  }

  get height(): number {
    return this.#height;
  }

  set height(height: number) {
    if (height === this.#height) return;
    this.#height = height;
    this.#settle();
  }

  get rows(): number {
    return this.#rows;
  }

  set rows(rows: number) {
    this.#rows = rows;
    this.#settle();
  }

  /** The scrollbar was dragged, or the element scrolled by itself. */
  scrolledTo(scrollTop: number): void {
    // The echo of our own writing, which the browser may have rounded to device pixels.
    if (Math.abs(scrollTop - this.scrollTop) < 1) return;
    this.#moveTo(geometry.topOf(this.#geometry, scrollTop));
  }

  /** Shows the rows of the place, if they are loaded; otherwise those of `askedAt`, where rows have come for it meanwhile. */
  follow(askedAt: number | null = null): void {
    if (this.#top === this.#shownTop || this.#isLoadedAt(this.#top)) this.#showAt(this.#top);
    else {
      if (askedAt !== null && this.#isLoadedAt(askedAt)) this.#showAt(askedAt);
      this.#impatience ??= setTimeout(() => {
        this.#showAt(this.#top);
      }, patienceMs);
    }
  }

  /** Moves by pixels of the list, whatever the scale of the scrollbar. */
  scrollBy(pixels: number): void {
    this.#moveTo(this.#top + pixels);
  }

  /** Whether at least a part of a row is in sight. */
  isSeen(row: number): boolean {
    return (row + 1) * this.#rowHeight > this.#top && row * this.#rowHeight < this.#top + this.#height;
  }

  /** Brings a row into view with the least movement. */
  reveal(row: number): void {
    this.#moveTo(geometry.topShowing(this.#geometry, this.#top, row));
  }

  /** Puts a row `below` pixels under the upper edge: as far as the list reaches, and further once it does. */
  showAt(row: number, below: number): void {
    this.#kept = null;
    this.#wished = row * this.#rowHeight - below;
    this.#settle();
  }

  /** Lets a row that is wholly in sight stay so when the height changes, until the list is moved. */
  keep(row: number): void {
    if (geometry.topShowing(this.#geometry, this.#top, row) === this.#top) this.#kept = row;
  }

  toTop(): void {
    this.#moveTo(0);
  }

  #moveTo(top: number): void {
    this.#kept = null;
    this.#wished = this.#within(top);
    this.#settle();
  }

  #settle(): void {
    const top = this.#within(this.#wished);
    this.#top = this.#kept === null ? top : geometry.topShowing(this.#geometry, top, this.#kept);
    this.follow();
  }

  #within(top: number): number {
    return Math.min(Math.max(0, top), geometry.lowestTop(this.#geometry));
  }

  #showAt(top: number): void {
    if (this.#impatience !== null) clearTimeout(this.#impatience);
    this.#impatience = null;
    const before = this.drawn;
    const slot = this.slotOf(before.first);
    this.#shownTop = top;
    const { first, last } = this.drawn;
    if (first <= before.last && last >= before.first) return;
    // Far away every element gets another row: the elements then keep their order, so that none is moved or made.
    this.#turn = mod(slot - first, this.slots);
    this.#hold(before, slot);
  }

  /** Lets the elements of rows that were drawn, from that of the first row on, keep them until they are dealt others. */
  #hold({ first, last }: { readonly first: number; readonly last: number }, firstSlot: number): void {
    if (this.#inFrames === null) return;
    const drawn = Array.from({ length: last - first + 1 }, (_, at) => ({
      slot: (firstSlot + at) % this.slots,
      row: first + at,
    }));
    const before = this.#held;
    this.#held = [...before, ...drawn.filter(({ slot }) => before.every((held) => held.slot !== slot))];
    if (before.length === 0 && drawn.length > 0) this.#inFrames(() => this.#deal());
  }

  #isLoadedAt(top: number): boolean {
    const { first, last } = geometry.seenRows(this.#geometry, top);
    return this.#rows === 0 || this.#hasAll(first, last);
  }
}

function mod(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
