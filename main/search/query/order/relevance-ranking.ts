import { andInto, andNotInto, countBits, emptyBitmap, hasBit, isEmpty, orInto, type Bitmap } from '../../index/bitmap';
import type { PendingRecord } from '../evaluate';
import type { Group, Ranking, Visit } from './ranked';
import type { Steps } from './relevance';
import { placeOf, segmentAt, type Found, type Results, type StillWanted } from '../results';

/** The points of a segment's records: the bits of each, one bitmap for ones, one for twos, one for fours and so on. */
type Planes = readonly Bitmap[];

/**
 * A result by how well each record fits the search: by the points that it gets for every part (`Steps`). All of a segment's
 * records are counted at once, by adding bitmaps. Each number of points is a bin.
 */
export class RelevanceRanking implements Ranking<number> {
  readonly #results: Results;
  readonly #parts: readonly Steps[];
  /** By segment. */
  readonly #planes: Planes[] = [];
  /** By points. */
  readonly #counts: number[];

  constructor(results: Results, parts: readonly Steps[], check: StillWanted) {
    this.#results = results;
    this.#parts = parts;
    this.#counts = Array.from({ length: parts.length * 3 + 1 }, () => 0);
    for (let at = 0; at < results.segmentCount; at += 1) {
      check();
      const planes = this.#planesOf(at);
      this.#planes.push(planes);
      const { bits, pending } = results.segmentHits(at);
      for (const record of pending) this.#count(this.#pointsOfPending(record), 1);
      if (bits === null) continue;
      eachGroup(bits, planes, (points, records) => {
        this.#count(points, countBits(records));
      });
    }
  }

  readonly isSplit = true;

  get bins(): number {
    return this.#counts.length;
  }

  countIn(bin: number): number {
    return this.#counts[bin] ?? 0;
  }

  groupsIn(first: number, last: number): readonly Group<number>[] {
    return this.#counts
      .map((count, value) => ({ value, count }))
      .filter(({ value, count }) => value >= first && value <= last && count > 0);
  }

  binOf(value: number): number {
    return value;
  }

  valueOf({ docId, record, place }: Found): number {
    return record === null ? pointsAt(this.#planes[segmentAt(place)] ?? [], docId) : this.#pointsOfPending(record);
  }

  eachOf(first: number, last: number, visit: Visit<number>, check: StillWanted): void {
    for (let at = 0; at < this.#results.segmentCount; at += 1) {
      check();
      const { bits } = this.#results.segmentHits(at);
      const planes = this.#planes[at] ?? [];
      const wanted = bits === null ? null : withPoints(bits, planes, first, last);
      const isDone = this.#results.eachNewestFirst(
        at,
        (docId, record) => {
          const points = record === null ? pointsAt(planes, docId) : this.#pointsOfPending(record);
          if (points < first || points > last) return false;
          return visit(points, record === null ? placeOf(at, docId) : record.id);
        },
        wanted,
      );
      if (isDone) return;
    }
  }

  eachWithout(): void {
    // Every record has points, if only none.
  }

  #count(points: number, records: number): void {
    this.#counts[points] = (this.#counts[points] ?? 0) + records;
  }

  #planesOf(at: number): Planes {
    const planes: Bitmap[] = [];
    for (const steps of this.#parts) {
      let met: Bitmap | null = null;
      for (const step of steps) {
        const found = this.#results.among(at, step);
        if (met === null) met = found;
        else if (found !== null) orInto(met, found);
        if (met !== null) addTo(planes, met.slice());
      }
    }
    return planes;
  }

  #pointsOfPending(record: PendingRecord): number {
    let points = 0;
    for (const steps of this.#parts) {
      const best = steps.findIndex((step) => this.#results.isMet(record, step));
      if (best >= 0) points += steps.length - best;
    }
    return points;
  }
}

/** Adds one point to some records; `carry` is used up. */
function addTo(planes: Bitmap[], carry: Bitmap): void {
  for (const plane of planes) {
    let isLeft = 0;
    for (let at = 0; at < plane.length; at += 1) {
      const [had, more] = [plane[at] as number, carry[at] as number];
      plane[at] = had ^ more;
      carry[at] = had & more;
      isLeft |= had & more;
    }
    if (isLeft === 0) return;
  }
  planes.push(carry);
}

function pointsAt(planes: Planes, docId: number): number {
  return planes.reduce((points, plane, at) => points + (hasBit(plane, docId) ? 2 ** at : 0), 0);
}

/** Visits the records of each number of points that some have. */
function eachGroup(
  bits: Bitmap,
  planes: Planes,
  visit: (points: number, records: Bitmap) => void,
  at = planes.length - 1,
  above = 0,
): void {
  const plane = planes[at];
  if (plane === undefined) {
    visit(above, bits);
    return;
  }
  const [ones, zeros] = [bits.slice(), bits.slice()];
  andInto(ones, plane);
  andNotInto(zeros, plane);
  if (!isEmpty(zeros)) eachGroup(zeros, planes, visit, at - 1, above);
  if (!isEmpty(ones)) eachGroup(ones, planes, visit, at - 1, above + 2 ** at);
}

function withPoints(bits: Bitmap, planes: Planes, first: number, last: number): Bitmap {
  if (first === last) return withJust(bits, planes, first);
  const found = emptyBitmap();
  eachGroup(bits, planes, (points, records) => {
    if (points >= first && points <= last) orInto(found, records);
  });
  return found;
}

function withJust(bits: Bitmap, planes: Planes, points: number): Bitmap {
  if (points >= 2 ** planes.length) return emptyBitmap();
  const found = bits.slice();
  planes.forEach((plane, at) => {
    if (((points >> at) & 1) === 1) andInto(found, plane);
    else andNotInto(found, plane);
  });
  return found;
}
