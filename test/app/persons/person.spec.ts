import { expect, test, type Locator } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../driver/axe';
import { downloadRecordsOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { pdfLines } from '../driver/pdf-lines';
import { personDays, personRecords } from '../driver/persons';
import { KronikaWindow } from '../driver/window';
import { standsIn } from '../../readers/pdf-tools';

const downloaded = downloadRecordsOnce(personRecords, personDays);

let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await kronika.expectCount(personRecords.length);
});

test.afterEach(() => started.close());

const dialog = (): Locator => kronika.dialog('Dane osoby');
const mentions = (): Locator => dialog().getByRole('region', { name: 'Wzmianki u innych osób' }).getByRole('listitem');

/** The dialog about Anna Wójcik, from the menu of a row, by keyboard. */
async function openPerson(): Promise<void> {
  const { page } = kronika;
  await kronika.search('Brontozaur');
  await kronika.expectCount(1);
  await kronika.grid.focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.type('da');
  await page.keyboard.press('Enter');
  await expect(dialog()).toBeVisible();
}

test('a person is found by keyboard, with what else they are known under and who mentions them', async () => {
  const { page } = kronika;
  await openPerson();
  await expect(dialog().getByText('Jej zapisy: 2 zapisy, 2 notatki')).toBeVisible();
  await expect(dialog().getByText('Anna Wójcik', { exact: true })).toHaveCount(2);
  await expect(mentions()).toHaveCount(1);
  await expect(mentions().locator('mark')).toHaveText(['Anną Wójcik']);
  await expectAccessible(page, 'the data of a person');

  // Her number is known too, and is not hers alone: who else called from it is somebody else.
  await dialog().getByRole('button', { name: 'Dodaj: +48 600 700 800' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog().getByText('Jej zapisy: 3 zapisy, 2 notatki')).toBeVisible();
  await expect(mentions().locator('mark')).toHaveText(['Anną Wójcik', '600-700-800']);
  const isJan = dialog().getByRole('button', { name: 'Ktoś inny: Jan Nowak' });
  await isJan.first().focus();
  await page.keyboard.press('Space');
  await expect(dialog().getByText('Jej zapisy: 2 zapisy, 2 notatki')).toBeVisible();
  await expect(isJan.first()).toHaveAttribute('aria-pressed', 'true');

  await dialog().getByRole('checkbox', { name: 'Szukaj też po samym nazwisku' }).focus();
  await page.keyboard.press('Space');
  await expect(mentions()).toHaveCount(2);
  await expect(mentions().first()).toContainText('Pani Wójcik jest podobno zadowolona.');

  // Closed by mistake, it is as it was.
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  await kronika.grid.focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.type('da');
  await page.keyboard.press('Enter');
  await expect(mentions()).toHaveCount(2);
  await expect(isJan.first()).toHaveAttribute('aria-pressed', 'true');
});

test('whoever is typed is found, and taken back; the list of commands leads there', async () => {
  const { page } = kronika;
  await page.keyboard.press('Control+Shift+p');
  await page.keyboard.type('rodo');
  await page.keyboard.press('Enter');
  const field = dialog().getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('602303404');
  await page.keyboard.press('Enter');
  await expect(dialog().getByText('Jej zapisy: 2 zapisy, 1 notatka')).toBeVisible();
  await page.keyboard.type('zając');
  await expect(dialog().getByRole('option', { name: /Piotr/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog().getByRole('button', { name: 'Nie szukaj po: Piotr Zając' })).toBeVisible();
  await expectAccessible(page, 'a person who was typed');
  await dialog().getByRole('button', { name: 'Inna osoba' }).click();
  await expect(field).toBeFocused();
  await expect(dialog().getByText(/^Jej zapisy/)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
});

const packet = (): Locator => kronika.dialog('Pakiet danych osoby');
const place = (text: string): Locator => packet().getByRole('button', { name: `Zaczernij: ${text}` });

test('a packet is made by keyboard: mentions, places and whole texts as they were decided', async () => {
  const { page } = kronika;
  const target = mkdtempSync(join(tmpdir(), 'kronika-target-'));
  await started.app.evaluate(({ dialog: system }, folder) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, target);
  await openPerson();
  await mentions().getByRole('radio', { name: 'Do pakietu' }).focus();
  await page.keyboard.press('Space');
  await expect(dialog().getByText('Do pakietu: 1, pominięte: 0, bez decyzji: 0')).toBeVisible();
  await dialog().getByRole('button', { name: 'Pakiet danych…' }).focus();
  await page.keyboard.press('Enter');
  await expect(packet().getByRole('textbox', { name: 'Czyje to dane' })).toHaveValue('Anna Wójcik');
  await expect(packet().getByText('Wzmianki u innych osób: 1')).toBeVisible();

  // What names others is black by itself, and can be shown.
  await expect(place('Jan Nowak')).toHaveAttribute('aria-pressed', 'true');
  await expect(place('602 303 405')).toHaveAttribute('aria-pressed', 'true');
  await page.emulateMedia({ forcedColors: 'active' });
  const colors = await place('Jan Nowak').evaluate((button) => {
    const { color, backgroundColor } = getComputedStyle(button);
    return [color, backgroundColor];
  });
  expect(new Set(colors).size, 'black is seen in the system’s own colours').toBe(2);
  await page.emulateMedia({ forcedColors: 'none' });
  await place('602 303 405').focus();
  await page.keyboard.press('Space');
  await expect(place('602 303 405')).toHaveAttribute('aria-pressed', 'false');
  await expectAccessible(page, 'the packet of a person');

  // Where nothing was found, a whole text goes, and a word wherever it stands.
  await packet().getByRole('checkbox', { name: 'Tylko teksty, w których coś znaleziono' }).focus();
  await page.keyboard.press('Space');
  const neighbour = packet().getByRole('listitem').filter({ hasText: 'Sąsiadka' });
  await neighbour.getByRole('checkbox', { name: /^Zaczernij cały tekst/ }).focus();
  await page.keyboard.press('Space');
  await packet().getByRole('textbox', { name: 'Zaczernij wszędzie słowo' }).focus();
  await page.keyboard.type('faktur');
  await page.keyboard.press('Enter');
  await expect(place('fakturę')).toHaveAttribute('aria-pressed', 'true');
  await expect(place('602 303 405')).toHaveAttribute('aria-pressed', 'false');

  await packet().getByRole('button', { name: 'Zapisz pakiet…' }).focus();
  await page.keyboard.press('Enter');
  await expect(packet().getByText('Zapisano pakiet: 2 zapisy')).toBeVisible();
  await expectAccessible(page, 'a packet that was made');
  const [name = ''] = readdirSync(target);
  const folder = join(target, name);
  await expect(packet().getByText(folder)).toBeVisible();
  const files = readdirSync(folder).map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));
  const pdfs = files.filter(({ file }) => file.endsWith('.pdf')).flatMap(({ bytes }) => pdfLines(bytes).flat());
  const plain = files
    .filter(({ file }) => /\.(?:html|csv|jsonl)$/.test(file))
    .map(({ bytes }) => bytes.toString('utf8'));
  for (const text of [pdfs.join('\n'), plain.join('\n')]) {
    expect(text).toContain('Anną Wójcik');
    expect(text).toContain('602 303 405');
    for (const gone of ['Nowak', '602 303 404', 'Sąsiadka', 'rozwodzie', 'faktur', 'zadowolona']) {
      expect(text, gone).not.toContain(gone);
    }
  }
  expect(files.map(({ file }) => file)).toContain('SHA256SUMS');
  for (const gone of ['Jan Nowak', '602 303 404', '602303404', 'Sąsiadka', 'rozwodzie', 'faktur', 'zadowolona']) {
    const holding = files.filter(({ bytes }) => standsIn(bytes, gone)).map(({ file }) => file);
    expect(holding, gone).toEqual([]);
  }
  const open = files.filter(({ bytes }) => standsIn(bytes, 'Oddzwonić')).map(({ file }) => file);
  expect(open, 'what is not black is found by the same search').toEqual(
    expect.arrayContaining(['dane.html', 'dane.jsonl', 'notatki.csv']),
  );
  await page.keyboard.press('Escape');
  await expect(packet()).toBeHidden();
  rmSync(target, { recursive: true, force: true });
});
