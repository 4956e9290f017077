import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCommand } from '../../../main/cli/run';
import type { Terminal } from '../../../main/cli/terminal';
import { parseArguments } from '../../../main/cli/arguments';
import { decide } from '../../../main/policy/policy';
import { dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { openBackupStore } from '../../../main/workspace/backup/backup-store';
import { readSettings, settingsPathOf } from '../../../main/workspace/settings/settings';
import { createSchedule } from '../../../main/workspace/sync/schedule';
import { Workspace } from '../../../main/workspace/workspace';
import { temporaryFolder } from '../temp-archive';
import { platformOf } from './platform-of';

const place = '/etc/kronika/policy.json';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function under(entries: Record<string, unknown>, dataDir = temporaryFolder()): Workspace {
  const policy = decide([{ place, entries }], [place]);
  const workspace = new Workspace(platformOf(dataDir, [], { policy, environmentKey: 'a-key' }));
  closing.push(() => workspace.close());
  return workspace;
}

async function crm(): Promise<CrmServer> {
  const server = await startCrmServer({ data: dataOfRecords([]), key: 'a-key' });
  closing.push(() => server.close());
  return server;
}

test('what administrators decided stands in the place of what was chosen, which comes back with the policy gone', async () => {
  const dataDir = temporaryFolder();
  const free = under({}, dataDir);
  free.kept.change({ language: 'pl', syncEveryHours: 2 });
  const bound = under({ language: 'en', syncEveryHours: 0 }, dataDir);
  expect(bound.language).toBe('en');
  expect(await bound.readSetup()).toMatchObject({
    language: 'en',
    syncEveryHours: 0,
    policy: { held: { language: 'en', syncEveryHours: 0 }, problems: [] },
  });
  bound.kept.change({ theme: 'dark' });
  expect(readSettings(settingsPathOf(dataDir))).toMatchObject({ language: 'pl', syncEveryHours: 2, theme: 'dark' });
});

test('a schedule that administrators switched off downloads nothing, whatever was chosen', () => {
  const workspace = under({ syncEveryHours: 0 });
  workspace.kept.change({ syncEveryHours: 1 });
  let asked = 0;
  const sync = {
    again: () => {
      asked += 1;
      return Promise.resolve('done' as const);
    },
    readDaysAgain: () => Promise.resolve(null),
  };
  createSchedule(sync, () => workspace.settings.syncEveryHours).look();
  expect(asked).toBe(0);
});

interface Said extends Terminal {
  readonly results: string[];
  readonly said: string[];
}

function terminal(): Said {
  const [results, said]: [string[], string[]] = [[], []];
  return {
    ...{
      results,
      said,
      isInteractive: false,
      isClosed: false,
      canAsk: false,
      show: () => {},
      ask: () => Promise.resolve(null),
    },
    out: (line) => results.push(line),
    json: (value) => results.push(JSON.stringify(value)),
    say: (line) => said.push(line),
  };
}

async function run(workspace: Workspace, ...args: string[]): Promise<Said & { readonly code: number }> {
  const screen = terminal();
  const command = parseArguments(args);
  if (command.command === 'window' || command.command === 'help' || command.command === 'version') throw new Error();
  if (command.command === 'completion') throw new Error();
  const print = (): Promise<never> => Promise.reject(new Error('nothing is printed here'));
  const surroundings = { note: () => null, backupPassword: null, print };
  const code = await runCommand(command, workspace, screen, new AbortController().signal, surroundings);
  return { ...screen, code };
}

test('the one account may be asked, and no other', async () => {
  const [office, other] = [await crm(), await crm()];
  const { accounts } = under({ account: office.baseUrl });
  await expect(accounts.test(accounts.named(other.baseUrl), 'a-key')).rejects.toThrow('setByAdministrator');
  await expect(accounts.admit(accounts.named(other.baseUrl), 'a-key', 'thisRun')).rejects.toThrow('setByAdministrator');
  expect(other.requests.total).toBe(0);
  await accounts.admit(accounts.named(office.baseUrl), 'a-key', 'thisRun');
  expect(office.requests.total).toBeGreaterThan(0);
});

test('the key of another account stays unused, and the one account goes before the one last used', async () => {
  const dataDir = temporaryFolder();
  const [office, other] = ['office', 'other'].map((name) => ({ name, baseUrl: `https://${name}.ccrm.pl/publicApi/` }));
  if (office === undefined || other === undefined) throw new Error();
  under({}, dataDir).kept.change({ accounts: [office, other], current: other.baseUrl });
  const { accounts } = under({ account: 'office' }, dataDir);
  expect(accounts.current).toEqual(office);
  expect(await accounts.hasKey(other)).toBe(false);
  await expect(accounts.needKey(other)).rejects.toThrow('setByAdministrator');
  expect(await accounts.hasKey(office)).toBe(true);
  expect(accounts.named('other')).toEqual(other);
});

test('`kronika policy` says what holds and where it stands, for people and for programs', async () => {
  const entries = { account: 'moja-firma', syncEveryHours: 8, exportsAllowed: false };
  const told = await run(under(entries), 'policy');
  expect(told.code).toBe(0);
  expect(told.results).toEqual([
    `Gdzie szukano: ${place}`,
    'Konto w CRM (account): moja-firma',
    `  z: ${place}`,
    'Pobieranie automatyczne (syncEveryHours): co 8 godzin',
    `  z: ${place}`,
    'Eksport, wydruk i kopiowanie (exportsAllowed): nie',
    `  z: ${place}`,
  ]);
  const { results } = await run(under(entries), 'policy', '--json');
  expect(JSON.parse(results.join(''))).toMatchObject({ held: entries, problems: [], searched: [place] });
});

test('`kronika policy` says what is wrong, and every other command that there is something', async () => {
  const entries = { language: 'xx', color: 1 };
  const told = await run(under(entries), 'policy');
  expect(told.code).toBe(2);
  expect(told.results).toContain('Administrator niczego nie ustalił.');
  expect(told.said).toHaveLength(2);
  const other = await run(under(entries), 'status');
  expect(other.said[0]).toContain('kronika policy');
});

test('a schedule of backups that administrators decided on stands in the place of the person’s, which is kept', () => {
  const path = join(temporaryFolder(), 'backups.json');
  const own = openBackupStore(path);
  const schedule = { every: 'never', folder: '/home/anna', keep: 5, isProtected: false, tells: true } as const;
  own.change('account', () => ({ schedule }));
  const bound = openBackupStore(path, { backupEvery: 'day', backupFolder: '/srv/kopie', backupKeep: 30 });
  expect(bound.read('account').schedule).toEqual({
    ...{ every: 'day', folder: '/srv/kopie', keep: 30, isProtected: false, tells: true },
  });
  bound.change('account', () => ({ folder: '/elsewhere' }));
  expect(openBackupStore(path).read('account')).toMatchObject({ schedule, folder: '/elsewhere' });
});
