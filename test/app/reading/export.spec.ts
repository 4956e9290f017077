import { expect, test, type Locator } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CrmServer } from '../../../main/sample-crm/http/server';
import { expectAccessible } from '../driver/axe';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

/** The window downloads its records itself, and has the key to ask for more. */
const downloadsByItself = '@downloads';
/** The first record's text is longer than a cell of Excel. */
const longText = '@long-text';

let folder: string;
let target: string;
/** Of a test that downloads by itself. */
let server: CrmServer | null = null;
let started: Started;
let kronika: KronikaWindow;

const downloaded = downloadOnce(() => serveOffice('Brontozaur 🙂'), officeDays);

test.beforeEach(async () => {
  target = mkdtempSync(join(tmpdir(), 'kronika-target-'));
  if (test.info().tags.includes(downloadsByItself)) {
    folder = mkdtempSync(join(tmpdir(), 'kronika-export-'));
    server = await serveOffice(test.info().tags.includes(longText) ? 'Brontozaur '.repeat(3_500) : 'Brontozaur 🙂');
    await open();
    await kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
    await kronika.waitUntilComplete();
  } else {
    folder = downloaded.dataDir;
    await open();
  }
  await kronika.expectCount(300);
});

test.afterEach(async () => {
  await started.close();
  await server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
  rmSync(target, { recursive: true, force: true });
});

/** A CRM whose first record is an SMS of this text. */
async function serveOffice(smsData: string): Promise<CrmServer> {
  const office = await startOffice(300);
  const [first = ''] = office.uuidsBetween(officeDays.from, officeDays.to);
  office.editInteraction(first, { smsData, service: 'SMS' });
  return office;
}

/** What the desktop was asked for, in place of its own windows. */
interface Desktop {
  /** The file that the person picks; null while they still look. */
  file: string | null;
  suggested: string[];
  /** How it was asked for. */
  properties: string[];
  shown: string[];
  opened: string[];
}

async function open(): Promise<void> {
  started = await launch({ dataDir: folder });
  kronika = new KronikaWindow(started.window);
  await started.app.evaluate(({ dialog, shell }) => {
    const desktop: Desktop = { file: null, suggested: [], properties: [], shown: [], opened: [] };
    Object.assign(globalThis, { desktop });
    const picked = async (): Promise<string> => {
      while (desktop.file === null) await new Promise((again) => setTimeout(again, 20));
      return desktop.file;
    };
    const save = async (_window: unknown, options: { defaultPath?: string; properties?: string[] }) => {
      desktop.suggested.push(options.defaultPath ?? '');
      desktop.properties = options.properties ?? [];
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
    isAbsolute(name) ? name : join(target, name),
  );
}

const desktop = (): Promise<Desktop> =>
  started.app.evaluate(() => (globalThis as unknown as { desktop: Desktop }).desktop);

const titles = (dialog: Locator): Locator => dialog.getByRole('columnheader');

test('an own profile makes the file that its preview shows, and is there again after a restart', async () => {
  const { window } = started;
  await pick('dla-ksiegowej.csv');
  const dialog = await kronika.openExport();
  await dialog.getByRole('combobox', { name: 'Format pliku' }).selectOption('csv');
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
  await expect(row.getByRole('textbox')).toBeFocused();
  await window.keyboard.type('Telefon');
  await window.keyboard.press('Enter');
  await expect(titles(dialog)).toHaveText(['Telefon', 'Data i godzina', 'Rodzaj']);
  await expect(dialog.getByText('W pliku będzie 300 wierszy.')).toBeVisible();
  const shown = await dialog.getByRole('row').nth(1).getByRole('cell').allInnerTexts();

  await dialog.getByRole('button', { name: 'Zapisz jako profil…' }).click();
  await expect(dialog.locator('input:focus')).toBeVisible();
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
  await expect.poll(async () => (await desktop()).shown).toEqual([path]);
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

test(
  'warns of days that were not downloaded, downloads them, and names what Windows-1250 cannot hold',
  {
    tag: downloadsByItself,
  },
  async () => {
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
    await expect(window.getByRole('progressbar')).toBeHidden();
    await kronika.waitUntilComplete();
    await kronika.openExport();
    await expect(dialog.getByText('W pliku będzie 1 wiersz.')).toBeVisible();
    await expect(dialog.getByRole('alert')).toBeHidden();

    await dialog.getByRole('combobox', { name: 'Format pliku' }).selectOption('csv');
    await dialog.getByText('Ustawienia szczegółowe').click();
    await dialog.getByRole('combobox', { name: 'Kodowanie znaków' }).selectOption('windows-1250');
    await expect(dialog.getByText(/^Windows-1250 nie zna znaków: 🙂/)).toBeVisible();
    await expect(dialog.getByText('zmieniony', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Zapisz w UTF-8' }).click();
    await expect(dialog.getByText(/^Windows-1250 nie zna/)).toBeHidden();
    await expect(dialog.getByText('zmieniony', { exact: true })).toBeHidden();
  },
);

test('is a workbook at first, called by what is in it and of when, and says nothing of what is not selected', async () => {
  const { window } = started;
  await kronika.search('brontozaur');
  await kronika.expectCount(1);
  await kronika.showFilters();
  await kronika.filters.getByLabel('Od', { exact: true }).fill(officeDays.from);
  await kronika.filters.getByLabel('Do', { exact: true }).fill(officeDays.to);
  await kronika.expectCount(1);
  const dialog = await kronika.openExport();
  const profile = dialog.getByRole('combobox', { name: 'Profil' });
  await expect(profile.locator('option:checked')).toHaveText('Skoroszyt Excela (XLSX)');
  await expect(dialog.getByText('Wszystkie wyniki: 1 zapis')).toBeVisible();
  await expect(dialog.getByText(/zaznaczon/)).toHaveCount(0);
  await expect(dialog.getByRole('radio', { name: /wyniki/ })).toHaveCount(0);
  // Another format is another profile, and nothing is called changed.
  await dialog.getByRole('combobox', { name: 'Format pliku' }).selectOption('csv');
  await expect(profile.locator('option:checked')).toHaveText('CSV dla Excela (polski)');
  await dialog.getByRole('combobox', { name: 'Format pliku' }).selectOption('xlsx');
  await expect(profile.locator('option:checked')).toHaveText('Skoroszyt Excela (XLSX)');
  await expect(dialog.getByText('zmieniony', { exact: true })).toBeHidden();
  await pick('raport');
  await dialog.getByRole('button', { name: 'Zapisz jako…' }).click();
  await expect(dialog.getByText('Zapisano 1 wiersz')).toBeVisible();
  expect(readdirSync(target).sort()).toEqual(['raport.xlsx', 'raport.xlsx.kronika.html']);
  const [suggested = ''] = (await desktop()).suggested;
  expect(basename(suggested)).toBe(`Kronika wyniki wyszukiwania ${officeDays.from} do ${officeDays.to}.xlsx`);
  expect((await desktop()).properties).toContain('dontAddToRecent');

  // All of them selected is all of them: one sentence, and no choice between two that mean the same.
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await kronika.selectAll();
  await kronika.openExport();
  await expect(dialog.getByText('Wszystkie wyniki: 1 zapis')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /zaznaczon/ })).toHaveCount(0);
  await window.keyboard.press('Escape');
});

test('writes over no file of its own, whatever was picked', async () => {
  const before = readFileSync(join(folder, 'settings.json'));
  await pick(join(folder, 'settings.json'));
  const dialog = await kronika.openExport();
  await dialog.getByRole('combobox', { name: 'Format pliku' }).selectOption('jsonl');
  await dialog.getByRole('button', { name: 'Zapisz jako…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('plik samej Kroniki');
  const { accounts } = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as { accounts: unknown };
  expect(accounts).toEqual((JSON.parse(before.toString('utf8')) as { accounts: unknown }).accounts);
  expect(existsSync(join(folder, 'settings.json.kronika.html'))).toBe(false);
});

test(
  'asks before a text is cut that is longer than a cell, and offers what holds it',
  { tag: [downloadsByItself, longText] },
  async () => {
    await pick('dlugi.xlsx');
    const dialog = await kronika.openExport();
    await dialog.getByRole('button', { name: 'Zapisz jako…' }).click();
    const asked = dialog.getByRole('alert');
    await expect(asked).toContainText('dłuższe niż komórka Excela');
    await expectAccessible(started.window, 'export with long texts');
    expect(readdirSync(target)).toEqual([]);
    await expect(asked.getByRole('button', { name: 'Jedna notatka w wierszu' })).toBeVisible();
    await expect(asked.getByRole('button', { name: 'Plik CSV' })).toBeVisible();
    await asked.getByRole('button', { name: 'Zapisz mimo to' }).click();
    await expect(dialog.getByText('Zapisano 300 wierszy')).toBeVisible();
    // Agreed to, it goes where it was to go: nobody is asked for the name twice.
    expect((await desktop()).suggested).toHaveLength(1);
    expect(readdirSync(target).sort()).toEqual(['dlugi.xlsx', 'dlugi.xlsx.kronika.html']);
  },
);

test('a file without persons shows its stand-ins before it is saved, and is so the next time', async () => {
  await pick('bez-osob.csv');
  const dialog = await kronika.openExport();
  await dialog.getByRole('combobox', { name: 'Format pliku' }).selectOption('csv');
  await expect(titles(dialog).first()).toBeVisible();
  const numbers = await columnOf(dialog, 'Numer');
  const persons = dialog.getByRole('combobox', { name: 'Osoby w pliku' });
  await persons.focus();
  await started.window.keyboard.press('B');
  await expect(persons.locator('option:checked')).toHaveText('Bez osób');
  await expect(dialog.getByText(/Swobodny tekst może mimo to wskazywać osobę/)).toBeVisible();
  await expect.poll(() => columnOf(dialog, 'Numer').then(isReplaced)).toBe(true);
  await expectAccessible(started.window, 'export without persons');
  await dialog.getByRole('button', { name: 'Zapisz jako…' }).click();
  await expect(dialog.getByText('Zapisano 300 wierszy')).toBeVisible();
  const content = readFileSync(join(target, 'bez-osob.csv'), 'utf8');
  expect(numbers.filter((number) => number.length > 8 && content.includes(number))).toEqual([]);
  expect(readFileSync(join(target, 'bez-osob.csv.kronika.html'), 'utf8')).toContain('Plik bez osób');
  await started.window.keyboard.press('Escape');
  await kronika.openExport();
  await expect(persons.locator('option:checked')).toHaveText('Bez osób');
});

async function columnOf(dialog: Locator, title: string): Promise<string[]> {
  const at = (await titles(dialog).allInnerTexts()).indexOf(title);
  const rows = await dialog.getByRole('row').all();
  return Promise.all(rows.slice(1).map((row) => row.getByRole('cell').nth(at).innerText()));
}

function isReplaced(numbers: readonly string[]): boolean {
  return numbers.length > 0 && numbers.every((number) => number === '' || /^Numer \d+(?:-\d+)?$/.test(number));
}
