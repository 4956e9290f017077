import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronReleasedOn } from '../../../main/versions/electron-releases';

test('it is known when the Electron came out that the program is built with', () => {
  const path = join(import.meta.dirname, '../../../package.json');
  const { devDependencies } = JSON.parse(readFileSync(path, 'utf8')) as { devDependencies: { electron: string } };
  expect(electronReleasedOn(devDependencies.electron)).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test('of another one, or under plain Node, it is not', () => {
  expect(electronReleasedOn('1.0.0')).toBeNull();
  expect(electronReleasedOn(undefined)).toBeNull();
});
