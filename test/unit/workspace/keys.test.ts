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
  expect(openKeyStore(path, none, null).stateOf(base)).toBe('storedPlain');
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

test.each(['thisRun', 'safely'] as const)(
  'leaves nothing on the disk of a readable key that is replaced %s',
  (keeping) => {
    const path = join(temporaryFolder(), 'keys.json');
    const store = openKeyStore(path, none, null);
    store.keep(base, 'old', 'plain');
    store.keep('https://other.ccrm.pl/publicApi/', 'other', 'plain');
    store.keep(base, 'new', keeping);
    expect(store.find(base)).toBe('new');
    expect(store.stateOf(base)).toBe('thisRun');
    expect(readFileSync(path, 'utf8')).not.toMatch(/old|new/);
    expect(openKeyStore(path, none, null).stateOf(base)).toBe('missing');
    expect(openKeyStore(path, none, null).find('https://other.ccrm.pl/publicApi/')).toBe('other');
  },
);

test('forgets a key, in memory and on the disk', () => {
  const path = join(temporaryFolder(), 'keys.json');
  const store = openKeyStore(path, safe, null);
  store.keep(base, 'secret', 'safely');
  store.forget(base);
  expect(store.find(base)).toBeNull();
  expect(store.stateOf(base)).toBe('missing');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({});
});

test('encrypts a key that was kept readable, once there is a safe place', () => {
  const path = join(temporaryFolder(), 'keys.json');
  openKeyStore(path, none, null).keep(base, 'secret', 'plain');
  const store = openKeyStore(path, safe, null);
  expect(store.stateOf(base)).toBe('stored');
  expect(store.find(base)).toBe('secret');
  expect(readFileSync(path, 'utf8')).not.toContain('secret');
});

test('tells a key that the system does not give out from one that is missing', () => {
  const path = join(temporaryFolder(), 'keys.json');
  openKeyStore(path, safe, null).keep(base, 'secret', 'safely');
  const elsewhere: SafeStorage = {
    ...safe,
    decrypt: () => {
      throw new Error('another user');
    },
  };
  for (const shut of [elsewhere, none]) {
    const store = openKeyStore(path, shut, null);
    expect(store.find(base)).toBeNull();
    expect(store.stateOf(base)).toBe('unreadable');
    expect(store.stateOf('https://other.ccrm.pl/publicApi/')).toBe('missing');
  }
});
