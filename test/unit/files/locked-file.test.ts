import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../main/archive/file/open';
import { copyPrivately } from '../../../main/archive/file/copies/private-copy';
import { repairArchive } from '../../../main/archive/store/repair';
import { refuseForeignSideFiles } from '../../../main/archive/file/side-files';
import { storeInteractions } from '../../../main/archive/store/store';
import { takeSyncLock } from '../../../main/archive/file/sync-lock';
import { toInteraction } from '../../../main/crm/interaction';
import { backUp } from '../../../main/backup/back-up';
import { plainly } from '../backup/plain-backup';
import { beginEmpty, copyLocked, isOpenHere, readLocked } from '../../../main/files/locked-file';
import { createOutputFile } from '../../../main/files/output-file';
import { failureOf } from '../../../preload/failure';
import { packed, storedDays } from '../archive/stored-days';
import { documentedInteraction } from '../records';
import { temporaryFolder } from '../temp-archive';

/** Only Linux tells which locks there are; elsewhere than on Windows they are lost in the same way. */
const onLinux = test.skipIf(process.platform !== 'linux');

/** The locks that this process holds on a file and on what lies beside it. */
function locksOn(path: string): string[] {
  const names = new Map(
    ['', '-shm', '.sync-lock']
      .filter((end) => existsSync(path + end))
      .map((end) => [String(statSync(path + end).ino), end === '' ? 'main' : end]),
  );
  const found = allLocks().flatMap((line) => {
    const [, kind, pid, inode, from, to] = /(READ|WRITE) +(\d+) \w+:\w+:(\d+) (\d+) (\w+)$/.exec(line) ?? [];
    const name = names.get(inode ?? '');
    return name === undefined || Number(pid) !== process.pid ? [] : [[name, kind, from, to].join(' ')];
  });
  return [...new Set(found)].sort();
}

/**
 * The computer's locks. A long list is told in pieces, and one that another program takes or gives up between two of them
 * shifts the next piece: what one reading leaves out, another has.
 */
function allLocks(): string[] {
  return Array.from({ length: 5 }, () => readFileSync('/proc/locks', 'utf8').split('\n')).flat();
}

function store(archive: ArchiveWriter, uuid: string): void {
  archive.transaction(() => storeInteractions(archive, [toInteraction({ ...documentedInteraction, uuid })]));
}

/** An archive in use: a record in its main file, and one in its log alone. */
function inUse(folder = temporaryFolder()): ArchiveWriter {
  const archive = openForWriting(join(folder, 'a.kronika'));
  store(archive, 'one');
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  store(archive, 'two');
  return archive;
}

/** Another program that opens an archive, counts its records and closes it: the last one to close it takes the log away. */
function countedByAnother(path: string): string {
  const program = `
    const db = new (require('better-sqlite3'))(process.argv[1]);
    console.log(db.prepare('SELECT count(*) FROM interaction').pluck().get());
    db.close();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, path], { timeout: 30_000, encoding: 'utf8' });
  return stdout.trim() + stderr;
}

function countIn(path: string): unknown {
  const archive = openForReading(path);
  const count = archive.db.prepare('SELECT count(*) FROM interaction').pluck().get();
  archive.close();
  return count;
}

onLinux('an archive in use is opened once more, and keeps its locks', () => {
  const archive = inUse();
  archive.db.exec('BEGIN IMMEDIATE');
  const before = locksOn(archive.path);
  expect(before.filter((lock) => lock.startsWith('main READ'))).toHaveLength(1);
  expect(before.filter((lock) => lock.startsWith('-shm WRITE'))).toHaveLength(1);
  const reader = openForReading(archive.path);
  expect(locksOn(archive.path)).toEqual(expect.arrayContaining(before));
  reader.close();
  expect(locksOn(archive.path)).toEqual(before);
  archive.db.exec('ROLLBACK');
  archive.close();
});

onLinux('likewise where another thread has it open', async () => {
  const archive = inUse();
  const { path } = archive;
  const thread = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const db = new (require('better-sqlite3'))(workerData);
     db.exec('BEGIN IMMEDIATE');
     parentPort.once('message', () => { db.exec('ROLLBACK'); db.close(); parentPort.postMessage('closed'); });
     parentPort.postMessage('open');`,
    { eval: true, workerData: path },
  );
  await once(thread, 'message');
  archive.close();
  const before = locksOn(path);
  expect(before.filter((lock) => lock.startsWith('-shm WRITE'))).toHaveLength(1);
  expect(isOpenHere(path)).toBe(true);
  openForReading(path).close();
  expect(locksOn(path)).toEqual(before);
  thread.postMessage('close');
  await once(thread, 'message');
  expect(isOpenHere(path)).toBe(false);
  await thread.terminate();
  expect(countIn(path)).toBe(2);
});

test('another program that comes and goes leaves the log to an archive whose files were named as targets', () => {
  const archive = inUse();
  const reader = openForReading(archive.path);
  for (const target of [archive.path, `${archive.path}-shm`]) {
    expect(() => createOutputFile(target, { dataDir: temporaryFolder(), archives: [archive.path] })).toThrow('ownFile');
  }
  expect(countedByAnother(archive.path)).toBe('2');
  store(archive, 'three');
  expect(countedByAnother(archive.path)).toBe('3');
  reader.close();
  archive.close();
  expect(countIn(archive.path)).toBe(3);
});

onLinux('an archive in use, and what lies beside it, is refused as a target and keeps its locks', () => {
  const folder = temporaryFolder();
  const archive = inUse(folder);
  const lock = takeSyncLock(archive.path, 'test', Date.now());
  const before = locksOn(archive.path);
  expect(before.filter((each) => each.startsWith('.sync-lock'))).not.toEqual([]);
  // Of another data folder, so that the file itself has to be looked at.
  const home = { dataDir: temporaryFolder() };
  for (const target of [archive.path, `${archive.path}-shm`, `${archive.path}.sync-lock`]) {
    const known = target === archive.path ? home : { ...home, archives: [archive.path] };
    expect(() => createOutputFile(target, known)).toThrow('ownFile');
    expect(locksOn(archive.path)).toEqual(before);
  }
  beginEmpty(archive.path);
  expect(() => backUp(archive, plainly(archive.path, home))).toThrow('ownFile');
  expect(locksOn(archive.path)).toEqual(before);
  lock.release();
  archive.close();
});

onLinux('a repair copies an archive that is being read, and the locks stay', () => {
  const archive = storedDays();
  archive.db.exec(`DELETE FROM interaction WHERE uuid = ${packed(4)}`);
  const reader = openForReading(archive.path);
  reader.db.exec('BEGIN');
  reader.db.prepare('SELECT count(*) FROM interaction').get();
  const before = locksOn(archive.path);
  const { keptAs } = repairArchive(archive, Date.now());
  expect(locksOn(archive.path)).toEqual(before);
  reader.db.exec('COMMIT');
  reader.close();
  archive.close();
  const copy = openForReading(keptAs ?? '');
  expect(
    copy.db
      .prepare(`SELECT count(*) FROM interaction WHERE uuid = ${packed(4)}`)
      .pluck()
      .get(),
  ).toBe(0);
  copy.close();
});

test('a damaged file that is open is copied as it is, for its owner alone', () => {
  const archive = inUse();
  const { path } = archive;
  archive.close();
  const bytes = readFileSync(path);
  const large = Buffer.concat([bytes, Buffer.alloc(9_000_001, 'damage')]).fill(0xa5, 9000, 12_000);
  writeFileSync(path, large);
  const db = new Database(path);
  copyLocked(path, `${path}.copy`);
  db.close();
  expect(readFileSync(`${path}.copy`).equals(large)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(`${path}.copy`).mode & 0o077).toBe(0);
});

onLinux('a copy that is read in its place leaves the locks on an archive in use', () => {
  const archive = inUse();
  const before = locksOn(archive.path);
  const copy = copyPrivately(archive.path, () => {});
  expect(locksOn(archive.path)).toEqual(before);
  expect(copy.db.prepare('SELECT count(*) FROM interaction').pluck().get()).toBe(2);
  copy.close();
  expect(locksOn(archive.path)).toEqual(before);
  archive.close();
});

test('side files of another time are not moved away from under a process that has the archive open', (context) => {
  if (process.platform === 'win32') context.skip();
  const archive = inUse();
  const { path } = archive;
  writeFileSync(`${path}.log`, readFileSync(`${path}-wal`));
  store(archive, 'three');
  archive.close();
  // One who has opened it and read nothing yet, as a thread does at its start.
  const db = new Database(path);
  renameSync(`${path}.log`, `${path}-wal`);
  const refused = (): ReturnType<typeof failureOf> | null => {
    try {
      refuseForeignSideFiles(path);
      return null;
    } catch (error) {
      return failureOf(error);
    }
  };
  expect(refused()).toEqual({ kind: 'sideFilesForeign', facts: { path } });
  expect(existsSync(`${path}-wal`)).toBe(true);
  db.close();
  expect(refused()).toMatchObject({ kind: 'sideFilesForeign', facts: { aside: expect.any(String) as string } });
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a file is read that this program has open for writing alone', () => {
  const path = join(temporaryFolder(), 'file');
  const descriptor = openSync(path, 'w');
  writeFileSync(descriptor, 'text');
  const bytes = Buffer.alloc(10);
  expect(readLocked(path, (readAt) => readAt(bytes, 1))).toBe(3);
  closeSync(descriptor);
  expect(bytes.toString('latin1', 0, 3)).toBe('ext');
  expect(isOpenHere(path)).toBe(false);
});

test('an archive that was begun by another at the same moment is left alone', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'file');
  beginEmpty(path);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  writeFileSync(path, 'text');
  beginEmpty(path);
  expect(readFileSync(path, 'utf8')).toBe('text');
  expect(() => {
    beginEmpty(join(folder, 'missing', 'file'));
  }).toThrow('ENOENT');
});
