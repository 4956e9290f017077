import { andNotInto, eachBitDown, type Bitmap } from '../../index/bitmap';
import type { Segment } from '../../index/segment';
import { everyTermOf, onlyTerm, type TermRange } from '../../index/terms';
import { partitionPoint } from '../../partition';
import type { PendingRecord } from '../evaluate';
import type { Group, Ranking, Visit } from './ranked';
import { placeOf, type Found, type Place, type Results, type SegmentHits, type StillWanted } from '../results';

/** Properties of which a record has one term or none, each in the order of its terms. */
export type RankedField = 'contact' | 'lastName' | 'contactNumber';

/** A result by one term of each record. A bin is as many terms as a term block of the largest segment has. */
export class TermRanking implements Ranking<string> {
  readonly #results: Results;
  readonly #of: TermRange;
  /** The first term of each bin. */
  readonly #starts: readonly string[];

  constructor(results: Results, field: RankedField) {
    this.#results = results;
    this.#of = everyTermOf(field);
    const { from, to } = this.#of;
    const { segments } = results.snapshot;
    const [first] = segments;
    const largest = segments.reduce(
      (most, segment) => (segment.records > most.records ? segment : most),
      first as Segment,
    );
    this.#starts = first === undefined ? [from] : [from, ...largest.blockStarts(from, to)];
  }

  readonly isSplit = false;

  get bins(): number {
    return this.#starts.length;
  }

  countIn(bin: number, check: StillWanted): number {
    const [first, end] = this.#range(bin, bin);
    let count = 0;
    this.#eachSegment(check, (hits) => {
      if (hits.segment !== null && hits.bits !== null) count += hits.segment.countRange(first, end, wantedOf(hits));
      for (const term of this.#termsOf(hits.pending)) if (term >= first && term < end) count += 1;
      return false;
    });
    return count;
  }

  groupsIn(firstBin: number, lastBin: number, check: StillWanted): readonly Group<string>[] {
    const [first, end] = this.#range(firstBin, lastBin);
    const counts = new Map<string, number>();
    const add = (term: string, count: number): void => {
      if (count > 0) counts.set(term, (counts.get(term) ?? 0) + count);
    };
    this.#eachSegment(check, (hits) => {
      const set = wantedOf(hits);
      if (hits.bits !== null) {
        hits.segment?.eachTerm(first, end, (term, postings) => {
          add(term, set === null ? postings.length : postings.countIn(set));
        });
      }
      for (const term of this.#termsOf(hits.pending)) if (term >= first && term < end) add(term, 1);
      return false;
    });
    return [...counts.keys()].sort().map((value) => ({ value, count: counts.get(value) ?? 0 }));
  }

  binOf(value: string): number {
    return partitionPoint(this.#starts.length, (bin) => (this.#starts[bin] as string) <= value) - 1;
  }

  valueOf({ segment, docId, record }: Found): string | null {
    if (record !== null) return this.#termOf(record) ?? null;
    const { from, to } = this.#of;
    let found: string | null = null;
    segment.eachTerm(from, to, (term, postings) => {
      if (found === null && postings.has(docId)) found = term;
    });
    return found;
  }

  eachOf(first: string, last: string, visit: Visit<string>, check: StillWanted): void {
    const { to: end } = onlyTerm(last);
    this.#eachSegment(check, (hits, at) => {
      if (hits.pending.length > 0) return this.#eachAmongPending(hits, at, { first, end }, visit);
      const { segment, bits } = hits;
      if (segment === null || bits === null) return false;
      let isDone = false;
      segment.eachTerm(first, end, (term, postings) => {
        isDone ||= postings.eachDown(bits, (docId) => visit(term, placeOf(at, docId)));
      });
      return isDone;
    });
  }

  eachWithout(visit: (place: Place) => boolean, check: StillWanted): void {
    const { from, to } = this.#of;
    this.#eachSegment(check, ({ segment, bits, pending }, at) => {
      const without = bits?.slice() ?? null;
      const named = segment?.addRange(from, to, null) ?? null;
      if (without !== null && named !== null) andNotInto(without, named);
      if (without !== null && pending.length === 0) return eachBitDown(without, (docId) => visit(placeOf(at, docId)));
      return this.#results.eachNewestFirst(
        at,
        (docId, record) => {
          if (record === null) return visit(placeOf(at, docId));
          return this.#termOf(record) === undefined && visit(record.id);
        },
        without,
      );
    });
  }

  /** A segment with pending records of its time, which are few. */
  #eachAmongPending(
    { segment, bits }: SegmentHits,
    at: number,
    { first, end }: { readonly first: string; readonly end: string },
    visit: Visit<string>,
  ): boolean {
    const termOf = new Map<number, string>();
    if (bits !== null) {
      segment?.eachTerm(first, end, (term, postings) => {
        postings.eachDown(bits, (docId) => {
          termOf.set(docId, term);
          return false;
        });
      });
    }
    return this.#results.eachNewestFirst(at, (docId, record) => {
      const term = record === null ? termOf.get(docId) : this.#termOf(record);
      if (term === undefined || term < first || term >= end) return false;
      return visit(term, record === null ? placeOf(at, docId) : record.id);
    });
  }

  #eachSegment(check: StillWanted, visit: (hits: SegmentHits, at: number) => boolean): void {
    for (let at = 0; at < this.#results.segmentCount; at += 1) {
      check();
      if (visit(this.#results.segmentHits(at), at)) return;
    }
  }

  /** The terms of some bins: the first, and the one after the last. */
  #range(first: number, last: number): readonly [from: string, end: string] {
    const { to } = this.#of;
    return [this.#starts[first] ?? to, this.#starts[last + 1] ?? to];
  }

  #termsOf(pending: readonly PendingRecord[]): string[] {
    return pending.flatMap((record) => this.#termOf(record) ?? []);
  }

  #termOf(record: PendingRecord): string | undefined {
    const { from, to } = this.#of;
    return record.terms.find((term) => term >= from && term < to);
  }
}

/** What a term's records are compared with; null where all of a segment was found. */
function wantedOf({ segment, bits, pending, count }: SegmentHits): Bitmap | null {
  return segment !== null && count - pending.length === segment.records ? null : bits;
}
