import { bitmapSize, countCommon, emptyBitmap, hasBit, orInto, ordinalsOf, setBit, type Bitmap } from './bitmap';

/** Longer posting lists are kept as bitmaps of 8 KiB. */
const longestList = 4096;
const bitmapBytes = bitmapSize / 8;
/** A chunk is closed when it holds so many bytes. */
const chunkBytes = 8192;

/** One ordinal, or several. */
export type Ordinals = number | number[];

/** Puts keys with their ordinals into chunks. */
export class ChunkWriter {
  readonly #directory: string[] = [];
  readonly #chunks: Uint8Array[] = [];
  #keys: string[] = [];
  #lists: Ordinals[] = [];
  #bytes = 0;

  /** Adds a key that comes after all before it, with its ordinals ascending. */
  add(key: string, list: Ordinals): void {
    this.#keys.push(key);
    this.#lists.push(list);
    this.#bytes += key.length + 5 + bytesOf(list);
    if (this.#bytes >= chunkBytes) this.#close();
  }

  end(): { directory: readonly string[]; chunks: readonly Uint8Array[] } {
    this.#close();
    return { directory: this.#directory, chunks: this.#chunks };
  }

  #close(): void {
    const first = this.#keys[0];
    if (first === undefined) return;
    this.#directory.push(first);
    this.#chunks.push(encodeChunk(this.#keys, this.#lists));
    this.#keys = [];
    this.#lists = [];
    this.#bytes = 0;
  }
}

function lengthOf(list: Ordinals): number {
  return typeof list === 'number' ? 1 : list.length;
}

function bytesOf(list: Ordinals): number {
  const length = lengthOf(list);
  return length > longestList ? bitmapBytes : length * 2;
}

/**
 * `[keys: u32][end of each key in the texts: u32 each][texts: UTF-8][pad to 4][length - 1 of each list: u16]`
 * `[lists: u16 each, or bitmaps at multiples of 4]`: a key is read out of its place only when it is looked at.
 */
function encodeChunk(keys: readonly string[], lists: readonly Ordinals[]): Uint8Array {
  const texts = Buffer.from(keys.join(''));
  const textsAt = 4 + keys.length * 4;
  const listsAt = align(textsAt + texts.length);
  let size = listsAt + lists.length * 2;
  for (const list of lists) size = (isLong(list) ? align(size) : size) + bytesOf(list);
  const bytes = new Uint8Array(align(size));
  const ends = new Uint32Array(bytes.buffer, 0, keys.length + 1);
  ends[0] = keys.length;
  let end = 0;
  keys.forEach((key, at) => {
    end += Buffer.byteLength(key);
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

function isLong(list: Ordinals): boolean {
  return lengthOf(list) > longestList;
}

function addAll(bits: Bitmap, ordinals: readonly number[]): void {
  for (const ordinal of ordinals) setBit(bits, ordinal);
}

function align(place: number): number {
  return (place + 3) & ~3;
}

/** Some keys of a segment with their posting lists. */
export class Chunk {
  /** How many keys. */
  readonly length: number;
  readonly bytes: number;
  readonly #buffer: ArrayBuffer;
  readonly #texts: Buffer;
  /** Where each key's text ends; one place further than the key, because the number of keys is in front. */
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
      if (length > longestList) place = align(place);
      this.#places[at] = place;
      place += length > longestList ? bitmapBytes : length * 2;
    }
    this.#places[this.length] = place;
    if (place > this.bytes) throw new RangeError('a chunk without its end');
  }

  key(at: number): string {
    return this.#texts.toString('utf8', at === 0 ? 0 : this.#ends[at], this.#ends[at + 1]);
  }

  postings(at: number): Postings {
    const length = (this.#lengths[at] as number) + 1;
    const place = this.#places[at] as number;
    return length > longestList
      ? new Postings(length, null, new Uint32Array(this.#buffer, place, bitmapBytes / 4))
      : new Postings(length, new Uint16Array(this.#buffer, place, length), null);
  }

  /** Adds the records of the keys `first` (inclusive) to `end` (exclusive) to a set. */
  addTo(target: Bitmap, first: number, end: number): void {
    for (let at = first; at < end;) {
      if ((this.#lengths[at] as number) >= longestList) {
        orInto(target, new Uint32Array(this.#buffer, this.#places[at], bitmapBytes / 4));
        at += 1;
        continue;
      }
      // Short lists that follow each other lie side by side: one run of ordinals.
      const from = this.#places[at] as number;
      let to = from;
      for (; at < end && (this.#lengths[at] as number) < longestList; at += 1) {
        to += ((this.#lengths[at] as number) + 1) * 2;
      }
      const ordinals = new Uint16Array(this.#buffer, from, (to - from) / 2);
      for (let place = 0; place < ordinals.length; place += 1) setBit(target, ordinals[place] as number);
    }
  }

  /** The place of the first key that is not below `key`. */
  lowerBound(key: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.key(middle) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The records that a key stands on. */
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

  /** Their ordinals, ascending. */
  ordinals(): Uint16Array {
    return this.#list ?? ordinalsOf(this.#bits ?? emptyBitmap());
  }
}
