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
  dataDir = mkdtempSync(join(tmpdir(), 'kronika-index-'));
  server = await startOffice(1200);
  started = await launch({ dataDir });
});

test.afterEach(async () => {
  await started.close();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('a damaged search index is built anew at the press of a button, and the search answered', async () => {
  const before = new KronikaWindow(started.window);
  await before.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await before.waitUntilComplete();
  await started.close();
  const archives = join(dataDir, 'archives');
  const file = readdirSync(archives).find((name) => name.endsWith('.kronika'))!;
  const db = new Database(join(archives, file));
  db.exec('DELETE FROM block_chunk');
  db.close();

  started = await launch({ dataDir });
  const kronika = new KronikaWindow(started.window);
  await kronika.waitUntilComplete();
  await kronika.search('faktura');
  const panel = kronika.page.getByRole('main').getByRole('alert');
  await expect(panel).toContainText('Indeks wyszukiwania');
  // The download of the start may be under way: it goes on afterwards.
  await panel.getByRole('button', { name: 'Zbuduj indeks od nowa' }).click();
  await expect(panel).toBeHidden();
  await kronika.search('hydraulik');
  await kronika.expectCount(countInOffice(server, 'hydraulik'));
});
