import { expect, test } from 'vitest';
import { parseArguments } from '../../../main/cli/arguments';
import { shapeOf } from '../../../main/cli/export-wish';
import { builtInShape, choose, recordColumns, styles } from '../../../preload/export-model';

function shape(...args: readonly string[]) {
  const invocation = parseArguments(['export', 'a.csv', ...args]);
  if (invocation.command !== 'export') throw new Error('no export');
  return shapeOf(invocation.wish, invocation.file, [], 'pl');
}

test('writes for programs where no profile is named, and for Excel where one is', () => {
  expect(shape()).toEqual({
    ...{ format: 'csv', style: styles.standard, rows: 'records' },
    ...{ columns: choose(recordColumns), words: 'keys' },
  });
  expect(shape('--profile', 'Excel-PL')).toEqual(builtInShape('excelPl', 'pl'));
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is the name of no profile', (name) => {
  expect(shape('--profile', name)).toBeNull();
});
