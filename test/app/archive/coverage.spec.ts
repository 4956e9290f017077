import { expect, test, type Locator } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../../main/sample-crm/http/faults';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { runKronika } from '../driver/command-line';
import { launch, type Started } from '../driver/launch';
import { KronikaWindow } from '../driver/window';

const days = { from: '2026-01-01', to: '2026-03-31' };
/** A day whose records are announced and never sent, and one with notes that always come cut off. */
const withheldDay = '2026-02-10';
const key = 'a-key';
let made: string;
let folder: string;
let server: CrmServer;
let started: Started;
let kronika: KronikaWindow;
let calendar: Locator;
let spoiledDay: string;
let withheld: Fault;
let faults: readonly Fault[];

test.beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'kronika-coverage-'));
  server = await startCrmServer({ data: generateOffice({ seed: 5, interactions: 400, ...days }), key });
  withheld = { kind: 'withheld', uuids: server.uuidsBetween(withheldDay, withheldDay).slice(0, 1) };
  const spoiled = server.uuidsBetween('2026-03-01', '2026-03-20').find((uuid) => server.notesOf(uuid).length > 0) ?? '';
  spoiledDay = dayOf(spoiled);
  faults = [withheld, { kind: 'truncated', how: 'json', on: { method: 'notes', uuids: [spoiled] } }];
  server.setFaults(faults);
  const args = ['sync', '--account', server.baseUrl, '--from', days.from, '--to', days.to, '--data-dir', made];
  const synced = await runKronika(args, { env: { KRONIKA_API_KEY: key } });
  expect(synced.code, synced.stderr).toBe(1);
  // These tests count what is asked.
  const settings = join(made, 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), syncEveryHours: 0 }));
});

test.afterAll(async () => {
  await server.close();
  rmSync(made, { recursive: true, force: true });
});

test.beforeEach(async () => {
  server.setFaults(faults);
  folder = mkdtempSync(join(tmpdir(), 'kronika-coverage-'));
  cpSync(made, folder, { recursive: true });
  started = await launch({ dataDir: folder, env: { KRONIKA_API_KEY: key } });
  kronika = new KronikaWindow(started.window);
});

test.afterEach(async () => {
  await started.close();
  rmSync(folder, { recursive: true, force: true });
});

function dayOf(uuid: string): string {
  return server.data.interactionAt(server.data.indexOf(uuid)).callDate.slice(0, 10);
}

/** Opens the calendar on the year of the office, whatever year it is now. */
async function openCalendar(): Promise<Locator> {
  const dialog = await kronika.openGaps();
  await dialog.getByRole('button', { name: /^2026/ }).click();
  calendar = dialog.getByRole('group', { name: 'Kalendarz: 2026' });
  await expect(calendar).toHaveAttribute('aria-busy', 'false');
  return dialog;
}

/** A day in the calendar. */
function cell(day: string): Locator {
  return calendar.locator(`[data-day="${day}"]`);
}

/** What downloads the days that are chosen. */
function downloadButton(): Locator {
  return kronika.dialog('Kompletność archiwum').getByRole('button', { name: /^(?:Pobierz|Sprawdź ponownie): / });
}

test('shows every day by how its records and notes stand, and why', async () => {
  const dialog = await openCalendar();
  await expect(calendar.getByRole('grid')).toHaveCount(12);
  await expect(calendar.getByRole('gridcell', { name: /wtorek, 10 lutego 2026: zapisy niekompletne/ })).toBeVisible();
  await expect(cell(spoiledDay)).toHaveAccessibleName(/notatki niedostępne/);
  await expect(cell('2026-03-31')).toHaveAccessibleName(/: kompletne; \d+ zapis/);
  await expect(cell('2026-03-31')).toHaveAccessibleName(/sprawdzone dziś/);
  await expect(cell('2026-04-01')).toHaveAccessibleName(/niepobrane/);

  const gaps = dialog.getByRole('region', { name: 'Czego brakuje' });
  await expect(gaps.getByText('liczby z CRM się nie zgadzają')).toBeVisible();
  await gaps.getByText('odpowiedzi CRM nie dało się odczytać').click();
  await expect(gaps.getByText(/Spróbuj ponownie\. To, co już pobrano, zostaje/)).toBeVisible();

  const held = server.uuidsBetween('2026-03-31', '2026-03-31');
  const noted = held.filter((uuid) => server.notesOf(uuid).length > 0).length;
  await cell('2026-03-31').hover();
  const told = dialog.getByRole('region', { name: 'wtorek, 31 marca 2026' });
  await expect(told).toContainText(new RegExp(`${held.length} zapis\\S*, kompletne`));
  await expect(told).toContainText(noted === 0 ? 'brak notatek' : `przy ${noted} zapis`);
});

test('asks nothing at a click on a day: shows it, says what a button would fetch, and leads to its records', async () => {
  const dialog = await openCalendar();
  const before = server.requests.total;
  await cell(spoiledDay).click();
  await expect(downloadButton()).toHaveAccessibleName(/^Pobierz: \d+ mar 2026$/);
  await expect(dialog.getByRole('status').first()).toContainText('Przycisk pobierze z CRM brakujące zapisy i notatki');
  await cell('2026-03-31').click();
  await expect(dialog.getByText('Niczego tu nie brakuje. Przycisk zapyta CRM jeszcze raz')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Sprawdź ponownie: 31 mar 2026' })).toBeEnabled();
  await expect(started.window.getByRole('progressbar')).toBeHidden();
  expect(server.requests.total).toBe(before);
  await dialog.getByRole('button', { name: 'Pokaż zapisy' }).click();
  await kronika.expectCount(server.uuidsBetween('2026-03-31', '2026-03-31').length);
});

test('downloads a day and a gap by their buttons, and asks for nothing else', async () => {
  const dialog = await openCalendar();
  const before = server.requests.log.length;
  server.setFaults([withheld]);
  await cell(spoiledDay).click();
  await downloadButton().click();
  await expect(cell(spoiledDay)).toHaveAccessibleName(/: kompletne/);
  const asked = server.requests.log.slice(before).map(({ question }) => question);
  expect(asked.filter((question) => question.includes('callHistory')).length).toBeLessThan(5);
  await expect(dialog.getByText(/^Pobrano: /)).toBeVisible();

  server.setFaults([]);
  await dialog.getByRole('button', { name: /^Pobierz ponownie: 10 lut 2026/ }).click();
  await expect(cell(withheldDay)).toHaveAccessibleName(/: kompletne/);
  await expect(dialog.getByText('Niczego nie brakuje.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^2026/ })).toContainText('kompletny');
});

test('moves over the days by keyboard, and downloads a range with Enter', async () => {
  await kronika.statusBar.getByRole('button').first().focus();
  const { keyboard } = started.window;
  await keyboard.press('Enter');
  calendar = kronika.dialog('Kompletność archiwum').getByRole('group', { name: /Kalendarz/ });
  await expect(calendar.getByRole('gridcell', { selected: true })).toBeFocused();
  await expect(calendar).toHaveAttribute('aria-busy', 'false');
  await keyboard.press('Control+Home');
  await expect(cell('2026-01-01')).toBeFocused();
  for (const key of ['PageDown', 'PageDown', 'PageDown', 'ArrowDown', 'ArrowRight']) await keyboard.press(key);
  await expect(cell('2026-04-09')).toBeFocused();
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await expect(kronika.dialog('Kompletność archiwum')).toContainText('9 kwi 2026 – 11 kwi 2026 (3 dni)');
  await keyboard.press('Escape');
  await expect(calendar.getByRole('gridcell', { selected: true })).toHaveCount(1);

  await keyboard.press('Shift+ArrowLeft');
  await keyboard.press('Enter');
  await expect(downloadButton()).toBeFocused();
  await keyboard.press('Enter');
  for (const day of ['2026-04-10', '2026-04-11'])
    await expect(cell(day)).toHaveAccessibleName(/: kompletne; 0 zapisów/);
  await expect(cell('2026-04-09')).toHaveAccessibleName(/niepobrane/);
  await expect(cell('2026-04-12')).toHaveAccessibleName(/niepobrane/);
  await keyboard.press('Escape');
  await expect(kronika.dialog('Kompletność archiwum')).toBeHidden();
});

test('downloads days that are dragged over, shows notes that are owed, and says why a download failed', async () => {
  const dialog = await openCalendar();
  const { mouse } = started.window;
  server.setFaults([withheld]);
  const position = { x: 6, y: 6 };
  await cell('2026-05-04').hover({ position });
  await mouse.down();
  for (const day of ['2026-05-05', '2026-05-06']) await cell(day).hover({ position });
  await expect(calendar.getByRole('gridcell', { selected: true })).toHaveCount(3);
  await mouse.up();
  await downloadButton().click();
  for (const day of ['2026-05-04', '2026-05-06']) await expect(cell(day)).toHaveAccessibleName(/: kompletne/);

  await expect(dialog.getByText(/^Pobrano: 4 maj/)).toBeVisible();

  const quiet = server.uuidsBetween('2026-01-07', '2026-01-20').find((uuid) => server.notesOf(uuid).length === 0) ?? '';
  const [note] = server.data.notesAt(
    server.data.indexOf(server.uuidsBetween(days.from, days.to).find((uuid) => server.notesOf(uuid).length > 0) ?? ''),
  );
  if (note === undefined) throw new Error('the office has no note');
  server.addNote(quiet, { ...note, uuid: '00000000-0000-4000-8000-000000000001' });
  server.setFaults([{ kind: 'stall', on: { method: 'notes' } }]);
  const asked = server.requests.notes;
  await cell(dayOf(quiet)).click();
  await downloadButton().click();
  await expect.poll(() => server.requests.notes).toBeGreaterThan(asked);
  await expect(dialog.getByText(/^Pobieram: /)).toBeVisible();
  await started.window.keyboard.press('Escape');
  await kronika.statusBar.getByRole('button', { name: 'Zatrzymaj' }).click();
  await expect(started.window.getByRole('progressbar')).toBeHidden();
  await expect(kronika.failure()).toBeHidden();
  await openCalendar();
  await expect(cell(dayOf(quiet))).toHaveAccessibleName(/notatki jeszcze niepobrane/);

  server.setFaults([]);
  server.setKey('another');
  await cell(dayOf(quiet)).click();
  await downloadButton().click();
  await expect(dialog.getByRole('alert')).toContainText('nie przyjął klucza API');
  server.setKey(key);
  await dialog.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(cell(dayOf(quiet))).toHaveAccessibleName(/: kompletne/);
  await expect(kronika.failure()).toBeHidden();
});
