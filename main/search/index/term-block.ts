import {
  bitmapSize,
  countCommon,
  countListed,
  docIdsOf,
  emptyBitmap,
  hasBit,
  orInto,
  setBit,
  type Bitmap,
} from './bitmap';
import { align } from './align';
import { lowerBound } from '../partition';

/** Longer posting lists are kept as bitmaps of 8 KiB. */
const maxListLength = 4096;
const bitmapBytes = bitmapSize / 8;
/** A term block is closed when it holds so many bytes. */
const termBlockBytes = 8192;

/** One docId, or several. */
export type DocIds = number | ArrayLike<number>;

/** Puts terms with their docIds into term blocks. */
export class TermBlockWriter {
  readonly #termIndex: string[] = [];
  readonly #termBlocks: Uint8Array[] = [];
  #terms: string[] = [];
  #lists: DocIds[] = [];
  #bytes = 0;

  /** Adds a term that comes after all before it, with its docIds ascending. */
  add(term: string, list: DocIds): void {
    this.#terms.push(term);
    this.#lists.push(list);
    this.#bytes += term.length + 5 + bytesOf(list);
    if (this.#bytes >= termBlockBytes) this.#close();
  }

  end(): { termIndex: readonly string[]; termBlocks: readonly Uint8Array[] } {
    this.#close();
    return { termIndex: this.#termIndex, termBlocks: this.#termBlocks };
  }

  #close(): void {
    const first = this.#terms[0];
    if (first === undefined) return;
    this.#termIndex.push(first);
    this.#termBlocks.push(encodeTermBlock(this.#terms, this.#lists));
    this.#terms = [];
    this.#lists = [];
    this.#bytes = 0;
  }
}

function lengthOf(list: DocIds): number {
  return typeof list === 'number' ? 1 : list.length;
}

function bytesOf(list: DocIds): number {
  const length = lengthOf(list);
  return length > maxListLength ? bitmapBytes : length * 2;
}

/**
 * `[terms: u32][end of each term in the texts: u32 each][texts: UTF-8][pad to 4][length - 1 of each list: u16]`
 * `[lists: u16 each, or bitmaps at multiples of 4]`: a term is read out of its place only when it is looked at.
 */
function encodeTermBlock(terms: readonly string[], lists: readonly DocIds[]): Uint8Array {
  const texts = Buffer.from(terms.join(''));
  const textsAt = 4 + terms.length * 4;
  const listsAt = align(textsAt + texts.length);
  let size = listsAt + lists.length * 2;
  for (const list of lists) size = (isLong(list) ? align(size) : size) + bytesOf(list);
  const bytes = new Uint8Array(align(size));
  const ends = new Uint32Array(bytes.buffer, 0, terms.length + 1);
  ends[0] = terms.length;
  let end = 0;
  terms.forEach((term, at) => {
    end += Buffer.byteLength(term);
    ends[at + 1] = end;
  });
  bytes.set(texts, textsAt);
  const shorts = new Uint16Array(bytes.buffer);
  let place = listsAt + lists.length * 2;
  lists.forEach((list, at) => {
    shorts[listsAt / 2 + at] = lengthOf(list) - 1;
    if (isLong(list)) place = align(place);
    if (typeof list === 'number') shorts[place / 2] = list;
    else if (isLong(list)) addAll(new Uint32Array(bytes.buffer, place, bitmapBytes / 4), list);
    else shorts.set(list, place / 2);
    place += bytesOf(list);
  });
  return bytes;
}

function isLong(list: DocIds): boolean {
  return lengthOf(list) > maxListLength;
}

function addAll(bits: Bitmap, docIds: ArrayLike<number>): void {
  for (let at = 0; at < docIds.length; at += 1) setBit(bits, docIds[at] as number);
}

/** Of terms with long lists there are few in a term block, and they are those that are counted: their texts are kept once read. */
const maxTextsKept = 64;

/** A part of the term dictionary of a segment: some of its terms, in order, with their posting lists. */
export class TermBlock {
  /** How many terms. */
  readonly length: number;
  readonly bytes: number;
  readonly #buffer: ArrayBufferLike;
  /** Where the bytes begin in their memory. */
  readonly #begin: number;
  readonly #texts: Buffer;
  readonly #kept: (string | undefined)[] | null;
  /** Where each term's text ends; one place further than the term, because the number of terms is in front. */
  readonly #ends: Uint32Array;
  readonly #lengths: Uint16Array;
  /** Where each list begins, and the end of the last one. */
  readonly #places: Uint32Array;

  constructor(stored: Uint8Array) {
    // In place, unless the lists would not lie at even places of their memory.
    const bytes = stored.byteOffset % 4 === 0 ? stored : new Uint8Array(stored);
    this.bytes = bytes.length;
    if (this.bytes < 4) throw new RangeError('a term block without its end');
    this.#buffer = bytes.buffer;
    this.#begin = bytes.byteOffset;
    this.length = new Uint32Array(this.#buffer, this.#begin, 1)[0] as number;
    const textsAt = 4 + this.length * 4;
    if (textsAt > this.bytes) throw new RangeError('a term block without its end');
    this.#ends = new Uint32Array(this.#buffer, this.#begin, this.length + 1);
    const textBytes = this.length === 0 ? 0 : (this.#ends[this.length] as number);
    const listsAt = align(textsAt + textBytes);
    if (listsAt + this.length * 2 > this.bytes) throw new RangeError('a term block without its end');
    this.#texts = Buffer.from(this.#buffer, this.#begin + textsAt, textBytes);
    this.#lengths = new Uint16Array(this.#buffer, this.#begin + listsAt, this.length);
    this.#places = new Uint32Array(this.length + 1);
    let place = listsAt + this.length * 2;
    for (let at = 0; at < this.length; at += 1) {
      const length = (this.#lengths[at] as number) + 1;
      if (length > maxListLength) place = align(place);
      this.#places[at] = place;
      place += length > maxListLength ? bitmapBytes : length * 2;
    }
    this.#places[this.length] = place;
    if (place > this.bytes) throw new RangeError('a term block without its end');
    this.#kept = this.length <= maxTextsKept ? new Array<string | undefined>(this.length) : null;
  }

  /** About how many bytes it takes in memory. */
  get memory(): number {
    return this.bytes + this.#places.byteLength + (this.#kept === null ? 0 : this.length * 48) + 600;
  }

  term(at: number): string {
    return this.#kept === null ? this.#text(at) : (this.#kept[at] ??= this.#text(at));
  }

  postings(at: number): Postings {
    const length = (this.#lengths[at] as number) + 1;
    const place = this.#begin + (this.#places[at] as number);
    return length > maxListLength
      ? new Postings(length, null, new Uint32Array(this.#buffer, place, bitmapBytes / 4))
      : new Postings(length, new Uint16Array(this.#buffer, place, length), null);
  }

  /** Adds the records of the terms `first` (inclusive) to `end` (exclusive) to a set. */
  addTo(target: Bitmap, first: number, end: number): void {
    this.#eachRun(
      first,
      end,
      (docIds) => {
        for (let place = 0; place < docIds.length; place += 1) setBit(target, docIds[place] as number);
      },
      (bits) => {
        orInto(target, bits);
      },
    );
  }

  /** How often the records of a set (null: all) stand in the lists of the terms `first` (inclusive) to `end` (exclusive). */
  countIn(set: Bitmap | null, first: number, end: number): number {
    let count = 0;
    if (set === null) {
      for (let at = first; at < end; at += 1) count += (this.#lengths[at] as number) + 1;
      return count;
    }
    this.#eachRun(
      first,
      end,
      (docIds) => (count += countListed(set, docIds)),
      (bits) => (count += countCommon(set, bits)),
    );
    return count;
  }

  /** The place of the first term that is not below `term`. */
  lowerBound(term: string): number {
    let low = 0;
    let high = this.length;
    // `partitionPoint` by hand: it is called for every segment and every range of a search.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.term(middle) < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Visits the lists of some terms: short ones that follow each other lie side by side, and are one run of docIds. */
  #eachRun(first: number, end: number, run: (docIds: Uint16Array) => void, long: (bits: Bitmap) => void): void {
    for (let at = first; at < end;) {
      const from = this.#begin + (this.#places[at] as number);
      if ((this.#lengths[at] as number) >= maxListLength) {
        long(new Uint32Array(this.#buffer, from, bitmapBytes / 4));
        at += 1;
        continue;
      }
      let docIds = 0;
      for (; at < end && (this.#lengths[at] as number) < maxListLength; at += 1) {
        docIds += (this.#lengths[at] as number) + 1;
      }
      run(new Uint16Array(this.#buffer, from, docIds));
    }
  }

  #text(at: number): string {
    return this.#texts.toString('utf8', at === 0 ? 0 : this.#ends[at], this.#ends[at + 1]);
  }
}

/** The records that a term stands on. */
export class Postings {
  /** How many. */
  readonly length: number;
  readonly #list: Uint16Array | null;
  readonly #bits: Bitmap | null;

  constructor(length: number, list: Uint16Array | null, bits: Bitmap | null) {
    this.length = length;
    this.#list = list;
    this.#bits = bits;
  }

  /** Adds them to a set. */
  addTo(target: Bitmap): void {
    if (this.#bits !== null) orInto(target, this.#bits);
    if (this.#list !== null) for (let at = 0; at < this.#list.length; at += 1) setBit(target, this.#list[at] as number);
  }

  /** How many of them are in a set. */
  countIn(set: Bitmap): number {
    if (this.#bits !== null) return countCommon(this.#bits, set);
    return this.#list === null ? 0 : countListed(set, this.#list);
  }

  has(docId: number): boolean {
    if (this.#bits !== null) return hasBit(this.#bits, docId);
    return this.#list !== null && this.#list[lowerBound(this.#list, docId)] === docId;
  }

  /** Visits those that are in a set, descending, until `visit` says that it is done; tells whether it did. */
  eachDown(set: Bitmap, visit: (docId: number) => boolean): boolean {
    const list = this.docIds();
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const docId = list[at] as number;
      if (hasBit(set, docId) && visit(docId)) return true;
    }
    return false;
  }

  /** They as a set, which is not to be changed. */
  bitmap(): Bitmap {
    if (this.#bits !== null) return this.#bits;
    const bits = emptyBitmap();
    this.addTo(bits);
    return bits;
  }

  /** Their docIds, ascending. */
  docIds(): Uint16Array {
    return this.#list ?? docIdsOf(this.#bits ?? emptyBitmap());
  }
}
