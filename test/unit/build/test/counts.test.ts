import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../../build/setup/places.mjs';
import { countCheck, countPlaywright, countVitest, listOf, sumCounts } from '../../../../build/test/counts.mjs';

const one = { where: 'test/unit/a.test.ts', name: 'adds', message: 'AssertionError: expected 3 to be 2' };

/** @returns a file as Vitest reports it */
function file(status: string, assertionResults: unknown[], message = '') {
  return { name: join(projectRoot, 'test/unit/a.test.ts'), status, assertionResults, message };
}

test('sums what several runners counted', () => {
  expect(
    sumCounts([
      { passed: 2, failures: [] },
      { passed: 3, failures: [one] },
    ]),
  ).toEqual({ passed: 5, failures: [one] });
});

test('counts a check as one test', () => {
  expect([countCheck('Types', 0, ''), countCheck('Types', 2, 'a.ts: no')]).toEqual([
    { passed: 1, failures: [] },
    { passed: 0, failures: [{ where: 'Types', name: '', message: 'a.ts: no' }] },
  ]);
});

test('names each unit test that failed, by its file and its full name', () => {
  const failed = { status: 'failed', fullName: ' sums adds', failureMessages: [one.message, 'another'] };
  const passed = { status: 'passed', fullName: ' sums nothing', failureMessages: [] };
  const report = { numPassedTests: 1, testResults: [file('failed', [failed, passed])] };
  expect(countVitest(report, 1)).toEqual({ passed: 1, failures: [{ ...one, name: 'sums adds' }] });
});

test('counts a unit test file that does not load, or cannot be set up, as one failure', () => {
  const skipped = { status: 'skipped', fullName: 'adds', failureMessages: [] };
  const report = {
    numPassedTests: 7,
    testResults: [file('failed', [], 'Unexpected token'), file('failed', [skipped], 'no folder'), file('passed', [])],
  };
  expect(countVitest(report, 1)).toEqual({
    passed: 7,
    failures: [
      { where: one.where, name: '', message: 'Unexpected token' },
      { where: one.where, name: '', message: 'no folder' },
    ],
  });
});

test('counts a runner that died without a report, or ended badly with a good one, as a failure', () => {
  expect(countVitest(undefined, 139).failures).toMatchObject([{ where: 'Unit tests' }]);
  expect(countPlaywright(undefined, 1).failures).toMatchObject([{ where: 'test/app' }]);
  expect(countVitest({ numPassedTests: 7, testResults: [] }, 1)).toMatchObject({ passed: 7, failures: [{}] });
});

test('names each app test that failed or passed only at a second try, and what kept the runner from its work', () => {
  const error = { message: 'Error: not visible' };
  const spec = (title: string, status: string, results: unknown[]) => ({ title, tests: [{ status, results }] });
  const suites = [
    {
      title: 'list/grid.spec.ts',
      file: 'list/grid.spec.ts',
      specs: [spec('opens', 'unexpected', [{ error }]), spec('closes', 'expected', [{}])],
      suites: [
        {
          title: 'in a group',
          file: 'list/grid.spec.ts',
          specs: [spec('scrolls', 'flaky', [{ error }, {}]), spec('waits', 'skipped', [])],
        },
      ],
    },
  ];
  const report = { stats: { expected: 4 }, suites, errors: [{ message: 'no screen' }] };
  const where = 'test/app/list/grid.spec.ts';
  expect(countPlaywright(report, 1)).toEqual({
    passed: 4,
    failures: [
      { where, name: 'opens', message: error.message },
      { where, name: 'in a group scrolls', message: error.message },
      { where: 'test/app', name: '', message: 'no screen' },
    ],
  });
});

test('lists what failed with the beginning of its message, without colours and without the places in the program', () => {
  const message =
    '\u001b[31mAssertionError: expected 3 to be 2\u001b[39m\n\nexample: 3\n    at adds (a.ts:3)\n    at b';
  expect(listOf([{ ...one, message }])).toEqual([
    'test/unit/a.test.ts > adds',
    '    AssertionError: expected 3 to be 2',
    '    example: 3',
  ]);
});

test('lists a check that failed with the end of what it printed', () => {
  const message = Array.from({ length: 40 }, (_, line) => `line ${String(line)}`).join('\n');
  const lines = listOf([{ where: 'Types', name: '', message }]);
  expect(lines).toHaveLength(16);
  expect([lines[0], lines[1], lines.at(-1)]).toEqual(['Types', '    line 25', '    line 39']);
});
