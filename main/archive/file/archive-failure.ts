import { lstatSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KronikaError, systemCodeOf, systemKinds, type FailureKind } from '../../../preload/failure';
import { StoredDamaged } from '../../crm/json/wire';
import { IndexDamaged } from '../../search/index/segment';

/**
 * What SQLite's result codes (https://www.sqlite.org/rescode.html) mean for an archive: the first that a code is, or begins
 * with. What is left out is a fault of this program (SQLITE_MISUSE, SQLITE_CONSTRAINT, ...), and no word about the file.
 */
const ofSqlite: readonly (readonly [code: string, kind: FailureKind])[] = [
  // Our only virtual table is the one for phrases: what is wrong with it can be built anew.
  ['SQLITE_CORRUPT_VTAB', 'indexDamaged'],
  ['SQLITE_CORRUPT', 'archiveDamaged'],
  ['SQLITE_NOTADB', 'archiveDamaged'],
  ['SQLITE_FORMAT', 'archiveDamaged'],
  ['SQLITE_BUSY', 'archiveLocked'],
  ['SQLITE_LOCKED', 'archiveLocked'],
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_NOMEM', 'outOfMemory'],
  ['SQLITE_IOERR_NOMEM', 'outOfMemory'],
  // Of the file that shares memory between processes: the disk has no room to enlarge it.
  ['SQLITE_IOERR_SHMSIZE', 'diskFull'],
  // Neither can be had in a network folder: the memory that programs share, and the locks on it (https://www.sqlite.org/wal.html).
  ['SQLITE_IOERR_SHMOPEN', 'archiveOnNetwork'],
  ['SQLITE_IOERR_SHMMAP', 'archiveOnNetwork'],
  ['SQLITE_IOERR_SHMLOCK', 'archiveOnNetwork'],
  ['SQLITE_PROTOCOL', 'archiveOnNetwork'],
  ['SQLITE_IOERR', 'diskFault'],
  ['SQLITE_NOLFS', 'diskFault'],
  ['SQLITE_CANTOPEN_ISDIR', 'archiveNoFile'],
  ['SQLITE_CANTOPEN', 'archiveNotPermitted'],
  ['SQLITE_READONLY', 'archiveNotPermitted'],
  ['SQLITE_PERM', 'archiveNotPermitted'],
  ['SQLITE_AUTH', 'archiveNotPermitted'],
  ['SQLITE_INTERRUPT', 'cancelled'],
];

/**
 * What the tables and triggers of a file that says it is ours cannot lack, or have twice; and a table for phrases that SQLite
 * takes for one of another time: it lets nobody read, drop or rebuild it.
 */
const unlikeOurs =
  /^no such (?:table|column|index|trigger|view)\b|^(?:table|index|trigger|view) .+ already exists$|^invalid fts5 file format/;

/** Where the operating system's word on an archive means something else than on a file that somebody named. */
const ofSystem: Readonly<Record<string, FailureKind>> = {
  EACCES: 'archiveNotPermitted',
  EPERM: 'archiveNotPermitted',
  EROFS: 'archiveNotPermitted',
  // Node's answer where a folder cannot be made on a file system that may only be read.
  ENOENT: 'archiveNotPermitted',
  ENOTDIR: 'archiveNoFile',
  EISDIR: 'archiveNoFile',
  EEXIST: 'archiveNoFile',
  ELOOP: 'archiveNoFile',
  EBUSY: 'archiveLocked',
  ETXTBSY: 'archiveLocked',
};

/** SQLite's, the search index's or the operating system's own word on an archive as one of our failures; anything else stays what it is. */
export function asFailure(error: unknown, path: string): unknown {
  if (error instanceof StoredDamaged) return new KronikaError('archiveDamaged', { path }, error.message);
  if (error instanceof IndexDamaged) return new KronikaError('indexDamaged', { path }, error.message);
  const said = error instanceof Database.SqliteError ? saidBySqlite(error) : saidBySystem(error, path);
  if (said === null) return error;
  const facts = said.kind === 'archiveLocked' ? { path, holder: '' } : { path };
  return new KronikaError(said.kind, facts, said.detail);
}

interface Said {
  readonly kind: FailureKind;
  readonly detail: string;
}

function saidBySqlite({ code, message }: InstanceType<typeof Database.SqliteError>): Said | null {
  const found = ofSqlite.find(([known]) => code === known || code.startsWith(`${known}_`));
  const kind = found?.[1] ?? (code === 'SQLITE_ERROR' && unlikeOurs.test(message) ? 'archiveDamaged' : undefined);
  return kind === undefined ? null : { kind, detail: `${code}: ${message}` };
}

function saidBySystem(error: unknown, path: string): Said | null {
  const code = isOfOther(error, path) ? null : systemCodeOf(error);
  const kind = code === null ? undefined : (ofSystem[code] ?? systemKinds[code]);
  return code === null || kind === undefined ? null : { kind, detail: code };
}

/** Whether the system speaks of a file that is neither the archive, nor beside it, nor a folder that leads there. */
function isOfOther(error: unknown, path: string): boolean {
  if (!(error instanceof Error) || !('path' in error) || typeof error.path !== 'string') return false;
  return !path.startsWith(error.path) && !error.path.startsWith(path);
}

/** Whether there is an archive's file. Throws `archiveNoFile` where something else lies in its place. */
export function isArchiveThere(path: string): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === true) return true;
    if (found === undefined && lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
    throw new KronikaError('archiveNoFile', { path }, found === undefined ? 'a link that leads nowhere' : 'no file');
  } catch (error) {
    throw asFailure(error, path);
  }
}
