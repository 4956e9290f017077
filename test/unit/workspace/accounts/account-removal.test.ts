import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { openForWriting } from '../../../../main/archive/file/open';
import { toAccount } from '../../../../main/crm/http/address';
import { openBackupStore } from '../../../../main/workspace/backup/backup-store';
import { openErasedLists } from '../../../../main/workspace/persons/erased-lists';
import { AccountRemoval } from '../../../../main/workspace/accounts/account-removal';
import { demoAccount } from '../../../../main/workspace/demo';
import { Workspace } from '../../../../main/workspace/workspace';
import type { ArchiveWork, SavedSearch } from '../../../../preload/model';
import { temporaryFolder } from '../../temp-archive';
import { platformOf } from '../platform-of';

const [first, second] = [toAccount('pierwsza'), toAccount('second')];
const saved = (name: string): SavedSearch => ({
  id: name,
  name,
  query: { text: name, filters: {} },
  sort: { by: 'date', descending: true },
  seen: null,
});

/** Two accounts and the sample data, each with an archive, a copy beside it, searches, a place; the first is in use. */
async function office() {
  const dataDir = temporaryFolder();
  const log: string[] = [];
  const workspace = new Workspace(platformOf(dataDir, log));
  const { accounts, kept, searches, recent } = workspace;
  const backups = openBackupStore(join(dataDir, 'backups.json'));
  for (const account of [second, demoAccount, first]) {
    accounts.use(account);
    const path = accounts.archivePathOf(account);
    openForWriting(path).close();
    cpSync(path, `${path}.before-9`);
    await accounts.admit(account, `key of ${account.name}`, 'plain');
    searches.write(account.baseUrl, [saved(`saved in ${account.name}`)]);
    backups.change(account.baseUrl, () => ({ folder: `/copies/${account.name}` }));
    await accounts.backupPasswords.keep(account.baseUrl, 'secret');
    recent.write(account.baseUrl, { areKept: true, texts: [`typed in ${account.name}`] });
  }
  kept.change({
    places: Object.fromEntries(
      [first, second].map(({ baseUrl, name }) => [
        baseUrl,
        {
          query: { text: `seen in ${name}`, filters: {} },
          sort: { by: 'date', descending: true },
          anchor: null,
          open: null,
        },
      ]),
    ),
  });
  let work: ArchiveWork | null = null;
  const closed: string[] = [];
  const removal = new AccountRemoval({
    accounts,
    kept,
    searches,
    recent,
    backups,
    erased: openErasedLists(join(dataDir, 'erased.json')),
    workOn: () => work,
    close: ({ name }) => {
      closed.push(name);
      work = null;
      return Promise.resolve();
    },
    needQuiet: () => Promise.resolve(),
  });
  return { dataDir, log, workspace, accounts, removal, closed, busy: (with_: ArchiveWork) => (work = with_) };
}

/** Everything in a data folder that says the name of an account, or lies in a file of its name; the log aside. */
function tracesOf(dataDir: string, name: string): string[] {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((each) =>
    statSync(join(dataDir, each)).isFile(),
  );
  return files.filter((each) => each.includes(name) || readFileSync(join(dataDir, each)).includes(name));
}

function bytesOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

test('says what goes before it goes', async () => {
  const { accounts, removal } = await office();
  const path = accounts.archivePathOf(first);
  writeFileSync(`${path}.foreign-2026-01-02T03-04-05-wal`, '12345');
  const facts = await removal.describe(first);
  expect(facts).toMatchObject({
    archivePath: path,
    isArchiveThere: true,
    savedSearches: 1,
    recentSearches: 1,
    hasKey: true,
    work: null,
  });
  expect(facts.files.map(({ path: file, sizeBytes }) => [basename(file), sizeBytes])).toEqual([
    ['pierwsza.kronika', statSync(path).size],
    ['pierwsza.kronika.before-9', statSync(`${path}.before-9`).size],
    ['pierwsza.kronika.foreign-2026-01-02T03-04-05-wal', 5],
  ]);
});

test('deleted, nothing of an account stays in the data folder, and every byte of another one does', async () => {
  const { dataDir, accounts, removal, workspace } = await office();
  const others = [second, demoAccount].map((account) => accounts.archivePathOf(account));
  const before = others.map(bytesOf);
  expect(tracesOf(dataDir, 'pierwsza')).not.toEqual([]);
  expect(await removal.remove(first, 'delete', false)).toEqual([]);
  expect(tracesOf(dataDir, 'pierwsza')).toEqual([]);
  expect(others.map(bytesOf)).toEqual(before);
  expect(workspace.searches.read(second.baseUrl)).toEqual([saved('saved in second')]);
  expect(workspace.recent.read(second.baseUrl).texts).toEqual(['typed in second']);
  expect(await accounts.needKey(second)).toBe('key of second');
  expect(workspace.settings.places[second.baseUrl]?.query.text).toBe('seen in second');
  expect(workspace.settings).toMatchObject({ current: second.baseUrl });
  // Nor does another change of the settings bring it back.
  workspace.kept.change({ language: 'en' });
  expect(tracesOf(dataDir, 'pierwsza')).toEqual([]);
});

test('kept, the archive stays where it is with its searches, and the account finds them when it comes back', async () => {
  const { dataDir, accounts, removal, workspace } = await office();
  const path = accounts.archivePathOf(first);
  const before = bytesOf(path);
  await removal.remove(first, 'keep', false);
  expect(workspace.settings.accounts).toEqual([second, demoAccount]);
  expect(bytesOf(path)).toBe(before);
  await expect(accounts.needKey(first)).rejects.toThrow('keyMissing');
  const later = new Workspace(platformOf(dataDir));
  later.accounts.use(first);
  expect(later.accounts.hasArchive(later.accounts.named('pierwsza'))).toBe(true);
  expect(later.searches.read(first.baseUrl)).toEqual([saved('saved in pierwsza')]);
});

test('the last one leaves nothing in use; the sample data go as any other', async () => {
  const { accounts, removal, workspace } = await office();
  await removal.remove(demoAccount, 'delete', false);
  expect(existsSync(accounts.archivePathOf(demoAccount))).toBe(false);
  expect(workspace.settings.current).toBe(first.baseUrl);
  await removal.remove(first, 'delete', false);
  await removal.remove(second, 'delete', false);
  expect(accounts.current).toBeNull();
  expect(workspace.settings.accounts).toEqual([]);
});

test('while something runs on it, an account is removed only once that may be stopped', async () => {
  const { accounts, removal, closed, busy } = await office();
  busy('download');
  expect((await removal.describe(first)).work).toBe('download');
  await expect(removal.remove(first, 'delete', false)).rejects.toThrow('workRunning');
  expect([closed, existsSync(accounts.archivePathOf(first))]).toEqual([[], true]);
  await removal.remove(first, 'delete', true);
  expect([closed, existsSync(accounts.archivePathOf(first))]).toEqual([['pierwsza'], false]);
});

test('killed once it is decided, the next start ends the removal', async () => {
  const { dataDir, accounts } = await office();
  const path = accounts.archivePathOf(first);
  accounts.places.change(() => ({ removing: [first.baseUrl], unwanted: [path, `${path}.before-9`] }));
  const { accounts: later, settings } = new Workspace(platformOf(dataDir));
  expect(settings.accounts).toEqual([second, demoAccount]);
  expect(existsSync(path)).toBe(false);
  expect(later.places.read()).toMatchObject({ removing: [], unwanted: [] });
  // The key went first, before it was decided.
  expect(tracesOf(dataDir, 'pierwsza').filter((file) => file !== 'keys.json')).toEqual([]);
});

test('a file that cannot be deleted is said, not opened again, and tried again at the next start', async () => {
  const { dataDir, accounts, removal } = await office();
  const elsewhere = temporaryFolder();
  const away = join(elsewhere, 'disk');
  mkdirSync(away);
  const path = join(away, 'pierwsza.kronika');
  renameSync(accounts.archivePathOf(first), path);
  accounts.places.change(() => ({ places: { [first.baseUrl]: { path, mark: null } } }));
  // A disk that is taken out: the file is not to be had, and not gone either.
  renameSync(away, join(elsewhere, 'in a drawer'));
  expect(await removal.remove(first, 'delete', false)).toEqual([path]);
  expect(new Workspace(platformOf(dataDir)).accounts.places.read().unwanted).toEqual([path]);
  renameSync(join(elsewhere, 'in a drawer'), away);
  expect(existsSync(path)).toBe(true);
  expect(new Workspace(platformOf(dataDir)).accounts.places.read().unwanted).toEqual([]);
  expect(existsSync(path)).toBe(false);
});

test('an archive on a disk that is away is said to be, and none is begun at its usual place', async () => {
  const { dataDir, accounts } = await office();
  const usual = accounts.archivePathOf(first);
  const path = join(dataDir, '..', 'no such disk', 'pierwsza.kronika');
  renameSync(usual, `${usual}.elsewhere`);
  accounts.places.change(() => ({ places: { [first.baseUrl]: { path, mark: null } } }));
  const later = new Workspace(platformOf(dataDir));
  const setup = await later.readSetup();
  expect(setup.closed).toMatchObject({ kind: 'archiveAway', facts: { path } });
  await expect(later.connect('pierwsza', 'a key', 'thisRun')).rejects.toThrow();
  expect(existsSync(usual)).toBe(false);
  await later.close();
});
