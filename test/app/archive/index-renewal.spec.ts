import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { launch, type Started } from '../driver/launch';
import { countInOffice, officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

let server: CrmServer;
let started: Started;
let dataDir: string;

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kronika-renewal-'));
  server = await startOffice(1200);
  started = await launch({ dataDir });
});

test.afterEach(async () => {
  await started.close();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('an index of an earlier version is renewed when the window opens, and what cannot be searched finds nothing', async () => {
  const before = new KronikaWindow(started.window);
  await before.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await before.waitUntilComplete();
  await started.close();
  const archives = join(dataDir, 'archives');
  const path = join(
    archives,
    readdirSync(archives).find((name) => name.endsWith('.kronika'))!,
  );
  const db = new Database(path);
  db.exec('UPDATE block SET version = 1');
  const outdated = db.prepare('SELECT sum(records) FROM block WHERE version = 1').pluck();
  expect(outdated.get()).toBeGreaterThan(1000);
  db.close();

  started = await launch({ dataDir });
  const kronika = new KronikaWindow(started.window);
  await kronika.waitUntilComplete();
  await expect(kronika.page.getByRole('contentinfo')).not.toContainText('Odnawiam indeks');
  const renewed = new Database(path, { readonly: true });
  await expect.poll(() => renewed.prepare('SELECT sum(records) FROM block WHERE version = 1').pluck().get()).toBe(null);
  renewed.close();
  await kronika.search('hydra\u00adulik');
  await kronika.expectCount(countInOffice(server, 'hydraulik'));

  await kronika.search('!!!');
  await expect(kronika.page.getByRole('main')).toContainText('W „!!!” nie ma żadnego słowa');
});
