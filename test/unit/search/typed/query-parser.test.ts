import { expect, test } from 'vitest';
import type { TermGroup } from '../../../../preload/model';
import { parseQuery } from '../../../../main/search/typed/query-parser';
import { processorTime } from '../../processor-time';
import { cases, fc } from '../../random-cases';
import { strewn } from '../strewn';

/** `-` for excluded, the field, the kind and the text of each term; groups as a list, terms of one with `|` between. */
const understood = (typed: string): string[] => parseQuery(typed).map(spell);

function spell({ excluded, anyOf }: TermGroup): string {
  const terms = anyOf.map(({ kind, text, field }) => `${field === null ? '' : `${field}:`}${kind}(${text})`);
  return `${excluded ? '-' : ''}${terms.join('|')}`;
}

test.each([
  ['faktura "po terminie" -zapłacona', ['word(faktura)', 'phrase(po terminie)', '-word(zapłacona)']],
  ['-"po terminie"', ['-phrase(po terminie)']],
  ['"po terminie', ['phrase(po terminie)']],
  ['„po terminie” ”a b” “c d”', ['phrase(po terminie)', 'phrase(a b)', 'phrase(c d)']],
  ['jan-kowalski c++ http://kronika.pl', ['word(jan-kowalski)', 'word(c++)', 'word(http://kronika.pl)']],
  ['near* (not) AND', ['word(near*)', 'word((not))', 'word(AND)']],
  ['" ( * - + … "" | \ud800 --', []],
  ['👍 -€ "→ a" §5 ❤\ufe0f!', ['word(👍)', '-word(€)', 'phrase(→ a)', 'word(§5)', 'word(❤!)']],
  ['', []],
])('understands words, phrases and exclusions: %s', (typed, groups) => {
  expect(understood(typed)).toEqual(groups);
});

test.each([
  ['a OR b', ['word(a)|word(b)']],
  ['a LUB b | c d', ['word(a)|word(b)|word(c)', 'word(d)']],
  ['a|b', ['word(a)|word(b)']],
  ['"a b" OR sms:c', ['phrase(a b)|sms:word(c)']],
  ['600 700 800 OR 601 702 803', ['number(600 700 800)|number(601 702 803)']],
  ['a or b lub c', ['word(a)', 'word(or)', 'word(b)', 'word(lub)', 'word(c)']],
  ['OR a', ['word(a)']],
  ['a OR', ['word(a)']],
  ['a OR OR b', ['word(a)', 'word(b)']],
  ['a || b', ['word(a)', 'word(b)']],
  ['a OR ( OR b', ['word(a)', 'word(b)']],
  ['a OR -b', ['word(a)', '-word(b)']],
  ['-a OR b', ['-word(a)', 'word(b)']],
  ['OR', ['word(OR)']],
  ['OR | LUB', ['word(OR)', 'word(LUB)']],
  ['-OR a', ['-word(OR)', 'word(a)']],
  ['ORLEN LUBLIN', ['word(ORLEN)', 'word(LUBLIN)']],
  ['"a OR b"', ['phrase(a OR b)']],
])('understands alternatives: %s', (typed, groups) => {
  expect(understood(typed)).toEqual(groups);
});

test.each([
  ['sms:a NOTE:b notatka:c Notatki:d', ['sms:word(a)', 'note:word(b)', 'note:word(c)', 'note:word(d)']],
  ['from:a od:b to:c do:d', ['from:word(a)', 'from:word(b)', 'to:word(c)', 'to:word(d)']],
  ['agent:a pracownik:b KONSULTANT:c', ['agent:word(a)', 'agent:word(b)', 'agent:word(c)']],
  ['flag:a flaga:b author:c autor:d', ['flag:word(a)', 'flag:word(b)', 'author:word(c)', 'author:word(d)']],
  ['file:a plik:b ZAŁĄCZNIK:c zalacznik:d', ['file:word(a)', 'file:word(b)', 'file:word(c)', 'file:word(d)']],
  ['destination:a cel:b kolejka:c', ['destination:word(a)', 'destination:word(b)', 'destination:word(c)']],
  ['sms:"po terminie" -sms:x -note:"a b', ['sms:phrase(po terminie)', '-sms:word(x)', '-note:phrase(a b)']],
  ['od:600 700 800 kwota', ['from:number(600 700 800)', 'word(kwota)']],
  ['note:1 234,50 sms:FV/2022/12', ['note:amount(1 234,50)', 'sms:code(FV/2022/12)']],
  ['xyz:abc xyz:"a b', ['word(xyz:abc)', 'word(xyz:"a)', 'word(b)']],
  ['sms: sms:"" sms:( -sms:', ['word(sms:)', 'word(sms:)', 'word(sms:()', '-word(sms:)']],
  ['600 od:700', ['number(600)', 'from:number(700)']],
])('understands fields: %s', (typed, groups) => {
  expect(understood(typed)).toEqual(groups);
});

test.each([
  ['+48 600 700 800', ['number(+48 600 700 800)']],
  ['600-700-800', ['number(600-700-800)']],
  ['0048600700800', ['number(0048600700800)']],
  ['(22) 123 45 67', ['number((22) 123 45 67)']],
  ['Anna 600 700 800 faktura', ['word(Anna)', 'number(600 700 800)', 'word(faktura)']],
  ['600 -700', ['number(600)', '-number(700)']],
  ['600700800, 601702803.', ['number(600700800,)', 'number(601702803.)']],
  ['738 577 259, Kamil Borkowski', ['number(738 577 259,)', 'word(Kamil)', 'word(Borkowski)']],
  ['+48 738 577 259;', ['number(+48 738 577 259;)']],
  [
    '738 577 259: Kamil 601 234 567! Anna',
    ['number(738 577 259:)', 'word(Kamil)', 'number(601 234 567!)', 'word(Anna)'],
  ],
  ['tel. 601 234 567, Anna Nowak', ['number(tel. 601 234 567,)', 'word(Anna)', 'word(Nowak)']],
  ['601 234 567, 22 123 45 67', ['number(601 234 567,)', 'number(22 123 45 67)']],
  ['22 123 45 67 wew. 105, Anna', ['number(22 123 45 67 wew. 105,)', 'word(Anna)']],
  ['[601 234 567] (tel. 601 234 567)', ['number([601 234 567])', 'number((tel. 601 234 567))']],
  ['Kamil Borkowski;738 577 259', ['word(Kamil)', 'word(Borkowski;)', 'number(738 577 259)']],
  ['plik:IMG,20221207.pdf x/1234567,y.html', ['file:word(IMG,20221207.pdf)', 'word(x/1234567,y.html)']],
  ['http://a.pl/x,1234567 anna,1234567@firma.pl', ['word(http://a.pl/x,1234567)', 'word(anna,1234567@firma.pl)']],
  ['Kamil,738577259,Anna', ['word(Kamil,)', 'number(738577259,)', 'word(Anna)']],
  ['738 577 259,Kamil', ['number(738 577 259,)', 'word(Kamil)']],
  ['abc;123 faktura 29.12, jan', ['word(abc;123)', 'word(faktura)', 'word(29.12,)', 'word(jan)']],
  ['Anna tel 601 234 567 faktura', ['word(Anna)', 'number(tel 601 234 567)', 'word(faktura)']],
  ['Nr tel.: 601 234 567', ['number(Nr tel.: 601 234 567)']],
  ['-nr 601234567', ['-number(nr 601234567)']],
  ['telefon od:601234567', ['word(telefon)', 'from:number(601234567)']],
  ['fax nr 105 komórka Anny', ['word(fax)', 'word(nr)', 'number(105)', 'word(komórka)', 'word(Anny)']],
  ['tel "601 234 567" numer 2022-12-29', ['word(tel)', 'phrase(601 234 567)', 'word(numer)', 'word(2022-12-29)']],
  ['numer 61 1090 1014 0000 0712 1981 2874', ['word(numer)', 'code(61 1090 1014 0000 0712 1981 2874)']],
  ['2024 601234567', ['number(2024)', 'number(601234567)']],
  ['601234567 2024', ['number(601234567)', 'number(2024)']],
  ['2024 +48 601 234 567 2025', ['number(2024)', 'number(+48 601 234 567)', 'number(2025)']],
  ['20 24 601 23 45', ['number(20 24 601 23 45)']],
  ['2022', ['number(2022)']],
  ['50', ['word(50)']],
  ['123/22', ['number(123/22)']],
  ['2022-12-29 29.12.2022 29.12', ['word(2022-12-29)', 'word(29.12.2022)', 'word(29.12)']],
  ['1 234,50', ['amount(1 234,50)']],
  ['1 234 567,50 zł', ['amount(1 234 567,50 zł)']],
  ['1\u00a0234,50', ['amount(1 234,50)']],
  ['1234,5 1.234,50 1234.50', ['amount(1234,5)', 'amount(1.234,50)', 'amount(1234.50)']],
  ['500zł 500 zł -20 PLN', ['amount(500zł)', 'amount(500 zł)', '-amount(20 PLN)']],
  ['zł 500', ['word(zł)', 'number(500)']],
  ['faktura 1 234 zł', ['word(faktura)', 'amount(1 234 zł)']],
  ['FV/2022/12/07', ['code(FV/2022/12/07)']],
  ['faktura FV 2022/12/07 Anna', ['word(faktura)', 'code(FV 2022/12/07)', 'word(Anna)']],
  ['KM 123/22 I C 45/21', ['code(KM 123/22)', 'code(I C 45/21)']],
  ['-fv-2022-12', ['-code(fv-2022-12)']],
  ['"FV/2022"', ['phrase(FV/2022)']],
  [
    'konto PL61 1090 1014 0000 0712 1981 2874 Anna',
    ['word(konto)', 'code(PL61 1090 1014 0000 0712 1981 2874)', 'word(Anna)'],
  ],
])('understands numbers, amounts and codes: %s', (typed, groups) => {
  expect(understood(typed)).toEqual(groups);
});

test('takes words as beginnings and phrases as they are, without forms', () => {
  expect(parseQuery('faktur "po terminie"')).toEqual([
    { excluded: false, anyOf: [{ kind: 'word', text: 'faktur', field: null, isPrefix: true, forms: [] }] },
    { excluded: false, anyOf: [{ kind: 'phrase', text: 'po terminie', field: null, isPrefix: false, forms: [] }] },
  ]);
});

test('reads 10,000 characters and 64 terms', () => {
  expect(parseQuery('ab '.repeat(100_000))).toHaveLength(64);
  expect(parseQuery('ab OR '.repeat(100_000)).flatMap((group) => group.anyOf)).toHaveLength(64);
  expect(parseQuery('x'.repeat(100_000))[0]?.anyOf[0]?.text).toHaveLength(10_000);
});

test('gives only terms with letters, digits or signs for anything typed, quickly', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'near',
        'OR',
        'LUB',
        '|',
        'AND',
        '"',
        '„',
        '”',
        "'",
        '*',
        '(',
        ')',
        '-',
        '^',
        ':',
        'sms:',
        'OD:',
        '+',
        '{',
        '👍',
      ],
      ...[
        'c++',
        ' ',
        ' ',
        '\u00a0',
        '1',
        '234',
        ',50',
        'zł',
        '/',
        'FV',
        '600',
        '\ud800',
        '\udc00',
        '\u0301',
        '.',
        'http://',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      for (const { anyOf } of parseQuery(pieces.join(''))) {
        expect(anyOf.length).toBeGreaterThan(0);
        for (const { text } of anyOf) expect(text).toMatch(/[\p{L}\p{N}\p{Co}\p{S}\p{Extended_Pictographic}§]/u);
      }
    }),
    { numRuns: cases(20_000) },
  );
  const spent = processorTime(() => {
    for (const each of [
      '1 ',
      '1',
      '1/',
      '123.',
      '"',
      '-',
      'a|',
      'sms:',
      'I C 4/',
      'ż"',
      '\ud800',
      'nr ',
      'nr;1',
      'tel.601 ',
    ])
      parseQuery(each.repeat(10_000));
  });
  expect(spent).toBeLessThan(2000);
});

const plainPiece = fc.constantFrom(
  ...[
    'faktura',
    'Łódź',
    'żółw',
    'OR',
    'LUB',
    '|',
    '"po terminie"',
    '„a b”',
    '-zapłacona',
    'sms:ser',
    'od:',
    'jan-kowalski',
  ],
  ...[
    '+48 600 700 800',
    '600-700-800',
    '1 234,50 zł',
    '500,-',
    'FV/2022-12/07',
    'FV 2022/12/07',
    'Km 123/22',
    '12-2022',
    '2½',
  ],
);
const plainQuery = fc.array(plainPiece, { maxLength: 6 }).map((pieces) => pieces.join(' '));

test('understands the same whatever dashes, spaces, forms of letters and marks that are not seen it is typed with', () => {
  fc.assert(
    fc.property(strewn(plainQuery), ([plain, other]) => {
      expect(parseQuery(other)).toEqual(parseQuery(plain));
    }),
    { numRuns: cases(3000) },
  );
});

test('excludes by any dash, and not by one with a space after it', () => {
  expect(understood('faktura \u2013zapłacona \u2014 jan')).toEqual(['word(faktura)', '-word(zapłacona)', 'word(jan)']);
});
