import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { runKronika, type CommandOutcome } from '../driver/command-line';

const key = 'a-key-that-must-not-leak';
let dataDir: string;
let server: CrmServer;

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kronika-damage-'));
  const data = generateOffice({ seed: 5, interactions: 1500, from: '2026-01-01', to: '2026-03-31' });
  server = await startCrmServer({ data, key });
});

test.afterEach(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const kronika = (...args: string[]): Promise<CommandOutcome> =>
  runKronika([...args, '--data-dir', dataDir], { env: { KRONIKA_API_KEY: key } });
const sync = (): Promise<CommandOutcome> =>
  kronika('sync', '--account', server.baseUrl, '--from', '2026-01-01', '--to', '2026-03-31');

/** Changes the archive as a program of somebody else would. */
function damage(sql: string): void {
  const folder = join(dataDir, 'archives');
  const db = new Database(
    join(
      folder,
      readdirSync(folder).find((name) => name.endsWith('.kronika'))!,
    ),
  );
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
}

test('a lost record ends searches and exports with 5, is named by verify, and comes back with the next download', async () => {
  expect((await sync()).code).toBe(0);
  const sound = await kronika('verify', '--json');
  expect(sound.code, sound.stderr).toBe(0);
  expect(JSON.parse(sound.stdout)).toMatchObject({ sound: true, damages: [], unsealed: 0 });

  damage('DELETE FROM interaction WHERE id = (SELECT max(id) FROM interaction)');
  expect((await kronika('search', '', '--limit', '1')).code).toBe(5);
  const csv = join(dataDir, 'out.csv');
  const exported = await kronika('export', csv);
  expect(exported.code).toBe(5);
  expect(exported.stderr).not.toContain('    at ');
  expect(existsSync(csv)).toBe(false);

  const found = await kronika('verify', '--json');
  expect(found.code).toBe(5);
  expect(JSON.parse(found.stdout)).toMatchObject({ sound: false, indexedInVain: 1 });
  expect(found.stdout).toContain('"recordsLost"');
  const repaired = await kronika('verify', '--repair');
  expect(repaired.stdout).toContain('.damaged-');
  expect(repaired.code).not.toBe(0);
  expect((await sync()).code).toBe(0);
  expect((await kronika('verify')).code).toBe(0);
  expect((await kronika('export', csv)).code).toBe(0);
});

test('a record that cannot be read is shown as damaged beside the others, and ends with 5', async () => {
  expect((await sync()).code).toBe(0);
  damage(`UPDATE interaction SET receivers = '[1' WHERE id = (SELECT max(id) FROM interaction)`);
  const search = await kronika('search', '', '--limit', '3', '--json');
  expect(search.code).toBe(5);
  expect(search.stdout.trim().split('\n')).toHaveLength(3);
  expect(search.stdout).toContain('"isDamaged":true');
  const verify = await kronika('verify');
  expect(verify.code).toBe(5);
  expect(verify.stdout + verify.stderr).not.toMatch(/SyntaxError|^\s+at /m);
});
