import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KronikaError, systemCodeOf, systemKinds } from '../../preload/failure';

/** A file in the making: it gets its name only when it is whole. */
export interface OutputFile {
  readonly write: (bytes: Uint8Array) => void;
  /** Brings everything to the disk; nothing is written any more. */
  seal(): { readonly sizeBytes: number; readonly sha256: string };
  /** Gives a sealed file its name. */
  publish(): void;
  /** Takes back what was written. */
  discard(): void;
}

/**
 * Begins a file beside its target under a temporary name.
 * Every method throws `diskFull`, `folderMissing`, `notPermitted` or `targetLocked` where the system says so.
 */
export function createOutputFile(path: string): OutputFile {
  const temporary = temporaryNameOf(path);
  removeLeftovers(path);
  const descriptor = attempt(path, () => openSync(temporary, 'w'));
  const hash = createHash('sha256');
  let isOpen = true;
  const closeOnce = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    write: (bytes) => {
      hash.update(bytes);
      attempt(path, () => {
        let written = 0;
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
      });
    },
    seal: () =>
      attempt(path, () => {
        fsyncSync(descriptor);
        const { size } = fstatSync(descriptor);
        closeOnce();
        return { sizeBytes: size, sha256: hash.digest('hex') };
      }),
    publish: () => {
      attempt(path, () => {
        renameSync(temporary, path);
      });
    },
    discard: () => {
      closeOnce();
      rmSync(temporary, { force: true });
    },
  };
}

/** Where a file is made before it gets its name. */
export function temporaryNameOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${String(process.pid)}.part`);
}

/** Removes what a program that was killed left of the same file. */
function removeLeftovers(path: string): void {
  const [before, after] = [`.${basename(path)}.`, '.part'];
  const names = attempt(path, () => readdirSync(dirname(path)));
  for (const name of names.filter((each) => each.startsWith(before) && each.endsWith(after))) {
    const pid = Number(name.slice(before.length, -after.length));
    if (Number.isSafeInteger(pid) && pid > 0 && !isRunning(pid)) rmSync(join(dirname(path), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked (EPERM), so it is one.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Windows answers EPERM or EBUSY for a target that another program (Excel) holds open. */
const heldOpen = new Set(['EPERM', 'EBUSY']);

/** Does something with a file; throws `targetLocked` or one of `systemKinds` where the system says so. */
export function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = systemCodeOf(error);
    const kind = code === null ? undefined : heldOpen.has(code) ? 'targetLocked' : systemKinds[code];
    if (code === null || kind === undefined) throw error;
    throw new KronikaError(kind, { path: kind === 'folderMissing' ? dirname(path) : path }, code);
  }
}
