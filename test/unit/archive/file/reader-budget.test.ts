import { expect, test } from 'vitest';
import { readerBudget } from '../../../../main/archive/file/reader-budget';

const gigabyte = 2 ** 30;
const inMegabytes = (total: number): readonly number[] => {
  const { segments, pages, events } = readerBudget(total);
  return [segments / 2 ** 20, pages / 2 ** 20, events / 2 ** 20];
};

test('a small computer keeps less at hand, and a large one not without end', () => {
  expect(inMegabytes(gigabyte)).toEqual([48, 16, 24]);
  expect(inMegabytes(4 * gigabyte)).toEqual([85, 32, 42]);
  expect(inMegabytes(8 * gigabyte)).toEqual([160, 32, 85]);
  expect(inMegabytes(256 * gigabyte)).toEqual([160, 32, 128]);
});
