import { stringify } from 'csv-stringify/sync';
import type { ExportColumn, InteractionRecord, Language, Query, Selection, Sort } from '../../preload/model';
import { mostCopied } from '../../preload/model';
import { KronikaError } from '../../preload/failure';
import { kindName } from '../../preload/words/names';
import { words } from '../../preload/words/words';
import type { ReadableArchive } from '../archive/open';
import { planSearch, type AddForms } from '../archive/plan';
import { readRecords } from '../archive/read';
import { searcherOf } from '../archive/search';
import { cellOf } from './cells';

/** Which records go onto the clipboard, in which order, and how. */
export interface CopyJob {
  readonly query: Query;
  readonly sort: Sort;
  readonly selection: Selection;
  readonly as: 'table' | 'text';
  readonly language: Language;
}

/** What goes onto the clipboard; `html` is for spreadsheets, which take the kinds of cells from it. */
export interface CopiedRows {
  readonly rows: number;
  readonly text: string;
  readonly html: string | null;
}

/** The columns of a copied table, as a person sees a record. */
const columns: readonly ExportColumn[] = [
  'callDate',
  'service',
  'direction',
  'status',
  'durationSeconds',
  'contactName',
  'number',
  'agents',
  'flags',
  'smsText',
  'notes',
];
/** Those that are numbers or times to a spreadsheet; all others stay texts, first of all phone numbers. */
const reckoned: readonly ExportColumn[] = ['callDate', 'durationSeconds'];

/** Puts records into the texts that the clipboard takes. Throws `wrongInput` for more than `mostCopied`, `cancelled`. */
export function copyRows(
  archive: ReadableArchive,
  job: CopyJob,
  isCancelled: () => boolean,
  addForms?: AddForms,
): CopiedRows {
  const check = (): void => {
    if (isCancelled()) throw new KronikaError('cancelled');
  };
  const records = archive.db.transaction(() => {
    const plan = planSearch(queryOf(job), addForms);
    const ids = searcherOf(archive).page(plan, job.sort, 0, mostCopied + 1, check);
    if (ids.length > mostCopied) throw new KronikaError('wrongInput', { message: String(mostCopied) });
    const reader = readRecords(archive);
    return ids.map((id) => {
      check();
      return reader.record(id, null);
    });
  })();
  return {
    rows: records.length,
    ...(job.as === 'table' ? tableOf(records, job.language) : textOf(records, job.language)),
  };
}

/** The selection as a search of its own. */
function queryOf({ query, selection }: CopyJob): Query {
  if (selection.kind === 'ids') return { text: '', filters: { only: selection.ids } };
  const { filters } = query;
  return { ...query, filters: { ...filters, except: [...(filters.except ?? []), ...(selection.except ?? [])] } };
}

/** Rows of cells, guarded like those of a file; one row alone goes without the titles, to be put under others. */
function tableOf(records: readonly InteractionRecord[], language: Language): { text: string; html: string } {
  const t = words(language);
  const titles = columns.map((column) => t(`columns.${column}`));
  const rows = records.map((record) => columns.map((column) => cellOf(record, column, language)));
  const text = stringify(rows.length > 1 ? [titles, ...rows] : rows, {
    delimiter: '\t',
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
  const head = rows.length > 1 ? `<tr>${titles.map((title) => `<th>${escaped(title)}</th>`).join('')}</tr>` : '';
  const body = rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('');
  return { text, html: `<meta charset="utf-8"><table>${head}${body}</table>` };
}

/** Excel and LibreOffice each have a way to be told that a cell is a text: without it a number loses its zeros and its plus. */
function htmlCell(text: string, at: number): string {
  const column = columns[at];
  const isReckoned = column !== undefined && reckoned.includes(column);
  const asText = isReckoned ? '' : ` style="mso-number-format:'\\@'" sdnum="1045;0;@"`;
  return `<td${asText}>${escaped(text).replaceAll(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">')}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Records one under another, as a person would write them down. */
function textOf(records: readonly InteractionRecord[], language: Language): { text: string; html: null } {
  return { text: records.map((record) => paragraphOf(record, language)).join('\n\n'), html: null };
}

function paragraphOf(record: InteractionRecord, language: Language): string {
  const { contact } = record;
  const head = [
    record.callDate,
    kindName(words(language), record),
    contact.name ?? '',
    contact.number ?? '',
    record.agents.map((agent) => agent.name).join(', '),
  ];
  const notes = record.notes.map(({ created, author, blocks }) => {
    const by = [created, author ?? ''].filter((part) => part !== '').join(', ');
    return `${by}: ${blocks.map((block) => block.text).join('\n')}`;
  });
  const lines = [head.filter((part) => part !== '').join(' · '), record.smsText ?? '', ...notes];
  return lines.filter((line) => line !== '').join('\n');
}
