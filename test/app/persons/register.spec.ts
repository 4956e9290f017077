import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { generateOffice } from '../../../main/sample-crm/office/office';
import type { RegisterEntry, StandingEntry } from '../../../preload/register';
import { runKronika, type CommandOutcome } from '../driver/command-line';
import { downloadOnce } from '../driver/downloaded';
import { officeDays } from '../driver/office';

const office = generateOffice({ seed: 32, interactions: 60, ...officeDays });
const downloaded = downloadOnce(() => startCrmServer({ data: office, key: 'x' }), officeDays);

const folder = mkdtempSync(join(tmpdir(), 'kronika-register-'));
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function kronika(...args: string[]): Promise<CommandOutcome> {
  return runKronika([...args, '--data-dir', downloaded.dataDir], { env: { KRONIKA_API_KEY: 'x' } });
}

test('what leaves by commands is in the register, with the hash of its file', async () => {
  const file = join(folder, 'eksport.csv');
  const exported = await kronika('export', '--service', 'sms', file, '--json');
  expect(exported.code, exported.stderr).toBe(0);
  const { rows } = JSON.parse(exported.stdout) as { rows: number };
  // What cannot begin has nothing to be answered for.
  const failed = await kronika('export', join(folder, 'nie-ma', 'eksport.csv'));
  expect(failed.code).not.toBe(0);
  const backup = await kronika('backup', join(folder, 'kopia.kronika'));
  expect(backup.code, backup.stderr).toBe(0);

  const register = await kronika('register', '--json');
  const entries = JSON.parse(register.stdout) as readonly StandingEntry[];
  expect(entries.map(({ act, facts }) => [act, facts.outcome])).toEqual([
    ['export', 'begun'],
    ['export', 'done'],
    ['backup', 'begun'],
    ['backup', 'done'],
  ]);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(entries[1]).toMatchObject({ counts: { rows }, facts: { of: 1, sha256 } });
  expect(entries[0]?.texts.path).toContain('eksport.csv');
  expect((await kronika('register')).stdout).toContain(sha256);
  expect((await kronika('verify')).code).toBe(0);

  // Searched by the hash of a file that turned up, and saved as a table, which is in the register as well.
  const found = await kronika('register', sha256.toUpperCase(), '--act', 'export', '--json');
  expect(JSON.parse(found.stdout)).toEqual([entries[1]]);
  expect((await kronika('register', '--to', '2020-01-01')).stdout).toMatch(/Nie ma takich wpisów|no such entries/);
  const table = join(folder, 'rejestr.csv');
  const saved = await kronika('register', '--act', 'backup', '--out', table, '--json');
  expect(saved.code, saved.stderr).toBe(0);
  expect(JSON.parse(saved.stdout)).toMatchObject({ path: table, entries: 2, broken: null });
  expect(readFileSync(table, 'utf8').trim().split('\r\n')).toHaveLength(3);
  const own = JSON.parse((await kronika('register', '--act', 'register', '--json')).stdout) as readonly RegisterEntry[];
  expect(own.map(({ facts, counts }) => [facts?.outcome, counts?.entries])).toEqual([
    ['begun', undefined],
    ['done', 2],
  ]);
  expect((await kronika('register', '--out', join(folder, 'rejestr.pdf'))).code).toBe(2);

  // The backup had its own beginning in it, and goes on from there.
  const restored = join(folder, 'przywrócone');
  const restore = await runKronika(['restore', join(folder, 'kopia.kronika'), '--data-dir', restored]);
  expect(restore.code, restore.stderr).toBe(0);
  const after = await runKronika(['register', '--json', '--data-dir', restored]);
  const carried = JSON.parse(after.stdout) as readonly StandingEntry[];
  // The end of the backup is noted after it was made.
  expect(carried.slice(0, 3).map(({ hash }) => hash)).toEqual(entries.slice(0, 3).map(({ hash }) => hash));
  expect(carried[2]?.endedBy).toBeNull();
  expect(carried[3]).toMatchObject({ act: 'restore' });
  expect(carried[3]?.texts.source).toContain('kopia.kronika');
});
