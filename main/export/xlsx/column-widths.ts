import { isTime } from '../cells/csv';
import type { CellValue, ColumnType } from '../cells/values';

/** A column of a workbook. */
export interface WorkbookColumn {
  readonly title: string;
  readonly type: ColumnType;
}

/** How a column is laid out. */
export interface SheetColumns {
  /** In characters of the usual font. */
  readonly width: number;
  /** Whether its texts go on in further lines of their cells. */
  readonly wraps: boolean;
}

/** In characters; beyond the widest a text goes on in the next line. */
const narrowest = 8;
const widest = 48;

/** A sheet of A4 across holds about so many characters that can still be read. */
const readableWidth = 190;

/** What the button of a filter and the edges of a cell take. */
const buttonWidth = 4;
const edgeWidth = 2;

/** `2022-12-29 11:24:57` */
const timeLength = 19;

/**
 * Works out how wide columns are by the titles and the first rows. Together they are as wide as a page that can be read, as far
 * as the long ones, which wrap, can give way.
 */
export function layOutSheetColumns(
  columns: readonly WorkbookColumn[],
  rows: readonly (readonly CellValue[])[],
): readonly SheetColumns[] {
  const wanted = columns.map(({ title, type }, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, lengthOf(row[at] ?? null, type)), 0);
    return Math.max(narrowest, title.length + buttonWidth, longest + edgeWidth);
  });
  const isLong = wanted.map((width) => width > widest);
  const fixed = wanted.reduce((sum, width, at) => (isLong[at] === true ? sum : sum + width), 0);
  const longOnes = isLong.filter(Boolean).length;
  const share = Math.max(widest, Math.floor((readableWidth - fixed) / Math.max(1, longOnes)));
  return wanted.map((width, at) => ({
    width: isLong[at] === true ? Math.min(width, share) : width,
    wraps: isLong[at] === true,
  }));
}

/** The longest line of a cell. */
function lengthOf(value: CellValue, type: ColumnType): number {
  if (value === null) return 0;
  if (typeof value === 'number') return String(value).length;
  if (type === 'time' && isTime(value)) return timeLength;
  if (value.length > widest && !value.includes('\n')) return value.length;
  return value.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
}
