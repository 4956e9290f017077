import { afterEach, expect, test } from 'vitest';
import { buildInteraction, dataOfRecords } from '../../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../../main/sample-crm/http/server';
import { takeSyncLock } from '../../../../main/archive/file/sync-lock';
import { Accounts } from '../../../../main/workspace/accounts/accounts';
import { ArchiveInUse } from '../../../../main/workspace/archive/archive-in-use';
import { DemoCrm } from '../../../../main/workspace/demo-crm';
import type { SyncReport } from '../../../../preload/model';
import type { WorkspaceNews } from '../../../../main/workspace/news';
import { KeptSettings } from '../../../../main/workspace/settings/kept-settings';
import { settingsPathOf } from '../../../../main/workspace/settings/settings';
import { noPolicy } from '../../../../main/policy/policy';
import { SyncControl } from '../../../../main/workspace/sync/sync-control';
import { latestDayIn } from '../../../../main/crm/zone';
import { writerOn } from '../../mirror/writer-on';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';
import { platformOf } from '../platform-of';
import { sessionOn } from '../session-on';

const days = { from: '2025-03-01', to: '2025-03-31' };

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

interface Controlled {
  readonly server: CrmServer;
  readonly sync: SyncControl;
  readonly accounts: Accounts;
  readonly archive: ArchiveInUse;
  /** What was told, in its order: `progress`, `status 1` with its records, `ended true`. */
  readonly told: string[];
  readonly log: string[];
  /** What is done in the moment when the end is told. */
  readonly onEnd: (act: () => void) => void;
}

/** The download of an open archive, from a CRM with one record, with its key. */
async function controlled(downloadFrom?: string): Promise<Controlled> {
  const record = { interaction: buildInteraction({ callDate: '2025-03-10 12:00:00' }) };
  const server = await startCrmServer({ data: dataOfRecords([record]), key: 'a-key' });
  ending.push(() => server.close());
  const dataDir = temporaryFolder();
  const [told, log]: [string[], string[]] = [[], []];
  const policy = { ...noPolicy, held: downloadFrom === undefined ? {} : { downloadFrom } };
  const platform = platformOf(dataDir, log, { policy });
  const settings = new KeptSettings(settingsPathOf(dataDir), () => {});
  const accounts = new Accounts(platform, settings);
  const account = accounts.named(server.baseUrl);
  await accounts.admit(account, 'a-key', 'thisRun');
  let atEnd = (): void => {};
  const news: WorkspaceNews = {
    syncProgress: () => told.push('progress'),
    archiveChanged: ({ interactions }) => told.push(`status ${String(interactions)}`),
    viewedChanged: () => {},
    erasedByRules: () => {},
    archiveClosed: () => {},
    syncEnded: ({ result }) => {
      told.push(`ended ${String(result.ok)}`);
      atEnd();
    },
  };
  const written = temporaryArchive();
  const archive = new ArchiveInUse(
    () => news,
    platform.log,
    (of) => Promise.resolve(sessionOn(written, of)),
  );
  await archive.open(account, written.path, true);
  const sync = new SyncControl({
    platform,
    accounts,
    archive,
    demo: new DemoCrm(settings),
    news: () => news,
    writer: () => writerOn(written),
  });
  ending.push(async () => {
    await sync.stop();
    await archive.close();
  });
  const onEnd = (act: () => void): void => {
    atEnd = act;
  };
  return { server, sync, accounts, archive, told, log, onEnd };
}

test('tells what the archive holds before it tells of the end, and with that another one may begin', async () => {
  const { sync, told, log, onEnd } = await controlled();
  const next: Promise<unknown>[] = [];
  onEnd(() => {
    next.push(sync.isRunning ? Promise.resolve('running') : sync.again('person'));
  });
  const report = await sync.start(days);
  expect(report).toMatchObject({ complete: true, interactions: { new: 1 } });
  expect(told.filter((news) => news !== 'progress')).toEqual(['status 1', 'ended true']);
  onEnd(() => {});
  expect(await Promise.all(next)).toEqual(['done']);
  expect(log[0]).toContain('days 2025-03-01 to 2025-03-31');
  expect(sync.isRunning).toBe(false);
  expect(await sync.readLastFailure()).toBeNull();
});

test('is one at a time', async () => {
  const { sync } = await controlled();
  const running = sync.start(days);
  await expect(sync.start(days)).rejects.toThrow('archiveLocked');
  expect(await sync.again('schedule')).toBe('running');
  await running;
  expect(await sync.again('schedule')).toBe('done');
});

test('paused asks for nothing, and goes on from there', async () => {
  const { sync, server } = await controlled();
  const running = sync.start(days);
  const asked = server.requests.total;
  sync.pause();
  // Woken by the computer, it stays what the person made of it.
  sync.sleep();
  sync.wake();
  // As long as another one takes from its beginning to its end.
  const other = await controlled();
  await other.sync.start(days);
  expect(server.requests.total).toBe(asked);
  sync.resume();
  expect(await running).toMatchObject({ complete: true });
});

test('stopped, it ends with a report', async () => {
  const { sync, server } = await controlled();
  server.setFaults([{ kind: 'slow', delayMs: 60_000 }]);
  const before = server.requests.total;
  const running = sync.start(days);
  await expect.poll(() => server.requests.total).toBeGreaterThan(before);
  await sync.stop();
  expect(await running).toMatchObject({ complete: false, stopped: { kind: 'cancelled' } });
  expect(sync.isRunning).toBe(false);
});

test('a scheduled one waits until one was asked for, and then brings all of it up to date', async () => {
  const { sync } = await controlled();
  expect(await sync.readDaysAgain()).toBeNull();
  expect(await sync.again('schedule')).toBe('neverAsked');
  await sync.start(days);
  expect(await sync.readDaysAgain()).toEqual({ from: days.from, to: latestDayIn(new Date()) });
});

test('without a key a person is told, and a scheduled one does nothing', async () => {
  const { sync, accounts, archive } = await controlled();
  await sync.start(days);
  const { account, path } = archive.opened;
  await accounts.forgetKey(account);
  // As at the next start: there is no download of this run to be asked for again.
  await archive.open(account, path, false);
  await expect(sync.again('person')).rejects.toThrow('keyMissing');
  expect(await sync.again('schedule')).toBe('neverAsked');
});

test('asks once more for what could not even begin', async () => {
  const { sync, accounts, archive } = await controlled();
  const { account } = archive.opened;
  await accounts.forgetKey(account);
  await expect(sync.start(days)).rejects.toThrow('keyMissing');
  expect(await sync.readLastFailure()).toMatchObject({ failure: { kind: 'keyMissing' } });
  await accounts.admit(account, 'a-key', 'thisRun');
  expect(await sync.again('person')).toBe('done');
  expect(await sync.readLastFailure()).toBeNull();
});

test('refused, recalls that the same CRM accepted the key before', async () => {
  const { sync, server } = await controlled();
  await sync.start(days);
  server.setKey('another');
  const report = await sync.start({ ...days, again: true });
  expect(report.stopped).toMatchObject({ kind: 'unauthorised', facts: { onceAccepted: 1 } });
});

test('of another archive is not what failed in this one', async () => {
  const { sync, accounts, archive } = await controlled();
  const { account, path } = archive.opened;
  await accounts.forgetKey(account);
  await expect(sync.start(days)).rejects.toThrow('keyMissing');
  await archive.open(account, path, false);
  expect(await sync.readLastFailure()).toBeNull();
});

test('nothing before the day that administrators decided on is downloaded', async () => {
  const { sync, archive } = await controlled('2025-03-09');
  await sync.start({ from: '2024-01-01', to: '2025-03-10' });
  expect(await archive.opened.reader.ask('readFirstAskedDay', null)).toBe('2025-03-09');
  await expect(sync.start({ from: '2024-01-01', to: '2025-03-08' })).rejects.toThrow('setByAdministrator');
});

test('a first day that administrators put earlier is downloaded by itself', async () => {
  const { sync } = await controlled('2025-01-01');
  expect(await sync.readDaysAgain()).toBeNull();
  await sync.start({ from: '2025-03-01', to: '2025-03-10' });
  expect(await sync.readDaysAgain()).toMatchObject({ from: '2025-01-01' });
});

/** A download whose next answer does not come before something else ends it. */
async function atWork(sync: SyncControl, server: CrmServer): Promise<{ readonly ended: Promise<SyncReport> }> {
  server.setFaults([{ kind: 'slow', delayMs: 60_000 }]);
  const before = server.requests.total;
  const ended = sync.start(days);
  await expect.poll(() => server.requests.total).toBeGreaterThan(before);
  return { ended };
}

test('what needs the archive for itself goes first, and the download goes on afterwards', async () => {
  const { sync, archive, server, told } = await controlled();
  const { ended } = await atWork(sync, server);
  const first = await sync.letFirst(() => {
    server.setFaults([]);
    // Throws where a download holds the archive.
    takeSyncLock(archive.opened.path, 'Kronika', Date.now()).release();
    return Promise.resolve([sync.isRunning, ...told.filter((line) => line.startsWith('ended'))]);
  });
  expect(first).toEqual([true]);
  const report = await ended;
  expect(report).toMatchObject({ complete: true, interactions: { new: 1, changed: 0 } });
  expect(report.stopped).toBeUndefined();
  expect(told.filter((line) => line.startsWith('ended'))).toEqual(['ended true']);
  expect(await sync.letFirst(() => Promise.resolve(sync.isRunning))).toBe(false);
});

test('a download that is stopped while something goes first does not go on, and that is done', async () => {
  const { sync, server } = await controlled();
  const { ended } = await atWork(sync, server);
  let stopping = Promise.resolve();
  const first = sync.letFirst(() => {
    stopping = sync.stop();
    return Promise.resolve('done');
  });
  expect(await first).toBe('done');
  await stopping;
  expect((await ended).stopped?.kind).toBe('cancelled');
  expect(sync.isRunning).toBe(false);
});
