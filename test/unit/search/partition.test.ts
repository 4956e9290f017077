import { expect, test } from 'vitest';
import { lowerBound, partitionPoint } from '../../../main/search/partition';
import { fc } from '../random-cases';

test('finds the first place that no longer meets the condition, wherever it is', () => {
  for (let count = 0; count < 20; count += 1) {
    for (let point = 0; point <= count; point += 1) {
      const asked: number[] = [];
      const isBefore = (place: number): boolean => {
        asked.push(place);
        return place < point;
      };
      expect(partitionPoint(count, isBefore)).toBe(point);
      expect(asked.every((place) => place >= 0 && place < count)).toBe(true);
      expect(asked.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count + 1)));
    }
  }
});

test('the lower bound is the first place that is not below, also among equals', () => {
  expect(lowerBound(['a', 'b', 'b', 'd'], 'b')).toBe(1);
  expect(lowerBound(['a', 'b', 'b', 'd'], 'c')).toBe(3);
  expect(lowerBound(Float64Array.of(), 1)).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: -1, max: 31 }), (values, wanted) => {
      const sorted = values.toSorted((a, b) => a - b);
      expect(lowerBound(sorted, wanted)).toBe(sorted.filter((value) => value < wanted).length);
    }),
  );
});
