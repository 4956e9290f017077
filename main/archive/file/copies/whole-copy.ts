import Database, { type Statement } from 'better-sqlite3';
import * as v from 'valibot';
import { KronikaError } from '../../../../preload/failure';
import type { Account } from '../../../../preload/model';
import { sqlitePath } from '../../../files/long-path';
import type { ArchiveReader } from '../archive';
import { giveOwnMark } from '../archive-mark';
import { quickCheck } from '../quick-check';
import { distrust } from '../schema';

/** Where a copy comes from; null as far as it does not say so. */
export interface Origin {
  /** Whose archive it is. */
  readonly account: Account | null;
  /** When it was copied, ISO 8601. */
  readonly savedAt: string | null;
}

/** The keys by which `meta` says where a copy comes from. */
const keys = { account: 'account', savedAt: 'savedAt' } as const;

const accountShape = v.object({ name: v.string(), baseUrl: v.string(), label: v.optional(v.string()) });
const momentShape = v.pipe(v.string(), v.isoTimestamp());

/**
 * Copies an archive as it is at one moment, also while it is in use (SQLite: VACUUM INTO), into a file that is empty or not there.
 * The copy is an archive of its own, and says whose it is and of when.
 */
export function copyWhole(archive: ArchiveReader, target: string, account: Account): void {
  const savedAt = new Date().toISOString();
  archive.prepare('VACUUM INTO ?').run(sqlitePath(target));
  giveOwnMark(target);
  const db = new Database(sqlitePath(target), { fileMustExist: true });
  try {
    const put = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
    put.run(keys.account, JSON.stringify(account));
    put.run(keys.savedAt, savedAt);
  } finally {
    db.close();
  }
}

/** About how large a copy will be. */
export function copySizeOf(archive: ArchiveReader): number {
  const pages =
    'SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size';
  return Number(archive.prepare<[]>(pages).pluck().get());
}

/**
 * Reads a copy as SQLite does; `path` is where it is to lie, `look` is told how far it is, and may throw. Throws `copyDiffers` where it
 * is not sound.
 */
export function verifyCopy(copy: string, path: string, look: (share: number) => void): void {
  const db = new Database(sqlitePath(copy), { readonly: true, fileMustExist: true });
  try {
    distrust(db);
    const problem = quickCheck(db, look);
    if (problem !== null) throw new KronikaError('copyDiffers', { path }, problem);
  } finally {
    db.close();
  }
}

/** Where a copy comes from, as far as it says so. */
export function originOf(path: string): Origin {
  const db = new Database(sqlitePath(path), { readonly: true, fileMustExist: true });
  try {
    return originBy(db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck());
  } catch {
    return { account: null, savedAt: null };
  } finally {
    db.close();
  }
}

/** A copy that becomes an archive in use: where it once came from is of the past. */
export function forgetOrigin(path: string): void {
  const db = new Database(sqlitePath(path), { fileMustExist: true });
  try {
    db.prepare('DELETE FROM meta WHERE key IN (?, ?)').run(keys.account, keys.savedAt);
  } finally {
    db.close();
  }
}

/** The same of one that is open. */
export function originIn(archive: ArchiveReader): Origin {
  return originBy(archive.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck());
}

function originBy(find: Statement<[string], string>): Origin {
  return { account: readAccount(find.get(keys.account)), savedAt: readMoment(find.get(keys.savedAt)) };
}

function readAccount(value: string | undefined): Account | null {
  try {
    const { label, ...account } = v.parse(accountShape, JSON.parse(value ?? ''));
    return label === undefined ? account : { ...account, label };
  } catch {
    return null;
  }
}

function readMoment(value: string | undefined): string | null {
  const read = v.safeParse(momentShape, value);
  return read.success ? read.output : null;
}
