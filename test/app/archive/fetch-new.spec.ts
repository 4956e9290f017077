import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { buildInteraction, buildNote } from '../../../main/sample-crm/data/records';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { dayOfClock } from '../../../preload/words/format';
import { runKronika } from '../driver/command-line';
import { download } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

let folder: string;
let server: CrmServer;
let env: Readonly<Record<string, string>>;

const today = (): string => dayOfClock(new Date());

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-new-'));
  server = await startOffice(300);
  env = { KRONIKA_API_KEY: server.key };
  await download(server, officeDays, folder);
  const settings = join(folder, 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), syncEveryHours: 0 }));
});

test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('F5 fetches what is new, says how many came, and leads to exactly those, also later from the history', async () => {
  const { window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  server.addInteractions([
    { interaction: buildInteraction({ callDate: `${today()} 00:00:01` }), notes: [buildNote()] },
    { interaction: buildInteraction({ callDate: `${today()} 00:00:02` }), notes: [] },
  ]);
  // Also from within the search box.
  await kronika.search('faktura');
  await window.keyboard.press('F5');
  const notice = window.getByText('Pobrano 2 nowe zapisy i 1 nową notatkę.');
  await expect(notice).toBeVisible();
  await window.getByRole('button', { name: 'Pokaż', exact: true }).click();
  await kronika.expectCount(2);
  await expect(window.getByText('tylko wybrane zapisy: 2')).toBeVisible();

  await window.keyboard.press('F5');
  await expect(window.getByText('Nie ma nic nowego.')).toBeVisible();
  await kronika.search('faktura');
  await window.keyboard.press('Control+,');
  await window.getByRole('dialog').getByRole('button', { name: 'Historia pobierania' }).click();
  const history = kronika.dialog('Historia pobierania');
  const rows = history.getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText('ukończone');
  const { username } = userInfo();
  await expect(rows.nth(2).getByRole('cell').nth(1)).toHaveText(username);
  await expect(rows.nth(2).getByRole('cell').nth(2)).toHaveText('2');
  await expect(rows.nth(3)).toContainText(`wiersz poleceń (${username})`);
  await expect(rows.nth(1).getByRole('button')).toBeHidden();
  await rows
    .nth(2)
    .getByRole('button', { name: /^Pokaż zapisy pobrane/ })
    .click();
  await expect(history).toBeHidden();
  await kronika.expectCount(2);
  await close();

  const args = ['downloads', '--data-dir', folder];
  const listed = await runKronika([...args, '--json'], { env });
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { askedBy: 'person', interactions: { new: 0 }, result: { kind: 'finished' } },
    { askedBy: 'person', person: username, interactions: { new: 2 }, notes: { new: 1 }, canBeShown: true },
    { askedBy: 'commandLine', interactions: { new: 300 } },
  ]);
  const said = await runKronika(args, { env });
  expect(said.code).toBe(0);
  expect(said.stdout.split('\n')[1]).toMatch(/zapisy: nowe 2, zmienione 0; notatki: nowe 1, .*ukończone$/);
});

test('without a key, and without a network, says what is missing and offers it', async () => {
  const { window, close } = await launch({ dataDir: folder });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  await window.getByRole('button', { name: 'Pobierz nowe' }).click();
  await expect(kronika.failure().getByRole('button', { name: 'Otwórz ustawienia' })).toBeVisible();
  await close();

  const { port } = new URL(server.baseUrl);
  await server.close();
  const again = await launch({ dataDir: folder, env });
  const other = new KronikaWindow(again.window);
  await other.expectCount(300);
  await again.window.keyboard.press('F5');
  await expect(other.failure()).toContainText('Nie udało się połączyć');
  server = await startOffice(300, Number(port));
  await other.failure().getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(again.window.getByText('Nie ma nic nowego.')).toBeVisible();
  await again.close();
});

test('while a download runs, F5 says so; the history tells one that was stopped from one that was cut off', async () => {
  const { app, window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  server.setFaults([{ kind: 'stall' }]);
  await window.keyboard.press('F5');
  await expect(kronika.statusBar.getByRole('progressbar')).toBeVisible();
  await window.keyboard.press('F5');
  await expect(window.getByText('Pobieranie już trwa.', { exact: false })).toBeVisible();
  await kronika.statusBar.getByRole('button', { name: 'Zatrzymaj' }).click();
  await expect(kronika.statusBar.getByRole('progressbar')).toBeHidden();
  const asked = server.requests.total;
  await window.keyboard.press('F5');
  await expect.poll(() => server.requests.total).toBeGreaterThan(asked);
  app.process().kill('SIGKILL');
  await close();
  const listed = await runKronika(['downloads', '--data-dir', folder, '--json'], { env });
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { result: { kind: 'cut' }, endedAt: null },
    { result: { kind: 'stopped' } },
    { result: { kind: 'finished' } },
  ]);
});

test('a day of the calendar leads to its records, by Enter and by a double click', async () => {
  const { window, close } = await launch({ dataDir: folder, env });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(300);
  const { from: day } = officeDays;
  const count = server.uuidsBetween(day, day).length;
  const calendar = kronika.dialog('Kompletność archiwum').getByRole('group', { name: /Kalendarz/ });
  const open = async (): Promise<void> => {
    await kronika.statusBar.getByRole('button').first().click();
    await expect(calendar).toHaveAttribute('aria-busy', 'false');
  };
  await open();
  await window.keyboard.press('Control+Home');
  await expect(calendar.locator(`[data-day="${day}"]`)).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(calendar).toBeHidden();
  await kronika.expectCount(count);
  await kronika.search('faktura');
  await open();
  await calendar.locator(`[data-day="${day}"]`).dblclick();
  await expect(calendar).toBeHidden();
  await kronika.expectCount(count);
  await close();
});
