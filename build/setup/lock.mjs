import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { locateCache } from './places.mjs';
import { say } from './say.mjs';

/**
 * Does a piece of work while no other set-up of this person does any: two starts at once would build into one folder.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  const file = join(locateCache(), 'setup.lock');
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = 0; !takeLock(file); waited += 1) {
    if (waited === 5) say('Another set-up of Kronika is running; waiting for it.');
    await wait(200);
  }
  const release = () => {
    rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    removeDrafts();
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Removes what a set-up that was cut off left half done; while the lock is held, no other set-up works on it. */
function removeDrafts() {
  for (const name of readdirSync(locateCache())) {
    if (name.startsWith('draft-')) rmSync(join(locateCache(), name), { recursive: true, force: true });
  }
}

/** Takes the lock, also from an owner that is no longer alive. @param {string} file */
function takeLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    const owner = readFileSync(file, 'utf8');
    // Empty is a lock whose owner has yet to sign it, unless it stays so.
    const ageMs = Date.now() - statSync(file).mtimeMs;
    // After a restart of the machine its number may be another's: no set-up takes an hour.
    return owner === '' ? ageMs > 10_000 : ageMs > 3_600_000 || !isAlive(Number(owner));
  } catch {
    return false;
  }
}

/** Whether a process runs; one that is not ours to signal does too. @param {number} pid */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
