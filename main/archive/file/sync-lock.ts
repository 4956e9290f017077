import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { KronikaError } from '../../../preload/failure';
import { sqlitePath } from '../../files/long-path';
import { asFailure } from './archive-failure';

/** The right to synchronise one archive; nobody else has it until it is released or its holder's process ends. */
export interface SyncLock {
  release(): void;
}

interface Holder {
  readonly program: string;
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/** Somebody else releases it so often at the very moment that it is taken. */
const maxTries = 20;

/**
 * Takes the lock of an archive, in a small SQLite file beside it: a write transaction that stays open. The operating
 * system ends it with the process, so a lock never outlives a `kill -9` or a power cut; released, the file goes as well.
 * Throws `archiveLocked` with the facts `holder`, `pid`, `host` and `since`, and what SQLite says of the lock's file.
 */
export function takeSyncLock(archivePath: string, program: string, nowMs: number): SyncLock {
  const path = `${archivePath}.sync-lock`;
  const holder = { program, pid: process.pid, host: hostname(), since: new Date(nowMs).toISOString() };
  for (let left = maxTries; left > 0; left -= 1) {
    const db = takenFile(path, holder, archivePath);
    // Whoever had it before may have taken the file away meanwhile: a lock on that would keep nobody out.
    if (db !== null && isHeldBy(path, holder)) {
      return {
        release: () => {
          release(db, path);
        },
      };
    }
    db?.close();
  }
  throw new KronikaError('archiveLocked', { path: archivePath, ...toFacts(null) });
}

/** Whether a program holds the lock of an archive; one that was killed holds it no more, whatever file it left. */
export function isSyncLocked(archivePath: string): boolean {
  try {
    const db = new Database(sqlitePath(`${archivePath}.sync-lock`), { fileMustExist: true, timeout: 0 });
    try {
      db.exec('BEGIN IMMEDIATE');
      db.exec('ROLLBACK');
      return false;
    } catch (error) {
      return isBusy(error);
    } finally {
      db.close();
    }
  } catch {
    // There is none.
    return false;
  }
}

/** What `takeFile` gives; SQLite's word on the lock's file is one on the archive. */
function takenFile(path: string, own: Holder, archivePath: string): Database.Database | null {
  try {
    return takeFile(path, own, archivePath);
  } catch (error) {
    throw asFailure(error, archivePath);
  }
}

/** Null where the file could not be read, and was taken away. */
function takeFile(path: string, own: Holder, archivePath: string): Database.Database | null {
  const db = new Database(sqlitePath(path), { timeout: 250 });
  try {
    // No WAL: others can read who holds the lock while the transaction is open. And no journal beside it, which one who
    // still has a file that was taken away would share with those who have the next.
    db.pragma('journal_mode = MEMORY');
    announce(db, own);
    db.exec('BEGIN IMMEDIATE');
    return db;
  } catch (error) {
    const taken = isBusy(error);
    const holder = taken ? readHolder(db) : null;
    db.close();
    if (isUnreadable(error)) {
      // A computer that lost its power while it wrote its name.
      rmSync(path, { force: true });
      return null;
    }
    if (!taken) throw error;
    throw new KronikaError('archiveLocked', { path: archivePath, ...toFacts(holder) });
  }
}

function isHeldBy(path: string, { pid, host, since }: Holder): boolean {
  try {
    const db = new Database(sqlitePath(path), { readonly: true, fileMustExist: true });
    const holder = readHolder(db);
    db.close();
    return holder?.pid === pid && holder.host === host && holder.since === since;
  } catch {
    return false;
  }
}

function release(db: Database.Database, path: string): void {
  if (!db.open) return;
  // Where an open file can be removed, it must be while nobody else can take it; Windows removes none that is open.
  if (process.platform === 'win32') db.close();
  try {
    rmSync(path);
  } catch {
    // Somebody else has it open by now, or the folder may only be read: it stays, and does no harm.
  }
  db.close();
}

/** Writes down who is about to take the lock. Whoever comes between this and the lock has written its own name. */
function announce(db: Database.Database, holder: Holder): void {
  db.exec('BEGIN IMMEDIATE');
  db.exec('CREATE TABLE IF NOT EXISTS holder (program TEXT, pid INTEGER, host TEXT, since TEXT) STRICT');
  db.exec('DELETE FROM holder');
  db.prepare('INSERT INTO holder (program, pid, host, since) VALUES (@program, @pid, @host, @since)').run(holder);
  db.exec('COMMIT');
}

function readHolder(db: Database.Database): Holder | null {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
    return db.prepare<[], Holder>('SELECT program, pid, host, since FROM holder').get() ?? null;
  } catch {
    // The holder is writing its name at this very moment.
    return null;
  }
}

function toFacts(holder: Holder | null): Record<string, string | number> {
  if (holder === null) return { holder: '' };
  const { program, pid, host, since } = holder;
  return { holder: `${program} (${host}, ${String(pid)})`, pid, host, since };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code);
}
