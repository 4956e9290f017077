import { describe, expect, it } from 'vitest';
import {
  askedDates,
  cutWindow,
  judgePage,
  mergePeriods,
  subtractPeriods,
  toWindows,
  type PageFacts,
} from '../../../../main/mirror/plan/plan';
import { fc } from '../../random-cases';

const period = fc
  .tuple(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: 1, max: 100_000_000 }))
  .map(([from, length]) => ({ from, to: from + length }));
const small = fc.tuple(fc.nat(50), fc.nat(10)).map(([from, length]) => ({ from, to: from + length }));

const covers = (periods: readonly { from: number; to: number }[], second: number): boolean =>
  periods.some(({ from, to }) => from <= second && second < to);

describe('cutWindow', () => {
  it('gives windows that follow each other without a gap, newest first', () => {
    fc.assert(
      fc.property(period, fc.nat(100_000), (whole, expected) => {
        const windows = cutWindow(whole, expected).reverse();
        expect(windows[0]?.from).toBe(whole.from);
        expect(windows.at(-1)?.to).toBe(whole.to);
        expect(windows.every(({ from, to }) => to > from)).toBe(true);
        expect(windows.slice(1).every(({ from }, place) => from === windows[place]?.to)).toBe(true);
      }),
    );
  });

  it('always cuts what is longer than a second, so that cutting ends', () => {
    fc.assert(
      fc.property(period, (whole) => {
        fc.pre(whole.to - whole.from > 1);
        expect(cutWindow(whole, 5000).length).toBeGreaterThan(1);
      }),
    );
  });

  it('gives a thousand windows at most, whatever is announced', () => {
    for (const announced of [1e6, 1e12, Number.MAX_SAFE_INTEGER]) {
      const windows = cutWindow({ from: 946_684_800, to: 1_767_225_600 }, announced);
      expect(windows).toHaveLength(1000);
      expect(windows.reduce((sum, { expected }) => sum + (expected ?? 0), 0)).toBeLessThan(101_000_000);
    }
  });

  it('prefers midnights for the edges of long windows', () => {
    const windows = cutWindow({ from: 1_735_689_600, to: 1_767_225_600 }, 20_000);
    expect(windows.length).toBeGreaterThan(20);
    expect(windows.every(({ from }) => from % 86_400 === 0)).toBe(true);
  });
});

describe('toWindows', () => {
  it('asks in one question what may fit, and what is not known', () => {
    expect(toWindows({ from: 0, to: 10 }, null)).toHaveLength(1);
    expect(toWindows({ from: 0, to: 86_400 }, 1200)).toHaveLength(1);
    expect(toWindows({ from: 0, to: 86_400 }, 20_000).length).toBeGreaterThan(20);
  });
});

describe('judgePage', () => {
  const page = (facts: Partial<PageFacts>): PageFacts => ({
    page: 1,
    records: 1000,
    seen: 1000,
    fresh: facts.records ?? 1000,
    totalCount: 1000,
    totalBefore: null,
    spanSeconds: 86_400,
    mayBeCut: true,
    ...facts,
  });
  it.each<[string, Partial<PageFacts>, string]>([
    ['all in one page', {}, 'closed'],
    ['nothing', { records: 0, seen: 0, totalCount: 0 }, 'closed'],
    ['one twice on the page, and the total counts it once', { records: 1000, seen: 999, totalCount: 999 }, 'closed'],
    ['a second page to come', { totalCount: 1500 }, 'more'],
    ['pages of another size', { records: 100, seen: 100, totalCount: 350 }, 'more'],
    ['far too many', { totalCount: 9000 }, 'tooLarge'],
    ['far too many in one second', { totalCount: 9000, spanSeconds: 1 }, 'more'],
    ['more than announced', { totalCount: 999 }, 'disagrees'],
    ['announced, but nothing there', { records: 0, seen: 0, totalCount: 5 }, 'disagrees'],
    ['the last page', { page: 2, records: 500, seen: 1500, totalCount: 1500, totalBefore: 1500 }, 'closed'],
    [
      'a page that ends too early',
      { page: 2, records: 0, seen: 1400, totalCount: 1500, totalBefore: 1500 },
      'disagrees',
    ],
    [
      'records that moved between pages',
      { page: 2, records: 500, seen: 1499, totalCount: 1500, totalBefore: 1500 },
      'more',
    ],
    [
      'a total that changed between pages',
      { page: 2, records: 501, seen: 1501, totalCount: 1501, totalBefore: 1500 },
      'disagrees',
    ],
    ['a page that comes again, and no total', { page: 2, fresh: 0, totalCount: null }, 'disagrees'],
    ['a page that comes again', { page: 2, fresh: 0, totalCount: 1500, totalBefore: 1500 }, 'disagrees'],
    ['pages without end', { page: 10_000, seen: 10_000_000, totalCount: null }, 'disagrees'],
    ['far too many, but a page that is not full', { records: 60, seen: 60, totalCount: 1e12 }, 'more'],
    ['far too many, but counts known to be wrong', { totalCount: 9000, mayBeCut: false }, 'more'],
    ['no total, and records', { totalCount: null }, 'more'],
    ['no total, and no records', { records: 0, totalCount: null }, 'closed'],
  ])('of %s says %s', (_name, facts, verdict) => {
    expect(judgePage(page(facts))).toBe(verdict);
  });
});

describe('periods', () => {
  it('are subtracted second by second', () => {
    fc.assert(
      fc.property(small, fc.array(small), (whole, others) => {
        const left = subtractPeriods(whole, others);
        for (let second = 0; second < 70; second += 1) {
          expect(covers(left, second)).toBe(covers([whole], second) && !covers(others, second));
        }
      }),
    );
  });

  it('are merged second by second, into as few as possible', () => {
    fc.assert(
      fc.property(fc.array(small.filter(({ from, to }) => to > from)), (periods) => {
        const merged = mergePeriods(periods);
        for (let second = 0; second < 70; second += 1) expect(covers(merged, second)).toBe(covers(periods, second));
        merged.forEach(({ from }, place) => {
          if (place > 0) expect(from).toBeGreaterThan(merged[place - 1]?.to ?? Infinity);
        });
      }),
    );
  });
});

describe('askedDates', () => {
  it('reaches over both edges, and never before 1970', () => {
    expect(askedDates({ from: 100, to: 200 })).toEqual({ from: 99, to: 200 });
    expect(askedDates({ from: 0, to: 200 })).toEqual({ from: 0, to: 200 });
  });
});
