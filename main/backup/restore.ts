import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BackupFile } from '../../preload/desktop/backup';
import { failureOf, KronikaError } from '../../preload/failure';
import { asFailure } from '../archive/file/archive-failure';
import { giveOwnMark } from '../archive/file/archive-mark';
import { needArchive, updateCopy } from '../archive/file/open';
import { createOwnFile } from '../files/output-file';
import { forgetOrigin, originOf, verifyCopy, type Origin } from '../archive/file/copies/whole-copy';
import { partsOf, readThrough, untold, type BackupTelling } from './back-up';
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

/** Looks at a file that a person named as a backup. Throws what `restoreBackup` throws of one that is none. */
export function readBackupFile(path: string): BackupFile {
  const sizeBytes = sizeOf(path);
  let isProtected = false;
  try {
    readThrough(path, (read) => {
      isProtected = isPasswordFile(read);
    });
  } catch (error) {
    throw asFailure(error, path);
  }
  return { path, sizeBytes, isProtected };
}

/**
 * Makes an archive of a backup: copied, or taken out of its protection, read again, brought up to date, and only then given its name.
 * Gives where it comes from. Throws `archiveThere` where there is an archive already, `exportMissing` where there is no
 * backup, `targetNoFile` where it is none that ends, `backupPasswordMissing`, `backupPasswordWrong`, `backupDamaged`,
 * `archiveFromFuture`.
 */
export function restoreBackup({ from, to, password }: Restoring, telling: BackupTelling = untold): Origin {
  const { check } = telling;
  if (existsSync(to)) throw new KronikaError('archiveThere', { path: to });
  const sizeBytes = sizeOf(from);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const file = createOwnFile(to);
  try {
    const tell = partsOf(telling, sizeBytes);
    readThrough(from, (read) => {
      if (isPasswordFile(read)) {
        if (password === null) throw new KronikaError('backupPasswordMissing', { path: from });
        for (const piece of decrypted(read, password, from)) {
          tell('copying', piece.length);
          file.write(piece);
        }
      } else {
        // What somebody writes at its end meanwhile was not in the backup.
        for (let at = 0; at < sizeBytes; at += atOnce) {
          const bytes = read(at, Math.min(atOnce, sizeBytes - at));
          tell('copying', bytes.length);
          file.write(bytes);
        }
      }
    });
    let origin: Origin = { account: null, savedAt: null };
    file.fill((temporary) => {
      needSound(temporary, from, telling);
      origin = originOf(temporary);
      forgetOrigin(temporary);
      giveOwnMark(temporary);
    });
    file.seal();
    check();
    if (existsSync(to)) throw new KronikaError('archiveThere', { path: to });
    if (!file.takeName()) throw new KronikaError('targetLocked', { path: to });
    return origin;
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

/** Brings a copy up to date. Throws `backupDamaged` where it is no sound archive. */
function needSound(copy: string, from: string, { check, report }: BackupTelling): void {
  try {
    needArchive(copy);
    verifyCopy(copy, from, (share) => {
      check();
      report({ part: 'checking', share });
    });
    updateCopy(copy);
  } catch (error) {
    const { kind } = failureOf(error);
    if (kind === 'archiveFromFuture' || kind === 'cancelled' || kind === 'diskFull') throw error;
    throw new KronikaError('backupDamaged', { path: from }, String(error));
  }
}
