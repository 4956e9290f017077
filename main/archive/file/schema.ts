import Database from 'better-sqlite3';
import { KronikaError } from '../../../preload/failure';

/** One object of a database: a table, an index, a trigger or a view. */
interface SchemaObject {
  readonly name: string;
  readonly type: string;
  readonly tbl_name: string;
  /** Null for what SQLite makes by itself. */
  readonly sql: string | null;
}

/** What `ANALYZE` keeps is SQLite's own. */
const objectsSql = `SELECT name, type, tbl_name, sql
  FROM sqlite_schema
  WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'
  ORDER BY name`;

/** SQLite's advice for files that may have been made by others: https://www.sqlite.org/security.html */
export function distrust(db: Database.Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // Mapped into memory, a file that somebody shortens ends the process; reading it is as quick.
  db.pragma('mmap_size = 0');
}

const expected = new Map<readonly string[], string>();

/**
 * Throws `archiveDamaged` where a file has other tables, indexes, triggers or views than the migrations make: a trigger of somebody
 * else's would run with everything that we write.
 */
export function needOwnSchema(db: Database.Database, path: string, migrations: readonly string[]): void {
  const known = expected.get(migrations) ?? JSON.stringify(objectsOf(migrations));
  expected.set(migrations, known);
  const found = objectsIn(db);
  if (JSON.stringify(found) === known) return;
  throw new KronikaError('archiveDamaged', { path }, `not as it was made: ${differing(found, objectsOf(migrations))}`);
}

function objectsOf(migrations: readonly string[]): readonly SchemaObject[] {
  const made = new Database(':memory:');
  try {
    for (const sql of migrations) made.exec(sql);
    return objectsIn(made);
  } finally {
    made.close();
  }
}

/** Without comments: another version may say the same in other words. */
function objectsIn(db: Database.Database): readonly SchemaObject[] {
  const plain = (sql: string): string => sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\s+/g, ' ');
  const objects = db.prepare<[], SchemaObject>(objectsSql).all();
  return objects.map((object) => ({ ...object, sql: typeof object.sql === 'string' ? plain(object.sql) : null }));
}

/** The first object that is another, missing or too many. */
function differing(found: readonly SchemaObject[], wanted: readonly SchemaObject[]): string {
  const spelled = (object: SchemaObject): string => JSON.stringify(object);
  const [known, there] = [new Set(wanted.map(spelled)), new Set(found.map(spelled))];
  const other =
    found.find((object) => !known.has(spelled(object))) ?? wanted.find((object) => !there.has(spelled(object)));
  return other === undefined ? '' : `${other.type} ${other.name}`;
}
