import type { CsvStyle, PreviewCell } from '../../../preload/export/export-model';
import { startOfDay } from '../../crm/time';
import { CellCounter } from './counting';
import type { Encoder } from './encoder';
import { safeText, type SafeText } from './safe-text';
import type { CellValue, ColumnType } from './values';

/** Makes the lines of a CSV of one style (RFC 4180). */
export class CsvLines {
  readonly counter: CellCounter;
  readonly #style: CsvStyle;
  readonly #types: readonly ColumnType[];
  readonly #encoder: Encoder;
  readonly #needsQuotes: RegExp;
  readonly #end: string;
  readonly #fields = new Map<string, Cell & { readonly quoted: string }>();

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
    return this.#line(titles, (title) => this.#quoted(safeText(title, this.#style.texts).written));
  }

  row(values: readonly CellValue[]): string {
    return this.#line(values, (value, at) => this.#field(value, this.#types[at] ?? 'text'));
  }

  /** A cell as a person will see it, and as it stands in the file, before quotes. */
  preview(value: CellValue, type: ColumnType): PreviewCell {
    const written = this.#encoder.decode(this.#cell(value, type));
    if (typeof value !== 'string' || !written.startsWith('="')) return { shown: written, written };
    const shown = this.#style.texts === 'spreadsheet' ? value.replaceAll('\0', nulSign) : value;
    return { shown: this.#encoder.decode(shown), written };
  }

  #cell(value: CellValue, type: ColumnType): string {
    if (value === null || value === '') return '';
    if (typeof value === 'number') return this.#number(value);
    if (type === 'time' && isTime(value)) return value;
    const cell = this.#safeCell(value);
    this.#count(cell, value.length);
    return cell.written;
  }

  /** A cell as it stands in the file. Names, numbers and words come again and again: those are worked out once. */
  #field(value: CellValue, type: ColumnType): string {
    if (typeof value !== 'string' || type !== 'text' || value.length > maxKeptLength) {
      return this.#quoted(this.#cell(value, type));
    }
    if (value === '') return this.#style.quoting === 'always' ? '""' : '';
    let field = this.#fields.get(value);
    if (field === undefined) {
      const cell = this.#safeCell(value);
      field = Object.assign(cell, { quoted: this.#quoted(cell.written) });
      if (this.#fields.size >= maxKept) this.#fields.clear();
      this.#fields.set(value, field);
    }
    this.#count(field, value.length);
    return field.quoted;
  }

  #safeCell(value: string): Cell {
    const hasNul = this.#style.texts === 'spreadsheet' && value.includes('\0');
    const text = hasNul ? value.replaceAll('\0', nulSign) : value;
    const unwritable = this.#encoder.unwritable(text);
    const { written, precaution } = safeText(text, this.#style.texts);
    if (hasNul) return { written, precaution, replaced: [nul, unwritable] };
    return { written, precaution, replaced: unwritable.length === 0 ? none : [unwritable] };
  }

  #count({ precaution, replaced }: Cell, length: number): void {
    for (const characters of replaced) this.counter.replaced(characters);
    this.counter.took(precaution);
    this.counter.measured(length);
  }

  #number(value: number): string {
    return this.#style.decimalMark === ',' ? String(value).replace('.', ',') : String(value);
  }

  #line<Value>(values: readonly Value[], fieldOf: (value: Value, at: number) => string): string {
    let line = '';
    for (const [at, value] of values.entries())
      line += at === 0 ? fieldOf(value, at) : this.#style.delimiter + fieldOf(value, at);
    // A line with nothing on it would pass for no row.
    return (values.length === 1 && line === '' ? '""' : line) + this.#end;
  }

  #quoted(cell: string): string {
    if (this.#style.quoting === 'asNeeded' && !this.#needsQuotes.test(cell)) return cell;
    return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`;
  }
}

/** What is written for a text, and what became of it. */
interface Cell extends SafeText {
  /** Characters that others stand for: those of a NUL, and those that the encoding has not. */
  readonly replaced: readonly (readonly string[])[];
}

const nul: readonly string[] = ['\0'];
const none: readonly (readonly string[])[] = [];

/** Texts so short come again (a uuid, of 36 characters, does not), and so many of them are kept. */
const maxKeptLength = 32;
const maxKept = 20_000;

/** Stands for a NUL where a program would end the text at it. */
export const nulSign = '\u{2400}';

const time = /^\d{4}-\d\d-\d\d (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Records come in order of time, so the day is mostly that of the record before. */
let lastDay = '1970-01-01';

/** A date and time that a spreadsheet takes for one: of a year it can count in. */
export function isTime(text: string): boolean {
  if (!time.test(text)) return false;
  if (text.startsWith(lastDay)) return true;
  const day = text.slice(0, 10);
  if (day < '1900-03' || startOfDay(day) === null) return false;
  lastDay = day;
  return true;
}
