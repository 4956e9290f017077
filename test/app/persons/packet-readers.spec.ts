import { expect, test, type Locator } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildInteraction, buildNote, type SampleRecord } from '../../../main/sample-crm/data/records';
import { cellsInCalc, dateOfCell, hasCalc } from '../../readers/calc';
import { copiedOutOf, fontsOf, hasPdfTools, standsIn } from '../../readers/pdf-tools';
import { downloadRecordsOnce } from '../driver/downloaded';
import { launch } from '../driver/launch';
import { KronikaWindow } from '../driver/window';

/** What others see of a packet: a reader of PDFs, from which text is copied, and a spreadsheet. */

const anna = {
  ...{ type: 'person', uuid: 'a0000000-0000-4000-8000-000000000001' },
  ...{ firstName: 'Anna', lastName: 'Wójcik' },
} as const;
const jan = {
  ...{ type: 'person', uuid: 'a0000000-0000-4000-8000-000000000002' },
  ...{ firstName: 'Jan', lastName: 'Nowak' },
} as const;
const mobile = { number: '+48600700800', formatted: '+48 600 700 800', type: 'person' } as const;
const another = { number: '+48602303404', formatted: '+48 602 303 404', type: 'person' } as const;

/** Texts that are Anna's own and name nobody else: letters of every kind, numbers, amounts, dates. */
const ownTexts = [
  'Brontozaur: zażółć gęślą jaźń, ZAŻÓŁĆ GĘŚLĄ JAŹŃ, „cudzysłów” – i myślnik…',
  'Mój numer: 600 700 800, +48600700800, 0048 600-700-800. Adres: ul. Łąkowa 12/3, 00-950 Łódź.',
  'Faktura FV/2026/03/17 na 1 234,56 zł, termin 12.03.2026, 50% zaliczki; 3e5, 1/2, 00123.',
  '=1+1 nie jest wzorem, -5 nie jest liczbą, +5 też nie',
  'Pierwszy wiersz\nDrugi wiersz; średnik, "cudzysłów" i\ttabulator',
];
const ownNotes = [
  'Prosi o kontakt po 15:30, najlepiej w środę 18.03.2026 – żółta teczka nr 7.',
  'Wpłata 2 500,00 zł wpłynęła 2026-03-11.',
];
/** Texts that name others; of them stays what is not in `others`. */
const mixedTexts = [
  'Mąż, Jan Nowak, odbierze pod 602 303 404 albo 602-303-404.',
  'Z Janem Nowakiem proszę mailem: jan.nowak@poczta.example, tel. +48 602303404, (602) 303 404, 0048602303404.',
];
const wholeNote = 'Sąsiadka mówiła o rozwodzie w rodzinie na Wierzbowej.';
const others = [
  ...['Jan Nowak', 'Janem Nowakiem', 'Nowak', 'jan.nowak', 'poczta.example'],
  ...['602 303 404', '602-303-404', '602303404', '303 404', '303-404', '(602)'],
  ...['Sąsiadka', 'rozwodzie', 'Wierzbowej'],
];
const kept = ['Mąż,', 'odbierze pod', 'proszę mailem:'];

const dayOf = (at: number): string => `2026-03-${String(at + 2).padStart(2, '0')}`;
const records: readonly SampleRecord[] = [
  ...[...ownTexts, ...mixedTexts].map((smsData, at) => ({
    interaction: buildInteraction({
      ...{ callDate: `${dayOf(at)} 09:0${String(at)}:07`, smsData, service: 'SMS', durationSeconds: 0 },
      ...{ from: anna, externalNumber: mobile },
    }),
  })),
  {
    interaction: buildInteraction({
      ...{ callDate: '2026-03-12 23:59:59', durationSeconds: 3671, from: anna, externalNumber: mobile },
    }),
    notes: [...ownNotes, wholeNote].map((plain, at) =>
      buildNote({ plain, created: `2026-03-13 08:0${String(at)}:00` }),
    ),
  },
  {
    interaction: buildInteraction({
      ...{ callDate: '2026-03-13 12:00:00', smsData: 'Dzień dobry', service: 'SMS', durationSeconds: 0 },
      ...{ from: jan, externalNumber: another },
    }),
  },
];
const downloaded = downloadRecordsOnce(records, { from: '2026-03-02', to: '2026-03-13' });

const isDate = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** Makes the packet of Anna in the window, one note of it black as a whole; gives the folder it is in. */
async function makePacket(): Promise<string> {
  const target = join(downloaded.dataDir, 'packets');
  mkdirSync(target);
  const { app, window, close } = await launch({ dataDir: downloaded.dataDir });
  const kronika = new KronikaWindow(window);
  await kronika.expectCount(records.length);
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, target);
  await kronika.search('Brontozaur');
  await kronika.expectCount(1);
  await kronika.grid.focus();
  await window.keyboard.press('Shift+F10');
  await window.keyboard.type('da');
  await window.keyboard.press('Enter');
  const person = kronika.dialog('Dane osoby');
  await expect(person.getByText('Jej zapisy: 8 zapisów, 3 notatki')).toBeVisible();
  await person.getByRole('button', { name: 'Pakiet danych…' }).press('Enter');
  const packet: Locator = kronika.dialog('Pakiet danych osoby');
  await packet.getByRole('checkbox', { name: 'Tylko teksty, w których coś znaleziono' }).press('Space');
  const note = packet.getByRole('listitem').filter({ hasText: 'Sąsiadka' });
  await note.getByRole('checkbox', { name: /^Zaczernij cały tekst/ }).press('Space');
  await packet.getByRole('button', { name: 'Zapisz pakiet…' }).press('Enter');
  await expect(packet.getByText('Zapisano pakiet: 8 zapisów')).toBeVisible();
  await close();
  const [name = ''] = readdirSync(target);
  return join(target, name);
}

test('what a reader of PDFs copies out of a packet is all of the person’s own, and nothing that is black', async () => {
  test.skip(!hasPdfTools, 'Poppler is not there (poppler-utils)');
  const folder = await makePacket();
  const path = join(folder, 'dane.pdf');
  const copied = bare(copiedOutOf(path));
  for (const own of [...ownTexts, ...ownNotes, ...kept, 'Anna Wójcik', '+48 600 700 800', '23:59:59', '1 godz. 1 min'])
    expect(copied, own).toContain(bare(own));
  for (const name of ['dane.pdf', 'objasnienie.pdf']) {
    const text = bare(copiedOutOf(join(folder, name)));
    const bytes = readFileSync(join(folder, name));
    for (const other of others) {
      expect(text, `${other} in ${name}`).not.toContain(bare(other));
      expect(standsIn(bytes, other), `${other} in the streams of ${name}`).toBe(false);
    }
    const fonts = fontsOf(join(folder, name));
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter(({ isInside, tellsLetters }) => !isInside || !tellsLetters)).toEqual([]);
  }
});

test('LibreOffice shows the tables of a packet letter by letter, with numbers and dates', async () => {
  test.skip(!hasCalc, 'LibreOffice Calc is not there (libreoffice-calc)');
  const folder = await makePacket();
  const shown = new Map<string, string>();
  for (const name of ['zapisy.csv', 'notatki.csv']) {
    const cells = await cellsInCalc(join(folder, name), join(downloaded.dataDir, 'calc'));
    const lines = parse(readFileSync(join(folder, name)), { delimiter: ';', bom: true });
    // A number that stays as it is written is a formula of nothing but that text.
    const written = lines.map((row) => row.map((text) => /^="(.*)"$/.exec(text)?.[1] ?? text));
    const read = cells.map((row, at) =>
      row.map((cell, column) => {
        return isDate.test(written[at]![column]!) && cell.kind === 'number' ? dateOfCell(cell) : cell.text;
      }),
    );
    // A spreadsheet leaves out the empty cells at the end of a row.
    expect(read.map((row, at) => written[at]!.map((_, column) => row[column] ?? ''))).toEqual(written);
    shown.set(name, read.flat().join('\n'));
  }
  const sms = shown.get('zapisy.csv')!;
  for (const own of [...ownTexts, ...kept]) expect(sms, own).toContain(own);
  expect(sms).toContain('2026-03-12 23:59:59');
  expect(sms).toContain('3671');
  for (const own of ownNotes) expect(shown.get('notatki.csv'), own).toContain(own);
  for (const other of others)
    for (const [name, text] of shown) expect(text, `${other} in ${name}`).not.toContain(other);
});
