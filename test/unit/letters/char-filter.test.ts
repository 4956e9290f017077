import { expect, test } from 'vitest';
import { filterCharacters, filtered } from '../../../preload/letters/char-filter';
import { cases, fc } from '../random-cases';
import { plainLetters } from '../search/naive-letters';

test.each([
  ['nothing of a plain text', 'Zażółć „gęślą” 600 700 800 👍', 'Zażółć „gęślą” 600 700 800 👍'],
  [
    'isolates, embeddings and direction marks',
    '\u2068+48 600\u2069 \u202a700\u202c \u200e800\u061c',
    '+48 600 700 800',
  ],
  [
    'soft hyphens, joiners, zero-width spaces and the byte order mark',
    '\ufeffser\u00adwi\u200bs\u200c\u200d\u2060',
    'serwis',
  ],
  ['variation selectors and skin tones', '❤\ufe0f 👍🏽 👍🏿 葛\u{e0100}', '❤ 👍 👍 葛'],
  ['tags', '🏴\u{e0067}\u{e0062}\u{e007f}', '🏴'],
  ['every dash', '600\u2010700\u2011800\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\uff0d', '600-700-800--------'],
  ['every space', '1\u00a0234\u2009567\u202f890\u3000\u1680\u2028\u0085', '1 234 567 890    '],
  ['marks beside their letters', 'zo\u0301łw z\u0307 e\u0328\u0301', 'zółw ż ę\u0301'],
  ['a mark behind what is not seen', 'o\u200b\u0301', 'ó'],
  ['full-width letters and signs', 'Ｋｒｏｎｉｋａ：　１２３！｜', 'Kronika: 123!|'],
  ['styled letters and digits', '𝗣𝗿𝗼𝗺𝗼𝗰𝗷𝗮 𝟚𝟘𝟚𝟞 𝓐ⓑ', 'Promocja 2026 Ab'],
  ['ligatures, superscripts, Roman and circled numbers', 'ﬁrma m² Ⅷ ⑫', 'firma m2 VIII 12'],
  ['signs of one character', '￥ Å µ', '¥ Å μ'],
  ['Hangul letter by letter', '\u1112\u1161\u11ab 하\u11ab ㅎㅏ', '한 한 하'],
])('changes %s', (_, text, expected) => {
  expect(filtered(text)).toBe(expected);
});

test.each(['½', '2½', '№12', 'Kronika™', '…', '℃', '´', '½\u0301', '﷽'])(
  'leaves %s, which would fall into several kinds',
  (text) => {
    expect(filtered(text)).toBe(text);
  },
);

test('gives a text back as it is where nothing has to be done', () => {
  const text = 'Dzień dobry, proszę o kontakt: 600-700-800 👍';
  const place = { start: 3, length: 4 };
  expect(filterCharacters(text).correct(place)).toBe(place);
});

/** The piece of the original for a piece of the filtered text. */
const original = (text: string, piece: string): string => {
  const read = filterCharacters(text);
  const { start, length } = read.correct({ start: read.text.indexOf(piece), length: piece.length });
  return text.slice(start, start + length);
};

test.each([
  ['ser\u00adwis nowy', 'serwis', 'ser\u00adwis'],
  ['\u2068+48 600 700 800\u2069', '600 700 800', '600 700 800'],
  ['serwis\u200b\u00ad nowy', 'serwis', 'serwis'],
  ['a👍🏽b', '👍', '👍🏽'],
  ['I ❤\ufe0f it', '❤', '❤\ufe0f'],
  ['👩\u200d👧 x', '👧', '👩\u200d👧'],
  ['🇵🇱🇩🇪\ufe0f', '🇩', '🇩🇪\ufe0f'],
  ['oﬁcjalny', 'f', 'ﬁ'],
  ['zo\u0301\u200błw', 'ół', 'o\u0301\u200bł'],
  ['x 𝗣𝗿', 'Pr', '𝗣𝗿'],
  ['\u00a0\uff41\u0301b', 'á', '\uff41\u0301'],
  ['x\u1112\u1161\u11aby', '한', '\u1112\u1161\u11ab'],
])('finds the place on the original %j of %j', (text, piece, expected) => {
  expect(original(text, piece)).toBe(expected);
});

test('composes at most thirty marks with one letter', () => {
  expect(filtered(`a${'\u0301'.repeat(40)}b`)).toBe(`á${'\u0301'.repeat(29)}b`);
});

const pieces = [
  ...[
    'a',
    'Ł',
    'ó',
    'z\u0307',
    '7',
    ' ',
    '\n',
    '-',
    '\u2013',
    '\u00a0',
    '\u0301',
    '\u0328',
    '\ufe0f',
    '\u200d',
    '\u200b',
  ],
  ...[
    '\u00ad',
    '\u2068',
    '\ufeff',
    '👍',
    '🏽',
    '❤',
    '👩',
    '🇵',
    '🇱',
    '𝗣',
    'ﬁ',
    '½',
    '²',
    '①',
    'Ａ',
    '\u1112',
    '\u1161',
    '\u11ab',
  ],
  ...[
    '하',
    'ㄱ',
    '葛',
    '\u{e0100}',
    '\u{e0067}',
    '\ud83d',
    '\udc4d',
    'İ',
    'Σ',
    '\uff76\uff9e',
    '\u0345',
    '\u20e3',
    '℃',
    '™',
  ],
];
const strange = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 24 });
const anyText = fc.oneof(
  strange,
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.string({ unit: 'grapheme', maxLength: 24 }),
);

test('reads any text as a simple reading of the rules does', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(filtered(text)).toBe(plainLetters(text));
    }),
    { numRuns: cases(20_000) },
  );
});

test('reads every character, alone and before a mark, as a simple reading of the rules does', () => {
  const wrong: string[] = [];
  let text = '';
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point);
    if (!/[\p{Cn}\p{Co}]/u.test(character)) text += `${character}\na${character}\u0301\n`;
    if (point % 1024 !== 1023) continue;
    if (filtered(text) !== plainLetters(text)) wrong.push(point.toString(16));
    text = '';
  }
  expect(wrong).toEqual([]);
});

const graphemes = new Intl.Segmenter('pl', { granularity: 'grapheme' });

test('finds places that lie on whole characters of the original', () => {
  fc.assert(
    fc.property(strange, fc.nat(), fc.nat(), (strewn, first, second) => {
      const text = `x${strewn}`;
      const read = filterCharacters(text);
      const characters = Array.from(read.text);
      const [from = 0, to = 0] = [first, second].map((at) => at % characters.length).sort((a, b) => a - b);
      const start = characters.slice(0, from).join('').length;
      const wanted = characters.slice(from, to + 1).join('');
      const place = read.correct({ start, length: wanted.length });
      // Where nothing changes, places are what was asked for: words, which are whole characters.
      if (read.text === text) return;
      const edges = new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length]);
      expect(edges).toContain(place.start);
      expect(edges).toContain(place.start + place.length);
      const there = filtered(text.slice(place.start, place.start + place.length));
      expect(there).toContain(wanted);
    }),
    { numRuns: cases(10_000) },
  );
});
