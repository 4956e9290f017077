import { andNotInto, countBits, countRange, docIdsOf, rangeBitmap, selectBit, type Bitmap } from '../index/bitmap';
import type { Segment } from '../index/segment';
import { columnValue, type Column } from '../index/columns';
import { findInSegment, isMetBy, type PendingRecord, type PhraseReader } from './evaluate';
import { dayOfId } from '../index/ids';
import { partitionPoint } from '../partition';
import type { Condition } from './query-tree';

/** The whole index at one moment. */
export interface IndexSnapshot {
  /** Newest first; their times do not overlap. */
  readonly segments: readonly Segment[];
  /** Records that no segment holds as they are now, newest first. */
  readonly pending: readonly PendingRecord[];
  /** By the segment's number: docIds that stand for nothing any more, because their record is pending or gone. */
  readonly deleted: ReadonlyMap<number, Bitmap>;
}

/** Throws when nobody wants the answer any more; called between segments. */
export type StillWanted = () => void;

/** What a condition found in one segment, and among the pending records of its time. */
export interface SegmentHits {
  readonly segment: Segment | null;
  /** Without deleted docIds; null for none. */
  readonly bits: Bitmap | null;
  /** Newest first. */
  readonly pending: readonly PendingRecord[];
  readonly count: number;
}

/** Keeps as many ids of a segment at hand as pages are usually cut from. */
const segmentsAtHand = 4;

/** What a search found, newest first; worked out segment by segment, as far as it is asked for. */
export class Results {
  readonly snapshot: IndexSnapshot;
  readonly #condition: Condition | null;
  readonly #phrases: PhraseReader;
  readonly #hits: SegmentHits[] = [];
  readonly #pendingHits: readonly PendingRecord[];
  #pendingTaken = 0;
  /** Ids of whole segments, newest first. */
  readonly #idsAtHand = new Map<number, Float64Array>();

  constructor(snapshot: IndexSnapshot, condition: Condition | null, phrases: PhraseReader) {
    this.snapshot = snapshot;
    this.#condition = condition;
    this.#phrases = phrases;
    this.#pendingHits =
      condition === null ? snapshot.pending : snapshot.pending.filter((record) => isMetBy(record, condition, phrases));
  }

  /** How many segments there are in all. */
  get segmentCount(): number {
    return Math.max(1, this.snapshot.segments.length);
  }

  /** One segment, after all newer ones. */
  segmentHits(at: number): SegmentHits {
    while (this.#hits.length <= at) this.#hits.push(this.#find(this.#hits.length));
    return this.#hits[at] as SegmentHits;
  }

  /** Ids from `offset` on, newest first; fewer than `limit` at the end. */
  page(offset: number, limit: number, check: StillWanted): number[] {
    const ids: number[] = [];
    let before = 0;
    for (let at = 0; at < this.segmentCount && ids.length < limit; at += 1) {
      check();
      const { count } = this.segmentHits(at);
      const from = Math.max(0, offset + ids.length - before);
      if (from < count) ids.push(...this.#idsOf(at).subarray(from, from + limit - ids.length));
      before += count;
    }
    return ids;
  }

  /** How many there are. */
  total(check: StillWanted): number {
    let total = 0;
    for (let at = 0; at < this.segmentCount; at += 1) {
      check();
      total += this.segmentHits(at).count;
    }
    return total;
  }

  /** How many of the found records are newer than an id, and whether it is one of them. */
  positionOf(id: number, check: StillWanted): { readonly position: number; readonly isFound: boolean } {
    let position = 0;
    for (let at = 0; at < this.segmentCount; at += 1) {
      check();
      const { segment, count } = this.segmentHits(at);
      const oldest = at === this.segmentCount - 1 ? -Infinity : (segment?.firstId ?? -Infinity);
      if (id >= oldest) {
        const ids = this.#idsOf(at);
        const newer = firstNotAbove(ids, id);
        return { position: position + newer, isFound: ids[newer] === id };
      }
      position += count;
    }
    return { position, isFound: false };
  }

  /** The ids at some positions (newest first), in the order given. */
  idsAt(positions: ArrayLike<number>): number[] {
    const starts: number[] = [0];
    for (let at = 0; at < this.segmentCount; at += 1) starts.push((starts[at] as number) + this.segmentHits(at).count);
    return Array.from(positions, (position) => {
      let at = 0;
      while ((starts[at + 1] as number) <= position) at += 1;
      return this.#idAt(at, position - (starts[at] as number));
    });
  }

  /** A column's value of every found record, newest first; -1 for none. */
  columnValues(column: Column, check: StillWanted): Int32Array {
    return this.valuesOf(
      (segment) => segment.column(column),
      (record) => columnValue(record[column]),
      check,
    );
  }

  /**
   * A value of every found record, newest first, -1 for none. `ofSegment` gives those of a segment by docId, `ofRecord` that
   * of a pending record; both one more than it is, as columns have it.
   */
  valuesOf(
    ofSegment: (segment: Segment, at: number) => ArrayLike<number>,
    ofRecord: (record: PendingRecord) => number,
    check: StillWanted,
  ): Int32Array {
    const values = new Int32Array(this.total(check));
    let place = 0;
    for (let at = 0; at < this.segmentCount; at += 1) {
      check();
      const { segment, bits, pending } = this.segmentHits(at);
      const known = segment === null ? [] : ofSegment(segment, at);
      if (bits !== null && pending.length === 0) {
        const docIds = docIdsOf(bits);
        for (let rank = docIds.length - 1; rank >= 0; rank -= 1) {
          values[place] = (known[docIds[rank] as number] as number) - 1;
          place += 1;
        }
        continue;
      }
      this.eachNewestFirst(at, (_, docId, record) => {
        values[place] = (record === null ? (known[docId] as number) : ofRecord(record)) - 1;
        place += 1;
      });
    }
    return values;
  }

  /** Visits what a segment found, newest first: a segment's docId, or a pending record. */
  eachNewestFirst(
    at: number,
    visit: (segment: Segment | null, docId: number, record: PendingRecord | null) => void,
  ): void {
    const { segment, bits, pending } = this.segmentHits(at);
    const docIds = bits === null ? new Uint16Array(0) : docIdsOf(bits);
    const ids = segment !== null && pending.length > 0 ? segment.ids : null;
    let taken = 0;
    for (let place = docIds.length - 1; place >= 0; place -= 1) {
      const docId = docIds[place] as number;
      for (; taken < pending.length && ids !== null; taken += 1) {
        const record = pending[taken] as PendingRecord;
        if (record.id < (ids[docId] as number)) break;
        visit(null, -1, record);
      }
      visit(segment, docId, null);
    }
    for (; taken < pending.length; taken += 1) visit(null, -1, pending[taken] as PendingRecord);
  }

  /** Adds how many were found on each day (days since 1970). */
  addByDay(at: number, counts: Map<number, number>): void {
    const { segment, bits, pending } = this.segmentHits(at);
    const add = (day: number, count: number): void => {
      if (count > 0) counts.set(day, (counts.get(day) ?? 0) + count);
    };
    for (const record of pending) add(dayOfId(record.id), 1);
    if (segment === null || bits === null) return;
    segment.days.forEach(({ day, start }, place) => {
      add(day, countRange(bits, start, segment.days[place + 1]?.start ?? segment.records));
    });
  }

  #find(at: number): SegmentHits {
    const segment = this.snapshot.segments[at] ?? null;
    const isLast = at === this.segmentCount - 1;
    const pending: PendingRecord[] = [];
    for (; this.#pendingTaken < this.#pendingHits.length; this.#pendingTaken += 1) {
      const record = this.#pendingHits[this.#pendingTaken] as PendingRecord;
      if (!isLast && segment !== null && record.id < segment.firstId) break;
      pending.push(record);
    }
    const bits = segment === null ? null : this.#findIn(segment);
    return { segment, bits, pending, count: pending.length + (bits === null ? 0 : countBits(bits)) };
  }

  #findIn(segment: Segment): Bitmap | null {
    const bits =
      this.#condition === null
        ? rangeBitmap(0, segment.records)
        : findInSegment(segment, this.#condition, this.#phrases);
    const deleted = this.snapshot.deleted.get(segment.number);
    if (bits !== null && deleted !== undefined) andNotInto(bits, deleted);
    return bits;
  }

  /** Every id of a segment, newest first. */
  #idsOf(at: number): Float64Array {
    const cached = this.#idsAtHand.get(at);
    if (cached !== undefined) return cached;
    const ids = new Float64Array(this.segmentHits(at).count);
    let place = 0;
    const segmentIds = this.segmentHits(at).segment?.ids ?? new Float64Array(0);
    this.eachNewestFirst(at, (_, docId, record) => {
      ids[place] = record === null ? (segmentIds[docId] as number) : record.id;
      place += 1;
    });
    const [oldest] = this.#idsAtHand.keys();
    if (this.#idsAtHand.size >= segmentsAtHand && oldest !== undefined) this.#idsAtHand.delete(oldest);
    this.#idsAtHand.set(at, ids);
    return ids;
  }

  #idAt(at: number, rank: number): number {
    const { segment, bits, pending, count } = this.segmentHits(at);
    if (segment !== null && bits !== null && pending.length === 0) {
      return segment.ids[selectBit(bits, count - 1 - rank)] as number;
    }
    return this.#idsOf(at)[rank] as number;
  }
}

/** The first place of a descending list whose value is not above `wanted`. */
function firstNotAbove(descending: Float64Array, wanted: number): number {
  return partitionPoint(descending.length, (place) => (descending[place] as number) > wanted);
}
