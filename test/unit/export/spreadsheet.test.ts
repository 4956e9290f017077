import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { storeInteractions } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { choose, styles, type ExportFormat } from '../../../preload/export/export-model';
import { cellsInCalc, dateOfCell, hasCalc } from '../../readers/calc';
import { documentedInteraction } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { everyColumn, exportTo, runs } from './exporting';

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
  const rows = (await cellsInCalc(path, folder)).slice(1);
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
    dates: (column: (typeof columns)[number]) => at(column).map(dateOfCell),
  };
}
