import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { storeInteractions } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { choose, styles, type ExportFormat } from '../../../preload/export/export-model';
import { unpackZip } from '../../../build/setup/electron/zip.mjs';
import { documentedInteraction } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { everyColumn, exportTo, runs } from './exporting';

/** A build server brings it (`build/setup/screen/libraries.mjs`); on a computer without LibreOffice these tests are left out. */
const hasCalc = spawnSync('soffice', ['--version']).status === 0;
if (!hasCalc && process.env['CI'] === 'true' && process.platform === 'linux')
  throw new Error('LibreOffice Calc is missing (libreoffice-calc)');

const texts = [
  ...[
    '+48 600 700 800',
    '0048600700800',
    '600700800',
    '48 22 123 45 67',
    '00123',
    '-5',
    '+5',
    '5',
    '1,5',
    '1.5',
    '3e5',
  ],
  ...[
    '12345678901234567890',
    '9'.repeat(300),
    '12-05',
    '12.05.2022',
    '2022-12-29',
    '11:24',
    '1/2',
    '12 maja',
    'maj 22',
    '50%',
  ],
  ...['=1+1', '=HYPERLINK("http://example.test";"x")', "=cmd|' /C calc'!A0", '+1+cmd', '-1+cmd', '@SUM(A1)', '\t=1+1'],
  ...['- pozycja', '+ dodatek', '= równe', '＝1+1', '\0=1+1', '\u200B=1+1', ' =1+1'],
  ...['TRUE', 'fałsz', '#N/D!', '#DIV/0!', "'apostrof", '"cudzysłów"', 'a;b', 'a,b', 'a\tb', 'a|b', '""', '="x"'],
  ...[
    'pierwsza\ndruga',
    'Zażółć gęślą jaźń',
    'ŁÓDŹ',
    '👍🏽 emoji',
    '\u202Eodwrócone',
    'שלום',
    ' spacje ',
    'x'.repeat(5000),
  ],
];

function fill(archive: ArchiveWriter): void {
  const wires = texts.map((smsData, n) => ({
    ...documentedInteraction,
    uuid: `record ${String(n)}`,
    callDate: `2022-12-29 11:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`,
    duration: n * 7,
    externalNumber: { numberFormatted: smsData.startsWith('+48') ? smsData : '0048600700800', type: 'person' },
    smsData,
  }));
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
}

/**
 * Opens a file in Calc and saves it again. A CSV is read as a double click in Poland would: Polish locale (1045), numbers,
 * dates and formulas recognised, nothing taken for text.
 */
function throughCalc(path: string, folder: string): string {
  const asPole = '--infilter=CSV:59,34,76,1,,1045,false,true,false,false,false,-1,true';
  const isCsv = path.endsWith('.csv');
  const target = join(folder, 'calc');
  const { status, stderr } = spawnSync(
    'soffice',
    [
      ...[`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless'],
      ...['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', target, ...(isCsv ? [asPole] : []), path],
    ],
    { env: { ...process.env, LC_ALL: 'C.UTF-8' }, timeout: 120_000, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  return join(target, 'export.xlsx');
}

describe.skipIf(!hasCalc)('in LibreOffice Calc with the Polish locale', () => {
  test.each(['csv', 'xlsx'] as const)(
    'a %s holds every text just as it is, dates as dates, seconds as numbers',
    async (format) => {
      const archive = temporaryArchive();
      fill(archive);
      const folder = temporaryFolder();
      const cells = await throughWorkbook(archive, folder, format);
      const shown = texts.map((text) => {
        const whole = text.replaceAll('\0', '\u{2400}');
        return format === 'csv' && cells.isGuarded(text) ? `'${whole}` : whole;
      });
      expect(cells.column('smsText')).toEqual(shown);
      expect(cells.column('number')).toEqual(texts.map((text) => (text.startsWith('+48') ? text : '0048600700800')));
      expect(cells.column('durationSeconds')).toEqual(texts.map((_, n) => String(n * 7)));
      expect(cells.kinds('smsText')).toEqual(texts.map(() => 'text'));
      expect(cells.kinds('number')).toEqual(texts.map(() => 'text'));
      expect(cells.kinds('durationSeconds')).toEqual(texts.map(() => 'number'));
      expect(cells.kinds('callDate')).toEqual(texts.map(() => 'number'));
      expect(cells.dates('callDate')).toEqual(
        texts.map(
          (_, n) => `2022-12-29 11:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`,
        ),
      );
    },
    300_000,
  );
});

const columns = ['callDate', 'number', 'durationSeconds', 'smsText'] as const;

/** Exports oldest first, opens the file in Calc, and reads the cells of what Calc made of it. */
async function throughWorkbook(archive: ArchiveWriter, folder: string, format: ExportFormat) {
  const path = join(folder, `export.${format}`);
  const sort = { by: 'date', descending: false } as const;
  exportTo(archive, path, {
    sort,
    settings: { ...everyColumn, format, style: styles.excelPl, columns: choose(columns) },
  });
  const rows = (await readCells(throughCalc(path, folder), join(folder, 'cells'))).slice(1);
  const at = (column: (typeof columns)[number]) => rows.map((row) => row[columns.indexOf(column)]!);
  return {
    isGuarded: (text: string) => {
      const line = parse(readFileSync(join(folder, 'export.csv')), { delimiter: ';', bom: true }).find(
        (row) => row[3] === `'${text.replaceAll('\0', '\u{2400}')}`,
      );
      return line !== undefined && runs(text);
    },
    column: (column: (typeof columns)[number]) => at(column).map(({ text }) => text),
    kinds: (column: (typeof columns)[number]) => at(column).map(({ kind }) => kind),
    dates: (column: (typeof columns)[number]) =>
      at(column).map(({ text }) =>
        new Date(Math.round((Number(text) - 25_569) * 86_400) * 1000).toISOString().slice(0, 19).replace('T', ' '),
      ),
  };
}

interface Cell {
  readonly kind: 'text' | 'number' | 'other';
  readonly text: string;
}

/** The cells of the first sheet of a workbook that Calc wrote. */
async function readCells(path: string, folder: string): Promise<Cell[][]> {
  await unpackZip(path, folder, (name) => name);
  const part = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const unescape = (xml: string): string =>
    xml
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll(/&(lt|gt|quot|apos);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name]!)
      .replaceAll('&amp;', '&')
      .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    unescape([...si!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  return [...part('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c r="[A-Z]+\d+"[^>]*?(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs)].map(([, type, inner]): Cell => {
      const value = /<v>(.*?)<\/v>/s.exec(inner ?? '')?.[1] ?? '';
      if (type === 's') return { kind: 'text', text: shared[Number(value)]! };
      if (type === 'str') return { kind: 'text', text: unescape(value) };
      return { kind: type === 'n' ? 'number' : 'other', text: value };
    }),
  );
}
