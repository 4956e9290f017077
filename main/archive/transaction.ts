import { asFailure } from './archive-failure';
import type { WritableArchive } from './open';
import { forgetNumbers } from './statements';

/** Runs `write` as one transaction: all of it is kept, or nothing. SQLite's own complaints become our failures. */
export function inTransaction<T>(archive: WritableArchive, write: () => T): T {
  try {
    return archive.db.transaction(write).immediate();
  } catch (error) {
    forgetNumbers(archive);
    throw asFailure(error, archive.path);
  }
}
