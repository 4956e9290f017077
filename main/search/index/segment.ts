import { bitmapSize, emptyBitmap, type Bitmap } from './bitmap';
import { TermBlock, type Postings } from './term-block';
import { decodeColumn, decodeIds, decodeSomeIds, type Column, type ColumnValues } from './columns';
import { lowerBound, partitionPoint } from '../partition';

/**
 * A segment: the search index of up to 65,536 records that follow each other in time. A record is known by its docId, its
 * number in the segment, oldest first. Each term (`terms.ts`) has a posting list: the docIds of the records it stands on.
 * Terms are sorted and lie in term blocks, so that one term, or all terms with a common beginning, are read without the rest.
 * A segment never changes; a change of its records makes a new one.
 */
export const maxRecords = bitmapSize;

/** One record as the index knows it. */
export interface IndexedRecord {
  readonly id: number;
  /** Without duplicates, in any order. */
  readonly terms: readonly string[];
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
  /** The first term of each term block: where to begin to look for a term. */
  readonly termIndex: readonly string[];
  readonly termBlocks: readonly Uint8Array[];
}

/** Terms are ordered by their UTF-16 units, as JavaScript compares texts. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a segment has to be asked by: its days and where its terms begin. */
export interface SegmentHead {
  /** The days that records lie on, ascending. */
  readonly days: readonly SegmentDay[];
  /** The first term of each term block. */
  readonly termIndex: readonly string[];
}

/** Reads the parts of stored segments. */
export interface SegmentSource {
  /** Throws `IndexDamaged`. */
  head(segment: number): SegmentHead | null;
  /** `null` where it is not there: the segment was replaced meanwhile. */
  termBlock(segment: number, place: number): Uint8Array | null;
  ids(segment: number): Uint8Array | null;
  columns(segment: number): Uint8Array | null;
}

/** Which records a segment is of. */
export interface SegmentSize {
  readonly number: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly records: number;
}

/** A stored segment, its parts read as they are needed. */
export class Segment {
  readonly number: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly records: number;
  readonly #parts: SegmentParts;
  /** Read when it is first asked for: the first page of a search needs few segments. */
  #head: SegmentHead | null = null;
  #isAskedAgain = false;

  constructor(stored: SegmentSize, parts: SegmentParts) {
    this.number = stored.number;
    this.firstId = stored.firstId;
    this.lastId = stored.lastId;
    this.records = stored.records;
    this.#parts = parts;
  }

  get days(): readonly SegmentDay[] {
    return this.#asked().days;
  }

  /** The records' ids, by docId. */
  get ids(): Float64Array {
    return this.#parts.ids(this);
  }

  /** The ids of some docIds, ascending: a few are read without the others, for the first page of a search in many segments. */
  idsOf(docIds: readonly number[]): readonly number[] {
    const isOnce = docIds.length < manyIds && !this.#isAskedAgain && !this.#parts.hasIds(this.number);
    this.#isAskedAgain = true;
    if (isOnce) return this.#parts.someIds(this, docIds);
    const { ids } = this;
    return docIds.map((docId) => ids[docId] as number);
  }

  /** A column's values by docId, each one more than it is; 0 for none. */
  column(name: Column): ColumnValues {
    return this.#parts.column(this.number, this.records, name);
  }

  /** The docId of the first record whose id is not below `id`. */
  docIdFrom(id: number): number {
    if (id <= this.firstId) return 0;
    if (id > this.lastId) return this.records;
    return lowerBound(this.ids, id);
  }

  /** The docId of an id; -1 where the segment does not have it. */
  docIdOf(id: number): number {
    const docId = this.docIdFrom(id);
    return this.ids[docId] === id ? docId : -1;
  }

  /** Visits the terms from `from` (inclusive) to `to` (exclusive; null for the end), in order. */
  eachTerm(from: string, to: string | null, visit: (term: string, postings: Postings) => void): void {
    const { termIndex } = this.#asked();
    const first = firstTermBlock(termIndex, from);
    for (let place = first; place < termIndex.length; place += 1) {
      if (to !== null && (termIndex[place] as string) >= to) return;
      const termBlock = this.#parts.termBlock(this.number, place);
      for (let at = place === first ? termBlock.lowerBound(from) : 0; at < termBlock.length; at += 1) {
        const term = termBlock.term(at);
        if (to !== null && term >= to) return;
        visit(term, termBlock.postings(at));
      }
    }
  }

  /** Goes through all terms, in order. */
  cursor(): TermCursor {
    return new TermCursor(this.#asked().termIndex.length, (place) => this.#parts.termBlock(this.number, place));
  }

  /** Adds the records of all terms from `from` (inclusive) to `to` (exclusive) to `found`, or to a new set; null for none. */
  addRange(from: string, to: string, found: Bitmap | null): Bitmap | null {
    let target = found;
    this.#eachPart(from, to, (termBlock, begin, end) => {
      termBlock.addTo((target ??= emptyBitmap()), begin, end);
    });
    return target;
  }

  /** How often the records of a set stand in the lists of all terms from `from` (inclusive) to `to` (exclusive); null: all records. */
  countRange(from: string, to: string, set: Bitmap | null): number {
    let count = 0;
    this.#eachPart(from, to, (termBlock, begin, end) => {
      count += termBlock.countIn(set, begin, end);
    });
    return count;
  }

  /** The first terms of the term blocks that begin in a range. */
  blockStarts(from: string, to: string): readonly string[] {
    return this.#asked().termIndex.filter((term) => term > from && term < to);
  }

  /** Visits the parts of term blocks that lie in a range; those of the middle without reading a term. */
  #eachPart(from: string, to: string, visit: (termBlock: TermBlock, begin: number, end: number) => void): void {
    const { termIndex } = this.#asked();
    const first = firstTermBlock(termIndex, from);
    for (let place = first; place < termIndex.length; place += 1) {
      if ((termIndex[place] as string) >= to) return;
      const termBlock = this.#parts.termBlock(this.number, place);
      const begin = place === first ? termBlock.lowerBound(from) : 0;
      const next = termIndex[place + 1];
      const end = next !== undefined && next < to ? termBlock.length : termBlock.lowerBound(to);
      if (begin < end) visit(termBlock, begin, end);
    }
  }

  #asked(): SegmentHead {
    return (this.#head ??= this.#parts.head(this.number));
  }
}

/** The term block in which to begin to look for a term. */
function firstTermBlock(termIndex: readonly string[], from: string): number {
  const notAfter = partitionPoint(termIndex.length, (place) => (termIndex[place] as string) <= from);
  return Math.max(0, notAfter - 1);
}

/** A place among the terms of a segment. */
export class TermCursor {
  /** The term at the place; null after the last one. */
  term: string | null = null;
  readonly #termBlocks: number;
  readonly #read: (place: number) => TermBlock;
  #next = 0;
  #at = -1;
  #termBlock: TermBlock | null = null;

  constructor(termBlocks: number, read: (place: number) => TermBlock) {
    this.#termBlocks = termBlocks;
    this.#read = read;
    this.next();
  }

  /** The records of the term. */
  docIds(): Uint16Array {
    return this.#termBlock?.postings(this.#at).docIds() ?? new Uint16Array();
  }

  next(): void {
    this.#at += 1;
    while (this.#termBlock === null || this.#at >= this.#termBlock.length) {
      if (this.#next >= this.#termBlocks) {
        this.term = null;
        return;
      }
      this.#termBlock = this.#read(this.#next);
      this.#next += 1;
      this.#at = 0;
    }
    this.term = this.#termBlock.term(this.#at);
  }
}

/** A day with records: days since 1970, and the docId of its first record. */
export interface SegmentDay {
  readonly day: number;
  readonly start: number;
}

/** Whoever wants so many ids of a segment will want more of them. */
const manyIds = 500;

/** What is kept of segments: term blocks, ids, columns. */
type StoredPart = TermBlock | Float64Array | ColumnValues;

/** A segment has three other parts and fewer term blocks than this. */
const partsPerSegment = 65_536;
const idsAt = 0;
const columnAt: Readonly<Record<Column, number>> = { durationSeconds: 1, cost: 2 };
const termBlocksAt = 3;

/** Reads parts of segments and keeps those used last, up to a number of bytes. */
export class SegmentParts {
  readonly #source: SegmentSource;
  readonly #max: number;
  #bytes = 0;
  readonly #cached = new Map<number, StoredPart>();

  constructor(source: SegmentSource, maxBytes: number) {
    this.#source = source;
    this.#max = maxBytes;
  }

  head(segment: number): SegmentHead {
    const head = this.#source.head(segment);
    if (head === null) throw new IndexDamaged('a segment of the search index is missing');
    return head;
  }

  termBlock(segment: number, place: number): TermBlock {
    return this.#part(
      segment,
      termBlocksAt + place,
      () => this.#source.termBlock(segment, place),
      (bytes) => new TermBlock(bytes),
    );
  }

  ids({ number, ...size }: SegmentSize): Float64Array {
    return this.#part(
      number,
      idsAt,
      () => this.#source.ids(number),
      (bytes) => idsBetweenEnds(bytes, size),
    );
  }

  /** Whether all ids of a segment are at hand. */
  hasIds(segment: number): boolean {
    return this.#cached.has(segment * partsPerSegment + idsAt);
  }

  /** Some ids, which are not kept. */
  someIds({ number, records, lastId }: SegmentSize, docIds: readonly number[]): readonly number[] {
    return decoded(this.#source.ids(number), (bytes) => decodeSomeIds(bytes, docIds, { records, lastId }));
  }

  column(segment: number, records: number, name: Column): ColumnValues {
    return this.#part(
      segment,
      columnAt[name],
      () => this.#source.columns(segment),
      (bytes) => decodeColumn(bytes, records, name),
    );
  }

  /** Lets go of a segment that is no more. */
  forget(segment: number): void {
    for (const name of this.#cached.keys()) {
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
    const cached = this.#cached.get(name);
    if (cached !== undefined) return cached as Part;
    const part = decoded(read(), decode);
    this.#keep(name, part);
    return part;
  }

  #keep(name: number, part: StoredPart): void {
    if (this.#bytes + memoryOf(part) > this.#max) {
      // Half of them, the oldest: cheaper than keeping an order of use, and what is needed comes back in microseconds.
      let left = this.#cached.size >>> 1;
      for (const old of this.#cached.keys()) {
        if (left === 0) break;
        left -= 1;
        this.#drop(old);
      }
    }
    this.#cached.set(name, part);
    this.#bytes += memoryOf(part);
  }

  #drop(name: number): void {
    const part = this.#cached.get(name);
    if (part === undefined) return;
    this.#cached.delete(name);
    this.#bytes -= memoryOf(part);
  }
}

/** About how many bytes a part takes. */
function memoryOf(part: StoredPart): number {
  return part instanceof TermBlock ? part.memory : part.byteLength + 200;
}

/** The ids of a segment, which has to begin and end where it says: whoever looks for a few of them relies on that. */
function idsBetweenEnds(bytes: Uint8Array, { records, firstId, lastId }: Omit<SegmentSize, 'number'>): Float64Array {
  const ids = decodeIds(bytes, records);
  if (records > 0 && (ids[0] !== firstId || ids.at(-1) !== lastId))
    throw new IndexDamaged('a segment of the search index ends elsewhere than it says');
  return ids;
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
