import { expect, test } from 'vitest';
import {
  andInto,
  andNotInto,
  bitmapSize,
  countBits,
  countCommon,
  countRange,
  emptyBitmap,
  hasBit,
  isEmpty,
  docIdsOf,
  eachBitDown,
  orInto,
  rangeBitmap,
  setBit,
  type Bitmap,
} from '../../../../main/search/index/bitmap';
import { fc } from '../../random-cases';

/** DocIds, often beside the ends of words and of the bitmap. */
const docId = fc.oneof(
  fc.nat(bitmapSize - 1),
  fc.constantFrom(0, 1, 31, 32, 33, 63, 64, bitmapSize - 33, bitmapSize - 32, bitmapSize - 1),
);
const bound = fc.oneof(docId, fc.constant(bitmapSize));
const docIds = fc.uniqueArray(docId, { maxLength: 200 });
const sorted = (set: Iterable<number>): number[] => [...set].sort((a, b) => a - b);
const bitmapOf = (set: Iterable<number>): Bitmap => {
  const bits = emptyBitmap();
  for (const one of set) setBit(bits, one);
  return bits;
};

test('holds what was put in', () => {
  fc.assert(
    fc.property(docIds, docId, (set, other) => {
      const bits = bitmapOf(set);
      expect([...docIdsOf(bits)]).toEqual(sorted(set));
      expect(countBits(bits)).toBe(set.length);
      expect(isEmpty(bits)).toBe(set.length === 0);
      expect(hasBit(bits, other)).toBe(set.includes(other));
      const down: number[] = [];
      expect(eachBitDown(bits, (docId) => down.push(docId) > 3)).toBe(set.length > 3);
      expect(down).toEqual(sorted(set).reverse().slice(0, 4));
      expect(eachBitDown(bits, () => false)).toBe(false);
    }),
  );
});

test('joins, cuts and takes away as sets do', () => {
  fc.assert(
    fc.property(docIds, docIds, (a, b) => {
      const change = (into: (target: Bitmap, other: Bitmap) => void): number[] => {
        const target = bitmapOf(a);
        into(target, bitmapOf(b));
        return [...docIdsOf(target)];
      };
      const both = a.filter((one) => b.includes(one));
      expect(change(andInto)).toEqual(sorted(both));
      expect(change(orInto)).toEqual(sorted(new Set([...a, ...b])));
      expect(change(andNotInto)).toEqual(sorted(a.filter((one) => !b.includes(one))));
      expect(countCommon(bitmapOf(a), bitmapOf(b))).toBe(both.length);
    }),
  );
});

test('makes and counts ranges', () => {
  fc.assert(
    fc.property(docIds, bound, bound, (set, from, to) => {
      const range = docIdsOf(rangeBitmap(from, to));
      expect(range).toHaveLength(Math.max(0, to - from));
      expect([range[0] ?? from, range.at(-1) ?? to - 1]).toEqual([from, to > from ? to - 1 : (range.at(-1) ?? to - 1)]);
      expect(countRange(bitmapOf(set), from, to)).toBe(set.filter((one) => one >= from && one < to).length);
    }),
  );
});
