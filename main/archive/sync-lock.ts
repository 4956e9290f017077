import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { KronikaError } from '../../preload/failure';

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

/**
 * Takes the lock of an archive, in a small SQLite file beside it: a write transaction that stays open. The operating
 * system ends it with the process, so a lock never outlives a `kill -9` or a power cut.
 * Throws `archiveLocked` with the facts `holder`, `pid`, `host` and `since`.
 */
export function takeSyncLock(archivePath: string, program: string, nowMs: number): SyncLock {
  const db = new Database(`${archivePath}.sync-lock`, { timeout: 250 });
  try {
    // A rollback journal: others can read who holds the lock while the transaction is open.
    db.pragma('journal_mode = DELETE');
    announce(db, { program, pid: process.pid, host: hostname(), since: new Date(nowMs).toISOString() });
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const taken = isBusy(error);
    const holder = taken ? readHolder(db) : null;
    db.close();
    if (!taken) throw error;
    throw new KronikaError('archiveLocked', { path: archivePath, ...toFacts(holder) });
  }
  return {
    release: () => {
      if (!db.open) return;
      db.exec('ROLLBACK');
      db.close();
    },
  };
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
