import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { unpackZip } from '../../../build/setup/electron/zip.mjs';
import { saveReport, type ReportFileJob } from '../../../main/export/report/report-file';
import type { ReportFile } from '../../../preload/search/report';
import { Told } from '../archive/made-up';
import { temporaryArchive, temporaryFolder } from '../temp-archive';

const nasty = '=<b>"Żuk" & Syn</b>';

function save(format: ReportFileJob['format']): ReportFile {
  const archive = temporaryArchive();
  const call = {
    ...{ service: 'CALL', direction: 'IN', status: 'noAnswer', queueStatus: 'queue', sms: null, duration: 0, cost: 7 },
    ...{ noteFlag: 0, flags: ['VIP', 'Pilne'], to: null, from: { name: nasty, number: '+48 600 700 800' } },
    ...{ external: '+48 600 700 800', destination: 'Biuro', agents: [{ name: 'Jan Kowalski', extension: '107' }] },
  };
  const seconds = Date.UTC(2024, 4, 8, 9) / 1000;
  new Told(archive).store([
    { ...call, uuid: 'a', seconds },
    { ...call, uuid: 'b', seconds: seconds + 600, status: 'ANSWERED', duration: 90, from: null, external: '600700801' },
  ]);
  const path = join(temporaryFolder(), `raport.${format}`);
  const query = { text: '', filters: { from: '2024-05-06', to: '2024-05-12' } };
  const about = {
    asked: 'wszystko',
    withinHours: 24,
    language: 'pl',
    madeAt: '2024-06-01 10:00:00',
    program: '1',
  } as const;
  const saved = saveReport(
    archive,
    { path, format, query, ...about, home: { dataDir: dirname(archive.path) } },
    () => false,
  );
  archive.close();
  return saved;
}

it('is one table as CSV, in which every line says which part it is of', () => {
  const saved = save('csv');
  const rows = parse<Record<string, string>>(readFileSync(saved.path), { bom: true, columns: true, delimiter: ';' });
  expect(rows).toHaveLength(saved.rows);
  const lineOf = (part: string, name: string) => rows.find((row) => row['Część'] === part && row['Pozycja'] === name);
  expect(lineOf('Podsumowanie', 'Kompletność')?.['Wartość']).toContain('Tych dni archiwum nie ma w całości');
  expect(lineOf('Liczby', 'Udział nieodebranych (%)')).toMatchObject({ Wartość: '50', Poprzednio: '' });
  expect(rows.find((row) => row['Część'] === 'Kto czeka na telefon')).toMatchObject({
    ...{ Numer: '="+48 600 700 800"', Próby: '1', 'U kogo': 'Jan Kowalski', Pierwsza: '2024-05-08 09:00:00' },
  });
  // What a spreadsheet would run stands there as a text.
  expect(rows.some((row) => row['Pozycja'] === nasty)).toBe(false);
  for (const [part, name] of [
    ...([
      ['Pracownicy', 'Jan Kowalski'],
      ['Kolejka', 'przez kolejkę'],
      ['Numery wewnętrzne', '="107"'],
    ] as const),
    ...([
      ['Linie docelowe', 'Biuro'],
      ['Flagi', 'VIP'],
      ['Flagi', 'Pilne'],
    ] as const),
  ])
    expect(lineOf(part, name), name).toMatchObject({ Połączenia: '2', Odebrane: '1', 'Czas rozmów (s)': '90' });
  expect(rows.filter((row) => row['Część'] === 'Numery').map((row) => row['Połączenia'])).toEqual(['1', '1']);
  expect(lineOf('Dni', '="2024-05-08"')).toMatchObject({ Połączenia: '2' });
});

it('is a page that loads and runs nothing, in which every text is a text', () => {
  const page = readFileSync(save('html').path, 'utf8');
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|<b>/);
  expect(page).toContain('=&lt;b&gt;&quot;Żuk&quot; &amp; Syn&lt;/b&gt;');
  expect(page).toContain('Tych dni archiwum nie ma w całości');
  expect(page).toContain('<h2>Linie docelowe</h2>');
  // A text has the room of what is empty behind it.
  expect(page).toContain('<td colspan="2">wszystko</td>');
});

it('is a workbook with a sheet for each table, each under titles of its own', async () => {
  const folder = temporaryFolder();
  await unpackZip(save('xlsx').path, folder, (name) => name);
  const read = (name: string): string => readFileSync(join(folder, 'xl', name), 'utf8');
  const sheets = [...read('workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  expect(sheets.slice(0, 3)).toEqual(['Podsumowanie', 'Liczby', 'Kto czeka na telefon']);
  expect(sheets.slice(-2)).toEqual(['Kontakty', 'O pliku']);
  expect(read('worksheets/sheet1.xml')).toContain('Tych dni archiwum nie ma w całości');
  expect(read('worksheets/sheet3.xml')).toContain('U kogo');
  expect(read('worksheets/sheet4.xml')).not.toContain('U kogo');
  expect(read(`worksheets/sheet${String(sheets.length - 1)}.xml`)).toContain('=&lt;b&gt;');
});
