import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataDirBeside, settleDataDir } from '../../../../main/workspace/settings/data-place';
import { temporaryFolder } from '../../temp-archive';

function places(): { old: string; local: string } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'Local'));
  return { old: join(folder, 'Roaming'), local: join(folder, 'Local', 'Kronika') };
}

function fill(dir: string, word: string): void {
  mkdirSync(join(dir, 'archives'), { recursive: true });
  writeFileSync(join(dir, 'archives', 'my-crm.kronika'), word);
  writeFileSync(join(dir, 'Local State'), `key of ${word}`);
}
const archiveIn = (dir: string): string => readFileSync(join(dir, 'archives', 'my-crm.kronika'), 'utf8');

test('begins in the local place, and stays where there is no other', () => {
  const { old, local } = places();
  expect(settleDataDir(old, local)).toBe(local);
  expect(settleDataDir(old, null)).toBe(old);
  expect(settleDataDir(old, old)).toBe(old);
});

test('moves everything from the old place once, the key to the keys with it', () => {
  const { old, local } = places();
  fill(old, 'records');
  expect(settleDataDir(old, local)).toBe(local);
  expect(archiveIn(local)).toBe('records');
  expect(readFileSync(join(local, 'Local State'), 'utf8')).toBe('key of records');
  expect(existsSync(old)).toBe(false);
  expect(settleDataDir(old, local)).toBe(local);
});

test('takes an empty local folder for none', () => {
  const { old, local } = places();
  fill(old, 'records');
  mkdirSync(local);
  expect(settleDataDir(old, local)).toBe(local);
  expect(archiveIn(local)).toBe('records');
});

test('touches neither place where both hold data, or where a file stands in the way', () => {
  const { old, local } = places();
  fill(old, 'old');
  fill(local, 'new');
  expect(settleDataDir(old, local)).toBe(local);
  expect([archiveIn(old), archiveIn(local)]).toEqual(['old', 'new']);

  const other = places();
  fill(other.old, 'old');
  mkdirSync(other.local);
  writeFileSync(join(other.local, 'of somebody else'), '');
  expect(settleDataDir(other.old, other.local)).toBe(other.old);
  expect(archiveIn(other.old)).toBe('old');
  expect(readdirSync(other.local)).toEqual(['of somebody else']);
});

test('is the folder beside the program where a person made one', () => {
  const folder = temporaryFolder();
  const program = join(folder, 'Kronika.exe');
  expect(dataDirBeside(program)).toBeNull();
  mkdirSync(join(folder, 'data'));
  expect(dataDirBeside(program)).toBe(join(folder, 'data'));
});
