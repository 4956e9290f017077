import { eachBitDown, hasBit } from '../../index/bitmap';
import type { ColumnValues } from '../../index/columns';
import type { Segment } from '../../index/segment';
import type { PendingRecord } from '../evaluate';
import type { Group, Ranking, Visit } from './ranked';
import { placeOf, type Found, type Place, type Results, type StillWanted } from '../results';

/** Values below this are counted by their number, the few others by a map. */
const maxCounted = 65_536;

/** A number of each record, by which a result is put in order; 0 for none. */
export interface RecordValues {
  /** By docId; as they are until other ones are asked for. */
  ofSegment(segment: Segment): ColumnValues;
  ofPending(record: PendingRecord): number;
}

/** A result by a number of each record. Each value is a bin. */
export class ValueRanking implements Ranking<number> {
  readonly #results: Results;
  readonly #values: RecordValues;
  readonly #groups: readonly Group<number>[];

  constructor(results: Results, recordValues: RecordValues, check: StillWanted) {
    this.#results = results;
    this.#values = recordValues;
    const counts = new Counts();
    for (let at = 0; at < results.segmentCount; at += 1) {
      check();
      const { segment, bits, count, pending } = results.segmentHits(at);
      for (const record of pending) counts.add(recordValues.ofPending(record));
      if (segment === null || bits === null) continue;
      const values = recordValues.ofSegment(segment);
      if (count - pending.length === segment.records) counts.addEach(values);
      else {
        eachBitDown(bits, (docId) => {
          counts.add(values[docId] as number);
          return false;
        });
      }
    }
    this.#groups = counts.groups();
  }

  readonly isSplit = false;

  get bins(): number {
    return this.#groups.length;
  }

  countIn(bin: number): number {
    return this.#groups[bin]?.count ?? 0;
  }

  groupsIn(first: number, last: number): readonly Group<number>[] {
    return this.#groups.slice(first, last + 1);
  }

  binOf(value: number): number {
    return this.#groups.findIndex((group) => group.value === value);
  }

  valueOf({ segment, docId, record }: Found): number | null {
    const value = record === null ? this.#values.ofSegment(segment)[docId] : this.#values.ofPending(record);
    return value === undefined || value === 0 ? null : value;
  }

  eachOf(first: number, last: number, visit: Visit<number>, check: StillWanted): void {
    for (let at = 0; at < this.#results.segmentCount; at += 1) {
      check();
      if (this.#eachIn(at, first, last, visit)) return;
    }
  }

  eachWithout(visit: (place: Place) => boolean, check: StillWanted): void {
    this.eachOf(0, 0, (_, place) => visit(place), check);
  }

  #eachIn(at: number, first: number, last: number, visit: Visit<number>): boolean {
    const { segment, bits, pending, count } = this.#results.segmentHits(at);
    if (count === 0) return false;
    const values = segment === null ? new Uint8Array(0) : this.#values.ofSegment(segment);
    if (bits !== null && pending.length === 0) {
      // Of many records few have the values: those are looked at first.
      if (count > values.length / 8) {
        for (let docId = values.length - 1; docId >= 0; docId -= 1) {
          const value = values[docId] as number;
          const isMeant = value >= first && value <= last && hasBit(bits, docId);
          if (isMeant && visit(value, placeOf(at, docId))) return true;
        }
        return false;
      }
      return eachBitDown(bits, (docId) => {
        const value = values[docId] as number;
        return value >= first && value <= last && visit(value, placeOf(at, docId));
      });
    }
    return this.#results.eachNewestFirst(at, (docId, record) => {
      const value = record === null ? (values[docId] as number) : this.#values.ofPending(record);
      return value >= first && value <= last && visit(value, record === null ? placeOf(at, docId) : record.id);
    });
  }
}

/** How many records have each value. */
class Counts {
  readonly #small = new Uint32Array(maxCounted);
  readonly #large = new Map<number, number>();

  add(value: number): void {
    if (value < maxCounted) this.#small[value] = (this.#small[value] as number) + 1;
    else this.#large.set(value, (this.#large.get(value) ?? 0) + 1);
  }

  addEach(values: ColumnValues): void {
    const small = this.#small;
    for (let docId = 0; docId < values.length; docId += 1) {
      const value = values[docId] as number;
      if (value < maxCounted) small[value] = (small[value] as number) + 1;
      else this.add(value);
    }
  }

  /** Ascending; without those that have none. */
  groups(): Group<number>[] {
    const groups: Group<number>[] = [];
    for (let value = 1; value < maxCounted; value += 1) {
      const count = this.#small[value] as number;
      if (count > 0) groups.push({ value, count });
    }
    const large = [...this.#large].sort(([a], [b]) => a - b);
    for (const [value, count] of large) groups.push({ value, count });
    return groups;
  }
}
