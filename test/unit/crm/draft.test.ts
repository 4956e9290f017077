import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, plainTextOf } from '../../../main/crm/draft';

const content = (blocks: unknown, entityMap: unknown = {}): string => JSON.stringify({ blocks, entityMap });
const block = (text: string, more: object = {}): object => ({
  key: 'a',
  text,
  type: 'unstyled',
  depth: 0,
  inlineStyleRanges: [],
  entityRanges: [],
  data: {},
  ...more,
});

describe('blocksOf', () => {
  it('reads paragraphs with their type, depth and styles', () => {
    const text = content([
      block('Ważne: zapłata', { type: 'header-two', inlineStyleRanges: [{ offset: 0, length: 5, style: 'BOLD' }] }),
      block('punkt', { type: 'unordered-list-item', depth: 2 }),
    ]);
    expect(blocksOf(text)).toEqual([
      {
        type: 'header-two',
        depth: 0,
        text: 'Ważne: zapłata',
        styles: [{ start: 0, length: 5, style: 'BOLD' }],
        links: [],
      },
      { type: 'unordered-list-item', depth: 2, text: 'punkt', styles: [], links: [] },
    ]);
  });

  it('reads links by their entity, also out of a list, and only those that are safe to offer', () => {
    const ranges = [0, 1, 2, 3].map((key) => ({ offset: key, length: 1, key }));
    const entities = ['https://a.pl', 'javascript:alert(1)', ' tel:+48600 ', undefined].map((url) => ({
      type: 'LINK',
      mutability: 'MUTABLE',
      data: { url },
    }));
    const links = [
      { start: 0, length: 1, url: 'https://a.pl' },
      { start: 2, length: 1, url: 'tel:+48600' },
    ];
    expect(blocksOf(content([block('abcd', { entityRanges: ranges })], entities))[0]?.links).toEqual(links);
    expect(
      blocksOf(content([block('abcd', { entityRanges: ranges })], Object.fromEntries(entities.entries())))[0]?.links,
    ).toEqual(links);
  });

  it('cuts ranges to the text', () => {
    const ranges = [
      { offset: 2, length: 99, style: 'BOLD' },
      { offset: 9, length: 1, style: 'BOLD' },
      { offset: -1, length: 2, style: 'BOLD' },
      { offset: 0, length: 1 },
      null,
    ];
    expect(blocksOf(content([block('abc', { inlineStyleRanges: ranges })]))[0]?.styles).toEqual([
      { start: 2, length: 1, style: 'BOLD' },
    ]);
  });

  it('takes anything else as plain text, a line each', () => {
    expect(blocksOf('raz\r\ndwa\n{')).toMatchObject([{ text: 'raz' }, { text: 'dwa' }, { text: '{' }]);
    expect(blocksOf('')).toEqual([]);
    expect(blocksOf('{"blocks":"?"}')).toMatchObject([{ text: '{"blocks":"?"}' }]);
  });

  it('shows content with a block it cannot read as it came, so that no word is dropped', () => {
    const text = content([block('dobry'), { words: 'ważne' }]);
    expect(plainTextOf(blocksOf(text))).toBe(text);
  });

  it('reads content that was encoded twice', () => {
    expect(plainTextOf(blocksOf(JSON.stringify(content([block('raz'), block('dwa')]))))).toBe('raz\ndwa');
  });

  it('never throws, and ranges never leave the text', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => content([block('ab', { entityRanges: value })], value)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        for (const { text: words, styles, links } of blocksOf(text)) {
          for (const { start, length } of [...styles, ...links])
            expect(start + length).toBeLessThanOrEqual(words.length);
        }
      }),
    );
  });

  it('gives back the words of any paragraphs', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        expect(plainTextOf(blocksOf(content(texts.map((text) => block(text)))))).toBe(texts.join('\n'));
      }),
    );
  });
});
