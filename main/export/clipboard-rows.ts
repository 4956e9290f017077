import { usualColumns, type CsvStyle } from '../../preload/export/export-model';
import type { Language, Query, SelectedRecords, Sort } from '../../preload/model';
import { maxCopied } from '../../preload/model';
import { cancelCheck, KronikaError } from '../../preload/failure';
import { kindName } from '../../preload/words/names';
import { words } from '../../preload/words/words';
import type { ArchiveReader } from '../archive/file/archive';
import { readExported, type ExportedRecord } from '../archive/queries/exported';
import { searcherOf } from '../archive/queries/search';
import type { Plan } from '../archive/queries/understanding/plan';
import { ticked, understand } from '../archive/queries/understanding/understand';
import { CsvLines, isTime } from './cells/csv';
import { encoderOf } from './cells/encoder';
import { safeText } from './cells/safe-text';
import { inParts } from './select';
import { noteText, readerOf, typeOf, type CellValue, type ColumnType } from './cells/values';

/** Which records go onto the clipboard, in which order, and how. */
export interface CopyJob {
  readonly query: Query;
  readonly sort: Sort;
  readonly selection: SelectedRecords;
  readonly as: 'table' | 'text';
  readonly language: Language;
}

/** What goes onto the clipboard; `html` is for spreadsheets, which take the kinds of cells from it. */
export interface CopiedRows {
  readonly rows: number;
  readonly text: string;
  readonly html: string | null;
}

/** So many records are read at once; after them it may be cancelled. */
const recordsAtOnce = 200;

const columns = usualColumns.records;
const types = columns.map(typeOf);

/** As spreadsheets read pasted text; the precaution of a file that keeps numbers as they are would show in a letter. */
const style: CsvStyle = {
  delimiter: '\t',
  encoding: 'utf8',
  lineEnd: 'crlf',
  quoting: 'asNeeded',
  decimalMark: ',',
  texts: 'guarded',
};

/** Puts records into the texts that the clipboard takes. Throws `wrongInput` for more than `maxCopied`, `cancelled`. */
export function copyRows(archive: ArchiveReader, job: CopyJob, isCancelled: () => boolean): CopiedRows {
  const check = cancelCheck(isCancelled);
  const records = archive.snapshot(() => {
    const plan = planOf(archive, job, check);
    const ids = searcherOf(archive).page(plan, job.sort, 0, maxCopied + 1, check);
    if (ids.length > maxCopied) throw new KronikaError('wrongInput', { message: String(maxCopied) });
    const exported = readExported(archive);
    return [...inParts(ids, recordsAtOnce)].flatMap((some) => {
      check();
      return exported(some);
    });
  });
  return {
    rows: records.length,
    ...(job.as === 'table' ? tableOf(records, job.language) : textOf(records, job.language)),
  };
}

/** The selection as a search of its own. */
function planOf(archive: ArchiveReader, { query, selection }: CopyJob, check: () => void): Plan {
  if (selection.kind === 'ids') return ticked(archive, selection.ids, query, check);
  const { filters } = query;
  const except = [...(filters.except ?? []), ...(selection.except ?? [])];
  return understand(archive, { ...query, filters: { ...filters, except } }, check);
}

/** Rows of cells, guarded like those of a file; one row alone goes without the titles, to be put under others. */
function tableOf(records: readonly ExportedRecord[], language: Language): { text: string; html: string } {
  const t = words(language);
  const titles = records.length > 1 ? columns.map((column) => t(`columns.${column}`)) : null;
  const readers = columns.map((column) => readerOf(column, language));
  const rows = records.map((record) => readers.map((read) => read(record, null)));
  const lines = new CsvLines(style, types, encoderOf(style.encoding));
  const text = (titles === null ? '' : lines.titles(titles)) + rows.map((row) => lines.row(row)).join('');
  const head = titles === null ? '' : `<tr>${titles.map((title) => `<th>${escaped(title)}</th>`).join('')}</tr>`;
  const cellAt = (value: CellValue, at: number): string => htmlCell(value, types[at] ?? 'text');
  const body = rows.map((row) => `<tr>${row.map(cellAt).join('')}</tr>`).join('');
  return { text, html: `<meta charset="utf-8"><table>${head}${body}</table>` };
}

/** Excel and LibreOffice each have a way to be told that a cell is a text: without it a number loses its zeros and its plus. */
function htmlCell(value: CellValue, type: ColumnType): string {
  if (value === null) return '<td></td>';
  if (typeof value === 'number') return `<td>${String(value)}</td>`;
  if (type === 'time' && isTime(value)) return `<td>${value}</td>`;
  const text = escaped(safeText(value, style.texts).written);
  const inOneCell = text.replaceAll(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">');
  return `<td style="mso-number-format:'\\@'" sdnum="1045;0;@">${inOneCell}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Records one under another, as a person would write them down. */
function textOf(records: readonly ExportedRecord[], language: Language): { text: string; html: null } {
  return { text: records.map((record) => paragraphOf(record, language)).join('\n\n'), html: null };
}

function paragraphOf(record: ExportedRecord, language: Language): string {
  const { contact } = record;
  const head = [
    record.callDate,
    kindName(words(language), record),
    contact.name ?? '',
    contact.number ?? '',
    record.agents.map((agent) => agent.name).join(', '),
  ];
  const notes = record.notes.map((note) => {
    const by = [note.created, note.author ?? ''].filter((part) => part !== '').join(', ');
    return `${by}: ${noteText(note, words(language))}`;
  });
  const lines = [head.filter((part) => part !== '').join(' · '), record.smsText ?? '', ...notes];
  return lines.filter((line) => line !== '').join('\n');
}
