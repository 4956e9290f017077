import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ageInDays, componentsOf } from '../../../main/versions/components';

const root = join(import.meta.dirname, '../../..');
const sqlite = { version: '3.54.1', sourceId: '2026-09-01 12:00:00 0123abcd' };

test('it is known when the Electron came out that the program is built with', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: { electron: string };
  };
  const [electron] = componentsOf({ electron: devDependencies.electron }, sqlite);
  expect(electron?.released).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('SQLite says itself when it came out', () => {
  const db = new Database(':memory:');
  const said = db.prepare('SELECT sqlite_version() AS version, sqlite_source_id() AS sourceId').get() as typeof sqlite;
  db.close();
  const part = componentsOf(process.versions, said).find(({ name }) => name === 'SQLite');
  expect(part?.version).toBe(said.version);
  expect(part?.released).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test('the age of a part is in whole days, and unknown where its day is', () => {
  expect(ageInDays({ released: '2026-11-19' }, new Date('2026-11-29T05:00:00Z'))).toBe(10);
  expect(ageInDays({ released: '2026-11-19' }, new Date('2026-11-18T05:00:00Z'))).toBe(0);
  expect(ageInDays({ released: null }, new Date())).toBeNull();
  expect(componentsOf({ electron: '1.0.0', chrome: '1', node: '2' }, sqlite).map(({ released }) => released)).toEqual([
    ...[null, null, null, '2026-09-01'],
  ]);
});
