import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSources } from '../../../../build/setup/bundle.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kronika-bundle-'));
  mkdirSync(join(root, 'main/crm/json'), { recursive: true });
  writeFileSync(join(root, 'main/main.ts'), 'one');
  writeFileSync(join(root, 'main/crm/json/wire.ts'), 'two');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

test('stays the same while the sources do', () => {
  expect(hashSources(root, ['main'])).toBe(hashSources(root, ['main']));
});

test('changes with the content of a file in a folder below', () => {
  const before = hashSources(root, ['main']);
  writeFileSync(join(root, 'main/crm/json/wire.ts'), 'three');
  expect(hashSources(root, ['main'])).not.toBe(before);
});

test('changes with a name', () => {
  const before = hashSources(root, ['main']);
  renameSync(join(root, 'main/crm/json/wire.ts'), join(root, 'main/crm/wires.ts'));
  expect(hashSources(root, ['main'])).not.toBe(before);
});

test('takes a source that is not there as empty', () => {
  expect(hashSources(root, ['main', 'renderer'])).toBe(hashSources(root, ['main']));
});
