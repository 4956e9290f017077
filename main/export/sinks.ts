import { ownMarksKey, type CellCounts, type ExportSettings } from '../../preload/export/export-model';
import type { Language } from '../../preload/model';
import { words } from '../../preload/words/words';
import type { ExportedNote, ExportedRecord, ReadExported } from '../archive/queries/exported';
import { CellCounter } from './cells/counting';
import { CsvLines } from './cells/csv';
import { encoderOf, maxUnitBytes, type Encoder } from './cells/encoder';
import { readerOf, typeOf } from './cells/values';
import { Workbook } from './xlsx/workbook';

/** Where records are read from, by their ids. */
export interface RecordSource {
  readonly exported: ReadExported;
  /** The record and its notes in the CRM's own shape. */
  readonly wire: (id: number) => object;
}

/** Takes the records of an export and writes them in its format. */
export interface RecordSink {
  readonly titles: readonly string[];
  /** Writes the rows of some records; answers how many there were. */
  add(ids: readonly number[]): number;
  /** Writes the rows that are left: `counts` and `sheets` are final then. */
  settle(): void;
  /** Writes what comes after the rows; `about` is the sheet that a workbook has besides them. */
  end(about: () => { readonly name: string; readonly lines: readonly (readonly [string, string])[] }): void;
  readonly counts: CellCounts;
  /** Sheets with rows. */
  readonly sheets: number;
}

/** So many bytes are put together before they are written. */
const chunkBytes = 1 << 18;

/** Puts text together as bytes, and writes them in chunks, after the mark of their encoding. `out` must not keep what it is given. */
class TextOutput {
  readonly #encoder: Encoder;
  readonly #out: (bytes: Uint8Array) => void;
  /** Text would wait as many strings, which the collector of garbage copies to and fro. */
  readonly #chunk = Buffer.allocUnsafe(chunkBytes);
  #length = 0;

  constructor(encoder: Encoder, out: (bytes: Uint8Array) => void) {
    this.#encoder = encoder;
    this.#out = out;
    out(encoder.mark);
  }

  add(text: string): void {
    const most = text.length * maxUnitBytes;
    if (this.#length + most > chunkBytes) this.flush();
    if (most <= chunkBytes) {
      this.#length += this.#encoder.write(text, this.#chunk, this.#length);
    } else {
      const own = Buffer.allocUnsafe(most);
      this.#out(own.subarray(0, this.#encoder.write(text, own, 0)));
    }
  }

  flush(): void {
    this.#out(this.#chunk.subarray(0, this.#length));
    this.#length = 0;
  }
}

/** The titles of the columns: the person's own, else those of the words that were chosen. */
export function titlesOf({ columns, words: language }: ExportSettings): string[] {
  return columns.map(({ column, title }) => {
    if (title !== null && title.trim() !== '') return title;
    return language === 'keys' ? column : words(language)(`columns.${column}`);
  });
}

/** The reader and the type of each column. */
export function columnReadersOf({ columns, words: language }: ExportSettings) {
  return columns.map(({ column }) => ({ read: readerOf(column, language), type: typeOf(column) }));
}

/** A sink for CSV. */
function csvSink(settings: ExportSettings, source: RecordSource, out: (bytes: Uint8Array) => void): RecordSink {
  const encoder = encoderOf(settings.style.encoding);
  const columns = columnReadersOf(settings);
  const types = columns.map(({ type }) => type);
  const lines = new CsvLines(settings.style, types, encoder);
  const titles = titlesOf(settings);
  const text = new TextOutput(encoder, out);
  text.add(lines.titles(titles));
  return {
    titles,
    add: (ids) =>
      eachExportRow(source.exported(ids), settings, (record, note) => {
        text.add(lines.row(columns.map(({ read }) => read(record, note))));
      }),
    settle: () => {
      text.flush();
    },
    end: () => undefined,
    get counts() {
      return lines.counter.counts;
    },
    sheets: 1,
  };
}

/** A sink for JSON lines: what the CRM sent, without loss. */
function linesSink(settings: ExportSettings, source: RecordSource, out: (bytes: Uint8Array) => void): RecordSink {
  const text = new TextOutput(encoderOf('utf8'), out);
  return {
    titles: [],
    add: (ids) => {
      for (const id of ids) text.add(`${lineOf(source, id, settings)}\n`);
      return ids.length;
    },
    settle: () => {
      text.flush();
    },
    end: () => undefined,
    counts: new CellCounter().counts,
    sheets: 1,
  };
}

/** A line of JSON lines; people's own marks stand apart, and only where they were asked for. */
export function lineOf(
  { wire, exported }: RecordSource,
  id: number,
  { ownMarks = false }: Pick<ExportSettings, 'ownMarks'>,
): string {
  const sent = wire(id);
  if (!ownMarks) return JSON.stringify(sent);
  const marks = (exported([id])[0]?.ownMarks ?? []).map(({ kind, text, author, createdAt, changedAt }) => ({
    ...{ kind, ...(text === null ? {} : { text }), author, createdAt },
    ...(changedAt === null ? {} : { changedAt }),
  }));
  return JSON.stringify({ ...sent, [ownMarksKey]: { marks } });
}

/** A sink for a workbook; `nameOf` names its sheets. */
function workbookSink(
  settings: ExportSettings,
  source: RecordSource,
  nameOf: (number: number) => string,
  out: (bytes: Uint8Array) => void,
): RecordSink {
  const columns = columnReadersOf(settings);
  const titles = titlesOf(settings);
  const about = columns.map(({ type }, at) => ({
    title: titles[at] ?? '',
    type,
  }));
  const workbook = new Workbook(out, about, nameOf);
  let sheets = 1;
  return {
    titles,
    add: (ids) =>
      eachExportRow(source.exported(ids), settings, (record, note) => {
        workbook.row(columns.map(({ read }) => read(record, note)));
      }),
    settle: () => {
      workbook.settle();
      sheets = workbook.sheets;
    },
    end: (describe) => {
      const { name, lines } = describe();
      workbook.end(name, lines);
    },
    get counts() {
      return workbook.counter.counts;
    },
    get sheets() {
      return sheets;
    },
  };
}

/** The sink of a format; `language` names the sheets of a workbook. */
export function sinkOf(
  settings: ExportSettings,
  source: RecordSource,
  language: Language,
  out: (bytes: Uint8Array) => void,
): RecordSink {
  switch (settings.format) {
    case 'csv':
      return csvSink(settings, source, out);
    case 'jsonl':
      return linesSink(settings, source, out);
    case 'xlsx': {
      const t = words(language);
      const nameOf = (n: number): string =>
        n === 1 ? t('sheet.rowsName') : t('sheet.rowsNameNumbered', { n: String(n) });
      return workbookSink(settings, source, nameOf, out);
    }
  }
}

/** Visits the rows of some records; answers how many there are. */
export function eachExportRow(
  records: readonly ExportedRecord[],
  { rows }: Pick<ExportSettings, 'rows'>,
  visit: (record: ExportedRecord, note: ExportedNote | null) => void,
): number {
  if (rows === 'records') {
    for (const record of records) visit(record, null);
    return records.length;
  }
  let count = 0;
  for (const record of records) {
    for (const note of record.notes) visit(record, note);
    count += record.notes.length;
  }
  return count;
}
