import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInteraction } from '../../../main/sample-crm/data/records';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { dayOfClock } from '../../../preload/words/format';
import { runKronika } from '../driver/command-line';
import { download } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

/** The day by the clock of this computer, as the program takes it. */
const today = (): string => dayOfClock(new Date());
let folder: string;
let server: CrmServer;
let env: Readonly<Record<string, string>>;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-itself-'));
  server = await startOffice(300);
  env = { KRONIKA_API_KEY: server.key };
  await download(server, officeDays, folder);
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('brings the archive up to date at the start, without being asked', async () => {
  server.addInteractions([{ interaction: buildInteraction({ callDate: `${today()} 08:00:00` }), notes: [] }]);
  const { window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(301);
  await kronika.waitUntilComplete();
  await close();
});

test('opens without a network, interrupts nobody, and keeps the failure in sight until a download succeeds', async () => {
  const { port } = new URL(server.baseUrl);
  await server.close();
  const { window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  const failed = kronika.statusBar.getByText(/^Ostatnie pobieranie nie udało się: brak połączenia z CRM \(dziś \d/);
  await expect(failed).toBeVisible();
  await expect(kronika.failure()).toBeHidden();
  await kronika.waitUntilComplete();
  await expect(kronika.statusBar.getByText(/^Następne pobieranie dziś/)).toBeVisible();

  // By hand: it is told, and stays in sight after that is closed.
  await kronika.statusBar.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(kronika.failure()).toContainText('Nie udało się połączyć');
  await window.getByRole('button', { name: 'Zamknij powiadomienie' }).click();
  await expect(kronika.failure()).toBeHidden();
  await expect(failed).toBeVisible();

  server = await startOffice(300, Number(port));
  await kronika.statusBar.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(failed).toBeHidden();
  await kronika.waitUntilComplete();
  await close();
  const lines = readFileSync(join(folder, 'logs', 'kronika.log'), 'utf8').split('\n');
  const downloads = lines.filter((line) => line.includes('download'));
  expect(downloads.map((line) => /; (?:failed: (\w+)|came to its end)/.exec(line)?.[1] ?? 'whole')).toEqual([
    'whole',
    'unreachable',
    'unreachable',
    'whole',
  ]);
  expect(downloads[1]).toMatch(/download by itself .* days 2026-01-01 to .*ERR_CONNECTION_REFUSED/);
});

test('shows the failure of another program, a scheduled task, after it ended', async () => {
  server.setKey('another');
  const args = ['sync', '--account', server.baseUrl, '--data-dir', folder];
  expect((await runKronika(args, { env })).code).toBe(3);
  const { window, close } = await launch({ dataDir: folder });
  const kronika = new KronikaWindow(window);
  await expect(kronika.statusBar).toContainText('Ostatnie pobieranie nie udało się: CRM nie przyjął klucza');
  await close();
});

test('tries again by itself when the system says that the network is back', async () => {
  const { port } = new URL(server.baseUrl);
  await server.close();
  const { window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  const failed = kronika.statusBar.getByText(/^Ostatnie pobieranie nie udało się/);
  await expect(failed).toBeVisible();
  server = await startOffice(300, Number(port));
  await window.context().setOffline(true);
  await expect.poll(() => window.evaluate(() => navigator.onLine)).toBe(false);
  await window.context().setOffline(false);
  await expect(failed).toBeHidden();
  await kronika.waitUntilComplete();
  await close();
});

test('takes up at the start a first download that was broken off', async () => {
  rmSync(folder, { recursive: true, force: true });
  server.setFaults([{ kind: 'stall', on: { method: 'notes' } }]);
  const first = await launch({ dataDir: folder });
  const kronika = new KronikaWindow(first.window);
  await kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await kronika.expectCount(300);
  await expect.poll(() => server.requests.notes).toBeGreaterThan(0);
  await first.close();

  const second = await launch({ dataDir: folder });
  await expect(new KronikaWindow(second.window).statusBar.getByRole('progressbar')).toBeVisible();
  await new KronikaWindow(second.window).statusBar.getByRole('button', { name: 'Zatrzymaj' }).click();
  server.setFaults([]);
  // Who stops it is offered the rest.
  await second.window.getByRole('button', { name: 'Dokończ pobieranie' }).click();
  await new KronikaWindow(second.window).waitUntilComplete();
  await expect(second.window.getByRole('button', { name: 'Dokończ pobieranie' })).toBeHidden();
  await second.close();
});

test('sees what another program downloads meanwhile', async () => {
  const { window, close } = await launch({ dataDir: folder });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  const day = today();
  server.addInteractions([{ interaction: buildInteraction({ callDate: `${day} 08:00:00` }), notes: [] }]);
  await download(server, { from: day, to: day }, folder);
  await kronika.expectCount(301);
  await close();
});
