import { partitionPoint } from '../../partition';
import type { Found, Place, Results, StillWanted } from '../results';

/** How many records of a result have a value. */
export interface Group<Value> {
  readonly value: Value;
  readonly count: number;
}

/**
 * The values that a result is put in order by, in bins of values that follow each other: a page costs as many bins as it
 * needs. A record has one value or none (null).
 */
export interface Ranking<Value> {
  readonly bins: number;
  /** Whether the records of one value are found without looking at those of others. */
  readonly isSplit: boolean;
  /** How many records of a bin there are. */
  countIn(bin: number, check: StillWanted): number;
  /** The values of some bins (both inclusive), ascending. */
  groupsIn(first: number, last: number, check: StillWanted): readonly Group<Value>[];
  binOf(value: Value): number;
  /** The value of a found record. */
  valueOf(found: Found): Value | null;
  /** Visits the records with the values `first` to `last`, those of each value newest first, until `visit` says that it is done. */
  eachOf(first: Value, last: Value, visit: Visit<Value>, check: StillWanted): void;
  /** The same for those without a value. */
  eachWithout(visit: (place: Place) => boolean, check: StillWanted): void;
}

/** Tells whether no more are wanted. */
export type Visit<Value> = (value: Value, place: Place) => boolean;

/** So many places before the ones that are asked for are found with them, and at least so many in all. */
const before = 128;
const minAtHand = 512;
/** Whoever goes through all of a result gets twice as many each time, up to so many. */
const maxAtHand = 262_144;

/** Some of the places of a group. */
interface Part<Value> extends Group<Value> {
  skipped: number;
  wanted: number;
  readonly places: Place[];
}

/** A result by a value of each record: those without one come last, equal ones newest first. */
export class Ranked<Value> {
  readonly #results: Results;
  readonly #ranking: Ranking<Value>;
  readonly #descending: boolean;
  /** How many stand up to the end of each bin, in order, as far as it was asked for. */
  readonly #ends: number[] = [];
  #atHand: { readonly from: number; readonly places: readonly Place[] } = { from: 0, places: [] };

  constructor(results: Results, ranking: Ranking<Value>, descending: boolean) {
    this.#results = results;
    this.#ranking = ranking;
    this.#descending = descending;
  }

  page(offset: number, limit: number, check: StillWanted): number[] {
    const total = this.#results.total(check);
    const end = Math.min(total, offset + limit);
    if (offset >= end) return [];
    const { from, places } = this.#atHand;
    if (offset < from || end > from + places.length) this.#atHand = this.#read(offset, end, total, check);
    const at = offset - this.#atHand.from;
    return this.#results.idsAt(this.#atHand.places.slice(at, at + end - offset));
  }

  positionOf(id: number, check: StillWanted): { readonly position: number; readonly isFound: boolean } {
    const found = this.#results.find(id);
    if (found === null) return { position: 0, isFound: false };
    const value = this.#ranking.valueOf(found);
    let newer = 0;
    const isIt = (place: Place): boolean => {
      if (place === found.place) return true;
      newer += 1;
      return false;
    };
    if (value === null) {
      const valued = this.#extend(Infinity, check);
      this.#ranking.eachWithout(isIt, check);
      return { position: valued + newer, isFound: true };
    }
    this.#ranking.eachOf(value, value, (_, place) => isIt(place), check);
    return { position: this.#startOf(value, check) + newer, isFound: true };
  }

  /** How many stand before the records with a value. */
  #startOf(value: Value, check: StillWanted): number {
    const bin = this.#ranking.binOf(value);
    const at = this.#descending ? this.#ranking.bins - 1 - bin : bin;
    while (this.#ends.length < at) this.#extendByOne(check);
    let start = this.#ends[at - 1] ?? 0;
    for (const group of this.#groups(at, at, check)) {
      if (group.value === value) break;
      start += group.count;
    }
    return start;
  }

  #read(offset: number, end: number, total: number, check: StillWanted): { from: number; places: Place[] } {
    const known = this.#atHand;
    const isNext = known.places.length > 0 && offset >= known.from && offset <= known.from + known.places.length;
    const from = isNext ? offset : Math.max(0, offset - before);
    const size = isNext ? Math.min(maxAtHand, known.places.length * 2) : minAtHand;
    return { from, places: this.#placesOf(from, Math.min(total, Math.max(end, from + size)), check) };
  }

  #placesOf(from: number, to: number, check: StillWanted): Place[] {
    const valued = this.#extend(to, check);
    const places = from < valued ? this.#valued(from, Math.min(to, valued), check) : [];
    const wanted = to - from;
    if (places.length === wanted) return places;
    let skipped = Math.max(0, from - valued);
    this.#ranking.eachWithout((place) => {
      if (skipped > 0) skipped -= 1;
      else places.push(place);
      return places.length === wanted;
    }, check);
    return places;
  }

  /** Places of records that have a value. */
  #valued(from: number, to: number, check: StillWanted): Place[] {
    const first = partitionPoint(this.#ends.length, (at) => (this.#ends[at] as number) <= from);
    const last = partitionPoint(this.#ends.length, (at) => (this.#ends[at] as number) < to);
    const parts: Part<Value>[] = [];
    let start = this.#ends[first - 1] ?? 0;
    for (const { value, count } of this.#groups(first, last, check)) {
      const skipped = Math.max(0, from - start);
      const wanted = Math.min(count, to - start) - skipped;
      if (wanted > 0) parts.push({ value, count, skipped, wanted, places: [] });
      start += count;
    }
    this.#fill(parts, check);
    return parts.flatMap((part) => part.places);
  }

  #fill(parts: readonly Part<Value>[], check: StillWanted): void {
    const byValue = new Map(parts.map((part) => [part.value, part]));
    const [one, other] = [parts[0], parts.at(-1)];
    if (one === undefined || other === undefined) return;
    if (this.#ranking.isSplit && parts.length > 1) {
      for (const part of parts) this.#fill([part], check);
      return;
    }
    let left = parts.length;
    let part = one;
    const visit = (value: Value, place: Place): boolean => {
      if (part.value !== value) part = byValue.get(value) ?? part;
      if (part.value !== value || part.wanted === 0) return false;
      if (part.skipped > 0) {
        part.skipped -= 1;
        return false;
      }
      part.places.push(place);
      part.wanted -= 1;
      if (part.wanted === 0) left -= 1;
      return left === 0;
    };
    if (this.#descending) this.#ranking.eachOf(other.value, one.value, visit, check);
    else this.#ranking.eachOf(one.value, other.value, visit, check);
  }

  /** The groups of the bins at some places of the order, in order. */
  #groups(first: number, last: number, check: StillWanted): readonly Group<Value>[] {
    if (!this.#descending) return this.#ranking.groupsIn(first, last, check);
    const highest = this.#ranking.bins - 1;
    return [...this.#ranking.groupsIn(highest - last, highest - first, check)].reverse();
  }

  /** Counts bins until so many records are counted; gives how many that are. */
  #extend(wanted: number, check: StillWanted): number {
    while ((this.#ends.at(-1) ?? 0) < wanted && this.#ends.length < this.#ranking.bins) this.#extendByOne(check);
    return this.#ends.at(-1) ?? 0;
  }

  #extendByOne(check: StillWanted): void {
    const at = this.#ends.length;
    const bin = this.#descending ? this.#ranking.bins - 1 - at : at;
    this.#ends.push((this.#ends.at(-1) ?? 0) + this.#ranking.countIn(bin, check));
  }
}
