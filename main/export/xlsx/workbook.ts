import { secondsOf, secondsPerDay } from '../../crm/time';
import { layOutSheetColumns, type SheetColumns, type WorkbookColumn } from './column-widths';
import { CellCounter, maxCellLength } from '../cells/counting';
import { isTime, nulSign } from '../cells/csv';
import type { CellValue } from '../cells/values';
import {
  cellStyle,
  columnName,
  contentTypesXml,
  isPlainXml,
  rootRelationshipsXml,
  sheetHead,
  sheetTail,
  stylesXml,
  textCell,
  workbookRelationshipsXml,
  workbookXml,
  type ListedSheet,
} from './workbook-parts';
import { ZipStream } from './zip';

/** Rows of a sheet besides its titles (Microsoft, Excel specifications and limits: 1,048,576). */
export const rowsOfSheet = 1_048_575;

/** A sheet grows no larger than this before the next one begins: what a zip's entry may count, with room. */
const maxSheetBytes = 3_500_000_000;

/** Excel counts days from 1899-12-30 (with its 29 February 1900; earlier dates stay text). */
const secondsBefore1970 = 25_569 * secondsPerDay;

/** Texts so short come again, and so many of their cells are kept. */
const maxKeptLength = 32;
const maxKept = 5000;

/** A text that is cut ends in this. */
const cutSign = '…';

/** Rows that are looked at for the widths of columns, which stand in front of them in the file. */
const rowsMeasured = 200;

/** Writes a workbook row by row: texts are texts, dates dates, numbers numbers; but for the first rows, nothing is kept in memory. */
export class Workbook {
  readonly counter = new CellCounter();
  readonly #zip: ZipStream;
  #columns: readonly WorkbookColumn[];
  #nameOf: (number: number) => string;
  readonly #sheets: ListedSheet[] = [];
  /** The first rows, until the widths are known. */
  #waiting: (readonly CellValue[])[] | null = [];
  #layout: readonly SheetColumns[] = [];
  #rows = 0;
  #bytes = 0;
  /** Cells by their texts. */
  readonly #cells = new Map<string, string>();
  readonly #wrappedCells = new Map<string, string>();

  /** `nameOf` names the sheets with rows, counted from 1. */
  constructor(
    out: (bytes: Uint8Array) => void,
    columns: readonly WorkbookColumn[],
    nameOf: (number: number) => string,
  ) {
    this.#zip = new ZipStream(out);
    this.#columns = columns;
    this.#nameOf = nameOf;
    this.#addPart('_rels/.rels', rootRelationshipsXml);
    this.#addPart('xl/styles.xml', stylesXml);
  }

  /** How many sheets with rows there are. */
  get sheets(): number {
    return Math.max(1, this.#sheets.length);
  }

  /** Ends the table and begins another one, with columns of its own; `nameOf` counts all sheets. */
  next(columns: readonly WorkbookColumn[], nameOf: (number: number) => string): void {
    this.settle();
    this.#endSheet();
    this.#columns = columns;
    this.#nameOf = nameOf;
    this.#waiting = [];
  }

  row(values: readonly CellValue[]): void {
    if (this.#waiting === null) {
      this.#write(values);
      return;
    }
    this.#waiting.push(values);
    if (this.#waiting.length === rowsMeasured) this.settle();
  }

  /** Writes the rows that waited; everything is counted then. */
  settle(): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#waiting = null;
    this.#layout = layOutSheetColumns(this.#columns, waiting);
    this.#beginSheet();
    for (const values of waiting) this.#write(values);
  }

  #write(values: readonly CellValue[]): void {
    if (this.#rows === rowsOfSheet || this.#bytes > maxSheetBytes) {
      this.#endSheet();
      this.#beginSheet();
    }
    this.#rows += 1;
    let cells = '';
    for (const [at, value] of values.entries()) cells += this.#cell(value, at);
    this.#bytes += this.#zip.add(`<row>${cells}</row>`);
  }

  /** Adds a sheet of lines with a name and a value each, and ends the workbook. */
  end(name: string, lines: readonly (readonly [string, string])[]): void {
    this.settle();
    this.#endSheet();
    this.#sheets.push({ name, filtered: null });
    this.#zip.begin(`xl/worksheets/sheet${String(this.#sheets.length)}.xml`);
    this.#zip.add(sheetHead([36, 90], false));
    for (const [title, text] of lines) {
      const cut = text.slice(0, maxCellLength);
      this.#zip.add(`<row>${textCell(title, cellStyle.titleWrapped)}${textCell(cut, cellStyle.wrapped)}</row>`);
    }
    this.#zip.add(sheetTail(null));
    this.#addPart('xl/workbook.xml', workbookXml(this.#sheets));
    this.#addPart('xl/_rels/workbook.xml.rels', workbookRelationshipsXml(this.#sheets.length));
    this.#addPart('[Content_Types].xml', contentTypesXml(this.#sheets.length));
    this.#zip.end();
  }

  #cell(value: CellValue, at: number): string {
    if (value === null || value === '') return '<c/>';
    if (typeof value === 'number') return `<c s="${String(cellStyle.number)}"><v>${String(value)}</v></c>`;
    if (this.#columns[at]?.type === 'time' && isTime(value)) {
      const days = ((secondsOf(value) ?? 0) + secondsBefore1970) / secondsPerDay;
      return `<c s="${String(cellStyle.time)}"><v>${String(days)}</v></c>`;
    }
    const isWrapped = this.#layout[at]?.wraps === true || value.includes('\n');
    if (value.length > maxKeptLength || !isPlainXml(value)) return this.#textCell(value, isWrapped);
    // Names, numbers and words come again and again; of such a plain and short one there is nothing to count.
    const kept = isWrapped ? this.#wrappedCells : this.#cells;
    let cell = kept.get(value);
    if (cell === undefined) {
      cell = this.#textCell(value, isWrapped);
      if (kept.size >= maxKept) kept.clear();
      kept.set(value, cell);
    }
    return cell;
  }

  #textCell(value: string, isWrapped: boolean): string {
    return textCell(cellText(value, this.counter), isWrapped ? cellStyle.wrapped : cellStyle.text);
  }

  #beginSheet(): void {
    const number = this.#sheets.length + 1;
    this.#sheets.push({ name: this.#nameOf(number), filtered: null });
    this.#rows = 0;
    this.#bytes = 0;
    this.#zip.begin(`xl/worksheets/sheet${String(number)}.xml`);
    const widths = this.#layout.map(({ width }) => width);
    const titles = this.#columns.map((column) => textCell(column.title, cellStyle.title));
    this.#zip.add(`${sheetHead(widths, true)}<row>${titles.join('')}</row>`);
  }

  #endSheet(): void {
    const last = `${columnName(this.#columns.length)}${String(this.#rows + 1)}`;
    const filtered = `A1:${last}`;
    this.#zip.add(sheetTail(filtered));
    const ended = this.#sheets.pop();
    if (ended !== undefined) this.#sheets.push({ ...ended, filtered });
  }

  #addPart(name: string, xml: string): void {
    this.#zip.begin(name);
    this.#zip.add(xml);
  }
}

/** What XML cannot hold, whichever way it is written. */
const unwritable = /[\0\u{fffe}\u{ffff}]|\p{Surrogate}/gu;

/** A text as a cell of a workbook holds it: without a NUL, and no longer than a cell may be. */
export function cellText(value: string, counter: CellCounter): string {
  counter.measured(value.length);
  const short = value.length > maxCellLength ? `${value.slice(0, maxCellLength - cutSign.length)}${cutSign}` : value;
  if (isPlainXml(short)) return short;
  const found = short.match(unwritable);
  if (found === null) return short;
  counter.replaced([...new Set(found)].map((one) => (one === '\0' ? one : '\u{FFFD}')));
  return short.replaceAll(unwritable, (one) => (one === '\0' ? nulSign : '\u{FFFD}'));
}
