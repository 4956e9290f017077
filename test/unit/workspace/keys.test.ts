import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeyStore, type SafeStorage } from '../../../main/workspace/keys';
import { temporaryFolder } from '../temp-archive';

const base = 'https://my-crm.ccrm.pl/publicApi/';
const reversed = (text: string): string => Array.from(text).reverse().join('');
const safe: SafeStorage = {
  isAvailable: () => true,
  encrypt: (text) => Buffer.from(reversed(text)),
  decrypt: (bytes) => reversed(bytes.toString()),
};
const none: SafeStorage = { ...safe, isAvailable: () => false };

test('keeps a key encrypted and finds it in the next run', () => {
  const path = join(temporaryFolder(), 'keys.json');
  openKeyStore(path, safe, null).keep(base, 'secret', 'safely');
  expect(readFileSync(path, 'utf8')).not.toContain('secret');
  expect(openKeyStore(path, safe, null).find(base)).toBe('secret');
  expect(openKeyStore(path, safe, null).stateOf(base)).toBe('stored');
});

test('keeps a key for this run only where there is no safe place', () => {
  const path = join(temporaryFolder(), 'keys.json');
  const store = openKeyStore(path, none, null);
  store.keep(base, 'secret', 'safely');
  expect(store.find(base)).toBe('secret');
  expect(store.stateOf(base)).toBe('thisRun');
  expect(existsSync(path)).toBe(false);
  expect(openKeyStore(path, none, null).stateOf(base)).toBe('missing');
});

test('keeps a key readable only when the person decided so, for its owner alone', () => {
  const path = join(temporaryFolder(), 'keys.json');
  openKeyStore(path, none, null).keep(base, 'secret', 'plain');
  expect(openKeyStore(path, none, null).find(base)).toBe('secret');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('prefers the key of the environment and never stores it', () => {
  const path = join(temporaryFolder(), 'keys.json');
  const store = openKeyStore(path, safe, 'from-environment');
  expect(store.find(base)).toBe('from-environment');
  expect(existsSync(path)).toBe(false);
});

test('gives the key of the environment to the account first in use, and to no other', () => {
  const path = join(temporaryFolder(), 'keys.json');
  const other = 'https://other.ccrm.pl/publicApi/';
  const store = openKeyStore(path, safe, 'from-environment');
  // Nobody knows yet whose it is.
  expect(store.find(other)).toBe('from-environment');
  store.bindPreferred(base);
  store.bindPreferred(other);
  expect(store.find(base)).toBe('from-environment');
  expect(store.find(other)).toBeNull();
  expect(store.stateOf(other)).toBe('missing');
});

test('takes a key that cannot be decrypted as missing', () => {
  const path = join(temporaryFolder(), 'keys.json');
  openKeyStore(path, safe, null).keep(base, 'secret', 'safely');
  const elsewhere: SafeStorage = {
    ...safe,
    decrypt: () => {
      throw new Error('another user');
    },
  };
  expect(openKeyStore(path, elsewhere, null).find(base)).toBeNull();
});
