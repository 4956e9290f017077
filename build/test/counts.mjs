/** @typedef {{ passed: number, failed: number }} Counts */

/** Adds up what several runners counted. @param {readonly Counts[]} all @returns {Counts} */
export function sumCounts(all) {
  return all.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

/** A check that only knows good and bad counts as one test. @param {number} exitCode @returns {Counts} */
export function countCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts Vitest's JSON report (the shape Jest gave it). A file that did not load holds no test, and is one failure.
 * @param {any} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report?.testResults ?? [];
  const unloaded = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return neverGreen(
    { passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + unloaded },
    exitCode,
  );
}

/** Counts Playwright's JSON report; a test that passed only at a second try failed. @param {any} report @param {number} exitCode @returns {Counts} */
export function countPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return neverGreen({ passed: expected, failed: unexpected + flaky }, exitCode);
}

/** A runner that ended badly has failed, whatever it counted: it may have died half-way. @param {Counts} counts @param {number} exitCode */
function neverGreen(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
