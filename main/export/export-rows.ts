import { stringify } from 'csv-stringify/sync';
import { KronikaError } from '../../preload/failure';
import type { ExportColumn, ExportReport, Language, Query, Selection } from '../../preload/model';
import { words } from '../../preload/words/words';
import type { ReadableArchive } from '../archive/open';
import { readRecords, type RecordReader } from '../archive/read';
import { planSearch, type AddForms } from '../archive/plan';
import { newestFirst, searcherOf } from '../archive/search';
import { cellOf } from './cells';
import { createOutputFile } from './output-file';

/** What leaves the archive, where to, and as what. */
export interface ExportJob {
  readonly path: string;
  readonly query: Query;
  readonly selection: Selection;
  readonly format: ExportFormat;
}

export type ExportFormat =
  /** The CRM's own shape, one record with its notes a line, without loss. */
  | { readonly kind: 'jsonl' }
  /** One record a line, notes joined; `language` null writes the keys of the columns and the archive's own words. */
  | {
      readonly kind: 'csv';
      readonly columns: readonly ExportColumn[];
      readonly delimiter: string;
      readonly language: Language | null;
    };

export interface ExportProgress {
  readonly rows: number;
  readonly total: number;
}

/** How many rows are put into text at once. */
const batch = 500;

/**
 * Writes the selected records, newest first, as they are at one moment. The rows written are counted and compared before the
 * file gets its name. Throws `rowsDisagree`, `cancelled`, and what `createOutputFile` throws.
 */
export function exportRows(
  archive: ReadableArchive,
  job: ExportJob,
  onProgress: (progress: ExportProgress) => void,
  isCancelled: () => boolean,
  addForms?: AddForms,
): ExportReport {
  const file = createOutputFile(job.path);
  try {
    // One read transaction: rows that arrive meanwhile are in none of it.
    const rows = archive.db.transaction(() => {
      const { ids, total } = select(archive, job, addForms);
      file.write(headOf(job.format));
      const written = writeRows(readRecords(archive), ids, job.format, (text, count) => {
        if (isCancelled()) throw new KronikaError('cancelled');
        file.write(text);
        onProgress({ rows: count, total });
      });
      if (written !== total) throw new KronikaError('rowsDisagree', { expected: total, received: written });
      return written;
    })();
    return { path: job.path, rows, sizeBytes: file.finish() };
  } catch (error) {
    file.discard();
    throw error;
  }
}

function select(
  archive: ReadableArchive,
  job: ExportJob,
  addForms: AddForms | undefined,
): { ids: Iterable<number>; total: number } {
  if (job.selection.kind === 'ids') {
    const ids = [...new Set(job.selection.ids)].sort((a, b) => b - a);
    return { ids, total: ids.length };
  }
  return searcherOf(archive).all(planSearch(withoutSome(job.query, job.selection.except), addForms), newestFirst);
}

/** A search that leaves some records out, beside those it leaves out already. */
function withoutSome(query: Query, except: readonly number[] = []): Query {
  const { filters } = query;
  return { ...query, filters: { ...filters, except: [...(filters.except ?? []), ...except] } };
}

function writeRows(
  reader: RecordReader,
  ids: Iterable<number>,
  format: ExportFormat,
  write: (text: string, rows: number) => void,
): number {
  let lines: string[][] = [];
  let count = 0;
  const flush = (): void => {
    if (lines.length > 0) write(textOf(lines, format), count);
    lines = [];
  };
  for (const id of ids) {
    lines.push(lineOf(reader, id, format));
    count += 1;
    if (lines.length === batch) flush();
  }
  flush();
  return count;
}

function lineOf(reader: RecordReader, id: number, format: ExportFormat): string[] {
  if (format.kind === 'jsonl') return [JSON.stringify(reader.wire(id))];
  const record = reader.record(id, null);
  return format.columns.map((column) => cellOf(record, column, format.language));
}

/** UTF-8 with a byte order mark, so that Excel reads Polish letters; no `sep=` line, which would make it ignore the mark. */
const byteOrderMark = '\u{FEFF}';

function headOf(format: ExportFormat): string {
  if (format.kind === 'jsonl') return '';
  const { columns, language } = format;
  const titles = columns.map((column) => (language === null ? column : words(language)(`columns.${column}`)));
  return byteOrderMark + textOf([titles], format);
}

function textOf(lines: readonly string[][], format: ExportFormat): string {
  if (format.kind === 'jsonl') return lines.map(([line]) => `${line ?? ''}\n`).join('');
  return stringify([...lines], { delimiter: format.delimiter, record_delimiter: '\r\n' });
}
