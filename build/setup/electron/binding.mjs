import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bringBuildTools } from '../screen/libraries.mjs';
import { locateCache, projectRoot, readJson } from '../places.mjs';
import { run, tail } from '../run.mjs';
import { say, SetupStopped } from '../say.mjs';

/**
 * Something that loads the database binding: its name, how to start it as Node, and the Node-API version it offers.
 * @typedef {{ name: string, executable: string, napi: number }} Runtime
 */

// better-sqlite3's prebuilt binary is made for Node-API 10. Below that it dies with a segmentation fault and no
// JavaScript error, so this is decided by number, before anything loads it.
const PREBUILT_NAPI = 10;

const packageFolder = join(projectRoot, 'node_modules/better-sqlite3');
const compiledInPlace = join(packageFolder, 'build/Release/better_sqlite3.node');

/** Whether the prebuilt binding serves every runtime that will load it, or one must be compiled. @param {readonly Pick<Runtime, 'napi'>[]} runtimes @returns {'prebuilt' | 'compiled'} */
export function chooseBinding(runtimes) {
  return runtimes.every(({ napi }) => napi >= PREBUILT_NAPI) ? 'prebuilt' : 'compiled';
}

/** The runtime this script runs in. @returns {Runtime} */
export function ownRuntime() {
  return { name: `Node ${process.versions.node}`, executable: process.execPath, napi: Number(process.versions.napi) };
}

/** Puts a binding in place that every runtime loads, and sees them load it. @param {readonly Runtime[]} runtimes */
export async function bringBinding(runtimes) {
  if (chooseBinding(runtimes) === 'prebuilt') rmSync(compiledInPlace, { force: true });
  else await placeCompiled(runtimes);
  for (const runtime of runtimes) {
    const failure = await tryBinding(runtime);
    if (failure !== '') throw new SetupStopped(`The database does not load in ${runtime.name}.`, failure, remedies);
  }
}

const remedies = [
  'Remove node_modules and start again.',
  'With Node 22.14 or later nothing has to be compiled for Node itself.',
];

/** @param {readonly Runtime[]} runtimes */
async function placeCompiled(runtimes) {
  const kept = keptFile();
  if (existsSync(kept)) {
    placeFile(kept);
    const failures = await Promise.all(runtimes.map(tryBinding));
    if (failures.every((failure) => failure === '')) return;
    say('The compiled database that was kept does not load any more; compiling it anew.');
  }
  await compile(kept);
  placeFile(kept);
}

/** Where a compiled binding outlives the clone. */
function keptFile() {
  const { version } = readJson(join(packageFolder, 'package.json'));
  const key = `better-sqlite3-${version}-${process.platform}-${process.arch}-napi${process.versions.napi ?? ''}`;
  return join(locateCache(), key, 'better_sqlite3.node');
}

/** @param {string} kept */
function placeFile(kept) {
  mkdirSync(dirname(compiledInPlace), { recursive: true });
  // By renaming: a program that has the old file open keeps it, and nothing ever sees half of the new one.
  copyFileSync(kept, `${compiledInPlace}.tmp`);
  renameSync(`${compiledInPlace}.tmp`, compiledInPlace);
}

/** Compiles the binding from the source the package brings along, in a folder of its own. @param {string} kept */
async function compile(kept) {
  await bringBuildTools();
  say(`Compiling the database for Node-API ${process.versions.napi ?? ''}; this takes about a minute, once.`);
  mkdirSync(locateCache(), { recursive: true });
  const draft = mkdtempSync(join(locateCache(), 'draft-'));
  try {
    for (const name of ['better-sqlite3', 'node-addon-api']) {
      cpSync(join(projectRoot, 'node_modules', name), join(draft, 'node_modules', name), {
        recursive: true,
        filter: (path) => !/better-sqlite3[\\/](?:build|prebuilds)$/.test(path),
      });
    }
    const cwd = join(draft, 'node_modules/better-sqlite3');
    const { code, output } = await run(process.execPath, nodeGypArguments(), { cwd, env: compilerEnvironment() });
    const made = join(cwd, 'build/Release/better_sqlite3.node');
    if (code !== 0 || !existsSync(made)) throw stopCompiling(output);
    mkdirSync(dirname(kept), { recursive: true });
    renameSync(made, kept);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function nodeGypArguments() {
  const nodeGyp = join(projectRoot, 'node_modules/node-gyp/bin/node-gyp.js');
  const nodePrefix = dirname(dirname(process.execPath));
  // Node's headers usually came with Node; only where they did not are they downloaded.
  const hasHeaders = existsSync(join(nodePrefix, 'include/node/node_api.h'));
  const headers = hasHeaders && !process.env['npm_config_nodedir'] ? [`--nodedir=${nodePrefix}`] : [];
  return [nodeGyp, 'rebuild', '--release', '--force_build=1', '--jobs=max', ...headers];
}

/** The package asks for Node-API 10; an older runtime must be given what it has, and its one experimental flag. */
function compilerEnvironment() {
  const flags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
  return { ...process.env, CXXFLAGS: `${process.env['CXXFLAGS'] ?? ''} ${flags}`.trim() };
}

/** @param {string} output */
function stopCompiling(output) {
  return new SetupStopped('The database could not be compiled for this Node.', tail(output, 25), [
    'With Node 22.14 or later nothing has to be compiled.',
    "If Node's headers could not be downloaded: point npm_config_nodedir at a folder that has include/node/node_api.h.",
    ...(process.platform === 'win32' ? ['On Windows compiling needs the Visual Studio Build Tools with C++.'] : []),
  ]);
}

/**
 * Loads the binding in a child process, since its failure can be a crash, and answers why it failed or an empty text.
 * @param {Runtime} runtime
 */
async function tryBinding({ executable }) {
  const script = "new (require('better-sqlite3'))(':memory:').prepare('SELECT 1').get()";
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_DISABLE_SANDBOX: '1' };
  const { code, output } = await run(executable, ['-e', script], { env });
  if (code === 0) return '';
  return code > 128 ? `It was ended by signal ${String(code - 128)}.` : tail(output);
}
