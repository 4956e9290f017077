import type { Sort } from '../../../preload/model';
import type { IndexSnapshot, Results, StillWanted } from './results';
import { everyTermOf } from '../index/terms';
import { partitionPoint } from '../partition';

/** A result in one of its orders. */
export interface Ordering {
  /** Ids from `offset` on; fewer than `limit` at the end. */
  page(offset: number, limit: number, check: StillWanted): number[];
  /** How many records stand before an id. */
  positionOf(id: number, check: StillWanted): { readonly position: number; readonly isFound: boolean };
}

/** A result in an order; other than newest first, all of it has to be found. */
export function ordered(results: Results, sort: Sort, check: StillWanted): Ordering {
  if (sort.by === 'date') return sort.descending ? results : oldestFirst(results);
  const ranks = sort.by === 'duration' ? results.columnValues('durationSeconds', check) : contactRanks(results, check);
  return byRank(results, ranks, sort.descending);
}

function oldestFirst(results: Results): Ordering {
  return {
    page(offset, limit, check) {
      const end = results.total(check) - offset;
      const from = Math.max(0, end - limit);
      return end <= 0 ? [] : results.page(from, end - from, check).reverse();
    },
    positionOf(id, check) {
      const { position, isFound } = results.positionOf(id, check);
      return { position: results.total(check) - position - (isFound ? 1 : 0), isFound };
    },
  };
}

/** By a number of each record; those without one (-1) come last, equal ones newest first. */
function byRank(results: Results, ranks: Int32Array, descending: boolean): Ordering {
  const buckets = new Buckets(ranks, descending);
  return {
    page: (offset, limit) => results.idsAt(buckets.places(offset, limit)),
    positionOf(id, check) {
      const { position, isFound } = results.positionOf(id, check);
      return { position: isFound ? buckets.positionOf(position) : 0, isFound };
    },
  };
}

/** Fewer than this many ranks lie in one bucket each. */
const maxBuckets = 65_536;

/** Places in the order of their ranks: counted into buckets at once, sorted only where they are asked for. */
class Buckets {
  readonly #ranks: Int32Array;
  readonly #descending: boolean;
  /** How many bits of a rank a bucket leaves out. */
  readonly #shift: number;
  /** The last bucket is of those without a rank. */
  readonly #last: number;
  /** How many places stand before each bucket, and how many there are. */
  readonly #starts: Uint32Array;
  #atHand: { readonly first: number; readonly last: number; readonly places: readonly number[] } | null = null;

  constructor(ranks: Int32Array, descending: boolean) {
    this.#ranks = ranks;
    this.#descending = descending;
    let highest = 0;
    for (let place = 0; place < ranks.length; place += 1) {
      if ((ranks[place] as number) > highest) highest = ranks[place] as number;
    }
    this.#shift = 0;
    while (highest >>> this.#shift >= maxBuckets) this.#shift += 1;
    this.#last = (highest >>> this.#shift) + 1;
    this.#starts = new Uint32Array(this.#last + 2);
    for (let place = 0; place < ranks.length; place += 1) {
      const after = this.#bucketOf(place) + 1;
      this.#starts[after] = this.#start(after) + 1;
    }
    for (let at = 1; at < this.#starts.length; at += 1) this.#starts[at] = this.#start(at) + this.#start(at - 1);
  }

  /** The places from `offset` on, at most `limit`. */
  places(offset: number, limit: number): number[] {
    const end = Math.min(this.#ranks.length, offset + limit);
    if (offset >= end) return [];
    const first = this.#bucketAt(offset);
    const last = this.#bucketAt(end - 1);
    const places = this.#within(first, last);
    return places.slice(offset - this.#start(first), end - this.#start(first));
  }

  /** Where a place comes. */
  positionOf(place: number): number {
    const bucket = this.#bucketOf(place);
    return this.#start(bucket) + this.#within(bucket, bucket).indexOf(place);
  }

  /** Every place of some buckets, in order; the ones asked for last are at hand. */
  #within(first: number, last: number): readonly number[] {
    if (this.#atHand?.first !== first || this.#atHand.last !== last) {
      this.#atHand = { first, last, places: this.#sorted(first, last) };
    }
    return this.#atHand.places;
  }

  #sorted(first: number, last: number): number[] {
    const places: number[] = [];
    for (let place = 0; place < this.#ranks.length; place += 1) {
      const bucket = this.#bucketOf(place);
      if (bucket >= first && bucket <= last) places.push(place);
    }
    // A sort keeps the order of equals: newest first.
    return first === last && this.#shift === 0 ? places : places.sort((a, b) => this.#compare(a, b));
  }

  #compare(a: number, b: number): number {
    const inBuckets = this.#bucketOf(a) - this.#bucketOf(b);
    if (inBuckets !== 0) return inBuckets;
    const inRanks = (this.#ranks[a] as number) - (this.#ranks[b] as number);
    return this.#descending ? -inRanks : inRanks;
  }

  #bucketOf(place: number): number {
    const rank = this.#ranks[place] as number;
    if (rank < 0) return this.#last;
    return this.#descending ? this.#last - 1 - (rank >>> this.#shift) : rank >>> this.#shift;
  }

  /** The bucket that a position lies in. */
  #bucketAt(position: number): number {
    return Math.max(0, partitionPoint(this.#last + 1, (bucket) => this.#start(bucket) <= position) - 1);
  }

  #start(bucket: number): number {
    return this.#starts[bucket] as number;
  }
}

/** The place of each contact among all contacts, and by segment the one of every record's contact, one more; 0 for none. */
interface ContactRanks {
  readonly rankOf: ReadonlyMap<string, number>;
  readonly bySegment: readonly Int32Array[];
}

const cached = new WeakMap<IndexSnapshot, ContactRanks>();

/** For every found record, newest first, the place of its contact among all contacts; -1 for none. */
function contactRanks(results: Results, check: StillWanted): Int32Array {
  const { snapshot } = results;
  const { rankOf, bySegment } = cached.get(snapshot) ?? rankContacts(snapshot, check);
  return results.valuesOf(
    (_, at) => bySegment[at] as Int32Array,
    (record) => (rankOf.get(contactOf(record) ?? '') ?? -1) + 1,
    check,
  );
}

const { from, to } = everyTermOf('contact');

function contactOf(record: { readonly terms: readonly string[] }): string | undefined {
  return record.terms.find((term) => term >= from && term < to);
}

function rankContacts(snapshot: IndexSnapshot, check: StillWanted): ContactRanks {
  const { segments, pending } = snapshot;
  const terms = new Set<string>();
  for (const segment of segments) {
    check();
    segment.eachTerm(from, to, (term) => {
      terms.add(term);
    });
  }
  for (const record of pending) {
    const term = contactOf(record);
    if (term !== undefined) terms.add(term);
  }
  const rankOf = new Map([...terms].sort().map((term, rank) => [term, rank]));
  const bySegment = segments.map((segment) => {
    check();
    const ranks = new Int32Array(segment.records);
    segment.eachTerm(from, to, (term, postings) => {
      const rank = rankOf.get(term) ?? -1;
      for (const docId of postings.docIds()) ranks[docId] = rank + 1;
    });
    return ranks;
  });
  const ranks = { rankOf, bySegment };
  cached.set(snapshot, ranks);
  return ranks;
}
