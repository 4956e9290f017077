import { cancelCheck } from '../../../preload/failure';
import { styles } from '../../../preload/export/export-model';
import type { Language, Query } from '../../../preload/model';
import { breakdownKinds, type ReportFile, type ReportFormat, type ReportView } from '../../../preload/search/report';
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

/** Which report is asked for. */
export interface ReportJob {
  readonly query: Query;
  /** The search in words. */
  readonly asked: string;
  readonly withinHours: number;
  readonly language: Language;
  /** `YYYY-MM-DD HH:MM:SS` of this computer's clock. */
  readonly madeAt: string;
  readonly program: string;
}

/** A report that is saved, and where. A PDF is drawn out of a page, by who has windows. */
export interface ReportFileJob extends ReportJob {
  readonly path: string;
  readonly format: Exclude<ReportFormat, 'pdf'>;
  readonly home: Home;
}

/** A report as a page. */
export interface DrawnReport extends Pick<ReportFile, 'rows' | 'complete'> {
  readonly page: string;
}

/**
 * Saves the report of a search as it is at one moment: a page, a workbook with a sheet for each table, or one table of all of them
 * as CSV. Throws `cancelled` and what `createOutputFile` throws.
 */
export function saveReport(archive: ArchiveReader, job: ReportFileJob, isCancelled: () => boolean): ReportFile {
  const { path, language, home: given } = job;
  const home = { ...given, archives: [...(given.archives ?? []), archive.path] };
  const file = createOutputFile(path, home);
  try {
    const report = readTables(archive, job, isCancelled);
    const { tables, made } = report;
    const t = words(language);
    switch (job.format) {
      case 'csv':
        file.write(csvOf(tables, titlesIn(language), language));
        break;
      case 'xlsx': {
        const about = { name: t('sheet.sheetName'), lines: [[t('report.title'), made]] as const };
        writeWorkbook(tables, titlesIn(language), about, file.write);
        break;
      }
      case 'html':
        file.write(Buffer.from(pageOf(report, language), 'utf8'));
    }
    const sealed = file.seal();
    insistOnName(file.publish(), path);
    return { path, rows: rowsOf(tables), complete: report.view.complete, ...sealed };
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** The report of a search as it is at one moment, as a page that loads and runs nothing. Throws `cancelled`. */
export function drawReport(archive: ArchiveReader, job: ReportJob, isCancelled: () => boolean): DrawnReport {
  const report = readTables(archive, job, isCancelled);
  return { page: pageOf(report, job.language), rows: rowsOf(report.tables), complete: report.view.complete };
}

/** What every file of a report is made of. */
interface ReportContents {
  readonly view: ReportView;
  readonly tables: readonly ReportTable[];
  /** When it was made, and by what. */
  readonly made: string;
}

function readTables(
  archive: ArchiveReader,
  { query, asked, withinHours, language, madeAt, program }: ReportJob,
  isCancelled: () => boolean,
): ReportContents {
  const check = cancelCheck(isCancelled);
  const made = words(language)('report.file.made', { when: formatExact(language, madeAt), program });
  return archive.snapshot(() => {
    const plan = understand(archive, query, check);
    const wish = { withinHours, today: madeAt.slice(0, 10), check };
    const view = readReportView(archive, plan, wish, Infinity);
    const breakdowns = breakdownKinds.map((by) => readBreakdown(archive, plan, by, wish));
    return { view, tables: tablesOf({ view, breakdowns, asked }, language), made };
  });
}

function pageOf({ view, tables, made }: ReportContents, language: Language): string {
  const { from, to } = view.period;
  const title = words(language)('report.file.title', { period: formatPeriod(language, from, to) });
  return reportPage(tables, { title, lack: lackText(view, language), made }, titlesIn(language), language);
}

function titlesIn(language: Language): (column: ReportColumn) => string {
  return (column) => words(language)(`report.file.columns.${column}`);
}

function rowsOf(tables: readonly ReportTable[]): number {
  return tables.reduce((sum, table) => sum + table.rows.length, 0);
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
