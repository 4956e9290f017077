import { bitmapSize, countCommon, emptyBitmap, hasBit, orInto, docIdsOf, setBit, type Bitmap } from './bitmap';
import { align } from './align';
import { partitionPoint } from '../partition';

/** Longer posting lists are kept as bitmaps of 8 KiB. */
const maxListLength = 4096;
const bitmapBytes = bitmapSize / 8;
/** A term block is closed when it holds so many bytes. */
const termBlockBytes = 8192;

/** One docId, or several. */
export type DocIds = number | number[];

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

function addAll(bits: Bitmap, docIds: readonly number[]): void {
  for (const docId of docIds) setBit(bits, docId);
}

/** A part of the term dictionary of a segment: some of its terms, in order, with their posting lists. */
export class TermBlock {
  /** How many terms. */
  readonly length: number;
  readonly bytes: number;
  readonly #buffer: ArrayBuffer;
  readonly #texts: Buffer;
  /** Where each term's text ends; one place further than the term, because the number of terms is in front. */
  readonly #ends: Uint32Array;
  readonly #lengths: Uint16Array;
  /** Where each list begins, and the end of the last one. */
  readonly #places: Uint32Array;

  constructor(stored: Uint8Array) {
    // A copy of its own, so that the lists lie at even places of their memory.
    const bytes = new Uint8Array(stored);
    this.bytes = bytes.length;
    this.#buffer = bytes.buffer;
    this.length = new Uint32Array(this.#buffer, 0, 1)[0] as number;
    this.#ends = new Uint32Array(this.#buffer, 0, this.length + 1);
    const textsAt = 4 + this.length * 4;
    const textBytes = this.length === 0 ? 0 : (this.#ends[this.length] as number);
    this.#texts = Buffer.from(this.#buffer, textsAt, textBytes);
    const listsAt = align(textsAt + textBytes);
    this.#lengths = new Uint16Array(this.#buffer, listsAt, this.length);
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
  }

  term(at: number): string {
    return this.#texts.toString('utf8', at === 0 ? 0 : this.#ends[at], this.#ends[at + 1]);
  }

  postings(at: number): Postings {
    const length = (this.#lengths[at] as number) + 1;
    const place = this.#places[at] as number;
    return length > maxListLength
      ? new Postings(length, null, new Uint32Array(this.#buffer, place, bitmapBytes / 4))
      : new Postings(length, new Uint16Array(this.#buffer, place, length), null);
  }

  /** Adds the records of the terms `first` (inclusive) to `end` (exclusive) to a set. */
  addTo(target: Bitmap, first: number, end: number): void {
    for (let at = first; at < end;) {
      if ((this.#lengths[at] as number) >= maxListLength) {
        orInto(target, new Uint32Array(this.#buffer, this.#places[at], bitmapBytes / 4));
        at += 1;
        continue;
      }
      // Short lists that follow each other lie side by side: one run of docIds.
      const from = this.#places[at] as number;
      let to = from;
      for (; at < end && (this.#lengths[at] as number) < maxListLength; at += 1) {
        to += ((this.#lengths[at] as number) + 1) * 2;
      }
      const docIds = new Uint16Array(this.#buffer, from, (to - from) / 2);
      for (let place = 0; place < docIds.length; place += 1) setBit(target, docIds[place] as number);
    }
  }

  /** The place of the first term that is not below `term`. */
  lowerBound(term: string): number {
    return partitionPoint(this.length, (place) => this.term(place) < term);
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
    let count = 0;
    const list = this.#list ?? [];
    for (let at = 0; at < list.length; at += 1) if (hasBit(set, list[at] as number)) count += 1;
    return count;
  }

  /** Their docIds, ascending. */
  docIds(): Uint16Array {
    return this.#list ?? docIdsOf(this.#bits ?? emptyBitmap());
  }
}
