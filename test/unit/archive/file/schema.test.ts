import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { failureOf } from '../../../../preload/failure';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryFolder } from '../../temp-archive';
import { writeOlderArchive } from '../older-archive';

const changes: [string, string][] = [
  ['trigger evil', 'CREATE TRIGGER evil AFTER INSERT ON interaction BEGIN DELETE FROM note; END'],
  ['view evil', 'CREATE VIEW evil AS SELECT 1'],
  ['index evil', 'CREATE UNIQUE INDEX evil ON interaction (status)'],
  ['table evil', 'CREATE TABLE evil (x)'],
  ['table label', 'ALTER TABLE label ADD COLUMN evil INTEGER GENERATED ALWAYS AS (length(text))'],
  ['index note_of_interaction', 'DROP INDEX note_of_interaction'],
];

test.each(changes)('an archive with a foreign or missing %s is not used', (name, sql) => {
  const path = join(temporaryFolder(), 'a.kronika');
  openForWriting(path).close();
  const db = new Database(path);
  db.exec(sql);
  db.close();
  for (const open of [openForReading, openForWriting]) {
    let failure: unknown = null;
    try {
      open(path).close();
    } catch (error) {
      failure = failureOf(error);
    }
    expect(failure).toMatchObject({ kind: 'archiveDamaged', detail: expect.stringContaining(name) as string });
  }
});

test('one of an earlier version with a foreign trigger is not brought up to date', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  writeOlderArchive(path, 2, [{ interaction: documentedInteraction, notes: [documentedNote] }]);
  const db = new Database(path);
  db.exec('CREATE TRIGGER evil AFTER INSERT ON label BEGIN DELETE FROM note; END');
  db.close();
  expect(() => openForWriting(path)).toThrow('archiveDamaged');
  const after = new Database(path, { readonly: true });
  expect(after.pragma('user_version', { simple: true })).toBe(2);
  after.close();
});

test('other comments in the tables are no reason to refuse a file', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  openForWriting(path).close();
  const db = new Database(path);
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  const { changes } = db.prepare(`UPDATE sqlite_schema SET sql = replace(sql, '-- JSON', '-- A text of JSON')`).run();
  expect(changes).toBeGreaterThan(0);
  db.close();
  openForWriting(path).close();
  openForReading(path).close();
});

test('what ANALYZE keeps is no reason to refuse a file, and no file is trusted', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  openForWriting(path).close();
  const db = new Database(path);
  db.exec(`INSERT INTO label (text) VALUES ('x'); ANALYZE`);
  db.close();
  for (const open of [openForReading, openForWriting]) {
    const archive = open(path);
    expect(archive.db.pragma('trusted_schema', { simple: true })).toBe(0);
    expect(archive.db.pragma('cell_size_check', { simple: true })).toBe(1);
    archive.close();
  }
});
