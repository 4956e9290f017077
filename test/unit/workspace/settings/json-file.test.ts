import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newestFirst } from '../../../../main/archive/queries/search';
import { openKeyStore, type SafeStorage } from '../../../../main/workspace/accounts/keys';
import { readJsonObject } from '../../../../main/workspace/settings/json-file';
import { openSavedSearches } from '../../../../main/workspace/settings/saved-searches';
import { readSettings, writeSettings } from '../../../../main/workspace/settings/settings';
import { failureOf, KronikaError, type Failure } from '../../../../preload/failure';
import { temporaryFolder } from '../../temp-archive';

const mine = 'https://mine.ccrm.pl/publicApi/';
const other = 'https://other.ccrm.pl/publicApi/';
const safe: SafeStorage = {
  isAvailable: () => Promise.resolve(true),
  encrypt: (text) => Promise.resolve(Buffer.from(text, 'utf8')),
  decrypt: (bytes) => Promise.resolve({ text: bytes.toString('utf8'), isStale: false }),
};
const jsonOf = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** What lies beside a file, without the file itself. */
const beside = (path: string): string[] =>
  readdirSync(dirname(path))
    .map((name) => join(dirname(path), name))
    .filter((name) => name !== path);

test('one key entry that cannot be read costs no other key, and stays in the file', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  await openKeyStore(path, safe, null).keep(other, 'the other key', 'safely');
  const odd = { encrypted: 5, since: 'a later version' };
  writeFileSync(path, JSON.stringify({ odd, ...(jsonOf(path) as object) }));
  expect(await openKeyStore(path, safe, null).find(other)).toBe('the other key');
  await openKeyStore(path, safe, null).keep(mine, 'my key', 'safely');
  expect(await openKeyStore(path, safe, null).find(other)).toBe('the other key');
  expect(await openKeyStore(path, safe, null).find(mine)).toBe('my key');
  expect(jsonOf(path)).toMatchObject({ odd });
  expect(beside(path)).toEqual([]);
});

test.each([
  ['no JSON', '{"https://mine.ccrm.pl/publicApi/":{"encr'],
  ['a list', '[1]'],
  ['an entry that cannot be read, of the account whose key is kept', JSON.stringify({ [mine]: { encrypted: 5 } })],
])('a key file that is %s stays beside, for its owner alone', async (_, before) => {
  const path = join(temporaryFolder(), 'keys.json');
  writeFileSync(path, before);
  const store = openKeyStore(path, safe, null);
  expect(await store.stateOf(mine)).toBe('missing');
  await store.keep(mine, 'my key', 'safely');
  await store.keep(mine, 'my next key', 'safely');
  expect(await openKeyStore(path, safe, null).find(mine)).toBe('my next key');
  const [kept, ...more] = beside(path);
  expect(more).toEqual([]);
  expect(kept).toMatch(/keys\.json\.unreadable-[0-9a-f]{8}$/);
  expect(readFileSync(kept!, 'utf8')).toBe(before);
  if (process.platform !== 'win32') expect(statSync(kept!).mode & 0o077).toBe(0);
});

test('one account and one export profile that cannot be read cost no other, and the file stays beside', () => {
  const path = join(temporaryFolder(), 'settings.json');
  writeSettings(path, { ...readSettings(path), language: 'pl', accounts: [{ name: 'mine', baseUrl: mine }] });
  const file = jsonOf(path) as { accounts: unknown[]; exporting: object };
  const before = JSON.stringify({
    ...file,
    accounts: ['?', ...file.accounts],
    exporting: { ...file.exporting, own: [{ name: 'broken' }] },
    ofLater: { version: 9 },
  });
  writeFileSync(path, before);
  const read = readSettings(path);
  expect(read).toMatchObject({ language: 'pl', accounts: [{ name: 'mine', baseUrl: mine }] });
  writeSettings(path, { ...read, syncEveryHours: 8 });
  expect(beside(path).map((kept) => readFileSync(kept, 'utf8'))).toEqual([before]);
  // What a later version wrote is not ours to take away.
  expect(jsonOf(path)).toMatchObject({ syncEveryHours: 8, ofLater: { version: 9 } });
});

test('settings that are no JSON stay beside, an empty file need not', () => {
  const path = join(temporaryFolder(), 'settings.json');
  writeFileSync(path, '');
  writeSettings(path, readSettings(path));
  expect(beside(path)).toEqual([]);
  writeFileSync(path, '{"language":');
  writeSettings(path, readSettings(path));
  expect(beside(path).map((kept) => readFileSync(kept, 'utf8'))).toEqual(['{"language":']);
  // Once is enough: what is written then can be read.
  writeSettings(path, { ...readSettings(path), language: 'en' });
  expect(beside(path)).toHaveLength(1);
});

test('saved searches of one account that cannot be read cost no other account its own', () => {
  const path = join(temporaryFolder(), 'searches.json');
  const kept = [
    { id: '1', name: 'Faktury', query: { text: 'faktura', filters: {} }, sort: newestFirst, seen: null },
  ] as const;
  openSavedSearches(path).write(mine, kept);
  const before = JSON.stringify({ ...(jsonOf(path) as object), [other]: 'spoiled' });
  writeFileSync(path, before);
  expect(openSavedSearches(path).read(mine)).toEqual(kept);
  openSavedSearches(path).write(mine, kept);
  expect(jsonOf(path)).toMatchObject({ [other]: 'spoiled' });
  expect(beside(path)).toEqual([]);
  openSavedSearches(path).write(other, kept);
  expect(beside(path).map((one) => readFileSync(one, 'utf8'))).toEqual([
    `${JSON.stringify(JSON.parse(before), null, 2)}\n`,
  ]);
});

test('a file that a virus scanner holds is read once that lets go', () => {
  const held = Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
  let tries = 0;
  const read = (): Buffer => {
    tries += 1;
    if (tries < 3) throw held;
    return Buffer.from('{"name":"mine"}');
  };
  expect(readJsonObject('settings.json', { platform: 'win32', read })).toEqual({ name: 'mine' });
});

function failureBy(act: () => unknown): Failure | null {
  try {
    act();
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

test('what the system does not let be read is not taken for nothing, nor written over', () => {
  const path = join(temporaryFolder(), 'settings.json');
  const refused = Object.assign(new Error('EIO'), { code: 'EIO' });
  const read = (): Buffer => {
    throw refused;
  };
  expect(failureBy(() => readJsonObject(path, { platform: 'linux', read }))).toMatchObject({
    kind: 'diskFault',
    facts: { path },
  });
  mkdirSync(path);
  expect(() => readSettings(path)).toThrow(KronikaError);
  expect(() => {
    openSavedSearches(path).write(mine, []);
  }).toThrow(KronikaError);
  expect(statSync(path).isDirectory()).toBe(true);
});
