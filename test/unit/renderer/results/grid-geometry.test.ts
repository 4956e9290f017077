import { describe, expect, it } from 'vitest';
import * as geometry from '../../../../renderer/state/results/grid-geometry';

const tenMillion = { rows: 10_000_000, rowHeight: 36, viewport: 611 };
const few = { rows: 200, rowHeight: 36, viewport: 611 };

describe('grid-geometry', () => {
  it('never asks the browser for an element it cannot lay out', () => {
    expect(geometry.scrollHeight(tenMillion)).toBe(geometry.maxHeightPx);
    expect(geometry.scrollHeight(few)).toBe(7200);
  });

  it('reaches the first and the last of ten million rows exactly', () => {
    expect(geometry.topOf(tenMillion, 0)).toBe(0);
    expect(geometry.seenRows(tenMillion, 0).first).toBe(0);
    const end = geometry.scrollHeight(tenMillion) - tenMillion.viewport;
    for (const scrollTop of [end, end - 0.5, end + 3]) {
      const top = geometry.topOf(tenMillion, scrollTop);
      expect(geometry.seenRows(tenMillion, top).last).toBe(9_999_999);
      // The last row's lower edge is the window's.
      expect(10_000_000 * 36 - top).toBe(tenMillion.viewport);
    }
  });

  it('maps scroll positions to the list and back, at every scale', () => {
    for (const list of [tenMillion, few, { ...tenMillion, rows: 222_222 }, { ...tenMillion, rows: 222_223 }]) {
      const lowest = geometry.lowestTop(list);
      for (const part of [0, 0.1, 0.3333, 0.77, 0.999]) {
        const top = lowest * part;
        expect(geometry.topOf(list, geometry.scrollTopOf(list, top))).toBeCloseTo(top, 3);
      }
      expect(geometry.scrollTopOf(list, lowest)).toBeCloseTo(geometry.scrollHeight(list) - list.viewport, 6);
    }
  });

  it('scrolls pixel for pixel while the list is short enough', () => {
    expect(geometry.topOf(few, 123.5)).toBe(123.5);
    expect(geometry.isScaled(few)).toBe(false);
  });

  it('keeps a list that fits where it is', () => {
    const short = { rows: 3, rowHeight: 36, viewport: 611 };
    expect(geometry.topOf(short, 50)).toBe(0);
    expect(geometry.drawnRows(short, 0)).toEqual({ first: 0, last: 2 });
    expect(geometry.drawnRows({ ...short, rows: 0 }, 0)).toEqual({ first: 0, last: -1 });
  });

  it('draws every row that is seen', () => {
    expect(geometry.seenRows(few, 35.9)).toEqual({ first: 0, last: 17 });
    expect(geometry.seenRows(few, 36)).toEqual({ first: 1, last: 17 });
    expect(geometry.drawnRows(few, 35.9)).toEqual({ first: 0, last: 17 });
  });

  it('draws as many rows wherever the list is, so that none has to be made on the way', () => {
    const counts = [3600, 3601, 3635.5, 3636].map((top) => {
      const { first, last } = geometry.drawnRows(few, top);
      return last - first + 1;
    });
    expect(new Set(counts).size).toBe(1);
  });

  it('brings a row into view with the least movement', () => {
    expect(geometry.topShowing(few, 360, 12)).toBe(360);
    expect(geometry.topShowing(few, 360, 5)).toBe(180);
    expect(geometry.topShowing(few, 0, 100)).toBe(101 * 36 - 611);
    expect(geometry.topShowing(tenMillion, 0, 9_999_999)).toBe(geometry.lowestTop(tenMillion));
  });
});
