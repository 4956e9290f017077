import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { dataOfRecords } from '../../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../../main/sample-crm/http/server';
import { Accounts } from '../../../../main/workspace/accounts/accounts';
import { demoAccount } from '../../../../main/workspace/demo';
import type { Platform } from '../../../../main/workspace/platform';
import { KeptSettings } from '../../../../main/workspace/settings/kept-settings';
import { settingsPathOf } from '../../../../main/workspace/settings/settings';
import { temporaryFolder } from '../../temp-archive';
import { platformOf } from '../platform-of';

const account = (name: string) => ({ name, baseUrl: `https://${name}.ccrm.pl/publicApi/` });
const [first, second] = [account('first'), account('second')];

const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

async function serve(): Promise<CrmServer> {
  const server = await startCrmServer({ data: dataOfRecords([]), key: 'a-key' });
  closing.push(server);
  return server;
}

function known(differing: Partial<Platform> = {}) {
  const dataDir = temporaryFolder();
  const settings = new KeptSettings(settingsPathOf(dataDir), () => {});
  return { dataDir, settings, accounts: new Accounts(platformOf(dataDir, [], differing), settings) };
}

test('goes by what is known, and by what people write for the rest', () => {
  const { accounts, settings } = known();
  settings.change({ accounts: [{ name: 'old', baseUrl: 'https://old.example/publicApi/' }] });
  expect(accounts.named('old').baseUrl).toBe('https://old.example/publicApi/');
  expect(accounts.named('first')).toEqual(first);
  expect(() => accounts.named('http://first.example')).toThrow('addressNotAllowed');
});

test('is in use from when its archive was opened in the window', () => {
  const { accounts, settings } = known();
  expect(accounts.current).toBeNull();
  accounts.use(first);
  accounts.use(second);
  expect(accounts.current).toEqual(second);
  expect(settings.current.accounts).toEqual([first, second]);
});

test('of a command is remembered once it was of use, and leaves that of the window alone', () => {
  const { accounts, settings } = known({ remembersAccount: false });
  accounts.use(first);
  expect(settings.current.accounts).toEqual([]);
  accounts.remember(first);
  accounts.remember(second);
  expect(accounts.current).toEqual(first);
  expect(settings.current.accounts).toEqual([first, second]);
});

test('without a key says so, and sample data need none', async () => {
  const { accounts } = known();
  expect(await accounts.hasKey(first)).toBe(false);
  await expect(accounts.needKey(first)).rejects.toThrow('keyMissing');
  expect(await accounts.keyState(demoAccount)).toBe('thisRun');
  expect(await accounts.hasKey(demoAccount)).toBe(true);
});

test("uses the environment's key for the account first in use alone", async () => {
  const { accounts } = known({ environmentKey: 'given' });
  accounts.use(demoAccount);
  accounts.use(first);
  expect(await accounts.needKey(first)).toBe('given');
  expect(await accounts.hasKey(second)).toBe(false);
});

test('keeps a key once the CRM has answered, and nothing of one that was refused', async () => {
  const server = await serve();
  const { accounts, dataDir } = known();
  const here = accounts.named(server.baseUrl);
  await expect(accounts.admit(here, 'mistyped', 'plain')).rejects.toThrow('unauthorised');
  expect(existsSync(join(dataDir, 'keys.json'))).toBe(false);
  await accounts.admit(here, 'a-key', 'plain');
  expect(await accounts.isKeyOf(here, 'a-key')).toBe(true);
  expect(await accounts.keyState(here)).toBe('storedPlain');
  await accounts.forgetKey(here);
  expect(await accounts.keyState(here)).toBe('missing');
});

test('is not asked a second time where its CRM answered the test a moment ago', async () => {
  const server = await serve();
  const { accounts } = known();
  const here = accounts.named(server.baseUrl);
  await accounts.test(here, 'a-key');
  const asked = server.requests.total;
  await accounts.admit(here, 'a-key', 'thisRun');
  expect(server.requests.total).toBe(asked);
});

test('names its archives as files that nothing may replace', () => {
  const { accounts, dataDir } = known();
  accounts.use(first);
  accounts.use(second);
  expect(accounts.home).toEqual({
    dataDir,
    archives: ['first', 'second'].map((name) => join(dataDir, 'archives', `${name}.kronika`)),
  });
});

test('is called as its owner likes, and found by that and by its own name; its archive stays where it is', () => {
  const { accounts, settings } = known();
  settings.change({ accounts: [first, second], current: first.baseUrl });
  const path = accounts.archivePathOf(first);
  const renamed = accounts.rename(first, '  Biuro w Łodzi ');
  expect(renamed).toEqual({ ...first, label: 'Biuro w Łodzi' });
  expect(settings.current.accounts).toEqual([renamed, second]);
  expect(accounts.archivePathOf(renamed)).toBe(path);
  for (const text of ['Biuro w Łodzi', 'biuro w łodzi', 'first', first.baseUrl]) {
    expect(accounts.called(text), text).toEqual(renamed);
  }
  // What is typed for a new account is an address, whatever others are called.
  accounts.rename(second, 'third');
  expect(accounts.named('third')).toEqual(account('third'));
  expect(accounts.named('https://first.ccrm.pl')).toEqual(renamed);
  expect(accounts.rename(renamed, 'first')).toEqual(first);
});

test('is not called as another one is', () => {
  const { accounts, settings } = known();
  settings.change({ accounts: [first, { ...second, label: 'Biuro' }] });
  for (const name of ['second', 'BIURO', second.baseUrl]) {
    expect(() => accounts.rename(first, name), name).toThrow('nameTaken');
  }
});

test('keeps its name when it is opened anew', () => {
  const { accounts, settings } = known();
  accounts.use(first);
  accounts.rename(first, 'Biuro');
  accounts.use(accounts.named('first.ccrm.pl'));
  expect(settings.current.accounts).toEqual([{ ...first, label: 'Biuro' }]);
});
