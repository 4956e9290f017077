import { emptyBitmap, setBit, type Bitmap } from '../../search/index/bitmap';
import { compareTexts, IndexDamaged, type Segment } from '../../search/index/segment';
import { termsVersion } from '../../search/index/terms';
import type { PendingRecord } from '../../search/query/evaluate';
import type { Deleted, IndexSnapshot, StillWanted } from '../../search/query/results';
import { storedSegments } from './index-segments';
import { indexReader, type IndexReader } from './index-records';
import type { ArchiveReader } from '../file/archive';

/** The index of an archive, from one moment to the next. */
export interface IndexSnapshots {
  /**
   * The index as it is now; the same snapshot as long as nothing was written. With `mayBeStale` records that were written
   * since the last `refresh` are what they were then: reading them would take longer than a search.
   */
  read(mayBeStale: boolean): IndexSnapshot;
  /** Reads the records that were written meanwhile. What it has read when `check` throws is not read again. */
  refresh(check: StillWanted): void;
}

/** Whether a segment is of an earlier version. */
export const hasOutdatedSql = 'SELECT 1 FROM block WHERE version < ? LIMIT 1';

/** The index of an archive; the same one every time. */
export function indexSnapshots(archive: ArchiveReader): IndexSnapshots {
  return archive.own(createSnapshots);
}

function createSnapshots(archive: ArchiveReader): IndexSnapshots {
  const segments = storedSegments(archive);
  const readPending = archive.prepare<[], PendingRow>(
    'SELECT interaction_id, revision FROM loose ORDER BY interaction_id DESC',
  );
  const findOutdated = archive.prepare<[number], number>(hasOutdatedSql).pluck();
  const indexed = new PendingIndex(indexReader(archive));
  let version: unknown;
  let isBehind = false;
  let rowsBefore: readonly PendingRow[] = [];
  let snapshot: IndexSnapshot | null = null;
  return {
    read(mayBeStale) {
      const now = archive.db.pragma('data_version', { simple: true });
      // A writer reads what it wrote itself, which `data_version` does not tell.
      const isCurrent = version === now && archive.db.readonly && (mayBeStale || !isBehind);
      if (snapshot !== null && isCurrent) return snapshot;
      version = now;
      const all = inOrder(readPending.all());
      indexed.keepOnly(all);
      const rows = mayBeStale && snapshot !== null ? indexed.among(all) : all;
      isBehind = !isSameRows(rows, all);
      const newestFirst = [...segments.read()].reverse();
      // What was written need not concern the index: what was found stays good then.
      if (snapshot !== null && isSame(snapshot.segments, newestFirst) && isSameRows(rowsBefore, rows)) return snapshot;
      rowsBefore = rows;
      snapshot = {
        segments: newestFirst,
        pending: indexed.records(rows),
        deleted: new DeletedRecords(newestFirst, rows),
        isOutdated: findOutdated.get(termsVersion) === 1,
      };
      return snapshot;
    },
    refresh(check) {
      for (const row of inOrder(readPending.all())) {
        check();
        indexed.add(row);
      }
      if (isBehind) version = undefined;
    },
  };
}

/** A row of the table `loose`. */
interface PendingRow {
  readonly interaction_id: number;
  readonly revision: number;
}

/** Rows whose ids descend; where they do not, the tree of their table is damaged, and what they say of a segment is wrong. */
function inOrder(rows: readonly PendingRow[]): readonly PendingRow[] {
  if (rows.some(({ interaction_id: id }, at) => id >= (rows[at - 1]?.interaction_id ?? Infinity)))
    throw new IndexDamaged('the records that wait for the search index are out of order');
  return rows;
}

/** Pending records as they were read, by their ids. */
class PendingIndex {
  readonly #reader: IndexReader;
  readonly #read = new Map<number, { readonly revision: number; readonly record: PendingRecord | null }>();

  constructor(reader: IndexReader) {
    this.#reader = reader;
  }

  add({ interaction_id: id, revision }: PendingRow): void {
    if (this.#read.get(id)?.revision === revision) return;
    const record = this.#reader.read(id);
    this.#read.set(id, {
      revision,
      record: record === null ? null : { ...record, terms: [...record.terms].sort(compareTexts) },
    });
  }

  /** Forgets what is not pending any more. */
  keepOnly(rows: readonly PendingRow[]): void {
    const pending = new Set(rows.map((row) => row.interaction_id));
    for (const id of this.#read.keys()) if (!pending.has(id)) this.#read.delete(id);
  }

  /** Those that were read, as they were then. */
  among(rows: readonly PendingRow[]): PendingRow[] {
    return rows.flatMap(({ interaction_id: id }) => {
      const read = this.#read.get(id);
      return read === undefined ? [] : [{ interaction_id: id, revision: read.revision }];
    });
  }

  /** The records of some rows, as they are now or, where the rows are of an earlier time, as they were then. */
  records(rows: readonly PendingRow[]): PendingRecord[] {
    return rows.flatMap((row) => {
      this.add(row);
      const record = this.#read.get(row.interaction_id)?.record ?? null;
      return record === null ? [] : [record];
    });
  }
}

/** Where segments hold records that are pending; worked out for each segment when it is searched. */
class DeletedRecords implements Deleted {
  /** By the segment's number: pending records of its time. */
  readonly #pending = new Map<number, { readonly segment: Segment; readonly ids: number[] }>();
  readonly #known = new Map<number, Bitmap>();

  constructor(newestFirst: readonly Segment[], rows: readonly PendingRow[]) {
    let at = 0;
    for (const { interaction_id: id } of rows) {
      while (at < newestFirst.length && id < (newestFirst[at] as Segment).firstId) at += 1;
      const segment = newestFirst[at];
      if (segment === undefined) break;
      if (id > segment.lastId) continue;
      const pending = this.#pending.get(segment.number) ?? { segment, ids: [] };
      this.#pending.set(segment.number, pending);
      pending.ids.push(id);
    }
  }

  get(number: number): Bitmap | undefined {
    const pending = this.#pending.get(number);
    if (pending === undefined) return undefined;
    const known = this.#known.get(number) ?? deletedIn(pending.segment, pending.ids);
    this.#known.set(number, known);
    return known;
  }
}

function deletedIn(segment: Segment, ids: readonly number[]): Bitmap {
  const deleted = emptyBitmap();
  for (const id of ids) {
    const docId = segment.docIdOf(id);
    if (docId >= 0) setBit(deleted, docId);
  }
  return deleted;
}

function isSame(a: readonly Segment[], b: readonly Segment[]): boolean {
  return a.length === b.length && a.every((segment, at) => segment === b[at]);
}

function isSameRows(a: readonly PendingRow[], b: readonly PendingRow[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ interaction_id: id, revision }, at) => id === b[at]?.interaction_id && revision === b[at].revision)
  );
}
