import Database from 'better-sqlite3';
import { asFailure } from '../file/archive-failure';
import { countTransaction } from '../file/archive-mark';
import type { WritableArchive } from '../file/archive';
import { needSameFile } from '../file/open-file';
import { forgetNumbers } from './statements';

/**
 * Runs `write` as one transaction: all of it is kept, or nothing. SQLite's own complaints become our failures. Throws
 * `archiveReplaced` where it was written into a file that nobody will find.
 */
export function inTransaction<T>(archive: WritableArchive, write: () => T): T {
  try {
    const written = archive.db
      .transaction(() => {
        const value = write();
        countTransaction(archive);
        return value;
      })
      .immediate();
    needSameFile(archive);
    return written;
  } catch (error) {
    forgetNumbers(archive);
    throw asFailure(error, archive.path);
  }
}

/** Does all of it or nothing; null where what was to be written is at fault. Inside a transaction. */
export function orNothing<T>(archive: WritableArchive, write: () => T): T | null {
  try {
    return archive.db.transaction(write)();
  } catch (error) {
    forgetNumbers(archive);
    if (!isOfContents(error)) throw error;
    return null;
  }
}

/** Whether an error is about what was to be stored, rather than about the archive's file or the computer. */
function isOfContents(error: unknown): boolean {
  if (error instanceof Database.SqliteError) return /^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)/.test(error.code);
  return error instanceof RangeError || error instanceof TypeError || error instanceof URIError;
}
