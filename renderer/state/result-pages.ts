import type { InteractionRow } from '../../preload/model';

/** How many rows a page has; one question brings one page. */
export const pageSize = 100;
/** Pages kept in memory; those farthest from sight go first. */
const pagesKept = 200;

/** The rows that are loaded, by page. Never changed: a page more is another value. */
export type Pages = ReadonlyMap<number, readonly InteractionRow[]>;

/** Pages that begin with the first. */
export function firstPage(rows: readonly InteractionRow[]): Pages {
  return new Map([[0, rows]]);
}

/** The pages that several answers brought. */
export function pagesOf(
  answers: readonly { readonly offset: number; readonly rows: readonly InteractionRow[] }[],
): Pages {
  return new Map(answers.map(({ offset, rows }) => [Math.floor(offset / pageSize), rows]));
}

/** The pages and one more; the page farthest from it goes when there are too many. */
export function withPage(pages: Pages, page: number, rows: readonly InteractionRow[]): Pages {
  const more = new Map(pages).set(page, rows);
  if (more.size > pagesKept) {
    more.delete([...more.keys()].reduce((far, each) => (Math.abs(each - page) > Math.abs(far - page) ? each : far)));
  }
  return more;
}

/** The row at a position of the results; undefined while its page is not loaded. */
export function rowIn(pages: Pages, position: number): InteractionRow | undefined {
  return pages.get(Math.floor(position / pageSize))?.[position % pageSize];
}
