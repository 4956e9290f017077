import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackZip } from '../../../build/setup/zip.mjs';
import { Workbook } from '../../../main/export/workbook';
import { temporaryFolder } from '../temp-archive';

/** Microsoft, Excel specifications and limits. */
const rowsOfExcel = 1_048_576;
const charactersOfCell = 32_767;

/** Writes a workbook of one column and unpacks it. */
async function write(fill: (workbook: Workbook) => void) {
  const folder = temporaryFolder();
  const chunks: Uint8Array[] = [];
  const column = { title: 'Tekst', type: 'text', width: 20 } as const;
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
