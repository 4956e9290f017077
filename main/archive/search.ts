import type { Filters, Query, Term } from '../../preload/model';
import { KronikaError } from '../../preload/failure';
import { secondsPerDay, startOfDay } from '../crm/time';
import { firstIdOf, lastIdOf } from './ids';
import { matchExpression } from './match';
import type { ReadableArchive } from './open';
import { parseQuery } from './query-parser';

/** A search as the statements need it. */
export interface Plan {
  readonly terms: readonly Term[];
  readonly match: string | null;
  /** Inclusive bounds. */
  readonly firstId: number;
  readonly lastId: number;
}

/** Works out what a query asks of the index. Throws `wrongInput` for a period that is none. */
export function planSearch(query: Query): Plan {
  const terms = parseQuery(query.text);
  return { terms, match: matchExpression(terms, query.filters), ...periodOf(query.filters) };
}

/** Ids `offset` to `offset + limit` of a search, newest first. */
export function searchIds(archive: ReadableArchive, plan: Plan, offset: number, limit: number): number[] {
  return statementFor(archive, plan, 'page').all({ ...boundsOf(plan), limit, offset });
}

/** How many ids are read at once: no statement stays open, so others can run in between. */
const idsAtOnce = 1000;

/** Every id of a search, newest first. */
export function* iterateIds(archive: ReadableArchive, plan: Plan): Generator<number> {
  for (let { lastId } = plan; ;) {
    const ids = searchIds(archive, { ...plan, lastId }, 0, idsAtOnce);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < idsAtOnce) return;
    lastId = last - 1;
  }
}

/** How many records a search finds. */
export function countIds(archive: ReadableArchive, plan: Plan): number {
  return statementFor(archive, plan, 'count').get(boundsOf(plan)) ?? 0;
}

/** The statements of a search, for tests of their query plans. */
export function searchSql(hasMatch: boolean, kind: 'page' | 'count'): string {
  const what = kind === 'page' ? 'rowid' : 'count(*)';
  const source = hasMatch ? 'search\n   WHERE search MATCH @match\n     AND' : 'interaction\n   WHERE';
  const order = kind === 'page' ? '\n   ORDER BY rowid DESC\n   LIMIT @limit\n  OFFSET @offset' : '';
  return `  SELECT ${what}
    FROM ${source} rowid BETWEEN CAST(@firstId AS INTEGER) AND CAST(@lastId AS INTEGER)${order}`;
}

function statementFor(archive: ReadableArchive, plan: Plan, kind: 'page' | 'count') {
  return archive.db.prepare<[object], number>(searchSql(plan.match !== null, kind)).pluck();
}

function boundsOf(plan: Plan): object {
  const { match, firstId, lastId } = plan;
  return match === null ? { firstId, lastId } : { match, firstId, lastId };
}

function periodOf(filters: Filters): { firstId: number; lastId: number } {
  const from = filters.from === undefined ? 0 : dayOf(filters.from);
  const to = filters.to === undefined ? null : dayOf(filters.to);
  return {
    firstId: firstIdOf(from),
    lastId: to === null ? Number.MAX_SAFE_INTEGER : lastIdOf(to + secondsPerDay - 1),
  };
}

function dayOf(day: string): number {
  const seconds = startOfDay(day);
  if (seconds === null) throw new KronikaError('wrongInput', { value: day }, 'not a day YYYY-MM-DD');
  return seconds;
}
