import { expect, test } from 'vitest';
import { columnValue, decodeColumns, decodeIds, encodeColumns, encodeIds } from '../../../../main/search/index/columns';

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
  const { durationSeconds, cost } = decodeColumns(encodeColumns([values, [0, 0, 7]]), 3);
  expect(durationSeconds).toBeInstanceOf(kind);
  expect([...durationSeconds]).toEqual(values);
  expect([...cost]).toEqual([0, 0, 7]);
});

test('what is no column is said', () => {
  expect(() => decodeColumns(new Uint8Array(8), 2)).toThrow(RangeError);
  expect(() => decodeColumns(encodeColumns([[1], [1]]), 1000)).toThrow(RangeError);
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
