import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringBundle } from './setup/bundle.mjs';
import { bringDesktop, bringKeyboard, bringPdfTools, bringSpreadsheet } from './setup/screen/libraries.mjs';
import { projectRoot, readJson } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { run, runTool } from './setup/run.mjs';
import { runScript, say, SetupStopped } from './setup/say.mjs';
import { withVirtualScreens } from './setup/screen/screen.mjs';
import { releaseCanary } from './test/canary.mjs';
import { testPackages, whyNoPackages } from './test/packages.mjs';
import { testOnWindows } from './test/windows.mjs';
import { whyNoWorld } from './wine/world.mjs';
import { countCheck, countPlaywright, countVitest, listOf, sumCounts } from './test/counts.mjs';

/** @typedef {import('./test/counts.mjs').Counts} Counts */
/** @typedef {{ name: string, part: 'static' | 'unit' | 'app' | 'package' | 'windows', run: (filter: readonly string[], folder: string) => Promise<Counts> }} Section */

/** How a file is laid out depends on it alone; beside the packages, and gone with them when another Prettier comes. */
const formatCache = [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  'node_modules/.cache/prettier/cache',
];

/**
 * How many windows are tested at a time, each on a screen of its own. A window is five processes and keeps almost two
 * processors busy: on two, 49 tests take 320 s one by one, 304 by twos and 336 by threes, and wait longer for each answer.
 */
const screens = Math.min(availableParallelism(), 4);

/** @param {string} name @param {() => Promise<import('./setup/run.mjs').Outcome>} check @returns {Section} */
function staticCheck(name, check) {
  const look = async () => {
    const { code, output } = await check();
    if (output !== '') process.stdout.write(`\n${output.trimEnd()}\n`);
    return countCheck(name, code, output);
  };
  return { name, part: 'static', run: look };
}

/** @param {string} script @param {readonly string[]} args */
const tool = (script, ...args) => run(process.execPath, [join(projectRoot, script), ...args]);

/** @type {readonly Section[]} */
const sections = [
  // The longest first.
  staticCheck('Lint', () => tool('build/test/lint.mjs')),
  staticCheck('Types', () => tool('node_modules/typescript/bin/tsc', '--build')),
  staticCheck('Types of components', () =>
    tool('node_modules/svelte-check/bin/svelte-check', '--tsconfig', './renderer/tsconfig.json', '--fail-on-warnings'),
  ),
  staticCheck('Planted errors in a component are found', releaseCanary),
  staticCheck('Format', () =>
    tool('node_modules/prettier/bin/prettier.cjs', '--check', ...formatCache, '--log-level', 'warn', '.'),
  ),
  staticCheck('Boundaries', () =>
    tool(
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--config', '.dependency-cruiser.json'],
      ...['main', 'preload', 'renderer', 'test'],
    ),
  ),
  staticCheck('Nothing unused', () => tool('node_modules/knip/bin/knip.js', '--no-progress')),
  { name: 'Unit tests', part: 'unit', run: runUnitTests },
  { name: 'Build', part: 'app', run: build },
  { name: 'App tests', part: 'app', run: runAppTests },
  { name: 'Package', part: 'package', run: (_filter, folder) => testPackages(folder) },
  { name: 'Windows', part: 'windows', run: testOnWindows },
];

await runScript(async () => {
  const [part, ...filter] = process.argv.slice(2);
  const noPackages = await whyNoPackages();
  // Those of Windows take ten minutes and bring half a gigabyte: they run when they are asked for.
  const isPossible = (/** @type {Section} */ { part }) =>
    part !== 'windows' && (part !== 'package' || noPackages === null);
  const chosen = sections.filter((section) => (part === undefined ? isPossible(section) : section.part === part));
  if (chosen.length === 0)
    throw new SetupStopped(`There is no part "${part ?? ''}" of the tests.`, '', [
      'static, unit, app, package or windows',
    ]);
  if (noPackages !== null && part === undefined) say(`The packages are not tested here: ${noPackages}.`);
  if (noPackages !== null && part === 'package')
    throw new SetupStopped('The packages cannot be tested here.', `For that ${noPackages}.`, []);
  const noWorld = part === 'windows' ? await whyNoWorld() : null;
  if (noWorld !== null) throw new SetupStopped('What Windows does cannot be tested here.', `For that ${noWorld}.`, []);
  await prepare('test', { withBundle: false });
  if (process.env['CI'] === 'true' && part !== 'static') {
    if (part === undefined || part === 'unit' || part === 'app') await bringSpreadsheet();
    if (part === undefined || part === 'app') {
      await bringPdfTools();
      await bringKeyboard();
      await bringDesktop();
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'kronika-results-'));
  try {
    const counts = await runSections(chosen, filter, folder);
    const failed = counts.failures.length;
    // Once more, and right above the sum: whoever sees only the end of a long run sees what to mend.
    if (failed > 0) process.stdout.write(`\n== What failed\n${listOf(counts.failures).join('\n')}\n`);
    process.stdout.write(`\n${String(counts.passed)} passed, ${String(failed)} failed\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {readonly Section[]} chosen @param {readonly string[]} filter @param {string} folder */
async function runSections(chosen, filter, folder) {
  /** @type {Counts[]} */
  const all = [];
  /** @param {Section} section */
  const look = async ({ name, part, run: examine }) => {
    if (part !== 'static') process.stdout.write(`\n== ${name}\n`);
    const start = performance.now();
    const counts = await examine(filter, folder).catch((error) => countStop(name, error));
    all.push(counts);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(
      `== ${name}: ${String(counts.passed)} good, ${String(counts.failures.length)} bad, ${seconds} s\n`,
    );
  };
  // Beside each other, as far as there are processors: each is one process, and most of them wait for the compiler.
  const checks = chosen.filter(({ part }) => part === 'static');
  const lane = async () => {
    for (let next = checks.shift(); next !== undefined; next = checks.shift()) await look(next);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), checks.length) }, lane));
  for (const section of chosen.filter(({ part }) => part !== 'static')) await look(section);
  return sumCounts(all);
}

/** A section that could not even run has failed; the others are still worth running. @param {string} name @param {unknown} error */
function countStop(name, error) {
  if (!(error instanceof SetupStopped)) throw error;
  say(error.message);
  return countCheck(name, 1, error.message);
}

/** @param {readonly string[]} filter @param {string} folder */
async function runUnitTests(filter, folder) {
  const report = join(folder, 'unit.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filter];
  const code = await runTool('vitest/vitest.mjs', args);
  return countVitest(readJson(report), code);
}

/** Builds as a start does, and counts it as one test. */
async function build() {
  await bringBundle();
  return countCheck('Build', 0, '');
}

/** @param {readonly string[]} filter @param {string} folder */
async function runAppTests(filter, folder) {
  const report = join(folder, 'app.json');
  /** @param {NodeJS.ProcessEnv} env */
  const test = (env) =>
    runTool('@playwright/test/cli.js', ['test', ...filter], { ...env, KRONIKA_APP_RESULTS: report });
  // Screens of their own on Linux: the person's is left in peace, and their size is the same everywhere.
  const code = process.platform === 'linux' ? await withVirtualScreens(screens, test) : await test(process.env);
  return countPlaywright(readJson(report), code);
}
