/** Sets of docIds below 65,536, one bit each: 2048 words of 32 bits. */
export type Bitmap = Uint32Array;

/** How many docIds a bitmap holds. */
export const bitmapSize = 65_536;
const words = bitmapSize / 32;

/** A bitmap without any bit set. */
export function emptyBitmap(): Bitmap {
  return new Uint32Array(words);
}

/** A bitmap of the docIds `from` (inclusive) to `to` (exclusive). */
export function rangeBitmap(from: number, to: number): Bitmap {
  const bits = emptyBitmap();
  if (from >= to) return bits;
  const firstWord = from >>> 5;
  const lastWord = (to - 1) >>> 5;
  bits.fill(0xffffffff, firstWord, lastWord + 1);
  bits[firstWord] = at(bits, firstWord) & (0xffffffff << (from & 31));
  bits[lastWord] = at(bits, lastWord) & (0xffffffff >>> (31 - ((to - 1) & 31)));
  return bits;
}

/** Adds a docId. */
export function setBit(bits: Bitmap, docId: number): void {
  const word = docId >>> 5;
  bits[word] = at(bits, word) | (1 << (docId & 31));
}

/** Whether a docId is in the set. */
export function hasBit(bits: Bitmap, docId: number): boolean {
  return ((at(bits, docId >>> 5) >>> (docId & 31)) & 1) === 1;
}

/** `target` ∩ `other`, into `target`. */
export function andInto(target: Bitmap, other: Bitmap): void {
  for (let word = 0; word < words; word += 1) target[word] = at(target, word) & at(other, word);
}

/** `target` ∪ `other`, into `target`. */
export function orInto(target: Bitmap, other: Bitmap): void {
  for (let word = 0; word < words; word += 1) target[word] = at(target, word) | at(other, word);
}

/** `target` without `other`, into `target`. */
export function andNotInto(target: Bitmap, other: Bitmap): void {
  for (let word = 0; word < words; word += 1) target[word] = at(target, word) & ~at(other, word);
}

/** How many docIds there are. */
export function countBits(bits: Bitmap): number {
  let count = 0;
  for (let word = 0; word < words; word += 1) count += ones(at(bits, word));
  return count;
}

/** How many docIds two sets have in common. */
export function countCommon(a: Bitmap, b: Bitmap): number {
  let count = 0;
  for (let word = 0; word < words; word += 1) count += ones(at(a, word) & at(b, word));
  return count;
}

/** How many of some docIds are in a set; without a branch, which would be guessed wrongly half of the time. */
export function countListed(bits: Bitmap, docIds: Uint16Array): number {
  let count = 0;
  for (let place = 0; place < docIds.length; place += 1) {
    const docId = docIds[place] as number;
    count += (at(bits, docId >>> 5) >>> (docId & 31)) & 1;
  }
  return count;
}

/** How many docIds there are from `from` (inclusive) to `to` (exclusive). */
export function countRange(bits: Bitmap, from: number, to: number): number {
  if (from >= to) return 0;
  const firstWord = from >>> 5;
  const lastWord = (to - 1) >>> 5;
  const first = 0xffffffff << (from & 31);
  const last = 0xffffffff >>> (31 - ((to - 1) & 31));
  if (firstWord === lastWord) return ones(at(bits, firstWord) & first & last);
  let count = ones(at(bits, firstWord) & first) + ones(at(bits, lastWord) & last);
  for (let word = firstWord + 1; word < lastWord; word += 1) count += ones(at(bits, word));
  return count;
}

export function isEmpty(bits: Bitmap): boolean {
  for (let word = 0; word < words; word += 1) if (at(bits, word) !== 0) return false;
  return true;
}

/** The docIds, ascending. */
export function docIdsOf(bits: Bitmap): Uint16Array {
  const docIds = new Uint16Array(countBits(bits));
  let place = 0;
  for (let word = 0; word < words; word += 1) {
    for (let rest = at(bits, word); rest !== 0; rest &= rest - 1) {
      docIds[place] = word * 32 + (31 - Math.clz32(rest & -rest));
      place += 1;
    }
  }
  return docIds;
}

/** Visits the docIds, descending, until `visit` says that it is done; tells whether it did. */
export function eachBitDown(bits: Bitmap, visit: (docId: number) => boolean): boolean {
  for (let word = words - 1; word >= 0; word -= 1) {
    for (let rest = at(bits, word); rest !== 0;) {
      const bit = 31 - Math.clz32(rest);
      if (visit(word * 32 + bit)) return true;
      rest ^= 1 << bit;
    }
  }
  return false;
}

/** A word of a bitmap; inside its bounds by construction. */
function at(bits: Bitmap, word: number): number {
  return bits[word] as number;
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
