import {
  andInto,
  andNotInto,
  countBits,
  countCommon,
  emptyBitmap,
  hasBit,
  orInto,
  type Bitmap,
} from '../../index/bitmap';
import type { Segment } from '../../index/segment';
import type { PendingRecord } from '../evaluate';
import type { Group, Ranking, Visit } from './ranked';
import { placeOf, type Found, type Place, type Results, type StillWanted } from '../results';

/** A few classes of records, from 1 on in their order; a record is of one of them at most. */
export interface RecordClasses {
  readonly count: number;
  /**
   * The records of each class, or of only one; without those that have none there. They are not to be changed, and are what they
   * are until others are asked for.
   */
  ofSegment(segment: Segment, only?: number): ReadonlyMap<number, Bitmap>;
  /** 0 for none. */
  ofPending(record: PendingRecord): number;
}

/** A result by the class of each record: whole segments at once, as sets. Each class is a bin. */
export class ClassRanking implements Ranking<number> {
  readonly #results: Results;
  readonly #classes: RecordClasses;
  /** By class. */
  readonly #counts: Uint32Array;

  constructor(results: Results, classes: RecordClasses, check: StillWanted) {
    this.#results = results;
    this.#classes = classes;
    this.#counts = new Uint32Array(classes.count + 1);
    for (let at = 0; at < results.segmentCount; at += 1) {
      check();
      const { segment, bits, pending, count } = results.segmentHits(at);
      for (const record of pending) this.#add(classes.ofPending(record), 1);
      if (segment === null || bits === null) continue;
      const isWhole = count - pending.length === segment.records;
      for (const [each, set] of classes.ofSegment(segment)) {
        this.#add(each, isWhole ? countBits(set) : countCommon(set, bits));
      }
    }
  }

  readonly isSplit = true;

  get bins(): number {
    return this.#counts.length;
  }

  countIn(bin: number): number {
    return bin === 0 ? 0 : (this.#counts[bin] ?? 0);
  }

  groupsIn(first: number, last: number): readonly Group<number>[] {
    const groups: Group<number>[] = [];
    for (let value = Math.max(1, first); value <= last; value += 1) {
      const count = this.countIn(value);
      if (count > 0) groups.push({ value, count });
    }
    return groups;
  }

  binOf(value: number): number {
    return value;
  }

  valueOf({ segment, docId, record }: Found): number | null {
    if (record !== null) return this.#classes.ofPending(record) || null;
    for (const [each, set] of this.#classes.ofSegment(segment)) {
      if (hasBit(set, docId)) return each;
    }
    return null;
  }

  eachOf(first: number, last: number, visit: Visit<number>, check: StillWanted): void {
    for (let value = first; value <= last; value += 1) {
      if (this.#each(value, (place) => visit(value, place), check)) return;
    }
  }

  eachWithout(visit: (place: Place) => boolean, check: StillWanted): void {
    this.#each(0, visit, check);
  }

  #each(wanted: number, visit: (place: Place) => boolean, check: StillWanted): boolean {
    for (let at = 0; at < this.#results.segmentCount; at += 1) {
      check();
      const { segment, bits } = this.#results.segmentHits(at);
      const found = segment === null || bits === null ? null : this.#found(segment, bits, wanted);
      const isDone = this.#results.eachNewestFirst(
        at,
        (docId, record) => {
          if (record === null) return visit(placeOf(at, docId));
          return this.#classes.ofPending(record) === wanted && visit(record.id);
        },
        found,
      );
      if (isDone) return true;
    }
    return false;
  }

  #found(segment: Segment, bits: Bitmap, wanted: number): Bitmap | null {
    if (wanted > 0) {
      const found = this.#classes.ofSegment(segment, wanted).get(wanted)?.slice() ?? null;
      if (found !== null) andInto(found, bits);
      return found;
    }
    const classed = emptyBitmap();
    for (const set of this.#classes.ofSegment(segment).values()) orInto(classed, set);
    const found = bits.slice();
    andNotInto(found, classed);
    return found;
  }

  #add(value: number, count: number): void {
    this.#counts[value] = (this.#counts[value] as number) + count;
  }
}
