import { expect, test } from 'vitest';
import type { SearchField, TermGroup } from '../../../../preload/model';
import { hitsIn } from '../../../../main/search/query/hits';
import { parseQuery } from '../../../../main/search/typed/query-parser';
import { matchesText, type SearchableRecord } from '../naive';
import { cases, fc } from '../../random-cases';

const folded = { exactLetters: false };
const exact = { exactLetters: true };

const marked = (text: string, typed: string, where: SearchField = 'sms', options = folded): string[] =>
  hitsIn(text, parseQuery(typed), where, options).map(({ start, length }) => text.slice(start, start + length));

test('marks words by their beginnings, without regard to marks and case', () => {
  expect(marked('Zażółć FAKTURĘ i fakturę', 'faktur zazolc')).toEqual(['Zażółć', 'FAKTURĘ', 'fakturę']);
  expect(marked('zo\u0301łw', 'zolw')).toEqual(['zo\u0301łw']);
});

test('tells letters apart when asked to', () => {
  expect(marked('Łódź lodz ŁÓDŹ', 'łódź', 'sms', exact)).toEqual(['Łódź', 'ŁÓDŹ']);
  expect(marked('sąd sad', '"sad"', 'sms', exact)).toEqual(['sad']);
});

test('marks inflected forms as whole words', () => {
  const groups: TermGroup[] = [
    { excluded: false, anyOf: [{ kind: 'word', text: 'pies', field: null, isPrefix: true, forms: ['psa', 'żółwia'] }] },
  ];
  const text = 'Psa psami pieski żółwia zolwia';
  const of = (options: { exactLetters: boolean }): string[] =>
    hitsIn(text, groups, 'note', options).map(({ start, length }) => text.slice(start, start + length));
  expect(of(folded)).toEqual(['Psa', 'pieski', 'żółwia', 'zolwia']);
  expect(of(exact)).toEqual(['Psa', 'pieski', 'żółwia']);
});

test('marks a phrase as one piece, its last word whole', () => {
  expect(marked('jest po terminie, po  terminie', '"po terminie"')).toEqual(['po terminie', 'po  terminie']);
  expect(marked('po terminie', '"po termin"')).toEqual([]);
  expect(marked('Jan Kowalski', 'jan-kowal')).toEqual(['Jan Kowalski']);
});

test('marks a number in another spelling, by its last digits, and as an amount', () => {
  const text = 'tel. 600-700-800 albo +48 600 700 800';
  expect(marked(text, '0048600700800')).toEqual(['600-700-800', '+48 600 700 800']);
  expect(marked(text, '700 800')).toEqual(['600-700-800', '+48 600 700 800']);
  expect(marked('1 234,50 i 1234567', '1234')).toEqual(['1 234,50', '1234567']);
  expect(marked('rok 2022, sprawa 12/2022', '2022')).toEqual(['2022', '12/2022']);
});

test('marks an amount in another spelling', () => {
  const text = 'razem 1 234,50 zł, wpłata 1234.5, numer 1234';
  expect(marked(text, '1.234,50')).toEqual(['1 234,50 zł', '1234.5']);
  expect(marked(text, '1.234,50', 'agent')).toEqual([]);
});

test('marks a code in another spelling', () => {
  const text = 'FV/2022/12/07, fv 2022-12-07, FV20221207, FV 2022 12 071, FV/2023/1';
  const all = ['FV/2022/12/07', 'fv 2022-12-07', 'FV20221207', 'FV 2022 12 071'];
  expect(marked(text, 'FV/2022/12/07')).toEqual(all);
  expect(marked(text, 'FV-2022-12/07')).toEqual(all);
  expect(marked('FV/2022/12/07', 'fv202212')).toEqual(['FV/2022/12/07']);
});

test.each([
  ['ser\u00adwis pogwarancyjny', 'serwis', 'ser\u00adwis'],
  ['serwis', 'ser\u200bwis', 'serwis'],
  ['tel. 600\u2011700\u2011800.', '600700800', '600\u2011700\u2011800'],
  ['tel. 600-700-800', '\u2068+48 600 700 800\u2069', '600-700-800'],
  ['Nowa 𝗣𝗿𝗼𝗺𝗼𝗰𝗷𝗮!', 'promocja', '𝗣𝗿𝗼𝗺𝗼𝗰𝗷𝗮'],
  ['ｆａｋｔｕｒａ', 'faktura', 'ｆａｋｔｕｒａ'],
  ['Hauptstraße 5', 'hauptstrasse', 'Hauptstraße'],
  ['HAUPTSTRASSE 5', 'hauptstraße', 'HAUPTSTRASSE'],
  ['oﬁcjalny', 'oficjal', 'oﬁcjalny'],
  ['razem 1\u202f234,50\u00a0zł', '1\u00a0234,50', '1\u202f234,50\u00a0zł'],
  ['FV\u20132022\u201312', 'FV-2022-12', 'FV\u20132022\u201312'],
])('marks in %j what was typed as %j', (text, typed, expected) => {
  expect(marked(text, typed)).toEqual([expected]);
});

test.each([
  'PL61 1090 1014 0000 0712 1981 2874',
  'PL61109010140000071219812874',
  '61 1090 1014 0000 0712 1981 2874',
  '61109010140000071219812874',
])('marks the account %s however it was typed', (account) => {
  const text = `Konto: ${account}, Anna`;
  for (const typed of [
    'PL61109010140000071219812874',
    'pl61 1090 1014 0000 0712 1981 2874',
    '61109010140000071219812874',
    '61 1090 1014 0000 0712',
    '6110901014000007',
  ])
    expect(marked(text, typed)).toEqual([account]);
  expect(marked(text, '61 1090 1014 0000 0712 1981 2875')).toEqual([]);
});

test('tells ß from ss where letters are to be exact', () => {
  expect(marked('Straße strasse', 'straße', 'sms', exact)).toEqual(['Straße']);
});

test('marks nothing of an exclusion or of another field', () => {
  expect(marked('zapłacona', '-zapłacona')).toEqual([]);
  expect(marked('zapłacona', 'note:zapłacona')).toEqual([]);
  expect(marked('zapłacona', 'note:zapłacona', 'note')).toEqual(['zapłacona']);
  expect(marked('Jan i Ewa', 'jan OR ewa')).toEqual(['Jan', 'Ewa']);
});

const pieces = [
  ...['61109010140000071219812874', 'PL61 1090 1014 0000 0712 1981 2874', '1090 1014 0000 0712'],
  ...['faktura', 'Faktury', 'po', 'ŁÓDŹ', 'łodzi', 'a', 'FV', 'Km', 'I', 'ż', 'z\u0307', '\u0301', '👍', '𝐀', '\ud800'],
  ...[
    '1',
    '12',
    '234',
    '600700800',
    '2022',
    '+48',
    ' ',
    ' ',
    ' ',
    '\u00a0',
    '-',
    '/',
    '.',
    ',',
    '"',
    '|',
    'OR',
    'zł',
    '50',
  ],
];
const anyText = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 16 });
const anyWhere = fc.constantFrom<SearchField>('sms', 'note', 'from', 'agent');
const nothing: SearchableRecord = {
  sms: '',
  notes: [],
  fromNames: [],
  toNames: [],
  agentNames: [],
  flagNames: [],
  authorNames: [],
  fileNames: [],
  destinations: [],
  fromNumbers: [],
  toNumbers: [],
};
const recordWith = (where: SearchField, text: string): SearchableRecord => ({
  ...nothing,
  ...{ sms: { sms: text }, note: { notes: [text] }, from: { fromNames: [text] }, agent: { agentNames: [text] } }[
    where as 'sms' | 'note' | 'from' | 'agent'
  ],
});

test('keeps marks inside the text, in order and apart', () => {
  fc.assert(
    fc.property(anyText, anyText, anyWhere, fc.boolean(), (text, typed, where, exactLetters) => {
      let end = 0;
      for (const { start, length } of hitsIn(text, parseQuery(typed), where, { exactLetters })) {
        expect(start).toBeGreaterThanOrEqual(end);
        expect(length).toBeGreaterThan(0);
        end = start + length;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: cases(5000) },
  );
});

/** A text and a piece of it, or of another text, to search for. */
const textAndTyped = fc
  .tuple(anyText, anyText, fc.nat(40), fc.nat(20))
  .chain(([text, other, from, length]) =>
    fc.tuple(fc.constant(text), fc.constantFrom(text.slice(from, from + length), other)),
  );

test('marks something in a text exactly when the plain reading of the rules finds it', () => {
  let found = 0;
  fc.assert(
    fc.property(textAndTyped, anyWhere, fc.boolean(), ([text, typed], where, exactLetters) => {
      for (const term of parseQuery(typed).flatMap((group) => group.anyOf)) {
        const groups = [{ excluded: false, anyOf: [{ ...term, forms: ['faktury'] }] }];
        const isFound = matchesText(recordWith(where, text), groups, { exactLetters });
        if (isFound) found += 1;
        const hasHits = hitsIn(text, groups, where, { exactLetters }).length > 0;
        // A name that holds a phone number is marked, though only the party's own number is searched.
        if (where === 'from' && term.kind === 'number') expect(hasHits || !isFound).toBe(true);
        else expect(hasHits, `${term.kind} ${JSON.stringify(term.text)} in ${JSON.stringify(text)}`).toBe(isFound);
      }
    }),
    { numRuns: cases(10_000) },
  );
  // Some thousand are usual; far fewer would mean that the pieces searched for are no longer pieces of the texts.
  expect(found).toBeGreaterThan(300);
});

const strange = fc.string({
  unit: fc.constantFrom(
    ...[
      'fak',
      'tura',
      'ŁÓDŹ',
      'o\u0301',
      'ﬁrma',
      '𝗣𝗿',
      'Ａ',
      'ß',
      '①',
      '½',
      '👍',
      '👍🏽',
      '❤\ufe0f',
      '👩\u200d👧',
      '🇵🇱',
      '600',
      '700',
    ],
    ...[
      ' ',
      ' ',
      '\u00a0',
      '-',
      '\u2013',
      '/',
      ',50',
      'zł',
      '\u00ad',
      '\u200b',
      '\u200d',
      '\ufe0f',
      '\u2068',
      '\u0328',
      '\u20e3',
      '🏽',
    ],
  ),
  maxLength: 14,
});
const graphemes = new Intl.Segmenter('pl', { granularity: 'grapheme' });

test('marks whole characters of any text, and the same whatever is not seen in what was typed', () => {
  let found = 0;
  fc.assert(
    fc.property(strange, fc.nat(14), fc.nat(14), (text, from, length) => {
      const typed = text.slice(from, from + length).toWellFormed();
      const places = hitsIn(text, parseQuery(typed), 'sms', folded);
      const edges = new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length]);
      for (const place of places) {
        expect(edges).toContain(place.start);
        expect(edges).toContain(place.start + place.length);
      }
      found += places.length;
      expect(hitsIn(text, parseQuery(Array.from(typed).join('\u2060')), 'sms', folded)).toEqual(places);
    }),
    { numRuns: cases(5000) },
  );
  expect(found).toBeGreaterThan(1000);
});

test('marks the same whatever letter case was typed', () => {
  const word = fc.constantFrom(
    'faktura',
    'Łódź',
    'straße',
    'Œuvre',
    'żółw',
    'ΟΔΟΣ',
    '600',
    '-jan',
    'sms:żółw',
    '"po ŁÓDŹ"',
    '12,50 zł',
  );
  const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(line, line, (text, typed) => {
      const places = hitsIn(text, parseQuery(typed), 'sms', folded);
      for (const other of [typed.toUpperCase(), typed.toLowerCase()])
        expect(hitsIn(text, parseQuery(other), 'sms', folded)).toEqual(places);
    }),
    { numRuns: cases(2000) },
  );
});
