import { asFailure } from './archive-failure';
import { countTransaction } from './archive-mark';
import type { WritableArchive } from './open';
import { needSameFile } from './open-file';
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
