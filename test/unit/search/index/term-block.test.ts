import { expect, test } from 'vitest';
import { docIdsOf, emptyBitmap, rangeBitmap } from '../../../../main/search/index/bitmap';
import { TermBlock, TermBlockWriter, type DocIds } from '../../../../main/search/index/term-block';

const upTo = (end: number): number[] => Array.from({ length: end }, (_, docId) => docId);

function encodedOf(lists: Readonly<Record<string, DocIds>>): Uint8Array {
  const writer = new TermBlockWriter();
  for (const [term, list] of Object.entries(lists)) writer.add(term, list);
  const [bytes] = writer.end().termBlocks;
  return bytes!;
}

function written(lists: Readonly<Record<string, DocIds>>): { termIndex: readonly string[]; blocks: TermBlock[] } {
  const writer = new TermBlockWriter();
  for (const [term, list] of Object.entries(lists)) writer.add(term, list);
  const { termIndex, termBlocks } = writer.end();
  return { termIndex, blocks: termBlocks.map((bytes) => new TermBlock(bytes)) };
}

test('terms and their lists come back, whether of one record, of some or of very many', () => {
  const { termIndex, blocks } = written({ a: 65_535, ab: [1, 2, 40_000], b: upTo(3000), ź: upTo(4097) });
  expect(termIndex).toEqual(['a']);
  const [block] = blocks;
  expect([0, 1, 2, 3].map((at) => block!.term(at))).toEqual(['a', 'ab', 'b', 'ź']);
  expect([0, 1, 2, 3].map((at) => block!.postings(at).length)).toEqual([1, 3, 3000, 4097]);
  expect([...block!.postings(1).docIds()]).toEqual([1, 2, 40_000]);
  expect([...block!.postings(3).docIds()]).toEqual(upTo(4097));
  expect([1, 3].map((at) => block!.postings(at).countIn(rangeBitmap(2, 100)))).toEqual([1, 98]);
});

test('the records of several terms are put together', () => {
  const [block] = written({ a: [1, 5], b: 7, c: upTo(5000) }).blocks;
  const set = emptyBitmap();
  block!.addTo(set, 0, 2);
  expect([...docIdsOf(set)]).toEqual([1, 5, 7]);
  block!.addTo(set, 2, 3);
  expect(docIdsOf(set)).toHaveLength(5000);
});

test.each([
  ['', 0],
  ['a', 0],
  ['aa', 1],
  ['ab', 1],
  ['c', 3],
])('the first term not below "%s" stands at %i', (term, place) => {
  const [block] = written({ a: 1, ab: 1, b: 1 }).blocks;
  expect(block!.lowerBound(term)).toBe(place);
});

test('a block is closed once it is large, and the term index has the first term of each', () => {
  const terms = Array.from({ length: 2000 }, (_, at) => String(at).padStart(4, '0'));
  const { termIndex, blocks } = written(Object.fromEntries(terms.map((term) => [`t${term}`, [1, 2]])));
  expect(blocks.length).toBeGreaterThan(1);
  expect(termIndex).toEqual(blocks.map((block) => block.term(0)));
  expect(blocks.reduce((sum, block) => sum + block.length, 0)).toBe(terms.length);
});

test('a block that is cut off is said', () => {
  const writer = new TermBlockWriter();
  writer.add('a', [1, 2, 3]);
  const [bytes] = writer.end().termBlocks;
  expect(() => new TermBlock(bytes!.subarray(0, 12))).toThrow(RangeError);
});

test('a term block is read where it lies, at any place of a larger memory', () => {
  const { blocks } = written({ a: [1, 5], b: upTo(5000), c: 7 });
  const bytes = encodedOf({ a: [1, 5], b: upTo(5000), c: 7 });
  for (const begin of [0, 1, 2, 3, 4, 8]) {
    const memory = new Uint8Array(begin + bytes.length + 5).fill(0xff);
    memory.set(bytes, begin);
    const block = new TermBlock(memory.subarray(begin, begin + bytes.length));
    for (const at of [0, 1, 2]) {
      expect(block.term(at)).toBe(blocks[0]?.term(at));
      expect(block.postings(at).docIds()).toEqual(blocks[0]?.postings(at).docIds());
    }
    expect(block.lowerBound('b')).toBe(1);
  }
});

test('a term block that is cut off is refused, also where more memory follows it', () => {
  const bytes = encodedOf({ a: [1, 5], b: upTo(300) });
  for (const left of [0, 3, 4, 8, 16, bytes.length - 4]) {
    expect(() => new TermBlock(bytes.subarray(0, left))).toThrow(RangeError);
  }
});
