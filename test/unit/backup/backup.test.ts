import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failureOf } from '../../../preload/failure';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../main/archive/file/open';
import { storeInteractions } from '../../../main/archive/store/store';
import { backUp } from '../../../main/backup/back-up';
import { restoreBackup } from '../../../main/backup/restore';
import { toInteraction } from '../../../main/crm/interaction';
import { createOutputFile } from '../../../main/files/output-file';
import { documentedInteraction } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { plainly } from './plain-backup';

const password = 'zażółć gęślą jaźń';
const account = { name: 'biuro', baseUrl: 'https://biuro.ccrm.pl/publicApi/' };

function filledArchive(): ArchiveWriter {
  const archive = temporaryArchive();
  archive.transaction(() => storeInteractions(archive, [toInteraction(documentedInteraction)]));
  return archive;
}

/** Where a backup goes and comes from, with a data folder of its own. */
function places() {
  const dataDir = temporaryFolder();
  const elsewhere = temporaryFolder();
  return {
    home: { dataDir },
    dataDir,
    file: join(elsewhere, 'kopia.kronika'),
    to: join(dataDir, 'archives', 'a.kronika'),
  };
}

function uuidsIn(path: string): number {
  const archive = openForReading(path);
  try {
    return archive.prepare<[], number>('SELECT count(*) FROM interaction').pluck().get() ?? 0;
  } finally {
    archive.close();
  }
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return failureOf(error).kind;
  }
  return 'done';
}

/** Gives it up at once. */
const givenUp = {
  check: (): void => {
    throw new Error('enough');
  },
  report: (): void => {},
};

test('a backup says whose it is, and becomes an archive that opens', () => {
  const archive = filledArchive();
  const { home, file, to } = places();
  for (const secret of [null, password]) {
    const report = backUp(archive, { ...plainly(file, home), password: secret });
    expect(report).toEqual({ path: file, sizeBytes: statSync(file).size, isProtected: secret !== null });
    const target = `${to}.${String(secret !== null)}.kronika`;
    expect(restoreBackup({ from: file, to: target, password: secret })).toMatchObject({ account });
    expect(uuidsIn(target)).toBe(1);
    expect(statSync(target).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    // It goes on as any other.
    openForWriting(target).close();
  }
});

test('protected, it holds nothing that can be read, and leaves no plain copy anywhere', () => {
  const archive = filledArchive();
  const { home, dataDir, file } = places();
  backUp(archive, { ...plainly(file, home), password });
  const bytes = readFileSync(file);
  for (const text of ['SQLite format 3', documentedInteraction.uuid, 'interaction', 'biuro', 'CREATE TABLE'])
    expect(bytes.includes(text), text).toBe(false);
  expect(
    readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => /part|kronika/.test(name)),
  ).toEqual([]);
});

test('nothing is left where a restore is refused, and an archive that is there stays as it is', () => {
  const archive = filledArchive();
  const { home, file, to } = places();
  backUp(archive, { ...plainly(file, home), password });
  const whole = readFileSync(file);
  expect(refusal(() => restoreBackup({ from: file, to, password: null }))).toBe('backupPasswordMissing');
  expect(refusal(() => restoreBackup({ from: file, to, password: 'x' }))).toBe('backupPasswordWrong');
  writeFileSync(file, whole.subarray(0, -1));
  expect(refusal(() => restoreBackup({ from: file, to, password }))).toBe('backupDamaged');
  writeFileSync(file, 'no backup');
  expect(refusal(() => restoreBackup({ from: file, to, password }))).toBe('backupDamaged');
  expect(refusal(() => restoreBackup({ from: `${file}x`, to, password }))).toBe('exportMissing');
  writeFileSync(file, '');
  expect(refusal(() => restoreBackup({ from: file, to, password }))).toBe('backupDamaged');
  writeFileSync(file, whole);
  expect(() => restoreBackup({ from: file, to, password }, givenUp)).toThrow('enough');
  expect(existsSync(to)).toBe(false);
  expect(readdirSync(join(to, '..'))).toEqual([]);

  restoreBackup({ from: file, to, password });
  const before = readFileSync(to);
  expect(refusal(() => restoreBackup({ from: file, to, password }))).toBe('archiveThere');
  expect(readFileSync(to).equals(before)).toBe(true);
});

test('what is no file with an end is refused before anything of it is read', () => {
  const { to, dataDir } = places();
  expect(refusal(() => restoreBackup({ from: dataDir, to, password: null }))).toBe('targetIsFolder');
  // `\\.\\NUL` is Windows' own device.
  const device = process.platform === 'win32' ? '\\\\.\\NUL' : '/dev/zero';
  expect(refusal(() => restoreBackup({ from: device, to, password: null }))).not.toBe('done');
  if (process.platform !== 'win32')
    expect(refusal(() => restoreBackup({ from: device, to, password }))).toBe('targetNoFile');
  expect(existsSync(join(to, '..'))).toBe(false);
});

test('a damaged plain backup is refused before it is an archive', () => {
  const archive = filledArchive();
  const { home, file, to } = places();
  backUp(archive, plainly(file, home));
  const bytes = readFileSync(file);
  bytes.fill(0x55, 8192, 8192 + 3000);
  writeFileSync(file, bytes);
  expect(refusal(() => restoreBackup({ from: file, to, password: null }))).toBe('backupDamaged');
  expect(existsSync(to)).toBe(false);
});

test('an export takes the place of no protected backup, a backup does', () => {
  const archive = filledArchive();
  const { home, file } = places();
  backUp(archive, { ...plainly(file, home), password });
  expect(refusal(() => createOutputFile(file, home))).toBe('ownFile');
  expect(refusal(() => backUp(archive, plainly(file, home)))).toBe('done');
});

test('what is given up leaves nothing', () => {
  const archive = filledArchive();
  const { home, dataDir, file } = places();
  for (const secret of [null, password])
    expect(() => backUp(archive, { ...plainly(file, home), password: secret }, givenUp)).toThrow('enough');
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(join(file, '..'))).toEqual([]);
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([]);
});
