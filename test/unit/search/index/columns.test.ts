import { expect, test } from 'vitest';
import {
  columnValue,
  decodeColumn,
  decodeIds,
  decodeSomeIds,
  encodeColumns,
  encodeIds,
} from '../../../../main/search/index/columns';
import { fc } from '../../random-cases';

test.each([
  [null, 0],
  [-1, 0],
  [0, 1],
  [59.9, 60],
  [2 ** 31 - 2, 2 ** 31 - 1],
  [2 ** 40, 2 ** 31 - 1],
])('a column holds %s as %i', (value, held) => {
  expect(columnValue(value)).toBe(held);
});

test.each([
  ['one byte each', [0, 1, 255], Uint8Array],
  ['two bytes each', [0, 256, 65_535], Uint16Array],
  ['four bytes each', [0, 65_536, 2 ** 31 - 1], Uint32Array],
])('as few bytes as the largest value needs: %s', (_, values, kind) => {
  const stored = Buffer.from(encodeColumns([values, [0, 0, 7]]));
  const durationSeconds = decodeColumn(stored, 3, 'durationSeconds');
  const cost = decodeColumn(stored, 3, 'cost');
  expect(durationSeconds).toBeInstanceOf(kind);
  expect([...durationSeconds]).toEqual(values);
  expect([...cost]).toEqual([0, 0, 7]);
});

test('what is no column is said', () => {
  expect(() => decodeColumn(new Uint8Array(8), 2, 'durationSeconds')).toThrow(RangeError);
  expect(() => decodeColumn(encodeColumns([[1], [1]]), 1000, 'durationSeconds')).toThrow(RangeError);
  expect(() => decodeColumn(encodeColumns([[1], [1]]).subarray(0, 8), 1, 'cost')).toThrow(RangeError);
});

test.each([
  ['none', []],
  ['one', [1_767_225_600 * 2 ** 20]],
  ['neighbours, and years apart', [5, 6, 7, 134, 2 ** 30, 2 ** 51]],
])('ids come back: %s', (_, ids) => {
  expect([...decodeIds(encodeIds(ids), ids.length)]).toEqual(ids);
});

test('ids that are cut off are said', () => {
  expect(() => decodeIds(encodeIds([5, 2 ** 40]).subarray(0, 11), 2)).toThrow(RangeError);
});

test('some ids are read without the others, from whichever end is nearer', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.maxSafeNat(), { minLength: 1, maxLength: 60 }),
      fc.func(fc.boolean()),
      (drawn, isWanted) => {
        const ids = drawn.sort((a, b) => a - b);
        const docIds = ids.flatMap((id, docId) => (isWanted(id) ? [docId] : []));
        const some = decodeSomeIds(encodeIds(ids), docIds, { records: ids.length, lastId: ids.at(-1) ?? 0 });
        expect(some).toEqual(docIds.map((docId) => ids[docId]));
      },
    ),
  );
});

test.each([0, 1, 59])('an id out of bytes that are cut off is said: %i', (docId) => {
  const ids = Array.from({ length: 60 }, (_, at) => at * 2 ** 30);
  const bytes = encodeIds(ids);
  const last = { records: 60, lastId: ids.at(-1) ?? 0 };
  expect(decodeSomeIds(bytes, [docId], last)).toEqual([ids[docId]]);
  expect(() => decodeSomeIds(bytes.subarray(0, 9), docId === 59 ? [0, 59] : [docId, 59], last)).toThrow(RangeError);
});
