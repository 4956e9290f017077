import type {
  FiltersInWords,
  FoundInteraction,
  Query,
  ResultPage,
  Rewriting,
  Sort,
  TermGroup,
} from '../../../preload/model';

/**
 * How many rows are kept or dropped together: about as many as a window shows, since every row more makes each key's
 * answer later. One question brings several pages where more rows are in sight.
 */
export const pageSize = 32;
/** Pages kept in memory; those farthest from sight go first. */
const pagesKept = 128;

/** The rows that are loaded, by page. Never changed: a page more is another value. */
export type Pages = ReadonlyMap<number, readonly FoundInteraction[]>;

/** Pages that follow each other, both ends inclusive. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** The results on show, and what they answer. */
export interface ShownResults {
  readonly query: Query;
  readonly sort: Sort;
  readonly pages: Pages;
  readonly understood: readonly TermGroup[];
  readonly inWords: readonly FiltersInWords[];
  readonly rewriting: Rewriting | null;
  /** Rows known to exist so far; all of them when `isWhole`. */
  readonly known: number;
  readonly isWhole: boolean;
  readonly tookMs: number;
}

/** The pages in which the positions `first` to `last` lie. */
export function pagesOf(first: number, last: number): PageRange {
  return { first: Math.floor(first / pageSize), last: Math.floor(last / pageSize) };
}

/** What to ask for to get some pages. */
export function askedBy({ first, last }: PageRange): { readonly offset: number; readonly limit: number } {
  return { offset: first * pageSize, limit: (last - first + 1) * pageSize };
}

/** The first pages of a range that are missing, as far as they follow each other; null where none is. */
export function missingIn({ first, last }: PageRange, isThere: (page: number) => boolean): PageRange | null {
  let begin = first;
  while (begin <= last && isThere(begin)) begin += 1;
  let end = begin;
  while (end < last && !isThere(end + 1)) end += 1;
  return begin > last ? null : { first: begin, last: end };
}

/** Results out of the rows that came first. */
export function resultsOf(query: Query, sort: Sort, answer: ResultPage, tookMs: number): ShownResults {
  const { understood, inWords, rewriting } = answer;
  const nothing = { query, sort, pages: new Map(), understood, inWords, rewriting, known: 0, isWhole: false, tookMs };
  return withRows(nothing, answer);
}

/**
 * The results with more rows; the pages farthest from them go when there are too many. A page beyond the end has none, and
 * says nothing of how many there are before it.
 */
export function withRows(results: ShownResults, { offset, rows, isLast }: ResultPage): ShownResults {
  const page = Math.floor(offset / pageSize);
  const isBeyond = rows.length === 0 && offset > results.known;
  const pages = new Map(results.pages);
  for (let from = 0; from === 0 || from < rows.length; from += pageSize) {
    pages.set(page + from / pageSize, rows.slice(from, from + pageSize));
  }
  while (pages.size > pagesKept) {
    pages.delete([...pages.keys()].reduce((far, each) => (Math.abs(each - page) > Math.abs(far - page) ? each : far)));
  }
  return {
    ...results,
    pages,
    known: isBeyond ? results.known : Math.max(results.known, offset + rows.length),
    isWhole: results.isWhole || (isLast && !isBeyond),
  };
}

/** The results with rows that are others than before. */
export function withChangedRows(
  results: ShownResults,
  changed: (row: FoundInteraction) => FoundInteraction,
): ShownResults {
  const pages = [...results.pages].map(([page, rows]) => [page, rows.map(changed)] as const);
  return { ...results, pages: new Map(pages) };
}

/** The row at a position of the results; undefined while its page is not loaded. */
export function rowIn(pages: Pages, position: number): FoundInteraction | undefined {
  return pages.get(Math.floor(position / pageSize))?.[position % pageSize];
}
