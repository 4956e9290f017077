import { expect, test } from 'vitest';
import type { NoteBlock } from '../../../../preload/model';
import { headOf } from '../../../../renderer/state/texts/text-head';

const block = (text: string, hits: readonly (readonly [number, number])[] = []): NoteBlock => ({
  ...{ type: 'unstyled', depth: 0, marker: null, embedded: null, styles: [], links: [], entities: [] },
  text,
  hits: hits.map(([start, length]) => ({ start, length })),
});

test('a text of usual length is whole', () => {
  const blocks = [block('raz'), block(''), block('dwa')];
  expect(headOf(blocks)).toEqual({ blocks, left: null });
  expect(headOf([])).toEqual({ blocks: [], left: null });
});

test('of a long one the beginning is shown, and how often the search was met in the rest', () => {
  const long = `${'x'.repeat(9999)}😀 koniec`;
  const { blocks, left } = headOf([
    block(long, [
      [0, 3],
      [9998, 5],
      [10_002, 6],
    ]),
    block('dwa', [[0, 3]]),
  ]);
  expect(blocks.map(({ text }) => text)).toEqual(['x'.repeat(9999)]);
  expect(blocks[0]!.hits).toEqual([{ start: 0, length: 3 }]);
  expect(left).toEqual({ hits: 3 });
});

test('of many paragraphs the first are shown', () => {
  const { blocks, left } = headOf(Array.from({ length: 20_000 }, (_, at) => block(String(at))));
  expect(blocks.length).toBe(200);
  expect(left).toEqual({ hits: 0 });
  const two = headOf([...Array.from({ length: 200 }, () => block('x')), block('x')]);
  expect(two.left).not.toBeNull();
});
