import {
  andInto,
  andNotInto,
  bitmapSize,
  countBits,
  countRange,
  eachBitDown,
  hasBit,
  isEmpty,
  rangeBitmap,
  type Bitmap,
} from '../index/bitmap';
import type { Segment } from '../index/segment';
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
  readonly deleted: Deleted;
  /** Whether a segment lacks terms that only the current version of the rules gives. */
  readonly isOutdated: boolean;
}

/** Sets of docIds by the number of their segment; undefined for none. */
export interface Deleted {
  get(segment: number): Bitmap | undefined;
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

/** Where a found record is: a docId of one of the segments as a number below zero, or the id of a pending record. */
export type Place = number;

/** The place of a docId of a segment (the newest one is 0). */
export function placeOf(at: number, docId: number): Place {
  return -1 - (at * bitmapSize + docId);
}

/** The segment that a place of a docId is in. */
export function segmentAt(place: Place): number {
  return Math.floor((-1 - place) / bitmapSize);
}

/** A record of a result: in a segment, or pending. */
export type Found =
  | { readonly segment: Segment; readonly docId: number; readonly record: null; readonly place: Place }
  | { readonly segment: null; readonly docId: -1; readonly record: PendingRecord; readonly place: Place };

/** What a search found, newest first; worked out segment by segment, as far as it is asked for. */
export class Results {
  readonly snapshot: IndexSnapshot;
  readonly #condition: Condition | null;
  readonly #phrases: PhraseReader;
  readonly #hits: SegmentHits[] = [];
  readonly #pendingHits: readonly PendingRecord[];
  #pendingTaken = 0;

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

  /** How many of them were asked so far. */
  get segmentsSearched(): number {
    return this.#hits.length;
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
      if (from < count) ids.push(...this.idsAt(this.#places(at, from, limit - ids.length)));
      before += count;
    }
    return ids;
  }

  /** Whether there are any. */
  hasAny(check: StillWanted): boolean {
    for (let at = 0; at < this.segmentCount; at += 1) {
      check();
      if (this.segmentHits(at).count > 0) return true;
    }
    return false;
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
      if (id >= oldest) return { position: position + this.#newerIn(at, id), isFound: this.find(id) !== null };
      position += count;
    }
    return { position, isFound: false };
  }

  /** The ids at some places. */
  idsAt(places: readonly Place[]): number[] {
    const bySegment = new Map<number, number[]>();
    for (const place of places) {
      if (place >= 0) continue;
      const at = segmentAt(place);
      const docIds = bySegment.get(at) ?? [];
      bySegment.set(at, docIds);
      docIds.push((-1 - place) % bitmapSize);
    }
    const idOf = new Map<Place, number>();
    for (const [at, docIds] of bySegment) {
      docIds.sort((a, b) => a - b);
      const ids = this.snapshot.segments[at]?.idsOf(docIds) ?? [];
      docIds.forEach((docId, rank) => idOf.set(placeOf(at, docId), ids[rank] as number));
    }
    return places.map((place) => idOf.get(place) ?? place);
  }

  /** A record by its id, if it was found. */
  find(id: number): Found | null {
    const record = this.#pendingHits.find((one) => one.id === id);
    if (record !== undefined) return { segment: null, docId: -1, record, place: id };
    const { segments } = this.snapshot;
    const at = partitionPoint(segments.length, (place) => (segments[place] as Segment).firstId > id);
    const segment = segments[at];
    const docId = segment?.docIdOf(id) ?? -1;
    if (segment === undefined || docId < 0) return null;
    const { bits } = this.segmentHits(at);
    return bits !== null && hasBit(bits, docId) ? { segment, docId, record: null, place: placeOf(at, docId) } : null;
  }

  /** Those that a segment found, pending ones aside, that meet another condition as well; null for none. */
  among(at: number, condition: Condition): Bitmap | null {
    const { segment, bits } = this.segmentHits(at);
    const found = segment === null || bits === null ? null : findInSegment(segment, condition, this.#phrases);
    if (found === null || bits === null) return null;
    andInto(found, bits);
    return isEmpty(found) ? null : found;
  }

  /** Whether a pending record meets another condition as well. */
  isMet(record: PendingRecord, condition: Condition): boolean {
    return isMetBy(record, condition, this.#phrases);
  }

  /** Visits what a segment found (or some of it), newest first, docIds and pending records, until `visit` says that it is done. */
  eachNewestFirst(
    at: number,
    visit: (docId: number, record: PendingRecord | null) => boolean,
    bits: Bitmap | null = this.segmentHits(at).bits,
  ): boolean {
    const { segment, pending } = this.segmentHits(at);
    // A pending record comes before every docId below this one.
    const docIdAfter = (record: PendingRecord | undefined): number =>
      record === undefined ? -1 : (segment?.docIdFrom(record.id) ?? bitmapSize);
    let taken = 0;
    let next = docIdAfter(pending[0]);
    const isDone =
      bits !== null &&
      eachBitDown(bits, (docId) => {
        while (docId < next) {
          if (visit(-1, pending[taken] as PendingRecord)) return true;
          taken += 1;
          next = docIdAfter(pending[taken]);
        }
        return visit(docId, null);
      });
    if (isDone) return true;
    for (; taken < pending.length; taken += 1) if (visit(-1, pending[taken] as PendingRecord)) return true;
    return false;
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
    if (bits === null) return null;
    const deleted = this.snapshot.deleted.get(segment.number);
    if (deleted !== undefined) andNotInto(bits, deleted);
    return bits;
  }

  /** Places of a segment, from a rank on (newest first). */
  #places(at: number, from: number, limit: number): Place[] {
    const places: Place[] = [];
    let rank = 0;
    this.eachNewestFirst(at, (docId, record) => {
      if (rank >= from) places.push(record === null ? placeOf(at, docId) : record.id);
      rank += 1;
      return places.length === limit;
    });
    return places;
  }

  /** How many of what a segment found are newer than an id. */
  #newerIn(at: number, id: number): number {
    const { segment, bits, pending } = this.segmentHits(at);
    const among = pending.filter((record) => record.id > id).length;
    if (segment === null || bits === null) return among;
    return among + countRange(bits, segment.docIdFrom(id + 1), segment.records);
  }
}
