import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { isSyncLocked, takeSyncLock } from '../../../../main/archive/file/sync-lock';
import { failureOf, type Failure } from '../../../../preload/failure';
import { temporaryFolder } from '../../temp-archive';

const now = Date.parse('2026-03-12T10:15:00Z');

const refusal = (path: string): Failure => {
  try {
    takeSyncLock(path, 'second', now).release();
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('the lock was given twice');
};

it('is given to one at a time, and the other is told who has it', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  const lock = takeSyncLock(path, 'first', now);
  expect(refusal(path)).toMatchObject({
    kind: 'archiveLocked',
    facts: {
      pid: process.pid,
      host: hostname(),
      since: '2026-03-12T10:15:00.000Z',
      holder: expect.stringContaining('first') as string,
    },
  });
  // Who was refused has not taken the holder's name away.
  expect(refusal(path).facts['holder']).toContain('first');
  lock.release();
  lock.release();
  takeSyncLock(path, 'third', now).release();
});

it('leaves no file behind, and a lock on a file that was taken away counts for nothing', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.kronika');
  const first = takeSyncLock(path, 'first', now);
  expect(readdirSync(folder)).toEqual(['a.kronika.sync-lock']);
  // Opened while it was there, used when it is gone.
  const late = new Database(`${path}.sync-lock`);
  late.exec('SELECT 1');
  first.release();
  // Windows takes away none that is open.
  expect(readdirSync(folder)).toEqual(process.platform === 'win32' ? ['a.kronika.sync-lock'] : []);
  const second = takeSyncLock(path, 'second', now + 1);
  late.close();
  expect(refusal(path).facts['holder']).toContain('second');
  second.release();
  expect(readdirSync(folder)).toEqual([]);
});

it('is seen while it is held, and not in what a killed program left', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  expect(isSyncLocked(path)).toBe(false);
  const lock = takeSyncLock(path, 'first', now);
  expect(isSyncLocked(path)).toBe(true);
  // Looking takes nothing away from who has it.
  expect(refusal(path).kind).toBe('archiveLocked');
  lock.release();
  expect(isSyncLocked(path)).toBe(false);
  writeFileSync(`${path}.sync-lock`, '');
  expect(isSyncLocked(path)).toBe(false);
});

it('says of its own file what keeps it from being opened, as a failure and no fault', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  mkdirSync(`${path}.sync-lock`);
  const { kind, detail } = refusal(path);
  expect(kind).toMatch(/^archive/);
  expect(detail).toContain('SQLITE_CANTOPEN');
});

it('is given although its file was spoiled', () => {
  const path = join(temporaryFolder(), 'a.kronika');
  writeFileSync(`${path}.sync-lock`, 'x'.repeat(5000));
  const lock = takeSyncLock(path, 'first', now);
  expect(refusal(path).facts['holder']).toContain('first');
  lock.release();
});

it('is one for each archive', () => {
  const folder = temporaryFolder();
  const locks = ['a', 'b'].map((name) => takeSyncLock(join(folder, name), 'first', now));
  for (const lock of locks) lock.release();
});

it('ends with the process that has it, however that ends', async () => {
  const path = join(temporaryFolder(), 'a.kronika');
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  const script = `
    const db = new (require(${JSON.stringify(sqlite)}))(${JSON.stringify(`${path}.sync-lock`)});
    db.exec("CREATE TABLE holder (program TEXT, pid INTEGER, host TEXT, since TEXT) STRICT");
    db.prepare("INSERT INTO holder VALUES ('other', ?, 'host', 'since')").run(process.pid);
    db.exec('BEGIN IMMEDIATE');
    console.log('taken');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((taken) => child.stdout.once('data', taken));
  expect(refusal(path)).toMatchObject({ facts: { pid: child.pid } });
  const closed = new Promise((ended) => child.once('close', ended));
  child.kill('SIGKILL');
  await closed;
  takeSyncLock(path, 'second', now).release();
});
