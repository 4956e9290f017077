import type { CsvStyle, PreviewCell } from '../../preload/export-model';
import { startOfDay } from '../crm/time';
import { CellCounter } from './counting';
import type { Encoder } from './encoder';
import { safeText } from './safe-text';
import type { CellValue, ColumnType } from './values';

/** Makes the lines of a CSV of one style (RFC 4180). */
export class CsvLines {
  readonly counter: CellCounter;
  readonly #style: CsvStyle;
  readonly #types: readonly ColumnType[];
  readonly #encoder: Encoder;
  readonly #needsQuotes: RegExp;
  readonly #end: string;

  constructor(style: CsvStyle, types: readonly ColumnType[], encoder: Encoder, counter = new CellCounter()) {
    this.counter = counter;
    this.#style = style;
    this.#types = types;
    this.#encoder = encoder;
    const delimiter = style.delimiter === '|' ? '\\|' : style.delimiter;
    // Spaces at an end are kept by quotes alone in some readers; a mark of byte order at the beginning is not one of the file.
    this.#needsQuotes = new RegExp(`["\\r\\n${delimiter}]|^[\\s\\ufeff]|\\s$`);
    this.#end = style.lineEnd === 'crlf' ? '\r\n' : '\n';
  }

  titles(titles: readonly string[]): string {
    return this.#line(titles.map((title) => safeText(title, this.#style.texts).written));
  }

  row(values: readonly CellValue[]): string {
    return this.#line(values.map((value, at) => this.#cell(value, this.#types[at] ?? 'text')));
  }

  /** A cell as a person will see it, and as it stands in the file, before quotes. */
  preview(value: CellValue, type: ColumnType): PreviewCell {
    const written = this.#encoder.decode(this.#cell(value, type));
    if (typeof value !== 'string' || !written.startsWith('="')) return { shown: written, written };
    return { shown: this.#encoder.decode(this.#writable(value)), written };
  }

  #cell(value: CellValue, type: ColumnType): string {
    if (value === null || value === '') return '';
    if (typeof value === 'number') return this.#number(value);
    if (type === 'time' && isTime(value)) return value;
    const text = this.#writable(value);
    this.counter.replaced(this.#encoder.unwritable(text));
    const { written, precaution } = safeText(text, this.#style.texts);
    this.counter.took(precaution);
    this.counter.measured(text.length);
    return written;
  }

  #number(value: number): string {
    return this.#style.decimalMark === ',' ? String(value).replace('.', ',') : String(value);
  }

  /** Excel ends a cell at a NUL, so a visible sign stands for it. */
  #writable(text: string): string {
    if (this.#style.texts !== 'spreadsheet' || !text.includes('\0')) return text;
    this.counter.replaced(['\0']);
    return text.replaceAll('\0', nulSign);
  }

  #line(cells: readonly string[]): string {
    const { delimiter } = this.#style;
    // A line with nothing on it would pass for no row.
    if (cells.length === 1 && cells[0] === '') return `""${this.#end}`;
    return cells.map((cell) => this.#quoted(cell)).join(delimiter) + this.#end;
  }

  #quoted(cell: string): string {
    if (this.#style.quoting === 'asNeeded' && !this.#needsQuotes.test(cell)) return cell;
    return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`;
  }
}

/** Stands for a NUL where a program would end the text at it. */
export const nulSign = '\u{2400}';

const time = /^(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Records come in order of time, so the day is mostly that of the record before. */
let lastDay = '';

/** A date and time that a spreadsheet takes for one: of a year it can count in. */
export function isTime(text: string): boolean {
  const day = time.exec(text)?.[1];
  if (day === undefined) return false;
  if (day === lastDay) return true;
  if (day < '1900-03' || startOfDay(day) === null) return false;
  lastDay = day;
  return true;
}
