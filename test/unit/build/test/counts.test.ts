import { expect, test } from 'vitest';
import { countCheck, countPlaywright, countVitest, sumCounts } from '../../../../build/test/counts.mjs';

test('sums what several runners counted', () => {
  expect(
    sumCounts([
      { passed: 2, failed: 0 },
      { passed: 3, failed: 1 },
    ]),
  ).toEqual({ passed: 5, failed: 1 });
});

test('counts a check as one test', () => {
  expect([countCheck(0), countCheck(2)]).toEqual([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
  ]);
});

test('counts a unit test file that does not load as one failure', () => {
  const report = { numPassedTests: 7, numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(countVitest(report, 1)).toEqual({ passed: 7, failed: 2 });
});

test('does not count a file twice whose tests failed', () => {
  const report = { numPassedTests: 0, numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{}] }] };
  expect(countVitest(report, 1)).toEqual({ passed: 0, failed: 1 });
});

test('counts a runner that died without a report as a failure', () => {
  expect(countVitest(undefined, 139)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(undefined, 1)).toEqual({ passed: 0, failed: 1 });
});

test('counts an app test that passed only at a second try as failed', () => {
  expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 2 } }, 1)).toEqual({ passed: 4, failed: 3 });
});
