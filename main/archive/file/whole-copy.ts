import Database from 'better-sqlite3';
import * as v from 'valibot';
import { KronikaError } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import type { ArchiveReader } from './archive';
import { giveOwnMark } from './archive-mark';
import { distrust } from './schema';

/** The key by which `meta` says whose archive a copy is of. */
const accountKey = 'account';

const accountShape = v.object({ name: v.string(), baseUrl: v.string(), label: v.optional(v.string()) });

/**
 * Copies an archive as it is at one moment, also while it is in use (SQLite: VACUUM INTO), into a file that is empty or not there.
 * The copy is an archive of its own, and says whose it is.
 */
export function copyWhole(archive: ArchiveReader, target: string, account: Account): void {
  archive.prepare('VACUUM INTO ?').run(target);
  giveOwnMark(target);
  const db = new Database(target, { fileMustExist: true });
  try {
    db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(accountKey, JSON.stringify(account));
  } finally {
    db.close();
  }
}

/** Reads a copy as SQLite does; `path` is where it is to lie. Throws `copyDiffers` where it is not sound. */
export function verifyCopy(copy: string, path: string): void {
  const db = new Database(copy, { readonly: true, fileMustExist: true });
  try {
    distrust(db);
    const said: unknown = db.pragma('quick_check(1)', { simple: true });
    if (said !== 'ok') throw new KronikaError('copyDiffers', { path }, String(said));
  } finally {
    db.close();
  }
}

/** Whose archive a copy is of; null where it does not say so. */
export function accountIn(path: string): Account | null {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const value = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(accountKey);
    if (value === undefined) return null;
    const { label, ...account } = v.parse(accountShape, JSON.parse(value));
    return label === undefined ? account : { ...account, label };
  } catch {
    return null;
  } finally {
    db.close();
  }
}
