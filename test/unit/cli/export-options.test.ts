import { expect, test } from 'vitest';
import { parseArguments } from '../../../main/cli/arguments';
import { exportSettingsOf } from '../../../main/cli/export-options';
import { builtInSettings, choose, crmColumnsOf, styles } from '../../../preload/export/export-model';

function settings(...args: readonly string[]) {
  const invocation = parseArguments(['export', 'a.csv', ...args]);
  if (invocation.command !== 'export') throw new Error('no export');
  return exportSettingsOf(invocation.exportOptions, invocation.file, [], 'pl');
}

test('writes for programs where no profile is named, and for Excel where one is', () => {
  expect(settings()).toEqual({
    ...{ format: 'csv', style: styles.standard, rows: 'records' },
    ...{ columns: choose(crmColumnsOf('records')), words: 'keys' },
  });
  expect(settings('--profile', 'Excel-PL')).toEqual(builtInSettings('excelPl', 'pl'));
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is the name of no profile', (name) => {
  expect(settings('--profile', name)).toBeNull();
});

test('persons are left out where that was asked for, and agents may stay; a profile without persons stays so', () => {
  expect(settings()?.persons).toBeUndefined();
  expect(settings('--with-agents')?.persons).toBeUndefined();
  expect(settings('--without-persons')?.persons).toBe('all');
  expect(settings('--without-persons', '--with-agents')?.persons).toBe('butAgents');
  const profile = { name: 'analiza', settings: { ...builtInSettings('excelPl', 'pl'), persons: 'all' } } as const;
  const invocation = parseArguments(['export', 'a.csv', '--profile', 'analiza']);
  if (invocation.command !== 'export') throw new Error('no export');
  expect(exportSettingsOf(invocation.exportOptions, invocation.file, [profile], 'pl')?.persons).toBe('all');
});
