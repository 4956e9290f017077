import { bitmapSize, emptyBitmap, type Bitmap } from './bitmap';
import { Chunk, ChunkWriter, type Ordinals, type Postings } from './chunk';
import {
  columnValue,
  decodeColumns,
  decodeIds,
  encodeColumns,
  encodeIds,
  type Column,
  type ColumnValues,
} from './columns';
import { dayOfId } from './ids';

/**
 * A segment: the search index of up to 65,536 records that follow each other in time. A record is known by its ordinal
 * in the segment, oldest first. Each key (`keys.ts`) has a posting list: the ordinals of the records it stands on. Keys are
 * sorted and lie in chunks, so that one key, or all keys with a common beginning, are read without the rest.
 * A segment never changes; a change of its records makes a new one.
 */
export const mostRecords = bitmapSize;

/** One record as the index knows it. */
export interface IndexedRecord {
  readonly id: number;
  /** Without duplicates, in any order. */
  readonly keys: readonly string[];
  readonly durationSeconds: number | null;
  readonly cost: number | null;
}

/** A segment as it is stored. */
export interface EncodedSegment {
  readonly firstId: number;
  readonly lastId: number;
  readonly records: number;
  readonly ids: Uint8Array;
  readonly columns: Uint8Array;
  /** The days that records lie on, ascending. */
  readonly days: readonly SegmentDay[];
  /** The first key of each chunk. */
  readonly directory: readonly string[];
  readonly chunks: readonly Uint8Array[];
}

/** Gathers records and whole segments, and makes segments of them. */
export class SegmentBuilder {
  readonly #perSegment: number;
  readonly #parts: Part[] = [];
  #records = 0;

  /** `records` is how many will be added: they are spread evenly over as few segments as hold them, `most` each. */
  constructor(records: number, most = mostRecords) {
    this.#perSegment = Math.max(1, Math.ceil(records / Math.max(1, Math.ceil(records / most))));
  }

  /** Adds a record; ids must ascend. */
  add(record: IndexedRecord): void {
    const place = this.#begin(record.id, columnValue(record.durationSeconds), columnValue(record.cost));
    for (const key of record.keys) this.#post(key, place);
  }

  /** Adds the records of a segment that `isWanted`; `before` is told each id first, to add what belongs in front of it. */
  addSegment(segment: Segment, isWanted: (id: number) => boolean, before: (id: number) => void): void {
    const places = new Int32Array(segment.records).fill(-1);
    const durations = segment.column('durationSeconds');
    const costs = segment.column('cost');
    segment.ids.forEach((id, ordinal) => {
      before(id);
      if (isWanted(id)) places[ordinal] = this.#begin(id, durations[ordinal] as number, costs[ordinal] as number);
    });
    segment.eachKey('', null, (key, postings) => {
      for (const ordinal of postings.ordinals()) {
        const place = places[ordinal] as number;
        if (place >= 0) this.#post(key, place);
      }
    });
  }

  /** The segments of everything added, oldest first. */
  build(): EncodedSegment[] {
    return this.#parts.map(encodePart);
  }

  #begin(id: number, duration: number, cost: number): number {
    const at = Math.floor(this.#records / this.#perSegment);
    const part = (this.#parts[at] ??= { ids: [], durations: [], costs: [], postings: new Map() });
    part.ids.push(id);
    part.durations.push(duration);
    part.costs.push(cost);
    this.#records += 1;
    return this.#records - 1;
  }

  #post(key: string, place: number): void {
    const part = this.#parts[Math.floor(place / this.#perSegment)];
    if (part === undefined) return;
    const ordinal = place % this.#perSegment;
    const known = part.postings.get(key);
    // Most keys stand on one record only: no list for these.
    if (known === undefined) part.postings.set(key, ordinal);
    else if (typeof known === 'number') part.postings.set(key, [known, ordinal]);
    else known.push(ordinal);
  }
}

interface Part {
  readonly ids: number[];
  readonly durations: number[];
  readonly costs: number[];
  readonly postings: Map<string, Ordinals>;
}

function encodePart({ ids, durations, costs, postings }: Part): EncodedSegment {
  const chunks = new ChunkWriter();
  // By UTF-16 units, as `<` compares; faster than with a function of our own.
  for (const key of [...postings.keys()].sort()) chunks.add(key, ascending(postings.get(key) ?? []));
  return {
    firstId: ids[0] ?? 0,
    lastId: ids.at(-1) ?? 0,
    records: ids.length,
    ids: encodeIds(ids),
    columns: encodeColumns([durations, costs]),
    days: daysOf(ids),
    ...chunks.end(),
  };
}

/** Records are added in order, so only the lists of merged segments may have to be sorted. */
function ascending(ordinals: Ordinals): Ordinals {
  if (typeof ordinals === 'number') return ordinals;
  for (let at = 1; at < ordinals.length; at += 1) {
    if ((ordinals[at] as number) < (ordinals[at - 1] as number)) return ordinals.sort((a, b) => a - b);
  }
  return ordinals;
}

/** Keys are ordered by their UTF-16 units, as JavaScript compares texts. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads the parts of stored segments. */
export interface SegmentSource {
  /** `null` where it is not there: the segment was replaced meanwhile. */
  chunk(segment: number, place: number): Uint8Array | null;
  ids(segment: number): Uint8Array | null;
  columns(segment: number): Uint8Array | null;
}

/** A stored segment, its parts read as they are needed. */
export class Segment {
  readonly number: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly records: number;
  readonly days: readonly SegmentDay[];
  readonly #directory: readonly string[];
  readonly #parts: SegmentParts;

  constructor(
    stored: {
      readonly number: number;
      readonly firstId: number;
      readonly lastId: number;
      readonly records: number;
      readonly days: readonly SegmentDay[];
      readonly directory: readonly string[];
    },
    parts: SegmentParts,
  ) {
    this.number = stored.number;
    this.firstId = stored.firstId;
    this.lastId = stored.lastId;
    this.records = stored.records;
    this.days = stored.days;
    this.#directory = stored.directory;
    this.#parts = parts;
  }

  /** The records' ids, by ordinal. */
  get ids(): Float64Array {
    return this.#parts.ids(this.number, this.records);
  }

  /** A column's values by ordinal, each one more than it is; 0 for none. */
  column(name: Column): ColumnValues {
    return this.#parts.columns(this.number, this.records)[name];
  }

  /** The ordinal of the first record whose id is not below `id`. */
  ordinalFrom(id: number): number {
    if (id <= this.firstId) return 0;
    if (id > this.lastId) return this.records;
    return lowerBound(this.ids, id);
  }

  /** The ordinal of an id; -1 where the segment does not have it. */
  ordinalOf(id: number): number {
    const ordinal = this.ordinalFrom(id);
    return this.ids[ordinal] === id ? ordinal : -1;
  }

  /** Visits the keys from `from` (inclusive) to `to` (exclusive; null for the end), in order. */
  eachKey(from: string, to: string | null, visit: (key: string, postings: Postings) => void): void {
    const first = this.#firstChunk(from);
    for (let place = first; place < this.#directory.length; place += 1) {
      if (to !== null && (this.#directory[place] as string) >= to) return;
      const chunk = this.#parts.chunk(this.number, place);
      for (let at = place === first ? chunk.lowerBound(from) : 0; at < chunk.length; at += 1) {
        const key = chunk.key(at);
        if (to !== null && key >= to) return;
        visit(key, chunk.postings(at));
      }
    }
  }

  /** Adds the records of all keys from `from` (inclusive) to `to` (exclusive) to `found`, or to a new set; null for none. */
  addRange(from: string, to: string, found: Bitmap | null): Bitmap | null {
    let target = found;
    const first = this.#firstChunk(from);
    for (let place = first; place < this.#directory.length; place += 1) {
      if ((this.#directory[place] as string) >= to) break;
      const chunk = this.#parts.chunk(this.number, place);
      const begin = place === first ? chunk.lowerBound(from) : 0;
      const next = this.#directory[place + 1];
      // A chunk that lies in the range as a whole is added without reading a key.
      const end = next !== undefined && next < to ? chunk.length : chunk.lowerBound(to);
      if (begin < end) chunk.addTo((target ??= emptyBitmap()), begin, end);
    }
    return target;
  }

  #firstChunk(from: string): number {
    return Math.max(0, upperBound(this.#directory, from) - 1);
  }
}

/** A day with records: days since 1970, and the ordinal of its first record. */
export interface SegmentDay {
  readonly day: number;
  readonly start: number;
}

/** What is kept of segments: chunks of keys, ids, columns. */
type StoredPart = Chunk | Float64Array | Columns;
type Columns = Readonly<Record<Column, ColumnValues>>;

/** A segment has two other parts and fewer chunks than this. */
const partsPerSegment = 65_536;

/** Reads parts of segments and keeps those used last, up to a number of bytes. */
export class SegmentParts {
  readonly #source: SegmentSource;
  readonly #most: number;
  #bytes = 0;
  readonly #known = new Map<number, StoredPart>();

  constructor(source: SegmentSource, mostBytes: number) {
    this.#source = source;
    this.#most = mostBytes;
  }

  chunk(segment: number, place: number): Chunk {
    return this.#part(
      segment,
      place + 2,
      () => this.#source.chunk(segment, place),
      (bytes) => new Chunk(bytes),
    );
  }

  ids(segment: number, records: number): Float64Array {
    return this.#part(
      segment,
      0,
      () => this.#source.ids(segment),
      (bytes) => decodeIds(bytes, records),
    );
  }

  columns(segment: number, records: number): Columns {
    return this.#part(
      segment,
      1,
      () => this.#source.columns(segment),
      (bytes) => decodeColumns(bytes, records),
    );
  }

  /** Lets go of a segment that is no more. */
  forget(segment: number): void {
    for (const name of this.#known.keys()) {
      if (Math.floor(name / partsPerSegment) === segment) this.#drop(name);
    }
  }

  #part<Part extends StoredPart>(
    segment: number,
    place: number,
    read: () => Uint8Array | null,
    decode: (bytes: Uint8Array) => Part,
  ): Part {
    const name = segment * partsPerSegment + place;
    const known = this.#known.get(name);
    if (known !== undefined) return known as Part;
    const part = decoded(read(), decode);
    this.#keep(name, part);
    return part;
  }

  #keep(name: number, part: StoredPart): void {
    if (this.#bytes + memoryOf(part) > this.#most) {
      // Half of them, the oldest: cheaper than keeping an order of use, and what is needed comes back in microseconds.
      let left = this.#known.size >>> 1;
      for (const old of this.#known.keys()) {
        if (left === 0) break;
        left -= 1;
        this.#drop(old);
      }
    }
    this.#known.set(name, part);
    this.#bytes += memoryOf(part);
  }

  #drop(name: number): void {
    const part = this.#known.get(name);
    if (part === undefined) return;
    this.#known.delete(name);
    this.#bytes -= memoryOf(part);
  }
}

/** About how many bytes a part takes. */
function memoryOf(part: StoredPart): number {
  if (part instanceof Chunk) return part.bytes + 400;
  return part instanceof Float64Array ? part.byteLength : part.durationSeconds.byteLength + part.cost.byteLength;
}

/** A part of the index is missing or cannot be read: it has to be built anew from the records. */
export class IndexDamaged extends Error {}

function decoded<T>(bytes: Uint8Array | null, decode: (bytes: Uint8Array) => T): T {
  if (bytes === null) throw new IndexDamaged('a part of the search index is missing');
  try {
    return decode(bytes);
  } catch (error) {
    throw new IndexDamaged('a part of the search index cannot be read', { cause: error });
  }
}

function daysOf(ids: readonly number[]): SegmentDay[] {
  const days: SegmentDay[] = [];
  ids.forEach((id, start) => {
    const day = dayOfId(id);
    if (days.at(-1)?.day !== day) days.push({ day, start });
  });
  return days;
}

/** The first place of an ascending list whose value is not below `wanted`. */
export function lowerBound<T extends number | string>(sorted: ArrayLike<T>, wanted: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as T) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function upperBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
