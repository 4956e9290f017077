import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { readRecords } from '../../../../main/archive/queries/read';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryFolder } from '../../temp-archive';
import { writeOlderArchive } from '../older-archive';

test('begins an archive, reads it, and leaves one file', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  const written = openForWriting(path);
  const read = openForReading(path);
  expect(read.db.prepare('SELECT count(*) AS n FROM interaction').get()).toEqual({ n: 0 });
  written.close();
  read.close();
  expect(readdirSync(folder)).toEqual(['a.kronika']);
});

test('reading alone leaves one file, too', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  openForWriting(path).close();
  openForReading(path).close();
  expect(readdirSync(folder)).toEqual(['a.kronika']);
});

test('cannot write through an archive opened for reading', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  openForWriting(path).close();
  const archive = openForReading(path);
  expect(() => archive.db.exec('DELETE FROM interaction')).toThrow('readonly');
  archive.close();
});

test('refuses a file from a newer version by name', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  const archive = openForWriting(path);
  archive.db.pragma('user_version = 999');
  archive.close();
  expect(() => openForWriting(path)).toThrow('archiveFromFuture');
  expect(() => openForReading(path)).toThrow('archiveFromFuture');
});

test('refuses a file that is none of ours, and does not touch it', () => {
  const folder = temporaryFolder();
  const text = join(folder, 'text.kronika');
  writeFileSync(text, 'not a database, but long enough to look at: '.repeat(50));
  expect(() => openForWriting(text)).toThrow('archiveDamaged');
  const foreign = new Database(join(folder, 'foreign.kronika'));
  foreign.exec('CREATE TABLE t (x)');
  foreign.close();
  expect(() => openForWriting(join(folder, 'foreign.kronika'))).toThrow('archiveDamaged');
});

test('says that a file stands where its folder should', () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  expect(() => openForWriting(join(file, 'archives', 'a.kronika'))).toThrow('archiveNoFile');
});

test('says that an archive is missing', () => {
  expect(() => openForReading(join(temporaryFolder(), 'none.kronika'))).toThrow('archiveMissing');
});

test.each([1, 2])('backs an archive of version %i up before it brings it up to date, and searches it', (version) => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  writeOlderArchive(path, version, [
    { interaction: documentedInteraction, notes: [documentedNote] },
    { interaction: { ...documentedInteraction, uuid: 'other', note: 0, smsData: 'Żółta faktura' }, notes: [] },
  ]);
  const archive = openForWriting(path);
  const latest = Number(archive.db.pragma('user_version', { simple: true }));
  archive.close();
  const backup = new Database(join(folder, `a.kronika.before-${String(latest)}`), { readonly: true });
  expect(backup.pragma('user_version', { simple: true })).toBe(version);
  if (process.platform !== 'win32') expect(statSync(backup.name).mode & 0o777).toBe(0o600);
  expect(backup.prepare('SELECT count(*) FROM interaction').pluck().get()).toBe(2);
  backup.close();

  const read = openForReading(path);
  const found = (text: string): string[] => {
    const ids = searcherOf(read).page(planSearch({ text, filters: {} }), newestFirst, 0, 10);
    return readRecords(read)
      .rows(ids, null)
      .map(({ uuid }) => uuid);
  };
  expect(found('korekt')).toEqual([documentedInteraction.uuid]);
  expect(found('zolta')).toEqual(['other']);
  expect(found('wójcik')).toHaveLength(2);
  expect(readRecords(read).wire(readRecords(read).idOf(documentedInteraction.uuid) ?? 0)).toEqual({
    interaction: documentedInteraction,
    notes: [documentedNote],
  });
  expect(readStatus(read)).toMatchObject({ interactions: 2, notes: 1 });
  read.close();
});
