import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, type TestContext } from 'vitest';
import { failureOf } from '../../../preload/failure';
import { openForWriting } from '../../../main/archive/file/open';
import { uriOf } from '../../../main/archive/file/copies/private-copy';
import { readRecords } from '../../../main/archive/queries/read';
import { storeInteractions } from '../../../main/archive/store/store';
import { backUp } from '../../../main/backup/back-up';
import { openForViewing, type Viewed } from '../../../main/backup/viewing';
import { toInteraction } from '../../../main/crm/interaction';
import { writeOlderArchive } from '../archive/older-archive';
import { bundleProgram } from '../bundle';
import { documentedInteraction } from '../records';
import { temporaryFolder } from '../temp-archive';
import { undoAfterTest } from '../undo';
import { plainly } from './plain-backup';

const password = 'zażółć gęślą jaźń';
const common = process.env['TMPDIR'];

// A place for copies that no other program puts any into.
beforeEach(() => {
  process.env['TMPDIR'] = temporaryFolder();
});

afterEach(() => {
  if (common === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = common;
});

/** Makes a backup of an archive with these records. */
function backUpOf(uuids: readonly string[], path: string, secret: string | null = null): void {
  const dataDir = temporaryFolder();
  const archive = openForWriting(join(dataDir, 'a.kronika'));
  const rows = uuids.map((uuid) => toInteraction({ ...documentedInteraction, uuid }));
  archive.transaction(() => storeInteractions(archive, rows));
  backUp(archive, { ...plainly(path, { dataDir }), password: secret });
  archive.close();
}

let clockMs = 0;

/** Looks later than one may after the one before. */
function isOutdated(viewed: Viewed): boolean {
  clockMs += 60_000;
  return viewed.isOutdated();
}

function view(place: string, secret: string | null = null): Viewed {
  const viewed = openForViewing({ place, password: secret }, {}, () => clockMs);
  undoAfterTest(() => {
    viewed.archive.close();
  });
  return viewed;
}

function holds({ archive }: Viewed, uuid: string): boolean {
  return readRecords(archive).idOf(uuid) !== null;
}

/** Whether it is read in its own place, as one that does not change. */
function isInPlace({ archive }: Viewed): boolean {
  return archive.db.name.endsWith('?immutable=1');
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return failureOf(error).kind;
  }
  return 'done';
}

function copiesLeft(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('kronika-read-'));
}

/** The disk is written later than it was, whatever its clock can tell apart. */
function date(path: string, minute: number): void {
  const at = new Date(Date.UTC(2026, 0, 1, 12, minute));
  utimesSync(path, at, at);
}

/** A disk of its own; only root may have one. */
function mountDisk(context: TestContext): string {
  const place = join(temporaryFolder(), 'disk');
  mkdirSync(place);
  const isMounted =
    process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', place]).status === 0;
  if (!isMounted) context.skip();
  undoAfterTest(() => {
    spawnSync('umount', ['-l', place]);
  });
  return place;
}

const spoiled = [
  ['may only be read', (disk: string) => spawnSync('mount', ['-o', 'remount,ro', disk])],
  ['is full', (disk: string) => spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=4096'])],
] as const;

for (const [how, spoil] of spoiled) {
  test(`a backup on a disk that ${how} is read where it lies, and nothing is written beside it`, (context) => {
    const disk = mountDisk(context);
    const path = join(disk, 'kopia.kronika');
    backUpOf(['one'], path);
    spoil(disk);
    const before = readdirSync(disk);
    const viewed = view(path);
    expect(holds(viewed, 'one')).toBe(true);
    expect(isInPlace(viewed)).toBe(true);
    expect(() => viewed.archive.db.exec('DELETE FROM interaction')).toThrow('readonly');
    expect(readdirSync(disk)).toEqual(before);
    expect(copiesLeft()).toEqual([]);
  });
}

test('a backup says whose it is and of when', () => {
  const path = join(temporaryFolder(), 'kopia.kronika');
  const before = new Date().toISOString();
  backUpOf(['one'], path);
  const { account, at } = view(path).file;
  expect(account?.name).toBe('biuro');
  expect(at >= before && at <= new Date().toISOString()).toBe(true);
});

test('an archive that somebody writes is read with what its log holds, which stays as it was', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  const writer = openForWriting(path);
  writer.transaction(() => storeInteractions(writer, [toInteraction({ ...documentedInteraction, uuid: 'logged' })]));
  const before = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]);
  const viewed = view(path);
  expect(holds(viewed, 'logged')).toBe(true);
  expect(isInPlace(viewed)).toBe(false);
  expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size])).toEqual(before);
  writer.close();
});

test('an archive at rest is read where it lies', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  const writer = openForWriting(path);
  writer.transaction(() => storeInteractions(writer, [toInteraction({ ...documentedInteraction, uuid: 'one' })]));
  writer.close();
  const viewed = view(path);
  expect([holds(viewed, 'one'), isInPlace(viewed)]).toEqual([true, true]);
  expect(readdirSync(folder)).toEqual(['a.kronika']);
});

test('a log of another archive is not taken in, and stays where it lies', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  openForWriting(path).close();
  const other = openForWriting(join(temporaryFolder(), 'b.kronika'));
  other.transaction(() => storeInteractions(other, [toInteraction(documentedInteraction)]));
  copyFileSync(`${other.path}-wal`, `${path}-wal`);
  other.close();
  expect(refusal(() => view(path))).toBe('sideFilesForeign');
  expect(readdirSync(folder)).toEqual(['a.kronika', 'a.kronika-wal']);
});

test('an archive of an earlier version is read from a copy that is brought up to date', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'old.kronika');
  writeOlderArchive(path, 2, [{ interaction: { ...documentedInteraction, uuid: 'old' }, notes: [] }]);
  const before = readFileSync(path);
  const viewed = view(path);
  expect(holds(viewed, 'old')).toBe(true);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['old.kronika']);
});

test('a protected backup is read with its password alone, and leaves nothing of it unprotected', () => {
  const path = join(temporaryFolder(), 'kopia.kronika');
  backUpOf(['secret'], path, password);
  expect(refusal(() => view(path))).toBe('backupPasswordMissing');
  expect(refusal(() => view(path, 'inne'))).toBe('backupPasswordWrong');
  const viewed = openForViewing({ place: path, password });
  expect(holds(viewed, 'secret')).toBe(true);
  // Where the system lets an open file go, the copy has no name any more.
  if (process.platform !== 'win32') expect(copiesLeft()).toEqual([]);
  viewed.archive.close();
  expect(copiesLeft()).toEqual([]);
});

test('of a folder the newest is read that can be read, whatever lies beside it', () => {
  const folder = temporaryFolder();
  for (const [at, uuid] of ['first', 'second'].entries()) {
    backUpOf([uuid], join(folder, `${uuid}.kronika`));
    date(join(folder, `${uuid}.kronika`), at);
  }
  writeFileSync(join(folder, 'notes.txt'), 'x');
  writeFileSync(join(folder, 'other.kronika'), 'no archive at all');
  expect(holds(view(folder), 'second')).toBe(true);
  // One that is still being copied there.
  copyFileSync(join(folder, 'second.kronika'), join(folder, 'third.kronika'));
  truncateSync(join(folder, 'third.kronika'), 8192);
  date(join(folder, 'third.kronika'), 3);
  expect(holds(view(folder), 'second')).toBe(true);
});

test('a data folder is read by its archive', () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'archives'));
  openForWriting(join(dataDir, 'archives', 'biuro.kronika')).close();
  expect(view(dataDir).archive.path).toBe(join(dataDir, 'archives', 'biuro.kronika'));
});

test('a newer one is noticed, under a name of its own', () => {
  const folder = temporaryFolder();
  const [first, second] = ['1.kronika', '2.kronika'].map((name) => join(folder, name)) as [string, string];
  backUpOf(['first'], first);
  date(first, 1);
  const viewed = view(folder);
  expect(isOutdated(viewed)).toBe(false);
  backUpOf(['second'], second);
  expect(isOutdated(viewed)).toBe(true);
  expect(holds(viewed, 'first')).toBe(true);
  const next = view(folder);
  expect(holds(next, 'second')).toBe(true);
});

// On Windows nothing takes the place of a file that is open, and no folder moves in which one is.
const isMovable = process.platform !== 'win32';

test.runIf(isMovable)('a newer one is noticed in the place of the one before', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  backUpOf(['first'], path);
  const viewed = view(path);
  expect(isOutdated(viewed)).toBe(false);
  const made = join(temporaryFolder(), 'made.kronika');
  backUpOf(['second'], made);
  renameSync(made, path);
  expect(isOutdated(viewed)).toBe(true);
});

test.runIf(isMovable)('ten readers at once read one file while it is renewed, and all come to the newest', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'kopia.kronika');
  const uuids = ['always', 'first', 'second', 'third'];
  backUpOf(['always'], path);
  const program = await bundleProgram(new URL('viewing-reader.ts', import.meta.url), temporaryFolder());
  const readers = Array.from({ length: 10 }, () => new Worker(program, { workerData: { place: folder } }));
  const ask = (reader: Worker): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      reader.once('message', resolve);
      reader.once('error', reject);
      reader.postMessage(uuids);
    });
  const askAll = (): Promise<(readonly string[])[]> => Promise.all(readers.map(ask));
  try {
    for (const newest of ['first', 'second', 'third']) {
      const asked = askAll();
      const made = join(temporaryFolder(), 'made.kronika');
      backUpOf(['always', newest], made);
      renameSync(made, path);
      for (const found of await asked) expect(found).toContain('always');
      expect(await askAll()).toEqual(readers.map(() => ['always', newest]));
    }
    expect(readdirSync(folder)).toEqual(['kopia.kronika']);
  } finally {
    await Promise.all(readers.map((reader) => reader.terminate()));
  }
});

test.runIf(isMovable)('a place that is away is no newer one, and is missed by who opens it', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  backUpOf(['one'], path);
  const viewed = view(folder);
  renameSync(folder, `${folder}-away`);
  undoAfterTest(() => {
    rmSync(`${folder}-away`, { recursive: true, force: true });
  });
  expect(isOutdated(viewed)).toBe(false);
  expect(refusal(() => view(folder))).toBe('viewedMissing');
});

test.each([
  ['C:\\Kopie\\100% #1.kronika', 'file:///C:/Kopie/100%25 %231.kronika'],
  ['\\\\serwer\\kopie\\a.kronika', 'file:////serwer/kopie/a.kronika'],
])('%s is %s to SQLite', (path, uri) => {
  expect(uriOf(path, 'win32')).toBe(uri);
});
