import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInteraction } from '../crm-server/records';
import type { CrmServer } from '../crm-server/server';
import { runKronika } from './command-line';
import { launch } from './launch';
import { officeDays, startOffice } from './office';
import { KronikaWindow } from './window';

const today = new Date().toISOString().slice(0, 10);
let folder: string;
let server: CrmServer;
let env: Readonly<Record<string, string>>;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-itself-'));
  server = await startOffice(300);
  env = { KRONIKA_API_KEY: server.key };
  const { from, to } = officeDays;
  const args = ['sync', '--account', server.baseUrl, '--from', from, '--to', to, '--data-dir', folder];
  const synced = await runKronika(args, { env });
  expect(synced.code, synced.stderr).toBe(0);
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('brings the archive up to date at the start, without being asked', async () => {
  server.addInteractions([{ interaction: buildInteraction({ callDate: `${today} 08:00:00` }), notes: [] }]);
  const { window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(301);
  await kronika.waitUntilComplete();
  await close();
});

test('opens without a network as if nothing had happened: nobody asked for a download', async () => {
  await server.close();
  const { window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  await expect(window.getByRole('progressbar')).toBeVisible();
  await expect(window.getByRole('progressbar')).toBeHidden({ timeout: 30_000 });
  await expect(kronika.failure()).toBeHidden();
  await kronika.waitUntilComplete();
  await close();
});

test('sees what another program downloads meanwhile', async () => {
  const { window, close } = await launch({ dataDir: folder });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  server.addInteractions([{ interaction: buildInteraction({ callDate: `${today} 08:00:00` }), notes: [] }]);
  const args = ['sync', '--account', server.baseUrl, '--from', today, '--to', today, '--data-dir', folder];
  expect((await runKronika(args, { env })).code).toBe(0);
  await kronika.expectCount(301);
  await close();
});
