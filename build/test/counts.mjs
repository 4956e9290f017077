import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from '../setup/places.mjs';

/** @typedef {{ where: string, name: string, message: string }} Failure What failed: its file or check, its full name, and what was said of it. */
/** @typedef {{ passed: number, failures: readonly Failure[] }} Counts */

/** Adds up what several runners counted. @param {readonly Counts[]} all @returns {Counts} */
export function sumCounts(all) {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/**
 * A check that only knows good and bad counts as one test.
 * @param {string} name
 * @param {number} exitCode
 * @param {string} output Of which the end is kept, where the cause of a failure stands.
 * @returns {Counts}
 */
export function countCheck(name, exitCode, output) {
  return exitCode === 0
    ? { passed: 1, failures: [] }
    : { passed: 0, failures: [{ where: name, name: '', message: output }] };
}

/**
 * Counts Vitest's JSON report (the shape Jest gave it). A file that failed though no test in it did, since it did not
 * load or could not be set up, is one failure.
 * @param {any} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  /** @type {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[]} */
  const files = report?.testResults ?? [];
  const failures = files.flatMap(({ name: file, status, message, assertionResults }) => {
    const where = toPath(file);
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages }) => ({ where, name: fullName.trim(), message: failureMessages[0] ?? '' }));
    return status === 'failed' && failed.length === 0 ? [{ where, name: '', message }] : failed;
  });
  return neverGreen('Unit tests', { passed: report?.numPassedTests ?? 0, failures }, exitCode);
}

/** @typedef {{ file: string, title: string, specs?: Spec[], suites?: Suite[] }} Suite Of Playwright's report. */
/** @typedef {{ title: string, tests: { status: string, results: { error?: { message?: string } }[] }[] }} Spec */

/** Counts Playwright's JSON report; a test that passed only at a second try failed. @param {any} report @param {number} exitCode @param {string} folder Of the tests. @returns {Counts} */
export function countPlaywright(report, exitCode, folder = 'test/app') {
  const failures = [
    ...(report?.suites ?? []).flatMap((/** @type {Suite} */ suite) => listFailures(suite, folder, [])),
    ...(report?.errors ?? []).map((/** @type {{ message?: string }} */ { message = '' }) => ({
      where: folder,
      name: '',
      message,
    })),
  ];
  return neverGreen(folder, { passed: report?.stats?.expected ?? 0, failures }, exitCode);
}

/** @param {Suite} suite @param {string} folder @param {readonly string[]} titles Of the groups around it. @returns {Failure[]} */
function listFailures({ file, specs = [], suites = [] }, folder, titles) {
  const failures = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        where: `${folder}/${file}`,
        name: [...titles, title].join(' '),
        message: results.find(({ error }) => error !== undefined)?.error?.message ?? '',
      })),
  );
  return [...failures, ...suites.flatMap((suite) => listFailures(suite, folder, [...titles, suite.title]))];
}

/**
 * The lines that say what failed: where, its name and the beginning of what was said of it, up to where in the program
 * that was; of a check, which says its cause at the end, the end.
 * @param {readonly Failure[]} failures
 */
export function listOf(failures) {
  return failures.flatMap(({ where, name, message }) => {
    const lines = stripVTControlCharacters(message)
      .split('\n')
      .map((line) => line.trimEnd());
    const place = lines.findIndex((line) => /^\s+at /.test(line));
    const said = lines.slice(0, place < 1 ? undefined : place).filter((line) => line !== '');
    const shown = name === '' ? said.slice(-15) : said.slice(0, 6);
    return [name === '' ? where : `${where} > ${name}`, ...shown.map((line) => `    ${line.slice(0, 400)}`)];
  });
}

/** A runner that ended badly has failed, whatever it counted: it may have died half-way. @param {string} where @param {Counts} counts @param {number} exitCode @returns {Counts} */
function neverGreen(where, counts, exitCode) {
  if (exitCode === 0 || counts.failures.length > 0) return counts;
  const message = `No test failed, and yet the run ended with code ${String(exitCode)}.`;
  return { ...counts, failures: [{ where, name: '', message }] };
}

/** The path of a file from the root, with `/` on every system; under Wine the project is a drive of its own. @param {string} file */
function toPath(file) {
  const isOfWine = process.platform !== 'win32' && /^[a-z]:[\\/]/i.test(file);
  return (isOfWine ? file.slice(3) : relative(projectRoot, file)).replaceAll('\\', '/');
}
