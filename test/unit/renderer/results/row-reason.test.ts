import { expect, test } from 'vitest';
import type { MetIn } from '../../../../preload/model';
import { layOutColumns, usualLayout } from '../../../../renderer/state/results/columns/column-layout';
import { rowReason } from '../../../../renderer/state/results/row-reason';
import { rowOf } from '../memory-archive';

const met = (where: MetIn['where']): MetIn => ({ where, text: where, hits: [] });
const reason = (width: number, ...metIn: MetIn[]) =>
  rowReason({ ...rowOf(1, '2026-01-01 10:00:00'), metIn }, layOutColumns(usualLayout, width))?.where;

test('a row says what no cell of it shows', () => {
  expect(reason(1200, met('destination'))).toBe('destination');
  expect(reason(1200, met('agent'), met('file'))).toBe('file');
  expect(reason(1200, met('agent'))).toBeUndefined();
  expect(reason(600, met('agent'))).toBe('agent');
  expect(reason(1200, met('flag'))).toBeUndefined();
  expect(reason(400, met('number'))).toBe('number');
  expect(reason(1200)).toBeUndefined();
});
