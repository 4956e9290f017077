/**
 * The arithmetic of a list of up to ten million rows of one height. Browsers cannot lay out an element taller than some
 * tens of millions of pixels, so the scrolled element is at most `maxHeightPx` tall, and its scroll position stands for a
 * position in the whole list: `top`, in pixels from the list's first row, is the truth.
 */
export interface Geometry {
  readonly rows: number;
  readonly rowHeight: number;
  /** Height in which rows are seen. */
  readonly viewport: number;
}

/** Safely under Chromium's limit at 200 % scaling. */
export const maxHeightPx = 8_000_000;

/** Height that the scrolled element gets. */
export function scrollHeight({ rows, rowHeight }: Geometry): number {
  return Math.min(rows * rowHeight, maxHeightPx);
}

/** The largest `top`: there the last row touches the bottom. */
export function lowestTop({ rows, rowHeight, viewport }: Geometry): number {
  return Math.max(0, rows * rowHeight - viewport);
}

/** True when scroll positions are scaled: a pixel of the scrollbar is more than a pixel of the list. */
export function isScaled({ rows, rowHeight }: Geometry): boolean {
  return rows * rowHeight > maxHeightPx;
}

/** The list's position for a scroll position; both ends are met exactly. */
export function topOf(geometry: Geometry, scrollTop: number): number {
  const lowest = lowestTop(geometry);
  if (!isScaled(geometry)) return clamp(scrollTop, 0, lowest);
  const scrollEnd = scrollHeight(geometry) - geometry.viewport;
  // Under fractional display scaling the last scroll position may be a part of a pixel short.
  if (scrollTop >= scrollEnd - 1) return lowest;
  return clamp((scrollTop / scrollEnd) * lowest, 0, lowest);
}

/** The scroll position for a position in the list. */
export function scrollTopOf(geometry: Geometry, top: number): number {
  const lowest = lowestTop(geometry);
  const kept = clamp(top, 0, lowest);
  if (!isScaled(geometry) || lowest === 0) return kept;
  return (kept / lowest) * (scrollHeight(geometry) - geometry.viewport);
}

/** The rows that are seen, at least in part: `first` to `last` inclusive; `last` is -1 in an empty list. */
export function seenRows({ rows, rowHeight, viewport }: Geometry, top: number): { first: number; last: number } {
  const last = Math.min(rows - 1, Math.ceil((top + viewport) / rowHeight) - 1);
  return { first: Math.floor(top / rowHeight), last };
}

/** The rows to draw: those that are seen, and as many wherever the list is, so that none has to be made on the way. */
export function drawnRows({ rows, rowHeight, viewport }: Geometry, top: number): { first: number; last: number } {
  const first = Math.floor(top / rowHeight);
  return { first, last: Math.min(rows - 1, first + Math.ceil(viewport / rowHeight)) };
}

/** The position that brings a row into view with the least movement. */
export function topShowing(geometry: Geometry, top: number, row: number): number {
  const rowTop = row * geometry.rowHeight;
  if (rowTop < top) return rowTop;
  const rowBottom = rowTop + geometry.rowHeight;
  return rowBottom > top + geometry.viewport ? Math.max(0, rowBottom - geometry.viewport) : top;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
