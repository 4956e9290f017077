import type Database from 'better-sqlite3';

/** What SQLite says of the table for phrases: a part of the search index, which is built anew from the records. */
const ofPhrases = /\bFTS5 table main\.search\b|^fts5: .*"search"/;

/**
 * SQLite's own quick check, table by table, so that it can be given up in between: `look` is told how far it is, and may throw.
 * Gives what is wrong first; null where nothing is.
 */
export function quickCheck(db: Database.Database, look: (share: number) => void): string | null {
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name`)
    .pluck()
    .all();
  const find = db.prepare<[string], string>('SELECT * FROM pragma_quick_check(?)').pluck();
  for (const [at, table] of tables.entries()) {
    look(at / tables.length);
    const problem = find.all(table).find((line) => line !== 'ok' && !ofPhrases.test(line));
    if (problem !== undefined) return problem;
  }
  return null;
}
