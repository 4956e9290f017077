import Database from 'better-sqlite3';
import { KronikaError } from '../../../preload/failure';

/** The version of SQLite in use, and the day it was released: its source id begins with it. */
export function sqliteVersion(): { readonly version: string; readonly releasedOn: string } {
  const db = new Database(':memory:');
  try {
    const said = db
      .prepare<[], { version: string; releasedOn: string }>(
        `SELECT
           sqlite_version() AS version,
           substr(sqlite_source_id(), 1, 10) AS releasedOn`,
      )
      .get();
    if (said === undefined) throw new KronikaError('unexpected', {}, 'no version');
    return said;
  } finally {
    db.close();
  }
}
