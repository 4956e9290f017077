import type { Statement } from 'better-sqlite3';
import type { ReadableArchive } from './archive';

const prepared = new WeakMap<ReadableArchive, Map<string, Statement>>();

/** A statement of an archive, prepared at its first use; `Bind` and `Row` are what its SQL takes and gives. */
export function prepare<Bind extends unknown[], Row = unknown>(
  archive: ReadableArchive,
  sql: string,
): Statement<Bind, Row> {
  const known = prepared.get(archive) ?? new Map<string, Statement>();
  prepared.set(archive, known);
  const statement = known.get(sql) ?? archive.db.prepare(sql);
  known.set(sql, statement);
  return statement as Statement<Bind, Row>;
}
