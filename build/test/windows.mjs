import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringBundle } from '../setup/bundle.mjs';
import { projectRoot, readJson } from '../setup/places.mjs';
import { tail } from '../setup/run.mjs';
import { say, SetupStopped } from '../setup/say.mjs';
import { bringNeeds } from '../wine/bring.mjs';
import { makeWorld, projectDrive, runIn } from '../wine/world.mjs';
import { countPlaywright, countVitest, sumCounts } from './counts.mjs';

/** @typedef {import('../wine/world.mjs').World} World */

/**
 * The unit tests that touch what Windows does in its own way: files and their names, locks, folders, threads, processes,
 * connections. The others compute, and compute the same everywhere.
 */
const folders = [
  ...[
    'archive',
    'backup',
    'cli',
    'export',
    'files',
    'ipc',
    'mirror',
    'policy',
    'search/index',
    'search/query',
    'threads',
  ],
  ...['workspace', 'build/setup', 'electron', 'crm/http', 'sample-crm'],
].map((name) => `test/unit/${name}`);

/** Of those, what tries thousands of random cases: five sixths of the time, and nothing that the others do not ask of Windows. */
const random = new Set(
  [
    ...['archive/check/random-damage', 'archive/queries/search-model', 'archive/queries/understanding/spelling-shares'],
    ...['export/mirrored', 'export/round-trip', 'mirror/matrix'],
  ].map((name) => `test/unit/${name}.test.ts`),
);

/** Nothing here takes so long; what hangs under Wine must not hang for ever. */
const timeoutMs = 1_200_000;

/**
 * Tests under Wine, with Windows' Node: the unit tests, the built program's command line, and the life of the installer.
 * @param {readonly string[]} filter Parts of paths: of unit tests, or of what is in test/windows.
 * @param {string} folder For reports.
 */
export async function testOnWindows(filter, folder) {
  const needs = await bringNeeds();
  await bringBundle();
  const place = mkdtempSync(join(tmpdir(), 'kronika-windows-'));
  const remove = () => {
    // Programs that were just ended may still be writing.
    rmSync(place, { recursive: true, force: true, maxRetries: 10 });
  };
  // A signal ends this process where it waits.
  process.once('exit', remove);
  try {
    const world = await makeWorld(place, needs);
    const units = filter.length === 0 ? listUnitTests() : filter.filter((name) => !name.includes('.spec'));
    const specs = filter.filter((name) => name.includes('.spec'));
    const counts = [];
    if (units.length > 0) counts.push(await runUnitTests(world, units, folder));
    if (filter.length === 0 || specs.length > 0) counts.push(await runSpecs(world, specs, folder));
    return sumCounts(counts);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/** One by one: a part of a path would also take in what is left out. */
function listUnitTests() {
  return folders
    .flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith('.test.ts') && !random.has(path));
}

/** Windows' Node takes no pipe of this system for its output: it writes into files, of which the first is shown meanwhile. */
const shown = `
cd "$0"
touch "$HOME/stdout"
"$@" >"$HOME/stdout" 2>"$HOME/stderr" &
tail -f --pid=$! "$HOME/stdout"
cat "$HOME/stderr" >&2
wait $!
`;

/** @param {World} world @param {readonly string[]} filter @param {string} folder */
async function runUnitTests(world, filter, folder) {
  const report = join(folder, 'windows-unit.json');
  const project = join(world.prefix, 'dosdevices', projectDrive.toLowerCase());
  const options = [
    'run',
    '--testTimeout=240000',
    '--hookTimeout=240000',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=z:${report}`,
  ];
  const vitest = ['wine', 'c:/node/node.exe', `${projectDrive}/node_modules/vitest/vitest.mjs`, ...options, ...filter];
  const { code } = await runIn(world, ['sh', '-c', shown, project, ...vitest], {
    timeoutMs,
    show: true,
    env: { NODE_OPTIONS: `--require=${projectDrive}/build/wine/node-on-wine.cjs`, NO_COLOR: '1' },
  });
  return countVitest(readJson(report), code);
}

/** @param {World} world @param {readonly string[]} filter @param {string} folder */
async function runSpecs(world, filter, folder) {
  const installers = join(folder, 'installers');
  if (filter.length === 0 || filter.some((name) => name.includes('installer'))) await makeInstallers(world, installers);
  const report = join(folder, 'windows.json');
  const playwright = join(projectRoot, 'node_modules/@playwright/test/cli.js');
  const command = [process.execPath, playwright, 'test', '--config', 'test/windows', ...filter];
  const env = { KRONIKA_APP_RESULTS: report, KRONIKA_WINDOWS_INSTALLERS: installers };
  const { code } = await runIn(world, command, { timeoutMs, show: true, env });
  return countPlaywright(readJson(report), code, 'test/windows');
}

/** @param {World} world @param {string} output */
async function makeInstallers(world, output) {
  say('Making the installers.');
  const command = [process.execPath, join(projectRoot, 'build/stand-in/make-installers.mjs'), output];
  const made = await runIn(world, command, { timeoutMs });
  if (made.code !== 0) throw new SetupStopped('The installers could not be made.', tail(made.output, 40), []);
}
