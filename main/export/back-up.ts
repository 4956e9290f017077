import { closeSync, existsSync, fstatSync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { KronikaError } from '../../preload/failure';
import { asFailure } from '../archive/archive-failure';
import type { ReadableArchive } from '../archive/open';
import { attempt, temporaryNameOf } from './output-file';

/** A finished copy of an archive. */
export interface BackupReport {
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * Copies an archive into a file that gets its name when it is whole: the archive as it is at one moment, also while it is
 * in use (SQLite: VACUUM INTO). Throws `wrongInput` for the archive's own file, and what `attempt` throws.
 */
export function backUp(archive: ReadableArchive, path: string): BackupReport {
  if (existsSync(path) && realpathSync(path) === realpathSync(archive.path)) {
    throw new KronikaError('wrongInput', { message: path }, 'an archive is no backup of itself');
  }
  const temporary = temporaryNameOf(path);
  try {
    // Personal data: for their owner alone.
    attempt(path, () => {
      closeSync(openSync(temporary, 'w', 0o600));
    });
    archive.db.prepare('VACUUM INTO ?').run(temporary);
    return attempt(path, () => {
      const sizeBytes = bringToDisk(temporary);
      renameSync(temporary, path);
      return { path, sizeBytes };
    });
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asFailure(error, path);
  }
}

/** Answers the size. */
function bringToDisk(path: string): number {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}
