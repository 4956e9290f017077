import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { takeSyncLock } from '../../../../main/archive/file/sync-lock';
import { openForReading, openForWriting } from '../../../../main/archive/file/open';
import { toAccount } from '../../../../main/crm/http/address';
import { removeUnfinished } from '../../../../main/files/leftovers';
import { ArchiveMove } from '../../../../main/workspace/archive/archive-move';
import { archivePathOf } from '../../../../main/workspace/archive/archive-file';
import { warningsOf } from '../../../../main/workspace/archive/move-target';
import { finishChanges } from '../../../../main/workspace/archive/unfinished-changes';
import { openArchivePlaces } from '../../../../main/workspace/settings/archive-places';
import { bundleProgram } from '../../bundle';
import { wasKilled } from '../../killed';
import { makesLinks } from '../../links';
import { temporaryFolder } from '../../temp-archive';
import { writerHere } from './writer-here';

const account = toAccount('office');

/** A data folder with an archive that says who it is, and a folder elsewhere. */
function office(said = 'the one') {
  const root = temporaryFolder();
  const [dataDir, elsewhere] = [join(root, 'data'), join(root, 'elsewhere')];
  for (const folder of [dataDir, elsewhere]) mkdirSync(folder);
  const from = archivePathOf(dataDir, account);
  const archive = openForWriting(from);
  archive.transaction(() => archive.prepare(`INSERT INTO meta (key, value) VALUES ('said', ?)`).run(said));
  archive.close();
  return { root, dataDir, elsewhere, from, to: join(elsewhere, basename(from)) };
}

function movingIn(dataDir: string): { move: ArchiveMove; places: ReturnType<typeof openArchivePlaces> } {
  const places = openArchivePlaces(dataDir);
  const move = new ArchiveMove({
    dataDir,
    programDir: join(dataDir, 'no-program'),
    accounts: {
      usualPathOf: (of) => archivePathOf(dataDir, of),
      archivePathOf: (of) => places.placeOf(of.baseUrl)?.path ?? archivePathOf(dataDir, of),
      places,
    },
    whileClosed: (work) => work(),
    writer: writerHere,
  });
  return { move, places };
}

function saidBy(path: string): unknown {
  const archive = openForReading(path);
  const said = archive.prepare(`SELECT value FROM meta WHERE key = 'said'`).pluck().get();
  archive.close();
  return said;
}

test('brings the archive and what is kept beside it into another folder, and leaves nothing behind', async () => {
  const { dataDir, elsewhere, from, to } = office();
  const kept = `${from}.before-9`;
  cpSync(from, kept);
  writeFileSync(`${from}.foreign-2026-01-02T03-04-05-wal`, 'a log');
  const before = readFileSync(from);
  const { move, places } = movingIn(dataDir);
  const parts: string[] = [];
  const report = await move.move(account, elsewhere, ({ part }) => parts.push(part));
  expect(report).toEqual({ path: to, left: [] });
  expect([...new Set(parts)]).toEqual(['checking', 'copying', 'comparing']);
  expect(readFileSync(to).equals(before)).toBe(true);
  expect(saidBy(to)).toBe('the one');
  expect(readdirSync(elsewhere).sort()).toEqual(
    ['', '.before-9', '.foreign-2026-01-02T03-04-05-wal'].map((end) => basename(from) + end),
  );
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([]);
  expect(places.read()).toMatchObject({ moving: null, unwanted: [], places: { [account.baseUrl]: { path: to } } });
  expect(move.readPlace(account)).toMatchObject({ path: to, isUsual: false, sizeBytes: before.length });
});

test('brings it back to its usual place, which then needs no word of its own', async () => {
  const { dataDir, elsewhere, from } = office();
  const { move, places } = movingIn(dataDir);
  await move.move(account, elsewhere);
  await move.move(account, join(dataDir, 'archives'));
  expect(places.read().places).toEqual({});
  expect(saidBy(from)).toBe('the one');
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('leaves the file of another account beside it as it is', async () => {
  const { dataDir, elsewhere, from } = office();
  const others = ['office-2.kronika', 'office.kronika.d.kronika'].map((name) => join(dataDir, 'archives', name));
  for (const other of others) writeFileSync(other, basename(other));
  await movingIn(dataDir).move.move(account, elsewhere);
  expect(existsSync(from)).toBe(false);
  expect(others.map((other) => readFileSync(other, 'utf8'))).toEqual(others.map((other) => basename(other)));
});

const refused = {
  folderMissing: ({ elsewhere }) => join(elsewhere, 'nowhere'),
  folderSame: ({ dataDir }) => join(dataDir, 'archives'),
  folderOfProgram: ({ dataDir }) => dataDir,
  folderHasArchive: ({ elsewhere, to }) => {
    writeFileSync(to, 'somebody’s');
    return elsewhere;
  },
} satisfies Record<string, (office: { dataDir: string; elsewhere: string; to: string }) => string>;

for (const [kind, folderOf] of Object.entries(refused)) {
  test(`is refused with ${kind}, and nothing has changed`, async () => {
    const at = office();
    const folder = folderOf(at);
    const { move, places } = movingIn(at.dataDir);
    await expect(move.move(account, folder)).rejects.toThrow(kind);
    expect(() => move.offer(account, folder)).toThrow(kind);
    expect(saidBy(at.from)).toBe('the one');
    expect(places.placeOf(account.baseUrl)).toBeNull();
    if (existsSync(at.to)) expect(readFileSync(at.to, 'utf8')).toBe('somebody’s');
  });
}

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'is refused by a folder that may not be written',
  async () => {
    const { dataDir, elsewhere } = office();
    chmodSync(elsewhere, 0o500);
    await expect(movingIn(dataDir).move.move(account, elsewhere)).rejects.toThrow('notPermitted');
  },
);

test.runIf(makesLinks)('knows the folder by the disk, not by its spelling', async () => {
  const { root, dataDir } = office();
  const link = join(root, 'link');
  symlinkSync(join(dataDir, 'archives'), link);
  await expect(movingIn(dataDir).move.move(account, link)).rejects.toThrow('folderSame');
});

test('waits for no download: while one runs, in whichever program, the archive stays', async () => {
  const { dataDir, elsewhere, from } = office();
  const lock = takeSyncLock(from, 'another', Date.now());
  await expect(movingIn(dataDir).move.move(account, elsewhere)).rejects.toThrow('archiveLocked');
  lock.release();
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(saidBy(from)).toBe('the one');
});

test('given up in the midst of it, it leaves all as it was', async () => {
  const { dataDir, elsewhere, from } = office();
  const { move, places } = movingIn(dataDir);
  const controller = new AbortController();
  const giveUp = ({ part }: { part: string }): void => {
    if (part === 'comparing') controller.abort();
  };
  await expect(move.move(account, elsewhere, giveUp, controller.signal)).rejects.toThrow('cancelled');
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(places.read()).toMatchObject({ moving: null, places: {} });
  expect(saidBy(from)).toBe('the one');
});

test('an archive that is damaged is not moved', async () => {
  const { dataDir, elsewhere, from } = office();
  const bytes = readFileSync(from);
  bytes.fill(0xaa, 8192 * 3, 8192 * 5);
  writeFileSync(from, bytes);
  await expect(movingIn(dataDir).move.move(account, elsewhere)).rejects.toThrow('archiveDamaged');
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('takes a file for the archive that was moved only where it is that one', async () => {
  const { root, dataDir, elsewhere, to } = office();
  const { move, places } = movingIn(dataDir);
  await move.move(account, elsewhere);
  const found = join(root, 'found.kronika');
  renameSync(to, found);
  const stranger = office('another').from;
  expect(() => {
    move.locate(account, stranger);
  }).toThrow('archiveOfOther');
  move.locate(account, found);
  expect(places.placeOf(account.baseUrl)?.path).toBe(found);
});

test('says what is known of a folder before an archive lies in it', () => {
  const root = temporaryFolder();
  const plain = join(root, 'Kopie');
  const synced = join(root, 'OneDrive - Biuro', 'Kronika');
  const marked = join(root, 'chmura', 'w środku');
  for (const folder of [plain, synced, marked]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, 'chmura', '.dropbox'), '');
  expect([plain, synced, marked, '/media/anna/PENDRIVE'].map(warningsOf)).toEqual([
    [],
    ['synced'],
    ['synced'],
    ['removable'],
  ]);
});

let program = '';
beforeAll(async () => {
  program = await bundleProgram(
    new URL('./move-program.ts', import.meta.url),
    join(process.cwd(), 'dist', 'test-move'),
  );
}, 60_000);

test('killed at any moment, one archive is left that opens, and the program knows where', () => {
  const seen = new Set<string>();
  for (let killAt = 1; ; killAt += 1) {
    const { root, dataDir, elsewhere, from, to } = office();
    cpSync(from, `${from}.before-9`);
    const { signal, status, stderr } = spawnSync(process.execPath, [program, dataDir, elsewhere, String(killAt)], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(stderr).toBe('');
    expect(wasKilled(status, signal) || status === 0).toBe(true);
    removeUnfinished(dataDir);
    const log: string[] = [];
    const places = openArchivePlaces(dataDir);
    finishChanges(
      places,
      () => {},
      (line) => log.push(line),
    );
    expect(log).toEqual([]);
    const path = places.placeOf(account.baseUrl)?.path ?? from;
    expect(saidBy(path)).toBe('the one');
    const archives = [join(dataDir, 'archives'), elsewhere].map((folder) => readdirSync(folder).sort());
    const those = [basename(from), `${basename(from)}.before-9`];
    expect(archives).toEqual(path === to ? [[], those] : [those, []]);
    expect(places.read()).toMatchObject({ moving: null, unwanted: [] });
    seen.add(path === to ? 'new' : 'old');
    rmSync(root, { recursive: true });
    if (status === 0) break;
  }
  expect([...seen]).toEqual(['old', 'new']);
  // Some dozens of programs are started, each of which takes seconds under Wine.
}, 600_000);
