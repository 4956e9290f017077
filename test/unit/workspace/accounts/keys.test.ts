import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeyStore, type SafeStorage } from '../../../../main/workspace/accounts/keys';
import { temporaryFolder } from '../../temp-archive';

const base = 'https://my-crm.ccrm.pl/publicApi/';
const reversed = (text: string): string => Array.from(text).reverse().join('');
const safe: SafeStorage = {
  isAvailable: () => Promise.resolve(true),
  encrypt: (text) => Promise.resolve(Buffer.from(reversed(text))),
  decrypt: (bytes) => Promise.resolve({ text: reversed(bytes.toString()), isStale: false }),
};
const none: SafeStorage = { ...safe, isAvailable: () => Promise.resolve(false) };

test('keeps a key encrypted and finds it in the next run', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  await openKeyStore(path, safe, null).keep(base, 'secret', 'safely');
  expect(readFileSync(path, 'utf8')).not.toContain('secret');
  expect(await openKeyStore(path, safe, null).find(base)).toBe('secret');
  expect(await openKeyStore(path, safe, null).stateOf(base)).toBe('stored');
});

test('keeps a key for this run only where there is no safe place', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  const store = openKeyStore(path, none, null);
  await store.keep(base, 'secret', 'safely');
  expect(await store.find(base)).toBe('secret');
  expect(await store.stateOf(base)).toBe('thisRun');
  expect(existsSync(path)).toBe(false);
  expect(await openKeyStore(path, none, null).stateOf(base)).toBe('missing');
});

test('keeps a key readable only when the person decided so, for its owner alone', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  await openKeyStore(path, none, null).keep(base, 'secret', 'plain');
  expect(await openKeyStore(path, none, null).find(base)).toBe('secret');
  expect(await openKeyStore(path, none, null).stateOf(base)).toBe('storedPlain');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('prefers the key of the environment and never stores it', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  const store = openKeyStore(path, safe, 'from-environment');
  expect(await store.find(base)).toBe('from-environment');
  expect(existsSync(path)).toBe(false);
});

test('gives the key of the environment to the account first in use, and to no other', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  const other = 'https://other.ccrm.pl/publicApi/';
  const store = openKeyStore(path, safe, 'from-environment');
  // It is not known yet whose it is.
  expect(await store.find(other)).toBe('from-environment');
  store.bindPreferred(base);
  store.bindPreferred(other);
  expect(await store.find(base)).toBe('from-environment');
  expect(await store.find(other)).toBeNull();
  expect(await store.stateOf(other)).toBe('missing');
});

test.each(['thisRun', 'safely'] as const)(
  'leaves nothing on the disk of a readable key that is replaced %s',
  async (keeping) => {
    const path = join(temporaryFolder(), 'keys.json');
    const store = openKeyStore(path, none, null);
    await store.keep(base, 'old', 'plain');
    await store.keep('https://other.ccrm.pl/publicApi/', 'other', 'plain');
    await store.keep(base, 'new', keeping);
    expect(await store.find(base)).toBe('new');
    expect(await store.stateOf(base)).toBe('thisRun');
    expect(readFileSync(path, 'utf8')).not.toMatch(/old|new/);
    expect(await openKeyStore(path, none, null).stateOf(base)).toBe('missing');
    expect(await openKeyStore(path, none, null).find('https://other.ccrm.pl/publicApi/')).toBe('other');
  },
);

test('forgets a key, in memory and on the disk', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  const store = openKeyStore(path, safe, null);
  await store.keep(base, 'secret', 'safely');
  await store.forget(base);
  expect(await store.find(base)).toBeNull();
  expect(await store.stateOf(base)).toBe('missing');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({});
});

test('encrypts a key that was kept readable, once there is a safe place', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  await openKeyStore(path, none, null).keep(base, 'secret', 'plain');
  const store = openKeyStore(path, safe, null);
  expect(await store.stateOf(base)).toBe('stored');
  expect(await store.find(base)).toBe('secret');
  expect(readFileSync(path, 'utf8')).not.toContain('secret');
});

test('tells a key that the system does not give out from one that is missing', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  await openKeyStore(path, safe, null).keep(base, 'secret', 'safely');
  const elsewhere: SafeStorage = {
    ...safe,
    decrypt: () => Promise.reject(new Error('another user')),
  };
  for (const shut of [elsewhere, none]) {
    const store = openKeyStore(path, shut, null);
    expect(await store.find(base)).toBeNull();
    expect(await store.stateOf(base)).toBe('unreadable');
    expect(await store.stateOf('https://other.ccrm.pl/publicApi/')).toBe('missing');
  }
});

test('keeps a key for this run only where the safe place fails, and nothing of the one before', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  const failing: SafeStorage = { ...safe, encrypt: () => Promise.reject(new Error('locked')) };
  await openKeyStore(path, none, null).keep(base, 'old', 'plain');
  const store = openKeyStore(path, failing, null);
  await store.keep(base, 'new', 'safely');
  expect(await store.find(base)).toBe('new');
  expect(await store.stateOf(base)).toBe('thisRun');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({});
});

test('keeps the last of several keys, each in its turn, however long the safe place takes', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  const opened: (() => void)[] = [];
  const slow: SafeStorage = {
    ...safe,
    // The first one is let through last.
    encrypt: async (text) => {
      await new Promise<void>((resolve) => {
        if (text === 'first') opened.push(resolve);
        else resolve();
      });
      return await safe.encrypt(text);
    },
  };
  const store = openKeyStore(path, slow, null);
  const kept = [store.keep(base, 'first', 'safely'), store.keep(base, 'second', 'safely')];
  const other = store.keep('https://other.ccrm.pl/publicApi/', 'other', 'safely');
  const found = store.find(base);
  const settled = store.settled();
  await expect.poll(() => opened.length).toBeGreaterThan(0);
  expect(existsSync(path)).toBe(false);
  for (const open of opened) open();
  await settled;
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object)).toHaveLength(2);
  await Promise.all([...kept, other]);
  expect(await found).toBe('second');
  expect(await openKeyStore(path, safe, null).find(base)).toBe('second');
});

test('goes on with the next key after one that could not be written', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'gone', 'keys.json');
  writeFileSync(join(folder, 'gone'), '');
  const store = openKeyStore(path, safe, null);
  await expect(store.keep(base, 'secret', 'safely')).rejects.toThrow();
  rmSync(join(folder, 'gone'));
  await store.keep(base, 'another', 'safely');
  expect(await openKeyStore(path, safe, null).find(base)).toBe('another');
});

test('encrypts a key anew where the system asks for it, once', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  await openKeyStore(path, safe, null).keep(base, 'secret', 'safely');
  let asked = 0;
  const rotated: SafeStorage = {
    ...safe,
    encrypt: (text) => Promise.resolve(Buffer.from(`2${reversed(text)}${String((asked += 1))}`)),
    decrypt: async (bytes) => {
      const text = bytes.toString();
      const isNew = text.startsWith('2');
      // A system that is never content.
      return { text: (await safe.decrypt(Buffer.from(isNew ? text.slice(1, -1) : text))).text, isStale: true };
    },
  };
  const store = openKeyStore(path, rotated, null);
  expect(await store.find(base)).toBe('secret');
  expect(await store.stateOf(base)).toBe('stored');
  expect(await store.find(base)).toBe('secret');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    [base]: { encrypted: Buffer.from('2terces1').toString('base64') },
  });
});

test('leaves alone what another program kept while a key was encrypted anew', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  await openKeyStore(path, safe, null).keep(base, 'old', 'safely');
  const rotated: SafeStorage = {
    ...safe,
    encrypt: async (text) => {
      await openKeyStore(path, safe, null).keep(base, 'of the other program', 'safely');
      return await safe.encrypt(text);
    },
    decrypt: async (bytes) => ({ ...(await safe.decrypt(bytes)), isStale: true }),
  };
  expect(await openKeyStore(path, rotated, null).find(base)).toBe('old');
  expect(await openKeyStore(path, safe, null).find(base)).toBe('of the other program');
});
