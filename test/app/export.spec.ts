import { expect, test, type Locator } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CrmServer } from '../crm-server/server';
import { expectAccessible } from './axe';
import { launch, type Started } from './launch';
import { officeDays, startOffice } from './office';
import { KronikaWindow } from './window';

let folder: string;
let target: string;
let server: CrmServer;
let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-export-'));
  target = mkdtempSync(join(tmpdir(), 'kronika-target-'));
  server = await startOffice(300);
  const [first = ''] = server.uuidsBetween(officeDays.from, officeDays.to);
  server.editInteraction(first, { smsData: 'Brontozaur 🙂', service: 'SMS' });
  await open();
  await kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await kronika.waitUntilComplete();
  await kronika.expectCount(300);
});

test.afterEach(async () => {
  await started.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(target, { recursive: true, force: true });
});

/** What the desktop was asked for, in place of its own windows. */
interface Desktop {
  /** The file that the person picks; null while they still look. */
  file: string | null;
  suggested: string[];
  shown: string[];
  opened: string[];
}

async function open(): Promise<void> {
  started = await launch({ dataDir: folder });
  kronika = new KronikaWindow(started.window);
  await started.app.evaluate(({ dialog, shell }) => {
    const desktop: Desktop = { file: null, suggested: [], shown: [], opened: [] };
    Object.assign(globalThis, { desktop });
    const picked = async (): Promise<string> => {
      while (desktop.file === null) await new Promise((again) => setTimeout(again, 20));
      return desktop.file;
    };
    const save = async (_window: unknown, options: { defaultPath?: string }) => {
      desktop.suggested.push(options.defaultPath ?? '');
      return { canceled: false, filePath: await picked() };
    };
    dialog.showSaveDialog = save as typeof dialog.showSaveDialog;
    shell.showItemInFolder = (path) => void desktop.shown.push(path);
    shell.openPath = (path) => {
      desktop.opened.push(path);
      return Promise.resolve('');
    };
  });
}

function pick(name: string): Promise<void> {
  return started.app.evaluate(
    (_, file) => {
      (globalThis as unknown as { desktop: Desktop }).desktop.file = file;
    },
    join(target, name),
  );
}

const desktop = (): Promise<Desktop> =>
  started.app.evaluate(() => (globalThis as unknown as { desktop: Desktop }).desktop);

const titles = (dialog: Locator): Locator => dialog.getByRole('columnheader');

test('an own profile makes the file that its preview shows, and is there again after a restart', async () => {
  const { window } = started;
  await pick('dla-ksiegowej.csv');
  const dialog = await kronika.openExport();
  await dialog.getByRole('button', { name: 'Żadna' }).click();
  await expect(dialog.getByRole('button', { name: 'Zapisz jako…' })).toBeDisabled();
  for (const name of ['Data i godzina', 'Rodzaj', 'Numer']) {
    await dialog.getByRole('checkbox', { name, exact: true }).check();
  }
  await dialog.getByRole('button', { name: 'Przesuń kolumnę Numer', exact: true }).focus();
  await window.keyboard.press('Home');
  await expect(dialog.getByRole('button', { name: 'Przesuń kolumnę Numer', exact: true })).toBeFocused();
  const row = dialog.getByRole('listitem').first();
  await row.hover();
  await row.getByRole('button', { name: 'Zmień tytuł kolumny Numer' }).click();
  await window.keyboard.type('Telefon');
  await window.keyboard.press('Enter');
  await expect(titles(dialog)).toHaveText(['Telefon', 'Data i godzina', 'Rodzaj']);
  await expect(dialog.getByText('W pliku będzie 300 wierszy.')).toBeVisible();
  const shown = await dialog.getByRole('row').nth(1).getByRole('cell').allInnerTexts();

  await dialog.getByRole('button', { name: 'Zapisz jako profil…' }).click();
  await window.keyboard.type('Dla księgowej');
  await window.keyboard.press('Enter');
  const profile = dialog.getByRole('combobox', { name: 'Profil' });
  await expect(profile.locator('option:checked')).toHaveText('Dla księgowej');
  await dialog.getByRole('button', { name: 'Zapisz jako…' }).click();
  await expect(dialog.getByText('Zapisano 300 wierszy')).toBeVisible();

  const rows: string[][] = parse(readFileSync(join(target, 'dla-ksiegowej.csv'), 'utf8'), {
    bom: true,
    delimiter: ';',
  });
  expect(rows[0]).toEqual(['Telefon', 'Data i godzina', 'Rodzaj']);
  expect(rows).toHaveLength(301);
  expect(rows[1]?.map((cell) => /^="(.*)"$/.exec(cell)?.[1] ?? cell)).toEqual(shown);
  await dialog.getByRole('button', { name: 'Pokaż w folderze' }).click();
  await dialog.getByRole('button', { name: 'Otwórz', exact: true }).click();
  const path = join(target, 'dla-ksiegowej.csv');
  await expect.poll(async () => (await desktop()).opened).toEqual([path]);
  expect((await desktop()).shown).toEqual([path]);
  await started.close();

  await open();
  await kronika.expectCount(300);
  await pick('drugi.csv');
  const again = await kronika.openExport();
  await expect(again.getByRole('combobox', { name: 'Profil' }).locator('option:checked')).toHaveText('Dla księgowej');
  await expect(titles(again)).toHaveText(['Telefon', 'Data i godzina', 'Rodzaj']);
  await again.getByRole('button', { name: 'Zapisz jako…' }).click();
  await expect(again.getByText('Zapisano 300 wierszy')).toBeVisible();
  expect((await desktop()).suggested[0]).toContain(target);

  // Deleted, brought back
  await again.getByRole('button', { name: 'Eksportuj kolejny plik' }).click();
  await again.getByRole('button', { name: 'Usuń', exact: true }).click();
  await expect(again.getByRole('option', { name: 'Dla księgowej' })).toHaveCount(0);
  await again.getByRole('button', { name: 'Cofnij' }).click();
  await expect(again.getByRole('combobox', { name: 'Profil' }).locator('option:checked')).toHaveText('Dla księgowej');
});

test('a stopped export and a vanished folder leave no file, and say so', async () => {
  const dialog = await kronika.openExport();
  await dialog.getByRole('button', { name: 'Zapisz jako…' }).click();
  await dialog.getByRole('button', { name: 'Przerwij' }).click();
  await pick('przerwany.csv');
  await expect(dialog.getByText('Przerwano. Plik nie został utworzony.')).toBeVisible();
  expect(readdirSync(target)).toEqual([]);

  await pick(join('nie-ma-mnie', 'plik.csv'));
  await dialog.getByRole('button', { name: 'Zapisz jako…' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/folder/i);
  expect(existsSync(join(target, 'nie-ma-mnie'))).toBe(false);
  await pick('dobry.xlsx');
  await dialog.getByRole('combobox', { name: 'Format pliku' }).selectOption('xlsx');
  await dialog.getByRole('alert').getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(dialog.getByText('Zapisano 300 wierszy')).toBeVisible();
  expect(readFileSync(join(target, 'dobry.xlsx')).subarray(0, 2).toString('latin1')).toBe('PK');
});

test('warns of days that were not downloaded, downloads them, and names what Windows-1250 cannot hold', async () => {
  const { window } = started;
  await kronika.search('brontozaur');
  await kronika.expectCount(1);
  await kronika.showFilters();
  await kronika.filters.getByLabel('Od', { exact: true }).fill('2025-12-30');
  await kronika.filters.getByLabel('Do', { exact: true }).fill('2026-02-28');
  const dialog = await kronika.openExport();
  await expect(dialog.getByRole('alert')).toContainText('Brakuje zapisów z dni: 30 gru 2025 – 31 gru 2025.');
  await expectAccessible(window, 'export with a warning');
  await dialog.getByRole('button', { name: 'Najpierw pobierz' }).click();
  await expect(dialog).toBeHidden();
  await kronika.waitUntilComplete();
  await kronika.openExport();
  await expect(dialog.getByText('W pliku będzie 1 wiersz.')).toBeVisible();
  await expect(dialog.getByRole('alert')).toBeHidden();

  await dialog.getByText('Ustawienia szczegółowe').click();
  await dialog.getByRole('combobox', { name: 'Kodowanie znaków' }).selectOption('windows-1250');
  await expect(dialog.getByText(/^Windows-1250 nie zna znaków: 🙂/)).toBeVisible();
  await expect(dialog.getByText('zmieniony', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Zapisz w UTF-8' }).click();
  await expect(dialog.getByText(/^Windows-1250 nie zna/)).toBeHidden();
  await expect(dialog.getByText('zmieniony', { exact: true })).toBeHidden();
});
