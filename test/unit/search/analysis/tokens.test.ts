import { expect, test } from 'vitest';
import { fold, lower } from '../../../../main/search/analysis/fold';
import { tokensOf, wordsOf } from '../../../../main/search/analysis/tokens';
import { cases, fc } from '../../random-cases';

const sign = String.raw`(?!\p{ASCII})[\p{So}\p{Sc}\p{Sm}\p{Extended_Pictographic}§]`;
const wordOrSign = new RegExp(
  String.raw`[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*|(${sign})(?:\p{M}*\1)*\p{M}*`,
  'gu',
);
const isSign = new RegExp(`^${sign}`, 'u');

const nastyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ...[
        'a',
        'Ł',
        'ż',
        '7',
        ' ',
        '-',
        '\u0301',
        '\ufe0f',
        '👍',
        '𝐀',
        '𐐀',
        '\ud800',
        '\udc00',
        '\ue000',
        '한',
        'İ',
        'ß',
        'Æ',
        '\u{f0000}',
      ],
    ),
    maxLength: 30,
  }),
);

test('cuts words as runs of letters and digits, folded, with their places', () => {
  expect(tokensOf('Łódź, FV/2022 (c++)')).toEqual([
    { text: 'lodz', exact: 'łódź', start: 0, length: 4 },
    { text: 'fv', exact: 'fv', start: 6, length: 2 },
    { text: '2022', exact: '2022', start: 9, length: 4 },
    { text: 'c', exact: 'c', start: 15, length: 1 },
  ]);
});

test('keeps combining marks inside the word', () => {
  expect(tokensOf('zo\u0328\u0142w \u0301x 1\u20e3')).toEqual([
    { text: 'zolw', exact: 'zo\u0328łw', start: 0, length: 5 },
    { text: 'x', exact: 'x', start: 7, length: 1 },
    { text: '1', exact: '1\u20e3', start: 9, length: 2 },
  ]);
});

test('takes signs for words, a run of the same one for one', () => {
  expect(tokensOf('ok👍👍👍❤€ 5§ +$').map(({ text, start, length }) => [text, start, length])).toEqual([
    ['ok', 0, 2],
    ['👍', 2, 6],
    ['❤', 8, 1],
    ['€', 9, 1],
    ['5', 11, 1],
    ['§', 12, 1],
  ]);
});

test('spells letters out that people without such a key write as two', () => {
  expect(tokensOf('Große Ærø œuvre').map(({ text, exact }) => [text, exact])).toEqual([
    ['grosse', 'große'],
    ['aero', 'ærø'],
    ['oeuvre', 'œuvre'],
  ]);
});

test('cuts where the Unicode properties say, on any text', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const expected = Array.from(text.matchAll(wordOrSign));
      const tokens = tokensOf(text);
      expect(tokens.map(({ start, length }) => text.slice(start, start + length))).toEqual(
        expected.map(([word]) => word),
      );
      expect(tokens.map(({ start }) => start)).toEqual(expected.map(({ index }) => index));
      expect(wordsOf(text)).toEqual(tokens.map((token) => token.text));
    }),
    { numRuns: cases(5000) },
  );
});

test('spells every word as folding and lowering do', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      for (const token of tokensOf(text)) {
        const written = text.slice(token.start, token.start + token.length);
        const whole = isSign.test(written) ? String.fromCodePoint(written.codePointAt(0)!) : written;
        expect(token.exact).toBe(lower(whole));
        expect(token.text).toBe(isSign.test(written) ? whole : fold(whole).replaceAll(/\p{M}/gu, ''));
      }
    }),
    { numRuns: cases(3000) },
  );
});

test('knows every character of Unicode', () => {
  const wrong: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point);
    if ((/[\p{L}\p{N}\p{Co}]/u.test(character) || isSign.test(character)) !== (wordsOf(character).length === 1))
      wrong.push(point.toString(16));
  }
  expect(wrong).toEqual([]);
});
