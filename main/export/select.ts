import type { ExportQuestion, ExportRows, ExportSettings } from '../../preload/export/export-model';
import type { FiltersInWords, Query, Rewriting, Sort } from '../../preload/model';
import { countNotesOf } from '../archive/ledger/count-notes';
import type { ArchiveReader } from '../archive/file/archive';
import { searcherOf } from '../archive/queries/search';
import { ticked, understand } from '../archive/queries/understanding/understand';
import { wallTimeOf } from '../crm/time';
import { secondsOfId } from '../search/index/ids';

/** The records that leave the archive, in the order of the screen. */
export interface Selected {
  /** From the beginning each time. */
  readonly ids: () => Iterable<number>;
  readonly records: number;
  /** What of the search stands for filters. */
  readonly inWords: readonly FiltersInWords[];
  /** What of it is not what was typed. */
  readonly rewriting: Rewriting | null;
}

/** Finds what is to be exported, as the archive is at this moment. */
export function selectRecords(
  archive: ArchiveReader,
  { query, selection, sort }: Pick<ExportQuestion, 'query' | 'selection' | 'sort'>,
): Selected {
  const searcher = searcherOf(archive);
  if (selection.kind === 'all') {
    const plan = understand(archive, withoutSome(query, selection.except));
    const { inWords, rewriting } = plan;
    return { records: searcher.all(plan, sort).total, ids: () => searcher.all(plan, sort).ids, inWords, rewriting };
  }
  const ids = inOrder(archive, [...new Set(selection.ids)], sort, query);
  const { inWords, rewriting } = understand(archive, query);
  return { records: ids.length, ids: () => ids, inWords, rewriting };
}

/** A search that leaves some records out, beside those it leaves out already. */
function withoutSome(query: Query, except: readonly number[] = []): Query {
  const { filters } = query;
  return { ...query, filters: { ...filters, except: [...(filters.except ?? []), ...except] } };
}

/** Ids in an order; those the archive no longer has come last, so that reading them says so. */
function inOrder(archive: ArchiveReader, ids: readonly number[], sort: Sort, query: Query): readonly number[] {
  if (sort.by === 'date') return ids.toSorted((a, b) => (sort.descending ? b - a : a - b));
  const ordered = [...searcherOf(archive).all(ticked(archive, ids, query), sort).ids];
  const known = new Set(ordered);
  return [...ordered, ...ids.filter((id) => !known.has(id))];
}

/** Wall times of the oldest and the newest of some records; their ids tell. Null where there is none. */
export function endsOf(ids: readonly number[]): {
  readonly firstDate: string | null;
  readonly lastDate: string | null;
} {
  if (ids.length === 0) return { firstDate: null, lastDate: null };
  const first = ids.reduce((least, id) => Math.min(least, id), Infinity);
  const last = ids.reduce((most, id) => Math.max(most, id), 0);
  return { firstDate: wallTimeOf(secondsOfId(first)), lastDate: wallTimeOf(secondsOfId(last)) };
}

/** So many ids are asked about at once. */
const idsAtOnce = 5000;

/** What has a row: JSON lines hold a record with its notes, whatever was chosen for tables. */
export function rowsOf({ format, rows }: ExportSettings): ExportRows {
  return format === 'jsonl' ? 'records' : rows;
}

/** How many rows records make, and how many of them make none. */
export function countRows(
  archive: ArchiveReader,
  { ids, records }: Selected,
  rows: ExportRows,
  check: () => void,
): { readonly rows: number; readonly recordsWithoutRow: number } {
  if (rows === 'records') return { rows: records, recordsWithoutRow: 0 };
  const total = { notes: 0, noted: 0 };
  for (const some of inParts(ids(), idsAtOnce)) {
    check();
    const { notes, noted } = countNotesOf(archive, some);
    total.notes += notes;
    total.noted += noted;
  }
  return { rows: total.notes, recordsWithoutRow: records - total.noted };
}

/** Ids in lists of at most `length`, in their order. */
export function* inParts(ids: Iterable<number>, length: number): Generator<readonly number[]> {
  let some: number[] = [];
  for (const id of ids) {
    some.push(id);
    if (some.length < length) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
