import type { InteractionRow, Query, ResultPage, Sort, TermGroup } from '../../preload/model';

/** How many rows a page has; one question brings one page. */
export const pageSize = 100;
/** Pages kept in memory; those farthest from sight go first. */
const pagesKept = 200;

/** The rows that are loaded, by page. Never changed: a page more is another value. */
export type Pages = ReadonlyMap<number, readonly InteractionRow[]>;

/** The results on show, and what they answer. */
export interface Results {
  readonly query: Query;
  readonly sort: Sort;
  readonly pages: Pages;
  readonly understood: readonly TermGroup[];
  /** Rows known to exist so far; all of them when `isWhole`. */
  readonly known: number;
  readonly isWhole: boolean;
  readonly tookMs: number;
}

/** Results out of the pages that were asked for at once. */
export function resultsOf(query: Query, sort: Sort, answers: readonly ResultPage[], tookMs: number): Results {
  const pages = new Map(answers.map(({ offset, rows }) => [Math.floor(offset / pageSize), rows]));
  return {
    query,
    sort,
    pages,
    understood: answers[0]?.understood ?? [],
    known: Math.max(...answers.map(({ offset, rows }) => offset + rows.length)),
    isWhole: answers.at(-1)?.isLast === true,
    tookMs,
  };
}

/** The results with one page more; the page farthest from it goes when there are too many. */
export function withPage(results: Results, { offset, rows, isLast }: ResultPage): Results {
  const page = Math.floor(offset / pageSize);
  const pages = new Map(results.pages).set(page, rows);
  if (pages.size > pagesKept) {
    pages.delete([...pages.keys()].reduce((far, each) => (Math.abs(each - page) > Math.abs(far - page) ? each : far)));
  }
  return {
    ...results,
    pages,
    known: Math.max(results.known, offset + rows.length),
    isWhole: results.isWhole || isLast,
  };
}

/** The row at a position of the results; undefined while its page is not loaded. */
export function rowIn(pages: Pages, position: number): InteractionRow | undefined {
  return pages.get(Math.floor(position / pageSize))?.[position % pageSize];
}
