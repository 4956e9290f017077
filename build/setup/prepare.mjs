import { existsSync, rmSync } from 'node:fs';
import { bringBinding, ownRuntime } from './electron/binding.mjs';
import { bringBundle, isBundleCurrent } from './bundle.mjs';
import { askNapiVersion, bringElectron } from './electron/electron.mjs';
import { bringLibraries } from './screen/libraries.mjs';
import { withLock } from './lock.mjs';
import { bringPackages, hashLockFile } from './packages.mjs';
import { readJson, stampFile, writeWhole } from './places.mjs';
import { hasScreen } from './screen/screen.mjs';
import { say, SetupStopped } from './say.mjs';

/**
 * What the set-up is for. A start loads the database in Electron only, the tests in this Node as well.
 * @typedef {'start' | 'test' | 'dist'} Purpose
 */

/**
 * What the set-up noted when it was done.
 * @typedef {{ for: string, purposes: readonly Purpose[], electron: import('./electron/electron.mjs').Electron }} Stamp
 */

const oldestNode = [20, 19];

/**
 * Brings everything a purpose needs that is not there yet, and answers the Electron to use.
 * @param {Purpose} purpose
 * @param {{ withBundle?: boolean }} options
 */
export async function prepare(purpose, { withBundle = true } = {}) {
  checkNode(process.versions.node);
  const done = readDone(purpose);
  if (done && (!withBundle || isBundleCurrent())) return done.electron;
  return withLock(async () => {
    const electron = (readDone(purpose) ?? (await bringAll(purpose))).electron;
    if (withBundle) await bringBundle();
    return electron;
  });
}

/** @param {Purpose} purpose @returns {Promise<Stamp>} */
async function bringAll(purpose) {
  /** @type {Stamp | undefined} */
  const before = readJson(stampFile);
  const current = describeCircumstances();
  const isOurs = before?.for === current && existsSync(before.electron.executable);
  if (!isOurs) {
    rmSync(stampFile, { force: true });
    if (before === undefined || !before.for.startsWith(hashLockFile())) await bringPackages();
  }
  const electron = await bringElectron();
  await bringLibraries(electron.executable, purpose === 'test' || !hasScreen());
  const inElectron = {
    name: `Electron ${electron.version}`,
    executable: electron.executable,
    napi: await askNapiVersion(electron),
  };
  await bringBinding(purpose === 'test' ? [inElectron, ownRuntime()] : [inElectron]);
  // Last, so that a set-up that is cut off begins anew where it has to.
  const stamp = { for: current, purposes: [...new Set([...(isOurs ? before.purposes : []), purpose])], electron };
  writeWhole(stampFile, JSON.stringify(stamp, undefined, 2));
  say('Everything is there.');
  return stamp;
}

/** @param {Purpose} purpose @returns {Stamp | undefined} */
function readDone(purpose) {
  /** @type {Stamp | undefined} */
  const stamp = readJson(stampFile);
  if (stamp?.for !== describeCircumstances() || !existsSync(stamp.electron.executable)) return undefined;
  return stamp.purposes.includes(purpose) ? stamp : undefined;
}

/** What the set-up depends on: when any of it changes, it is done anew. */
function describeCircumstances() {
  const { platform, arch, versions, env } = process;
  const screen = hasScreen() ? 'screen' : 'no screen';
  return [
    hashLockFile(),
    platform,
    arch,
    `node ${versions.node}`,
    screen,
    env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '',
  ].join(' ');
}

/** @param {string} version */
function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetupStopped(`Kronika is built with Node ${oldestNode.join('.')} or later.`, `This is Node ${version}.`, [
    'Get a newer one from nodejs.org or from your package manager.',
  ]);
}
