import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { copyLocked, readLocked } from '../../files/locked-file';

/** A copy of an archive that is read in its place. */
export interface PrivateCopy {
  readonly db: Database.Database;
  /** Whether the archive has changed since it was copied. */
  isOutdated(): boolean;
  close(): void;
}

const folderPrefix = 'kronika-read-';

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
export function copyPrivately(path: string, prepare: (db: Database.Database) => void): PrivateCopy {
  const taken = marks(path);
  const { db, forget } = copyToDisk(path, prepare) ?? copyToMemory(path, prepare);
  return {
    db,
    isOutdated: () => marks(path) !== taken,
    close: () => {
      db.close();
      forget();
    },
  };
}

/** What tells one state of the file and its write-ahead log from another. */
function marks(path: string): string {
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
function copyToDisk(path: string, prepare: (db: Database.Database) => void): Opened | null {
  let folder: string | null = null;
  const forget = (): void => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    removeLeftovers();
    // For its owner alone (mkdtemp(3): 0700).
    folder = mkdtempSync(join(tmpdir(), folderPrefix));
    const copy = join(folder, 'copy.kronika');
    copyLocked(path, copy);
    if (existsSync(walOf(path))) copyLocked(walOf(path), walOf(copy));
    const made = new Database(copy);
    try {
      // Takes in what the log holds, and the copy is one file.
      made.pragma('journal_mode = DELETE');
      prepare(made);
    } finally {
      made.close();
    }
    const db = new Database(copy, { readonly: true });
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

/** Throws where there is more than fits, or a log that only SQLite can take in. */
function copyToMemory(path: string, prepare: (db: Database.Database) => void): Opened {
  const { size } = statSync(path);
  const logged = statSync(walOf(path), { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxInMemory || logged > 0) throw Object.assign(new Error('no space for a copy'), { code: 'ENOSPC' });
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
      if (Date.now() - statSync(folder).mtimeMs > leftoverAfterMs) rmSync(folder, { recursive: true });
    } catch {
      // Somebody else's, or in use.
    }
  }
}

function walOf(path: string): string {
  return `${path}-wal`;
}
