import { describe, expect, it } from 'vitest';
import { blockText } from '../../../preload/words/texts/note-text';
import { words } from '../../../preload/words/words';
import { addressesOf, blocksOf, plainTextOf, writtenBlocksOf } from '../../../main/crm/draft';
import { fc } from '../random-cases';

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
        marker: null,
        embedded: null,
        styles: [{ start: 0, length: 5, style: 'BOLD' }],
        links: [],
      },
      { type: 'unordered-list-item', depth: 2, marker: '•', embedded: null, text: 'punkt', styles: [], links: [] },
    ]);
  });

  it('reads links by their entity, also out of a list, and says which are safe to open', () => {
    const ranges = [0, 1, 2, 3].map((key) => ({ offset: key, length: 1, key }));
    const entities = ['https://a.pl', 'javascript:alert(1)', ' tel:+48600 ', undefined].map((url) => ({
      type: 'LINK',
      mutability: 'MUTABLE',
      data: { url },
    }));
    const links = [
      { start: 0, length: 1, url: 'https://a.pl', opens: true },
      { start: 1, length: 1, url: 'javascript:alert(1)', opens: false },
      { start: 2, length: 1, url: 'tel:+48600', opens: true },
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

describe('ranges of code points', () => {
  const boldIn = (text: string, offset: number, length: number): string | undefined => {
    const range = { offset, length, style: 'BOLD' };
    const [found] = blocksOf(content([block(text, { inlineStyleRanges: [range] })]))[0]!.styles;
    return found === undefined ? undefined : text.slice(found.start, found.start + found.length);
  };

  it.each([
    ['😀 Zapłać tutaj', 2, 6, 'Zapłać'],
    ['😀 Zapłać tutaj', 9, 5, 'tutaj'],
    ['😀😀', 1, 1, '😀'],
    ['a😀b', 1, 99, '😀b'],
    ['Zapłać tutaj', 0, 6, 'Zapłać'],
    ['\ud83d Zapłać', 2, 6, 'Zapłać'],
    ['👍🏽 tak', 0, 1, '👍🏽'],
    ['👩\u200d👧 tak', 0, 1, '👩\u200d👧'],
    ['❤\ufe0f tak', 0, 1, '❤\ufe0f'],
    ['🇵🇱🇩🇪', 0, 1, '🇵🇱'],
    ['e\u0301 tak', 0, 1, 'e\u0301'],
  ])('in "%s" %i and %i is "%s"', (text, offset, length, expected) => {
    expect(boldIn(text, offset, length)).toBe(expected);
  });

  it('never leaves half an emoji at an end', () => {
    const sign = fc.constantFrom('😀', 'a', '👩\u200d👧', '🇵🇱', '❤\ufe0f', 'ł', ' ');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 8 }), fc.nat(12), fc.nat(12), (signs, offset, length) => {
        const found = boldIn(signs.join(''), offset, length) ?? '';
        expect(found.isWellFormed()).toBe(true);
        const starts = signs.map((_, at) => signs.slice(0, at).join('').length);
        const [range] = blocksOf(
          content([block(signs.join(''), { inlineStyleRanges: [{ offset, length, style: 'BOLD' }] })]),
        )[0]!.styles;
        if (range !== undefined) {
          expect([...starts, signs.join('').length]).toContain(range.start);
          expect([...starts, signs.join('').length]).toContain(range.start + range.length);
        }
      }),
    );
  });
});

describe('what a note says beside its words', () => {
  const entity = (type: string, data: object) => ({ type, mutability: 'IMMUTABLE', data });
  const atomic = (type: string, data: object) =>
    blocksOf(
      content([block(' ', { type: 'atomic', entityRanges: [{ offset: 0, length: 1, key: 0 }] })], [entity(type, data)]),
    )[0]!;

  it.each([
    ['IMAGE', { src: 'https://crm.pl/pliki/skan%20umowy.jpg?x=1', alt: '' }, 'image', 'skan umowy.jpg'],
    ['IMAGE', { src: 'data:image/png;base64,AAAA', alt: 'Pieczątka' }, 'image', 'Pieczątka'],
    ['image', { src: 'https://crm.pl/a.png', alt: 'Podpis' }, 'image', 'Podpis (a.png)'],
    ['IMAGE', { src: 'data:image/png;base64,AAAA' }, 'image', ''],
    ['draft-js-video-plugin-video', { src: 'https://crm.pl/film.mp4' }, 'other', 'film.mp4'],
  ])('%s %j is %s by the name of "%s"', (type, data, embedded, text) => {
    expect(atomic(type, data)).toMatchObject({ embedded, text, styles: [], links: [] });
  });

  it('keeps the words of a block that has some, and an empty one empty', () => {
    const image = [entity('IMAGE', { alt: 'x' })];
    const ranges = [{ offset: 0, length: 1, key: 0 }];
    expect(blocksOf(content([block('podpis', { type: 'atomic', entityRanges: ranges })], image))[0]!.text).toBe(
      'podpis',
    );
    expect(blocksOf(content([block(' ', { type: 'atomic' })]))[0]).toMatchObject({ text: ' ', embedded: null });
  });

  const linked = (url: unknown, text = 'tutaj') =>
    blocksOf(
      content([block(text, { entityRanges: [{ offset: 0, length: 5, key: 0 }] })], [entity('LINK', { url })]),
    )[0]!;

  it.each([
    ['www.firma.pl/x', 'https://www.firma.pl/x', true],
    ['firma.pl', 'https://firma.pl', true],
    ['anna@firma.pl', 'mailto:anna@firma.pl', true],
    ['/crm/1', '/crm/1', false],
    ['file:///umowa.pdf', 'file:///umowa.pdf', false],
  ])('offers %s as %s: %s', (url, address, opens) => {
    expect(linked(url).links).toEqual([{ start: 0, length: 5, url: address, opens }]);
  });

  it('writes out addresses, places in lists and pictures, in words of the language', () => {
    const item = (type: string, text: string, depth = 0) => block(text, { type: `${type}-list-item`, depth });
    const text = content(
      [
        block('tutaj i tam', {
          entityRanges: [
            { offset: 8, length: 3, key: 1 },
            { offset: 0, length: 5, key: 0 },
          ],
        }),
        item('ordered', 'raz'),
        item('ordered', 'raz i pół', 1),
        item('ordered', 'raz i trzy czwarte', 1),
        item('ordered', 'drobiazg', 2),
        item('ordered', 'dwa'),
        item('ordered', 'dwa i pół', 1),
        item('unordered', 'punkt', 1),
        item('ordered', 'znów raz'),
        block('-'),
        item('ordered', 'od nowa'),
        block(' ', { type: 'atomic', entityRanges: [{ offset: 0, length: 1, key: 2 }] }),
      ],
      [
        entity('LINK', { url: 'https://a.pl' }),
        entity('LINK', { url: 'https://b.pl' }),
        entity('IMAGE', { alt: 'skan' }),
      ],
    );
    const lines = (t: ReturnType<typeof words> | null) => writtenBlocksOf(text).map((each) => blockText(each, t));
    expect(lines(words('pl'))).toEqual([
      'tutaj (https://a.pl) i tam (https://b.pl)',
      '1. raz',
      '  a. raz i pół',
      '  b. raz i trzy czwarte',
      '    i. drobiazg',
      '2. dwa',
      '  a. dwa i pół',
      '  • punkt',
      '1. znów raz',
      '-',
      '1. od nowa',
      '[obraz: skan]',
    ]);
    expect(lines(words('en')).at(-1)).toBe('[image: skan]');
    expect(addressesOf(blocksOf(text))).toBe('https://b.pl\nhttps://a.pl');
  });

  it('says an address once where the words of the link are the address', () => {
    const written = (url: string, text: string): string => {
      const ranges = [{ offset: 0, length: text.length, key: 0 }];
      return writtenBlocksOf(content([block(text, { entityRanges: ranges })], [entity('LINK', { url })]))
        .map((each) => blockText(each, null))
        .join();
    };
    expect(written('https://firma.pl/', 'https://firma.pl')).toBe('https://firma.pl');
    expect(written('https://www.firma.pl', 'www.firma.pl')).toBe('www.firma.pl');
    expect(written('mailto:a@b.pl', 'a@b.pl')).toBe('a@b.pl');
    expect(written('tel:+48600700800', '+48 600 700 800')).toBe('+48 600 700 800');
    expect(written('mailto:a@b.pl', 'Anna')).toBe('Anna (a@b.pl)');
  });

  it('is not made a thousand times as long by one address that is named a thousand times', () => {
    const url = `https://a.pl/${'x'.repeat(7000)}`;
    const ranges = Array.from({ length: 5000 }, (_, offset) => ({ offset, length: 1, key: 0 }));
    const text = content([block('a'.repeat(5000), { entityRanges: ranges })], [entity('LINK', { url })]);
    const written = writtenBlocksOf(text).map((each) => blockText(each, null));
    expect(written.join().length).toBeLessThan(6 * text.length);
  });
});
