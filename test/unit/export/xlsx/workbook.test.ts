import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackZip } from '../../../../build/setup/electron/zip.mjs';
import { Workbook } from '../../../../main/export/xlsx/workbook';
import { temporaryFolder } from '../../temp-archive';

/** Microsoft, Excel specifications and limits. */
const rowsOfExcel = 1_048_576;
const charactersOfCell = 32_767;

/** Writes a workbook of one column and unpacks it. */
async function write(fill: (workbook: Workbook) => void) {
  const folder = temporaryFolder();
  const chunks: Uint8Array[] = [];
  const column = { title: 'Tekst', type: 'text' } as const;
  const workbook = new Workbook(
    (bytes) => chunks.push(bytes.slice()),
    [column],
    (number) => `Wiersze ${String(number)}`,
  );
  fill(workbook);
  workbook.end('Opis', [['Wierszy', 'wszystkie']]);
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, Buffer.concat(chunks));
  await unpackZip(path, join(folder, 'parts'), (name) => name);
  return { workbook, part: (name: string): string => readFileSync(join(folder, 'parts', 'xl', name), 'utf8') };
}

function countRows(sheet: string): number {
  let count = 0;
  for (let at = sheet.indexOf('<row>'); at !== -1; at = sheet.indexOf('<row>', at + 5)) count += 1;
  return count;
}

test('a sheet has as many rows as Excel takes, and the next row begins another with the titles', async () => {
  const { part } = await write((workbook) => {
    for (let row = 1; row <= rowsOfExcel; row += 1) workbook.row([row === rowsOfExcel ? 'ostatni' : 'x']);
    expect(workbook.sheets).toBe(2);
  });
  const first = part('worksheets/sheet1.xml');
  expect(countRows(first)).toBe(rowsOfExcel);
  expect(first).toContain(`ref="A1:A${String(rowsOfExcel)}"`);
  const second = part('worksheets/sheet2.xml');
  expect(countRows(second)).toBe(2);
  expect(second.indexOf('Tekst')).toBeLessThan(second.indexOf('ostatni'));
  expect(part('workbook.xml')).toMatch(/Wiersze 1.*Wiersze 2.*Opis/s);
}, 60_000);

test('cells as long as they may be stay whole, wherever a piece of the file ends', async () => {
  const texts = Array.from({ length: 40 }, (_, n) => `${String(n)} ${'ż'.repeat(charactersOfCell - 10 - 700 * n)}`);
  const { part } = await write((book) => {
    for (const text of texts) book.row([text]);
  });
  expect(part('worksheets/sheet1.xml').match(/\d+ ż+/g)).toEqual(texts);
});

test('a text is as long as a cell of Excel takes; a longer one is cut, ends in a sign that it is, and is counted', async () => {
  const whole = 'ż'.repeat(charactersOfCell);
  const { workbook, part } = await write((book) => {
    book.row([whole]);
    book.row([`${whole}y`]);
  });
  const texts = part('worksheets/sheet1.xml').match(/ż+…?y?/g);
  expect(texts).toEqual([whole, `${whole.slice(1)}…`]);
  expect(workbook.counter.counts.tooLong).toBe(1);
});

/** A workbook of a table with every type of column, and a text that is far longer than the others. */
async function writeTable() {
  const folder = temporaryFolder();
  const chunks: Uint8Array[] = [];
  const columns = [
    { title: 'Data i godzina', type: 'time' },
    { title: 'Kontakt', type: 'text' },
    { title: 'Czas trwania (s)', type: 'number' },
    { title: 'Treść SMS-a', type: 'text' },
    { title: 'Notatki', type: 'text' },
  ] as const;
  const workbook = new Workbook(
    (bytes) => chunks.push(bytes.slice()),
    columns,
    () => "Zapisy 'z maja'",
  );
  for (let row = 0; row < 300; row += 1) {
    workbook.row(['2022-12-29 11:24:57', 'Anna Wójcik', 12, row === 5 ? 'długa treść '.repeat(40) : 'krótka', 'a\nb']);
  }
  workbook.end('O pliku', [
    ['Plik', ''],
    ['Nazwa', 'zażółć.xlsx'],
  ]);
  const path = join(folder, 'table.xlsx');
  writeFileSync(path, Buffer.concat(chunks));
  await unpackZip(path, join(folder, 'parts'), (name) => name);
  return (name: string): string => readFileSync(join(folder, 'parts', 'xl', name), 'utf8');
}

test('columns are as wide as what stands in them, and what is longer wraps', async () => {
  const part = await writeTable();
  const sheet = part('worksheets/sheet1.xml');
  const widths = [...sheet.matchAll(/<col min="\d+" max="\d+" width="(\d+)" customWidth="1"\/>/g)].map(([, width]) =>
    Number(width),
  );
  const [time = 0, contact = 0, duration = 0, text = 0, notes = 0] = widths;
  expect(widths).toHaveLength(5);
  expect(time).toBeGreaterThanOrEqual('2022-12-29 11:24:57'.length);
  expect(contact).toBeGreaterThanOrEqual('Anna Wójcik'.length);
  expect(contact).toBeLessThan(20);
  expect(duration).toBeGreaterThan('Czas trwania (s)'.length);
  expect(notes).toBeLessThan(20);
  expect(text).toBeGreaterThan(90);
  // Together a page across that can be read.
  expect(widths.reduce((sum, width) => sum + width)).toBeLessThanOrEqual(190);
  const styles = [...part('styles.xml').matchAll(/<xf [^>]*xfId="0"[^>]*?(?:\/>|>(.*?)<\/xf>)/g)].map(
    ([, inner]) => inner,
  );
  const styleOf = (cell: string): string | undefined =>
    styles[Number(new RegExp(`<c s="(\\d)" t="inlineStr"><is><t xml:space="preserve">${cell}`).exec(sheet)?.[1])];
  expect(styleOf('długa treść')).toContain('wrapText="1"');
  expect(styleOf('krótka')).toContain('wrapText="1"');
  expect(styleOf('a\nb')).toContain('wrapText="1"');
  expect(styleOf('Anna')).not.toContain('wrapText');
  for (const cell of ['krótka', 'Anna']) expect(styleOf(cell)).toContain('vertical="top"');
});

test('is printed across, as wide as a page, with its titles on every page and buttons that filter', async () => {
  const part = await writeTable();
  const [rows, about] = [part('worksheets/sheet1.xml'), part('worksheets/sheet2.xml')];
  expect(rows).toContain('<autoFilter ref="A1:E301"/>');
  for (const sheet of [rows, about]) {
    expect(sheet).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(sheet).toMatch(/<pageSetup paperSize="9" [^>]*fitToWidth="1" fitToHeight="0"\/>/);
  }
  expect(rows).toContain('orientation="landscape"');
  expect(about).toContain('orientation="portrait"');
  expect(about).not.toContain('<autoFilter');
  const book = part('workbook.xml');
  expect(book).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Zapisy ''z maja'''!$1:$1</definedName>`,
  );
  expect(book).toContain(
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Zapisy ''z maja'''!$A$1:$E$301</definedName>`,
  );
  // The order that ECMA-376 prescribes (CT_Worksheet): a program that checks it opens no other.
  const order = [
    'sheetPr',
    'sheetViews',
    'cols',
    'sheetData',
    'autoFilter',
    'pageMargins',
    'pageSetup',
    'headerFooter',
  ];
  const places = order.map((name) => rows.indexOf(`<${name}`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
});
