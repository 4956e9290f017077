import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KronikaError, type FailureKind } from '../../preload/failure';

/** A file in the making: it gets its name only when it is whole. */
export interface OutputFile {
  write(text: string): void;
  /** Brings everything to the disk and gives the file its name; answers its size in bytes. */
  finish(): number;
  /** Takes back what was written. */
  discard(): void;
}

/**
 * Begins a file beside its target under a temporary name.
 * Every method throws `diskFull`, `folderMissing`, `notPermitted` or `targetLocked` where the system says so.
 */
export function createOutputFile(path: string): OutputFile {
  const temporary = temporaryNameOf(path);
  const descriptor = attempt(path, () => openSync(temporary, 'w'));
  let isOpen = true;
  const closeOnce = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    write: (text) => {
      attempt(path, () => {
        const bytes = Buffer.from(text, 'utf8');
        let written = 0;
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
      });
    },
    finish: () =>
      attempt(path, () => {
        fsyncSync(descriptor);
        const { size } = fstatSync(descriptor);
        closeOnce();
        renameSync(temporary, path);
        return size;
      }),
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

const kindOfCode: Readonly<Record<string, FailureKind>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  ENOENT: 'folderMissing',
  ENOTDIR: 'folderMissing',
  EISDIR: 'notPermitted',
  EACCES: 'notPermitted',
  EROFS: 'notPermitted',
  // Windows answers EPERM or EBUSY for a target that another program (Excel) holds open.
  EPERM: 'targetLocked',
  EBUSY: 'targetLocked',
};

/** Does something with a file; throws `diskFull`, `folderMissing`, `notPermitted` or `targetLocked` where the system says so. */
export function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const kind = kindOfCode[code];
    if (kind === undefined) throw error;
    throw new KronikaError(kind, { path: kind === 'folderMissing' ? dirname(path) : path }, code);
  }
}
