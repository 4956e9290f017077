import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { takeSyncLock } from '../../../../main/archive/file/sync-lock';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import { storeInteractions } from '../../../../main/archive/store/store';
import { backUp } from '../../../../main/backup/back-up';
import { restoreBackup, type Restoring } from '../../../../main/backup/restore';
import { toInteraction } from '../../../../main/crm/interaction';
import { removeUnfinished } from '../../../../main/files/leftovers';
import { Restoration } from '../../../../main/workspace/archive/restore';
import { finishChanges } from '../../../../main/workspace/archive/unfinished-changes';
import { openArchivePlaces } from '../../../../main/workspace/settings/archive-places';
import { failureOf } from '../../../../preload/failure';
import type { Account } from '../../../../preload/model';
import { plainly } from '../../backup/plain-backup';
import { documentedInteraction } from '../../records';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';

type Around = ConstructorParameters<typeof Restoration>[0];

/** A reader here instead of on a thread. */
const readerHere: NonNullable<Around['startReader']> = (path) => ({
  ask: (() =>
    Promise.resolve().then(() => {
      const archive = openForReading(path);
      const status = readStatus(archive);
      archive.close();
      return status;
    })) as never,
  close: () => Promise.resolve(),
});

const threads: Pick<Around, 'startWriter' | 'startReader'> = {
  startWriter: (to) => ({
    ask: ((task: string, input: Omit<Restoring, 'to'>) =>
      Promise.resolve(task === 'restore' ? restoreBackup({ ...input, to }) : null)) as never,
    close: () => Promise.resolve(),
  }),
  startReader: readerHere,
};

const account = { name: 'biuro', baseUrl: 'https://biuro.ccrm.pl/publicApi/' };

/** On another disk than the folder of temporary files, where this computer has one. */
const elsewhereWithin = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A data folder, a backup of one record, and what restores it to a place; `more` puts other surroundings there. */
function office(to = 'a.kronika', more: Partial<Around> = {}) {
  const dataDir = temporaryFolder();
  const backup = join(temporaryFolder(), 'kopia.kronika');
  const archive = temporaryArchive();
  archive.transaction(() => storeInteractions(archive, [toInteraction(documentedInteraction)]));
  backUp(archive, plainly(backup, { dataDir, archives: [] }));
  const places = openArchivePlaces(dataDir);
  const path = join(dataDir, 'archives', to);
  const remember = vi.fn<(account: Account) => void>();
  const restoration = new Restoration({
    accounts: { places, remember, archivePathOf: () => path },
    dataDir,
    erased: { read: () => [] },
    whileClosed: (_, work) => work(),
    ...threads,
    ...more,
  });
  return { dataDir, backup, places, path, remember, restoration };
}

/** An empty archive in a place. */
function begin(path: string): Buffer {
  openForWriting(path).close();
  return readFileSync(path);
}

function recordsIn(path: string): number {
  const archive = openForReading(path);
  try {
    return readStatus(archive).interactions;
  } finally {
    archive.close();
  }
}

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    return failureOf(error).kind;
  }
  return 'done';
}

test('an archive that was moved to another disk is restored there, and found again by its own mark', async () => {
  const moved = join(temporaryFolder(elsewhereWithin), 'archiwum', 'a.kronika');
  const { dataDir, backup, places, remember } = office();
  places.change(() => ({ places: { [account.baseUrl]: { path: moved, mark: 'of the lost one' } } }));
  const around = { accounts: { places, remember, archivePathOf: () => moved }, dataDir, ...threads };
  const erased = { read: () => [] };
  const restoration = new Restoration({ ...around, erased, whileClosed: (_, work) => work() });

  await restoration.prepare(backup, null);
  expect(existsSync(moved)).toBe(false);
  expect(await restoration.finish(null, 'nothing', null)).toMatchObject({ account, path: moved, keptAs: null });
  expect(remember).toHaveBeenCalledWith(account);
  expect(places.placeOf(account.baseUrl)).toEqual({ path: moved, mark: null });
  expect(recordsIn(moved)).toBe(1);
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([]);
});

test('says what a backup holds before anything changes, and leaves nothing of one that is dropped', async () => {
  const { dataDir, backup, path, restoration } = office();
  const contents = await restoration.prepare(backup, null);
  expect(contents).toMatchObject({
    path: backup,
    isProtected: false,
    account,
    holds: { interactions: 1, gaps: [{ kind: 'notes' }], complete: false },
    place: { path, replaces: false },
  });
  expect(Date.parse(contents.savedAt)).toBeLessThanOrEqual(Date.now());
  expect(existsSync(path)).toBe(false);
  restoration.drop();
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([]);
  expect(await refusal(restoration.finish(null, 'nothing', null))).toBe('wrongInput');
});

test('an archive that is there gives way only where that was asked for, and stays beside where it is to be kept', async () => {
  const { dataDir, backup, path, places, restoration } = office();
  const before = begin(path);
  const { place } = await restoration.prepare(backup, null);
  expect(place).toMatchObject({ replaces: true });
  expect(await refusal(restoration.finish(null, 'nothing', null))).toBe('archiveThere');
  expect(readFileSync(path).equals(before)).toBe(true);

  const { keptAs } = await restoration.finish(null, 'keeping', null);
  expect(recordsIn(path)).toBe(1);
  expect(readFileSync(keptAs ?? '').equals(before)).toBe(true);
  expect(places.read()).toMatchObject({ replacing: null, unwanted: [] });

  await restoration.prepare(backup, null);
  expect(await restoration.finish(null, 'deleting', null)).toMatchObject({ keptAs: null });
  expect(readdirSync(join(dataDir, 'archives')).sort()).toEqual([basename(path), basename(keptAs ?? '')].sort());
});

test('the archive before comes back where the restored one does not open, or the program is killed in between', async () => {
  const startReader: Around['startReader'] = (of) =>
    of.endsWith('a.kronika')
      ? { ask: () => Promise.reject(new Error('does not open')), close: () => Promise.resolve() }
      : readerHere(of);
  const { dataDir, backup, path, places, restoration } = office('a.kronika', { startReader });
  const before = begin(path);
  await restoration.prepare(backup, null);
  expect(await refusal(restoration.finish(null, 'deleting', null))).toBe('copyDiffers');
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(places.read().replacing).toBeNull();
  restoration.drop();
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([basename(path)]);

  // Killed once the new one lies there.
  const kept = `${path}.replaced-2026-01-02T03-04-05`;
  writeFileSync(kept, before);
  writeFileSync(path, 'the restored one');
  places.change(() => ({ replacing: { path, kept } }));
  finishChanges(
    places,
    () => {},
    () => {},
  );
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(places.read().replacing).toBeNull();
  // Killed before anything was put aside.
  places.change(() => ({ replacing: { path, kept } }));
  finishChanges(
    places,
    () => {},
    () => {},
  );
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('an archive that another program downloads into is not replaced, nor taken from one that replaces it', async () => {
  const { backup, path, places, restoration } = office();
  const before = begin(path);
  await restoration.prepare(backup, null);
  const lock = takeSyncLock(path, 'another', 0);
  try {
    expect(await refusal(restoration.finish(null, 'deleting', null))).toBe('archiveLocked');
    const kept = `${path}.replaced-2026-01-02T03-04-05`;
    writeFileSync(kept, 'aside');
    places.change(() => ({ replacing: { path, kept } }));
    finishChanges(
      places,
      () => {},
      () => {},
    );
    expect(existsSync(kept)).toBe(true);
  } finally {
    lock.release();
  }
  expect(readFileSync(path).equals(before)).toBe(true);
});

// Windows would make room for all of it.
test.skipIf(process.platform === 'win32')(
  'a backup that has no room on the disk is refused before anything of it is copied',
  async () => {
    const { dataDir, backup, restoration } = office();
    // A file of that size that takes no room itself.
    truncateSync(backup, 2 ** 43);
    expect(await refusal(restoration.prepare(backup, null))).toBe('roomMissing');
    expect(readdirSync(join(dataDir, 'archives'))).toEqual([]);
  },
);

test('what was read of a backup when the program was killed is gone at the next start', async () => {
  const { dataDir, backup, restoration } = office();
  await restoration.prepare(backup, null);
  const [made = ''] = readdirSync(join(dataDir, 'archives'));
  // Of this process it is in the making; of one that ended it is a leftover.
  removeUnfinished(dataDir);
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([made]);
  restoration.drop();
  expect(made).toMatch(/^\.kronika-.*\.part$/);
});
