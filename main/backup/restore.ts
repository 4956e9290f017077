import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { KronikaError } from '../../preload/failure';
import type { Account } from '../../preload/model';
import { asFailure } from '../archive/file/archive-failure';
import { giveOwnMark } from '../archive/file/archive-mark';
import { needArchive } from '../archive/file/open';
import { createOwnFile } from '../files/output-file';
import { accountIn, verifyCopy } from '../archive/file/whole-copy';
import { readThrough } from './back-up';
import { decrypted, isPasswordFile } from './password-file';

/** As much of a plain backup is copied at a time. */
const atOnce = 2 ** 22;

/** Which backup becomes which archive. */
export interface Restoring {
  readonly from: string;
  /** The archive it becomes; there may be none yet. */
  readonly to: string;
  readonly password: string | null;
}

/**
 * Makes an archive of a backup: copied, or taken out of its protection, read again, and only then given its name. Gives whose it
 * is. `check` may throw, to give it up. Throws `archiveThere` where there is an archive already, `exportMissing` where there is no
 * backup, `targetNoFile` where it is none that ends, `backupPasswordMissing`, `backupPasswordWrong`, `backupDamaged`, `archiveFromFuture`.
 */
export function restoreBackup({ from, to, password }: Restoring, check: () => void): Account | null {
  if (existsSync(to)) throw new KronikaError('archiveThere', { path: to });
  const sizeBytes = sizeOf(from);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const file = createOwnFile(to);
  try {
    readThrough(from, (read) => {
      if (isPasswordFile(read)) {
        if (password === null) throw new KronikaError('backupPasswordMissing', { path: from });
        for (const piece of decrypted(read, password, from)) {
          check();
          file.write(piece);
        }
      } else {
        // What somebody writes at its end meanwhile was not in the backup.
        for (let at = 0; at < sizeBytes; at += atOnce) {
          check();
          file.write(read(at, Math.min(atOnce, sizeBytes - at)));
        }
      }
    });
    let account: Account | null = null;
    file.fill((temporary) => {
      needSound(temporary, from);
      account = accountIn(temporary);
      giveOwnMark(temporary);
    });
    file.seal();
    check();
    if (existsSync(to)) throw new KronikaError('archiveThere', { path: to });
    if (!file.takeName()) throw new KronikaError('targetLocked', { path: to });
    return account;
  } catch (error) {
    throw asFailure(error, from);
  } finally {
    file.discard();
  }
}

/** A device, a pipe or a folder is refused: some give bytes for ever. */
function sizeOf(from: string): number {
  const found = statSync(from, { throwIfNoEntry: false });
  if (found === undefined) throw new KronikaError('exportMissing', { path: from });
  if (found.isDirectory()) throw new KronikaError('targetIsFolder', { path: from });
  if (!found.isFile()) throw new KronikaError('targetNoFile', { path: from });
  return found.size;
}

/** Throws `backupDamaged` where a file is no sound archive. */
function needSound(copy: string, from: string): void {
  try {
    needArchive(copy);
    verifyCopy(copy, from);
  } catch (error) {
    if (error instanceof KronikaError && error.failure.kind === 'archiveFromFuture') throw error;
    throw new KronikaError('backupDamaged', { path: from }, String(error));
  }
}
