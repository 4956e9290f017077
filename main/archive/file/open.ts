import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { failureOf, KronikaError } from '../../../preload/failure';
import { beginEmpty } from '../../files/locked-file';
import { fillOwnFile } from '../../files/output-file';
import { sqlitePath } from '../../files/long-path';
import { ArchiveReader, ArchiveWriter, type OpenedArchive } from './archive';
import { asFailure, isArchiveThere } from './archive-failure';
import { giveOwnMark } from './archive-mark';
import { sql as archiveSql } from './migrations/0001-archive';
import { sql as ledgerSql } from './migrations/0002-ledger';
import { sql as blocksSql } from './migrations/0003-blocks';
import { sql as arrivalsSql } from './migrations/0004-arrivals';
import { sql as sealsSql } from './migrations/0005-seals';
import { sql as noteWordsSql } from './migrations/0006-note-words';
import { sql as identitiesSql } from './migrations/0007-identities';
import { sql as unreadableSql } from './migrations/0008-unreadable';
import { sql as indexVersionsSql } from './migrations/0009-index-versions';
import { sql as ownMarksSql } from './migrations/0010-own-marks';
import { sql as downloadsSql } from './migrations/0011-downloads';
import { sql as erasuresSql } from './migrations/0012-erasures';
import { sql as registerTextsSql } from './migrations/0013-register-texts';
import { sql as holdsSql } from './migrations/0014-holds';
import { sql as vanishedNotesSql } from './migrations/0015-vanished-notes';
import { refuseNetworkFolder } from './network-folder';
import { copyPrivately } from './copies/private-copy';
import { readerBudget } from './reader-budget';
import { distrust, needOwnSchema } from './schema';
import { refuseForeignSideFiles } from './side-files';

/** In order; the archive's `user_version` is the number of those it has been through. */
const migrations: readonly string[] = [
  archiveSql,
  ledgerSql,
  blocksSql,
  arrivalsSql,
  sealsSql,
  noteWordsSql,
  identitiesSql,
  unreadableSql,
  indexVersionsSql,
  ownMarksSql,
  downloadsSql,
  erasuresSql,
  registerTextsSql,
  holdsSql,
  vanishedNotesSql,
];

/**
 * The log may grow to so many pages (32 MB) before it is brought into the file: each record touches a page of its own in the
 * index of uuids, and with SQLite's usual thousand pages every one of them would be written twice for each page of the CRM.
 */
const pagesInLog = 4096;

/** "KRON" as a number: says that a SQLite file is ours (SQLite's `application_id`). */
const applicationId = 0x4b524f4e;

/**
 * Opens an archive for writing; begins it where there is none, and brings an older one up to date after a backup beside it.
 * Throws `archiveOnNetwork`, `archiveFromFuture`, `sideFilesForeign`, and what `asFailure` makes of the file.
 */
export function openForWriting(path: string): ArchiveWriter {
  refuseNetworkFolder(path);
  beginFile(path);
  refuseForeignSideFiles(path);
  const db = open(path, { timeout: 10_000 });
  try {
    // Before all else: it notes which file the name leads to.
    const archive = new ArchiveWriter({ db, path });
    // Before there is anything in the file; larger pages suit the segments of the search index.
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma(`wal_autocheckpoint = ${String(pagesInLog)}`);
    distrust(db);
    // Every row that is referred to is written first, and `verify` checks it: looking each one up costs a tenth of storing.
    db.pragma('foreign_keys = OFF');
    migrate(db, path);
    return archive;
  } catch (error) {
    db.close();
    throw asFailure(error, path);
  }
}

/** Makes the folder and an empty file where there is none. Personal data: for their owner alone, the side files take it over. */
function beginFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (!isArchiveThere(path)) beginEmpty(path);
  } catch (error) {
    throw asFailure(error, path);
  }
}

/**
 * Opens an existing archive read-only; where its disk is full, may only be read or is one of a network, a copy of it. Throws `archiveMissing`,
 * `archiveFromFuture`, `sideFilesForeign`, and what `asFailure` makes of the file.
 */
export function openForReading(path: string, more: Pick<OpenedArchive, 'inflectionFolder'> = {}): ArchiveReader {
  if (!isArchiveThere(path)) throw new KronikaError('archiveMissing', { path });
  refuseForeignSideFiles(path);
  try {
    return new ArchiveReader({ ...openInPlace(path), ...more });
  } catch (error) {
    if (!isAboutPlace(error)) throw error;
    return new ArchiveReader({ ...openCopy(path, error), ...more });
  }
}

function openInPlace(path: string): OpenedArchive {
  const db = open(path, { readonly: true, timeout: 10_000 });
  try {
    if (isOlder(db, path)) throw new KronikaError('archiveMissing', { path }, 'not migrated yet');
    beginReading(db, path);
  } catch (error) {
    db.close();
    throw asFailure(error, path);
  }
  return { db, path };
}

/** What is done to every connection that reads an archive of this version. */
export function beginReading(db: Database.Database, path: string): void {
  distrust(db);
  needOwnSchema(db, path, migrations);
  db.pragma(`cache_size = -${String(readerBudget().pages / 1024)}`);
}

/** Whether an archive was left by an earlier version. Throws where a file is none, and `archiveFromFuture`. */
export function isOlder(db: Database.Database, path: string): boolean {
  return versionOf(db, path) < migrations.length;
}

/** Brings a copy of an archive up to date, where it is older. */
export function bringUpToDate(db: Database.Database, path: string): void {
  if (isOlder(db, path)) applyMigrations(db, path);
  else needOwnSchema(db, path, migrations);
}

/** `reason`: why the archive itself could not be opened, which is what is to be said where a copy cannot be made either. */
function openCopy(path: string, reason: unknown): OpenedArchive {
  try {
    const copy = copyPrivately(path, (db) => {
      bringUpToDate(db, path);
    });
    distrust(copy.db);
    return { db: copy.db, path, copy };
  } catch (error) {
    const failure = asFailure(error, path);
    throw isAboutPlace(failure) ? reason : failure;
  }
}

/** Whether it is the place that forbids something, and nothing is said of the archive itself. */
function isAboutPlace(failure: unknown): boolean {
  const { kind } = failureOf(failure);
  return kind === 'archiveNotPermitted' || kind === 'archiveOnNetwork' || kind === 'diskFull';
}

function open(path: string, options: Database.Options): Database.Database {
  try {
    return new Database(sqlitePath(path), options);
  } catch (error) {
    throw asFailure(error, path);
  }
}

/**
 * Brings a copy that is nobody's archive yet up to date, and looks whether it is as the program makes them; what it was before is not
 * kept. Throws `archiveFromFuture`, and what `asFailure` makes of the file.
 */
export function updateCopy(path: string): void {
  const db = open(path, { fileMustExist: true });
  try {
    distrust(db);
    if (versionOf(db, path) < migrations.length) applyMigrations(db, path);
    else needOwnSchema(db, path, migrations);
  } catch (error) {
    throw asFailure(error, path);
  } finally {
    db.close();
  }
}

function migrate(db: Database.Database, path: string): void {
  const before = versionOf(db, path);
  if (before === migrations.length) {
    needOwnSchema(db, path, migrations);
    return;
  }
  if (before > 0) backUp(db, `${path}.before-${String(migrations.length)}`);
  applyMigrations(db, path);
  // The archive's mark comes into the file itself, where it is looked for.
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function applyMigrations(db: Database.Database, path: string): void {
  const apply = db.transaction(() => {
    // Read again under the lock: another process may have migrated in between.
    for (const sql of migrations.slice(versionOf(db, path))) db.exec(sql);
    db.pragma(`application_id = ${String(applicationId)}`);
    db.pragma(`user_version = ${String(migrations.length)}`);
    needOwnSchema(db, path, migrations);
  });
  apply.exclusive();
}

/** A whole copy of the file in one statement, also while it is in use (SQLite: VACUUM INTO); for its owner alone, too. */
function backUp(db: Database.Database, path: string): void {
  fillOwnFile(path, (temporary) => {
    db.prepare('VACUUM INTO ?').run(sqlitePath(temporary));
    giveOwnMark(temporary);
  });
}

/** Throws where a file is no archive of Kronika: `archiveDamaged`, or `archiveFromFuture` for one of a later version. */
export function needArchive(path: string): void {
  const db = open(path, { readonly: true, fileMustExist: true });
  try {
    distrust(db);
    if (versionOf(db, path) === 0) throw new KronikaError('archiveDamaged', { path }, 'it holds no archive');
  } finally {
    db.close();
  }
}

function versionOf(db: Database.Database, path: string): number {
  const version = Number(db.pragma('user_version', { simple: true }));
  const owner = Number(db.pragma('application_id', { simple: true }));
  if (owner !== applicationId && (version > 0 || hasTables(db))) {
    throw new KronikaError('archiveDamaged', { path }, 'this SQLite file is not an archive of Kronika');
  }
  if (version < 0) throw new KronikaError('archiveDamaged', { path }, `version ${String(version)}`);
  if (version > migrations.length) {
    throw new KronikaError('archiveFromFuture', { path, version, known: migrations.length });
  }
  return version;
}

function hasTables(db: Database.Database): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}
