import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { asFailure } from '../../../../main/archive/file/archive-failure';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { failureOf, type FailureKind } from '../../../../preload/failure';
import { makesLinks } from '../../links';
import { temporaryFolder } from '../../temp-archive';

const path = '/data/archives/a.kronika';
const kindOf = (error: unknown): FailureKind => failureOf(asFailure(error, path)).kind;

test.each<readonly [string, FailureKind]>([
  ['SQLITE_CORRUPT', 'archiveDamaged'],
  ['SQLITE_CORRUPT_INDEX', 'archiveDamaged'],
  ['SQLITE_CORRUPT_VTAB', 'indexDamaged'],
  ['SQLITE_NOTADB', 'archiveDamaged'],
  ['SQLITE_FORMAT', 'archiveDamaged'],
  ['SQLITE_BUSY', 'archiveLocked'],
  ['SQLITE_BUSY_RECOVERY', 'archiveLocked'],
  ['SQLITE_BUSY_SNAPSHOT', 'archiveLocked'],
  ['SQLITE_LOCKED_SHAREDCACHE', 'archiveLocked'],
  ['SQLITE_PROTOCOL', 'archiveOnNetwork'],
  ['SQLITE_IOERR_SHMOPEN', 'archiveOnNetwork'],
  ['SQLITE_IOERR_SHMMAP', 'archiveOnNetwork'],
  ['SQLITE_IOERR_SHMLOCK', 'archiveOnNetwork'],
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_NOMEM', 'outOfMemory'],
  ['SQLITE_IOERR_NOMEM', 'outOfMemory'],
  ['SQLITE_IOERR', 'diskFault'],
  ['SQLITE_IOERR_READ', 'diskFault'],
  ['SQLITE_IOERR_SHMSIZE', 'diskFull'],
  ['SQLITE_IOERR_FSYNC', 'diskFault'],
  ['SQLITE_IOERR_CORRUPTFS', 'diskFault'],
  ['SQLITE_CANTOPEN', 'archiveNotPermitted'],
  ['SQLITE_CANTOPEN_ISDIR', 'archiveNoFile'],
  ['SQLITE_CANTOPEN_SYMLINK', 'archiveNotPermitted'],
  ['SQLITE_READONLY', 'archiveNotPermitted'],
  ['SQLITE_READONLY_DBMOVED', 'archiveNotPermitted'],
  ['SQLITE_READONLY_DIRECTORY', 'archiveNotPermitted'],
  ['SQLITE_PERM', 'archiveNotPermitted'],
  ['SQLITE_AUTH', 'archiveNotPermitted'],
  ['SQLITE_MISUSE', 'unexpected'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'unexpected'],
])("SQLite's %s is %s", (code, kind) => {
  expect(kindOf(new Database.SqliteError('said', code))).toBe(kind);
});

test("what SQLite says of a table for phrases that it takes for another time's is damage", () => {
  const said = "invalid fts5 file format (found 0, expected 4 or 5) - run 'rebuild'";
  expect(kindOf(new Database.SqliteError(said, 'SQLITE_ERROR'))).toBe('archiveDamaged');
  expect(kindOf(new Database.SqliteError('near "x": syntax error', 'SQLITE_ERROR'))).toBe('unexpected');
});

test.each<readonly [string, FailureKind]>([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EACCES', 'archiveNotPermitted'],
  ['EPERM', 'archiveNotPermitted'],
  ['EROFS', 'archiveNotPermitted'],
  ['ENOENT', 'archiveNotPermitted'],
  ['ENOTDIR', 'archiveNoFile'],
  ['EISDIR', 'archiveNoFile'],
  ['EEXIST', 'archiveNoFile'],
  ['ELOOP', 'archiveNoFile'],
  ['ENAMETOOLONG', 'nameTooLong'],
  ['EIO', 'diskFault'],
  ['ESTALE', 'diskFault'],
  ['EMFILE', 'tooManyFiles'],
  ['ENFILE', 'tooManyFiles'],
  ['ENOMEM', 'outOfMemory'],
  ['EBUSY', 'archiveLocked'],
  ['ECONNREFUSED', 'unexpected'],
])("the system's %s of an archive is %s", (code, kind) => {
  const said = Object.assign(new Error(code), { code, path: '/data/archives' });
  expect(kindOf(said)).toBe(kind);
});

test('what the system says of another file is no word about the archive', () => {
  const said = Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: '/program/inflection.bin' });
  expect(asFailure(said, path)).toBe(said);
});

const open = (at: string, mode: 'reading' | 'writing'): void => {
  (mode === 'reading' ? openForReading(at) : openForWriting(at)).close();
};

test.each(['reading', 'writing'] as const)('a folder or a link in the place of an archive is called so: %s', (mode) => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('folder.kronika'));
  const links = makesLinks ? ['broken.kronika', 'loop.kronika'] : [];
  for (const name of links) symlinkSync(at(name === 'loop.kronika' ? name : 'nowhere'), at(name));
  for (const name of ['folder.kronika', ...links]) {
    expect(() => {
      open(at(name), mode);
    }, name).toThrow('archiveNoFile');
  }
  // Windows says of both no more than that there is nothing.
  if (process.platform === 'win32') return;
  writeFileSync(at('file'), '');
  expect(() => {
    open(join(at('file'), 'a.kronika'), mode);
  }).toThrow('archiveNoFile');
  expect(() => {
    open(at(`${'n'.repeat(300)}.kronika`), mode);
  }).toThrow('nameTooLong');
});

test.each([0, 2, 3, -1, -2_000_000_000])(
  'an archive that says it is of version %i, and is not, is damaged',
  (version) => {
    const at = join(temporaryFolder(), 'a.kronika');
    const archive = openForWriting(at);
    archive.db.pragma(`user_version = ${String(version)}`);
    archive.close();
    expect(() => {
      open(at, 'writing');
    }).toThrow('archiveDamaged');
    if (version < 0) expect(() => openForReading(at)).toThrow('archiveDamaged');
  },
);

test('an archive that lacks a table is damaged', () => {
  const at = join(temporaryFolder(), 'a.kronika');
  const archive = openForWriting(at);
  archive.db.exec('DROP TABLE interaction');
  expect(() => {
    try {
      archive.db.exec('SELECT * FROM interaction');
    } catch (error) {
      throw asFailure(error, at);
    }
  }).toThrow('archiveDamaged');
  archive.close();
});
