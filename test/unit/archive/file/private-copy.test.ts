import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, type TestContext } from 'vitest';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { readRecords } from '../../../../main/archive/queries/read';
import { storeInteractions } from '../../../../main/archive/store/store';
import { verifyFile } from '../../../../main/archive/check/verify';
import { toInteraction } from '../../../../main/crm/interaction';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryFolder } from '../../temp-archive';
import { writeOlderArchive } from '../older-archive';

const mounted: string[] = [];
const common = process.env['TMPDIR'];

// A place for copies that no other program puts any into.
beforeEach(() => {
  process.env['TMPDIR'] = temporaryFolder();
});

afterEach(() => {
  if (common === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = common;
  for (const place of mounted.splice(0)) spawnSync('umount', ['-l', place]);
});

function mount(...args: readonly string[]): boolean {
  return process.platform === 'linux' && spawnSync('mount', args).status === 0;
}

/** A disk of its own; only root may have one. */
function mountDisk(context: TestContext, size: string): string {
  const place = join(temporaryFolder(), 'disk');
  mkdirSync(place);
  if (!mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place)) context.skip();
  mounted.push(place);
  return place;
}

function makeReadOnly(place: string): void {
  expect(mount('-o', 'remount,ro', place)).toBe(true);
}

/** Takes the last byte there is. */
function fill(place: string): void {
  spawnSync('dd', ['if=/dev/zero', `of=${join(place, 'ballast')}`, 'bs=4096']);
  expect(() => {
    writeFileSync(join(place, 'more'), 'x'.repeat(8192));
  }).toThrow('ENOSPC');
}

function store(path: string, uuid: string): void {
  const archive = openForWriting(path);
  archive.transaction(() => storeInteractions(archive, [toInteraction({ ...documentedInteraction, uuid })]));
  archive.close();
}

function copiesLeft(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('kronika-read-'));
}

test('an archive on a disk that may only be read is read, and leaves no copy behind', (context) => {
  const disk = mountDisk(context, '8m');
  const path = join(disk, 'a.kronika');
  store(path, 'one');
  makeReadOnly(disk);
  const archive = openForReading(path);
  expect(readRecords(archive).idOf('one')).not.toBeNull();
  expect(readStatus(archive)).toMatchObject({ interactions: 1 });
  expect(verifyFile(archive).problems).toEqual([]);
  expect(() => archive.db.exec('DELETE FROM interaction')).toThrow('readonly');
  if (process.platform !== 'win32') expect(copiesLeft()).toEqual([]);
  archive.close();
  expect(copiesLeft()).toEqual([]);
  expect(readdirSync(disk)).toEqual(['a.kronika']);
  expect(() => openForWriting(path)).toThrow('archiveNotPermitted');
});

test('what a program that was killed had in its log is part of what is read', (context) => {
  const made = join(temporaryFolder(), 'a.kronika');
  const archive = openForWriting(made);
  archive.transaction(() => storeInteractions(archive, [toInteraction(documentedInteraction)]));
  const disk = mountDisk(context, '8m');
  const path = join(disk, 'a.kronika');
  for (const end of ['', '-wal']) copyFileSync(made + end, path + end);
  archive.close();
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  makeReadOnly(disk);
  const read = openForReading(path);
  expect(readRecords(read).idOf(documentedInteraction.uuid)).not.toBeNull();
  read.close();
});

test('an archive on a full disk is read, also where no other disk has room for a copy', (context) => {
  const disk = mountDisk(context, '4m');
  const path = join(disk, 'a.kronika');
  store(path, 'one');
  fill(disk);
  for (const temporary of [undefined, disk]) {
    if (temporary !== undefined) process.env['TMPDIR'] = temporary;
    const archive = openForReading(path);
    expect(readRecords(archive).idOf('one')).not.toBeNull();
    expect(verifyFile(archive).problems).toEqual([]);
    expect(() => archive.db.exec('DELETE FROM interaction')).toThrow('readonly');
    archive.close();
  }
  expect(() => openForWriting(path)).toThrow('diskFull');
});

test('an older archive on a disk that may only be read is brought up to date in the copy alone', (context) => {
  const disk = mountDisk(context, '8m');
  const path = join(disk, 'a.kronika');
  writeOlderArchive(path, 1, [{ interaction: documentedInteraction, notes: [documentedNote] }]);
  makeReadOnly(disk);
  const archive = openForReading(path);
  expect(readStatus(archive)).toMatchObject({ interactions: 1, notes: 1 });
  archive.close();
  expect(readdirSync(disk)).toEqual(['a.kronika']);
});

test('a copy knows that its archive has changed', (context) => {
  const disk = mountDisk(context, '8m');
  const path = join(disk, 'a.kronika');
  store(path, 'one');
  makeReadOnly(disk);
  const archive = openForReading(path);
  expect(archive).toMatchObject({ isCopy: true, isOutdated: false });
  expect(mount('-o', 'remount,rw', disk)).toBe(true);
  store(path, 'two');
  expect(archive.isOutdated).toBe(true);
  archive.close();
  const anew = openForReading(path);
  expect(anew.isCopy).toBe(false);
  expect(readStatus(anew)).toMatchObject({ interactions: 2 });
  anew.close();
});

test('where a copy cannot be made either, it is said what forbids the archive', (context) => {
  const disk = mountDisk(context, '4m');
  const path = join(disk, 'a.kronika');
  const archive = openForWriting(path);
  archive.transaction(() => storeInteractions(archive, [toInteraction(documentedInteraction)]));
  for (const end of ['', '-wal']) copyFileSync(path + end, join(disk, `killed.kronika${end}`));
  archive.close();
  fill(disk);
  process.env['TMPDIR'] = disk;
  expect(() => openForReading(join(disk, 'killed.kronika'))).toThrow('diskFull');
  expect(existsSync(join(disk, 'killed.kronika-wal'))).toBe(true);
});
