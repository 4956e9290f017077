import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { close, openForReading, openForWriting } from '../../../main/archive/open';
import { temporaryFolder } from '../temp-archive';

test('begins an archive, reads it, and leaves one file', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  const written = openForWriting(path);
  const read = openForReading(path);
  expect(read.db.prepare('SELECT count(*) AS n FROM interaction').get()).toEqual({ n: 0 });
  close(written);
  close(read);
  expect(readdirSync(folder)).toEqual(['a.kronika']);
});

test('reading alone leaves one file, too', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  close(openForWriting(path));
  close(openForReading(path));
  expect(readdirSync(folder)).toEqual(['a.kronika']);
});

test('cannot write through an archive opened for reading', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  close(openForWriting(path));
  const archive = openForReading(path);
  expect(() => archive.db.exec('DELETE FROM interaction')).toThrow('readonly');
  close(archive);
});

test('refuses a file from a newer version by name', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  const archive = openForWriting(path);
  archive.db.pragma('user_version = 999');
  close(archive);
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

test('says that an archive is missing', () => {
  expect(() => openForReading(join(temporaryFolder(), 'none.kronika'))).toThrow('archiveMissing');
});

test('backs an older archive up before it brings it up to date', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  const archive = openForWriting(path);
  const latest = Number(archive.db.pragma('user_version', { simple: true }));
  // As the first migration alone leaves it
  archive.db.exec(
    `DROP TABLE asked_period; DROP TABLE sync_window; DROP TABLE sync_window_record; DROP TABLE notes_failure;
     DROP TABLE sync_run; DROP TABLE tally; DROP TRIGGER interaction_added; DROP TRIGGER interaction_removed;
     DROP TRIGGER note_added; DROP TRIGGER note_removed; PRAGMA user_version = 1`,
  );
  close(archive);
  close(openForWriting(path));
  const backup = new Database(join(folder, `a.kronika.before-${String(latest)}`), { readonly: true });
  expect(backup.pragma('user_version', { simple: true })).toBe(1);
  backup.close();
  expect(() => {
    close(openForReading(path));
  }).not.toThrow();
});
