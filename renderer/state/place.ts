import * as v from 'valibot';
import { questions } from '../../preload/contract';
import type { Query, Sort } from '../../preload/model';

/** A row that holds the list in place, and how far below the upper edge it stands, in pixels. */
export interface Anchor {
  readonly id: number;
  readonly below: number;
}

/** Where somebody was: in which archive, with which search, at which row, with which record open. */
export interface Place {
  readonly archive: string;
  readonly query: Query;
  readonly sort: Sort;
  readonly anchor: Anchor | null;
  readonly open: number | null;
}

const rowId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.object({
  archive: v.string(),
  // Checked by the contract's own schema below: what it would refuse is not asked again.
  query: v.unknown(),
  sort: v.unknown(),
  anchor: v.nullable(v.object({ id: rowId, below: v.number() })),
  open: v.nullable(rowId),
});

/** A place as it was remembered; null for what is none. */
export function readPlace(stored: unknown): Place | null {
  const read = v.safeParse(place, stored);
  if (!read.success) return null;
  const { query, sort, ...others } = read.output;
  const asked = v.safeParse(questions.search.input, { query, sort, offset: 0, limit: 1 });
  return asked.success ? { ...others, query: asked.output.query, sort: asked.output.sort } : null;
}
