import type { HistogramBar } from '../../../preload/model';

/**
 * The days among which a position of a result lies, by the counts of its bars; for rows that are not loaded yet.
 * Null where the bars do not reach so far.
 */
export function daysAt(bars: readonly HistogramBar[], position: number, isNewestFirst: boolean): HistogramBar | null {
  let before = 0;
  for (const bar of isNewestFirst ? bars.toReversed() : bars) {
    before += bar.count;
    if (position < before) return bar;
  }
  return null;
}
