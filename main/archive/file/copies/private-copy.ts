import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { isRunning } from '../../../files/leftovers';
import { copyLocked, readLocked } from '../../../files/locked-file';
import { sqlitePath } from '../../../files/long-path';

/** A copy of an archive that is read in its place. */
export interface PrivateCopy {
  readonly db: Database.Database;
  /** Whether the archive has changed since it was copied. */
  isOutdated(): boolean;
  close(): void;
}

/** How a copy is made of an archive. */
export interface CopyWay {
  /** Writes the copy. */
  readonly fill: (from: string, copy: string) => void;
  /** Whether the file's own bytes are those of the copy, so that they can be read into memory. */
  readonly isPlain: boolean;
}

const folderPrefix = 'kronika-read-';

/** The number of the process whose copies lie in a folder. */
const folderForm = /^kronika-read-(\d+)-/;

/** So long after its last change a copy belongs to a program that was killed; a live one is open or takes seconds to make. */
const leftoverAfterMs = 86_400_000;

/** The most that is read into memory, and only where no disk takes a copy. */
const maxInMemory = 1_073_741_824;

/**
 * Copies an archive that lies where nothing can be written beside it: on a disk that is full or may only be read. SQLite reads
 * a file in WAL mode only with a `-shm` beside it (https://www.sqlite.org/wal.html#readonly), and its way round, `immutable=1`,
 * is an option of URI names, which our build of SQLite does not take. The copy is for its owner alone and, where the system
 * lets an open file go, has no name as soon as it is open.
 */
export function copyPrivately(
  path: string,
  prepare: (db: Database.Database) => void,
  way: CopyWay = withLog,
): PrivateCopy {
  const taken = stateOf(path);
  const { db, forget } = copyToDisk(path, prepare, way.fill) ?? copyToMemory(path, prepare, way);
  return {
    db,
    isOutdated: () => stateOf(path) !== taken,
    close: () => {
      db.close();
      forget();
    },
  };
}

/** What tells one state of a file and its write-ahead log from another. */
export function stateOf(path: string): string {
  return [path, walOf(path)]
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found === undefined ? '-' : `${String(found.ino)} ${String(found.size)} ${String(found.mtimeMs)}`;
    })
    .join(', ');
}

interface Opened {
  readonly db: Database.Database;
  readonly forget: () => void;
}

/** Null where the disk of temporary files takes no copy either. */
function copyToDisk(path: string, prepare: (db: Database.Database) => void, fill: CopyWay['fill']): Opened | null {
  let folder: string | null = null;
  const forget = (): void => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    removeLeftovers();
    // For its owner alone (mkdtemp(3): 0700).
    folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${String(process.pid)}-`));
    const copy = join(folder, 'copy.kronika');
    fill(path, copy);
    const made = new Database(sqlitePath(copy));
    try {
      // Takes in what the log holds, and the copy is one file.
      made.pragma('journal_mode = DELETE');
      prepare(made);
    } finally {
      made.close();
    }
    const db = new Database(sqlitePath(copy), { readonly: true });
    if (process.platform !== 'win32') forget();
    return { db, forget };
  } catch (error) {
    forget();
    if (isOfSpace(error)) return null;
    throw error;
  }
}

function isOfSpace(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(?:ENOSPC|EDQUOT|EROFS|EACCES|SQLITE_FULL)$/.test(String(error.code))
  );
}

/** Byte by byte, with the write-ahead log. */
const withLog: CopyWay = {
  isPlain: true,
  fill: (path, copy) => {
    copyLocked(path, copy);
    if (existsSync(walOf(path))) copyLocked(walOf(path), walOf(copy));
  },
};

/** Throws where there is more than fits, a log that only SQLite can take in, or bytes that are not SQLite's. */
function copyToMemory(path: string, prepare: (db: Database.Database) => void, { isPlain }: CopyWay): Opened {
  const { size } = statSync(path);
  const logged = statSync(walOf(path), { throwIfNoEntry: false })?.size ?? 0;
  if (!isPlain || size > maxInMemory || logged > 0)
    throw Object.assign(new Error('no space for a copy'), { code: 'ENOSPC' });
  const bytes = readLocked(path, (readAt) => {
    const whole = Buffer.alloc(size);
    let length = 0;
    let more = -1;
    while (length < size && more !== 0) {
      more = readAt(whole.subarray(length), length);
      length += more;
    }
    return whole.subarray(0, length);
  });
  // "Rollback journal" instead of "write-ahead log", which memory has not (https://www.sqlite.org/fileformat2.html, offset 18).
  bytes.fill(1, 18, 20);
  const made = new Database(bytes);
  try {
    prepare(made);
    return { db: new Database(made.serialize(), { readonly: true }), forget: () => {} };
  } finally {
    made.close();
  }
}

function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    try {
      const pid = Number(folderForm.exec(name)?.[1] ?? NaN);
      const isOld = Date.now() - statSync(folder).mtimeMs > leftoverAfterMs;
      if (Number.isNaN(pid) ? isOld : !isRunning(pid)) rmSync(folder, { recursive: true });
    } catch {
      // Somebody else's, or in use.
    }
  }
}

function walOf(path: string): string {
  return `${path}-wal`;
}

/**
 * Opens a file in its own place as one that nobody changes: SQLite takes no lock and makes no `-shm`
 * (https://www.sqlite.org/uri.html#uriimmutable). Null where `suits` says no, or where SQLite takes no URI for a name (it was not told to
 * before it was loaded, `SQLITE_USE_URI`) and the file is one with a write-ahead log (`isLogged`), which needs more than that.
 */
export function readInPlace(
  path: string,
  isLogged: boolean,
  suits: (db: Database.Database) => boolean,
): PrivateCopy | null {
  const taken = stateOf(path);
  const db =
    openImmutable(path) ?? (isLogged ? null : new Database(sqlitePath(path), { readonly: true, timeout: 10_000 }));
  if (db === null) return null;
  const close = (): void => {
    db.close();
  };
  try {
    if (suits(db)) return { db, isOutdated: () => stateOf(path) !== taken, close };
  } catch (error) {
    close();
    throw error;
  }
  close();
  return null;
}

function openImmutable(path: string): Database.Database | null {
  try {
    return new Database(`${uriOf(path)}?immutable=1`, { readonly: true, fileMustExist: true });
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_CANTOPEN') return null;
    throw error;
  }
}

/** A path as SQLite reads it in a URI: `\\server\share` has four slashes, `C:\` three. */
export function uriOf(path: string, platform: NodeJS.Platform = process.platform): string {
  const whole = platform === 'win32' ? path.replaceAll('\\', '/') : resolve(path);
  const plain = whole.replaceAll(/[%?#]/g, encodeURIComponent);
  return `file://${plain.startsWith('/') ? '' : '/'}${plain}`;
}
