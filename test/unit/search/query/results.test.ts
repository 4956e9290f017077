import { expect, test } from 'vitest';
import { emptyBitmap, setBit } from '../../../../main/search/index/bitmap';
import type { Segment } from '../../../../main/search/index/segment';
import { onlyTerm } from '../../../../main/search/index/terms';
import { Results } from '../../../../main/search/query/results';
import { always, noPhrases, recordOf, segmentsOf, snapshotOf } from '../stored-segments';

const ids = [10, 20, 30, 40, 50, 60];
const segments = segmentsOf(
  ids.map((id) => recordOf(id, id % 20 === 0 ? ['even'] : ['odd'], { durationSeconds: id })),
  2,
);
const deleted = (segment: Segment, ...docIds: number[]): ReadonlyMap<number, Uint32Array> => {
  const bits = emptyBitmap();
  for (const docId of docIds) setBit(bits, docId);
  return new Map([[segment.number, bits]]);
};
const everything = new Results(snapshotOf(segments), null, noPhrases);
const even = { kind: 'terms', ranges: [onlyTerm('even')], accepts: null } as const;

test.each([
  [0, 2, [60, 50]],
  [1, 3, [50, 40, 30]],
  [4, 10, [20, 10]],
  [6, 2, []],
])('a page from %i, at most %i', (offset, limit, page) => {
  expect(everything.page(offset, limit, always)).toEqual(page);
});

test('a page looks into as many segments as it needs, a total into all', () => {
  let looked = 0;
  const results = new Results(snapshotOf(segments), even, noPhrases);
  const look = (): void => {
    looked += 1;
  };
  expect(results.page(0, 1, look)).toEqual([60]);
  expect(looked).toBe(1);
  expect(results.total(look)).toBe(3);
  expect(looked).toBe(4);
});

test('pending records stand among the others, and instead of what they were', () => {
  const pending = [recordOf(55, ['even']), recordOf(30, ['even'], { durationSeconds: 7 }), recordOf(5, [])];
  const snapshot = snapshotOf(segments, { pending, deleted: deleted(segments[1]!, 0) });
  const results = new Results(snapshot, null, noPhrases);
  expect(results.page(0, 10, always)).toEqual([60, 55, 50, 40, 30, 20, 10, 5]);
  expect(new Results(snapshot, even, noPhrases).page(0, 10, always)).toEqual([60, 55, 40, 30, 20]);
});

test.each([
  [60, { position: 0, isFound: true }],
  [30, { position: 3, isFound: true }],
  [35, { position: 3, isFound: false }],
  [5, { position: 6, isFound: false }],
])('id %i stands or would stand there', (id, place) => {
  expect(everything.positionOf(id, always)).toEqual(place);
});

test('a found record has a place, by which its id is told', () => {
  const pending = [recordOf(55, ['even']), recordOf(30, ['even'])];
  const snapshot = snapshotOf(segments, { pending, deleted: deleted(segments[1]!, 0) });
  const results = new Results(snapshot, even, noPhrases);
  const places = [20, 60, 30, 55].map((id) => results.find(id)!.place);
  expect(results.idsAt(places)).toEqual([20, 60, 30, 55]);
  expect([10, 50, 35, 70].map((id) => results.find(id))).toEqual([null, null, null, null]);
});

test('an index without segments is its pending records', () => {
  const results = new Results(snapshotOf([], { pending: [recordOf(2, []), recordOf(1, [])] }), null, noPhrases);
  expect([results.segmentCount, results.total(always), results.page(0, 5, always)]).toEqual([1, 2, [2, 1]]);
});
