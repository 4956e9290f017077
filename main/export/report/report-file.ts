import { cancelCheck } from '../../../preload/failure';
import { styles } from '../../../preload/export/export-model';
import type { Language, Query } from '../../../preload/model';
import { breakdownKinds, type ReportFile, type ReportFormat } from '../../../preload/search/report';
import { formatExact, formatPeriod } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import type { ArchiveReader } from '../../archive/file/archive';
import { readBreakdown, readReportView } from '../../archive/queries/report/report';
import { understand } from '../../archive/queries/understanding/understand';
import { createOutputFile, insistOnName } from '../../files/output-file';
import type { Home } from '../../files/own-files';
import { CsvLines } from '../cells/csv';
import { encoderOf } from '../cells/encoder';
import { Workbook } from '../xlsx/workbook';
import { reportPage } from './report-page';
import { lackText, reportColumns, tablesOf, typeOfColumn, type ReportColumn, type ReportTable } from './report-tables';

/** Which report is saved, and where. */
export interface ReportFileJob {
  readonly path: string;
  readonly format: ReportFormat;
  readonly query: Query;
  /** The search in words. */
  readonly asked: string;
  readonly withinHours: number;
  readonly language: Language;
  /** `YYYY-MM-DD HH:MM:SS` of this computer's clock. */
  readonly madeAt: string;
  readonly program: string;
  readonly home: Home;
}

/**
 * Saves the report of a search as it is at one moment: a page, a workbook with a sheet for each table, or one table of all of them
 * as CSV. Throws `cancelled` and what `createOutputFile` throws.
 */
export function saveReport(archive: ArchiveReader, job: ReportFileJob, isCancelled: () => boolean): ReportFile {
  const { path, query, asked, withinHours, language, madeAt, home: given } = job;
  const check = cancelCheck(isCancelled);
  const home = { ...given, archives: [...(given.archives ?? []), archive.path] };
  const file = createOutputFile(path, home);
  try {
    const { view, tables } = archive.snapshot(() => {
      const plan = understand(archive, query, check);
      const wish = { withinHours, today: madeAt.slice(0, 10), check };
      const view = readReportView(archive, plan, wish, Infinity);
      const breakdowns = breakdownKinds.map((by) => readBreakdown(archive, plan, by, wish));
      return { view, tables: tablesOf({ view, breakdowns, asked }, language) };
    });
    const t = words(language);
    const titleOf = (column: ReportColumn): string => t(`report.file.columns.${column}`);
    const made = t('report.file.made', { when: formatExact(language, madeAt), program: job.program });
    const { from, to } = view.period;
    switch (job.format) {
      case 'csv':
        file.write(csvOf(tables, titleOf, language));
        break;
      case 'xlsx':
        writeWorkbook(tables, titleOf, { name: t('sheet.sheetName'), lines: [[t('report.title'), made]] }, file.write);
        break;
      case 'html': {
        const title = t('report.file.title', { period: formatPeriod(language, from, to) });
        const head = { title, lack: lackText(view, language), made };
        file.write(Buffer.from(reportPage(tables, head, titleOf, language), 'utf8'));
      }
    }
    const sealed = file.seal();
    insistOnName(file.publish(), path);
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
    return { path, rows, complete: view.complete, ...sealed };
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** One table of all: which part a line is of stands in front. */
function csvOf(tables: readonly ReportTable[], titleOf: (column: ReportColumn) => string, language: Language): Buffer {
  const style = language === 'pl' ? styles.excelPl : styles.excelEn;
  const encoder = encoderOf(style.encoding);
  const lines = new CsvLines(style, ['text', ...reportColumns.map(typeOfColumn)], encoder);
  let text = lines.titles([words(language)('report.file.part'), ...reportColumns.map(titleOf)]);
  for (const { title, rows } of tables)
    for (const row of rows) text += lines.row([title, ...reportColumns.map((column) => row[column] ?? null)]);
  return Buffer.concat([encoder.mark, Buffer.from(text, 'utf8')]);
}

function writeWorkbook(
  tables: readonly ReportTable[],
  titleOf: (column: ReportColumn) => string,
  about: { readonly name: string; readonly lines: readonly (readonly [string, string])[] },
  out: (bytes: Uint8Array) => void,
): void {
  const columnsOf = ({ head, columns }: ReportTable) =>
    columns.map((column) => ({ title: column === 'name' ? head : titleOf(column), type: typeOfColumn(column) }));
  let workbook: Workbook | null = null;
  for (const table of tables) {
    if (workbook === null) workbook = new Workbook(out, columnsOf(table), () => table.title);
    else workbook.next(columnsOf(table), () => table.title);
    for (const row of table.rows) workbook.row(table.columns.map((column) => row[column] ?? null));
  }
  const notes = tables.flatMap(({ title, note }) => (note === null ? [] : [[title, note] as const]));
  workbook?.end(about.name, [...about.lines, ...notes]);
}
