import { expect, test } from 'vitest';
import type { TextRange } from '../../../../preload/model';
import {
  amountsIn,
  codesIn,
  digitsOf,
  numbersIn,
  significantDigits,
} from '../../../../main/search/analysis/recognisers';
import { processorTime } from '../../processor-time';
import { cases, fc } from '../../random-cases';

const piecesOf = (text: string, places: readonly TextRange[]): string[] =>
  places.map(({ start, length }) => text.slice(start, start + length));

test.each([
  ['tel. 600-700-800 albo +48 600 700 800', ['600700800', '48600700800']],
  ['(22) 123 45 67; 0048600700800', ['221234567', '0048600700800']],
  ['12345 i 12 34', []],
  ['123456 i 12-34-56', ['123456', '123456']],
  ['600700800, 601702803', ['600700800', '601702803']],
])('reads the numbers of "%s"', (text, digits) => {
  expect(numbersIn(text).map((number) => number.digits)).toEqual(digits);
  expect(piecesOf(text, numbersIn(text)).map(digitsOf)).toEqual(digits);
});

test.each([
  ['+48 600 700 800', '600700800'],
  ['0048600700800', '600700800'],
  ['600 700 800', '600700800'],
  ['+49 151 23456789', '4915123456789'],
  ['700 800', '700800'],
  ['48', '48'],
])('takes of the number %s the digits %s', (typed, digits) => {
  expect(significantDigits(typed)).toBe(digits);
});

test.each([
  ['1 234,50', ['1234.50']],
  ['1234.50', ['1234.50']],
  ['1.234,50', ['1234.50']],
  ['1,234.50', ['1234.50']],
  ['1234,5', ['1234.50']],
  ['1 234 zł', ['1234.00']],
  ['1\u00a0234,50\u00a0zł', ['1234.50']],
  ['1\u202f234\u202f567,89', ['1234567.89']],
  ['1234 PLN, 500zł i 20 ZŁ.', ['1234.00', '500.00', '20.00']],
  ['1.234 zł', ['1234.00']],
  ['0,50 i 007,5', ['0.50', '7.50']],
  ['500,- albo 500,- zł', ['500.00', '500.00']],
  ['500,00-600,00 zł', ['500.00', '600.00']],
  ['100 złotych, 5 zlotych, 7 euro, 8 €', ['100.00', '5.00', '7.00', '8.00']],
  ['FV 2022/12/07 123,50', ['123.50']],
  ['12.05 zł', ['12.05']],
  ['12,05', ['12.05']],
  ['29.12 29.12.2022 2022-12-29 29/12/2022 12:30', []],
  ['600 700 800, 600-700-800, +48 600 700 800', []],
  ['1234 12345678', []],
  ['1.2.3.4 1,2,3 1.234.50', []],
  ['5 złe, 5 złomów, a500zł, 500złx', []],
])('reads the amounts of "%s"', (text, amounts) => {
  expect(amountsIn(text).map(({ amount }) => amount)).toEqual(amounts);
});

test('gives amounts their places, with the currency', () => {
  const text = 'Zaległość: 1 234,50 zł, odsetki 12,5.';
  expect(piecesOf(text, amountsIn(text))).toEqual(['1 234,50 zł', '12,5']);
});

test.each([
  ['FV/2022/12/07', ['fv20221207']],
  ['FV 2022/12/07', ['fv20221207']],
  ['fv 2022/12/07', ['fv20221207']],
  ['FV-2022-12', ['fv202212']],
  ['KM 123/22', ['km12322']],
  ['VIII GNc 45/21', ['viiignc4521']],
  ['Pan Km 123/22, Anna 12/22', ['km12322']],
  ['sprawa Km 123/22.', ['km12322']],
  ['I C 45/21', ['ic4521']],
  ['2022/FV_12', ['2022fv12']],
  ['WO.5410.12.2022', ['wo5410122022']],
  ['FŻ/7/Łódź', ['fz7lodz']],
  ['FV2022/12 i RK-2022-0012', ['fv202212', 'rk20220012']],
  ['12/2022 2022-12-29 600-700-800 1234.50', []],
  ['jan-kowalski e-mail FV tel.600700800 FV 2022', []],
  ['do 12/15, FV - 2022', []],
  ['https://example.com/a/very/long/address/of/a/page/with/many/words/12/digits', []],
])('reads the codes of "%s"', (text, codes) => {
  expect(codesIn(text).map(({ code }) => code)).toEqual(codes);
});

test('gives codes their places', () => {
  const text = 'Faktura FV 2022/12/07/KOR, sygn. I C 45/21.';
  expect(piecesOf(text, codesIn(text))).toEqual(['FV 2022/12/07/KOR', 'I C 45/21']);
});

const pieces = [
  '1',
  '23',
  '456',
  '000',
  ' ',
  '\u00a0',
  '.',
  ',',
  '-',
  '/',
  'zł',
  'FV',
  'Km',
  'ż',
  '+',
  '(',
  '👍',
  '\u0301',
];

test('keeps every place inside the text, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 30 }), (text) => {
      for (const places of [numbersIn(text), amountsIn(text)]) {
        let end = 0;
        for (const { start, length } of places) {
          expect(start).toBeGreaterThanOrEqual(end);
          end = start + length;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }
      for (const { amount } of amountsIn(text)) expect(amount).toMatch(/^(?:0|[1-9]\d*)\.\d\d$/);
      for (const { code } of codesIn(text)) expect(code).toMatch(/^[a-z\d]{2,40}$/);
    }),
    { numRuns: cases(3000) },
  );
});

test('reads long texts of nothing but marks and digits in no time', () => {
  const spent = processorTime(() => {
    for (const piece of ['1/', '1.', '1 ', '123 ', '123.', 'a-', 'A.1', '1,-', '12-3/']) {
      const text = `${piece.repeat(30_000)}x`;
      numbersIn(text);
      amountsIn(text);
      codesIn(text);
    }
  });
  expect(spent).toBeLessThan(3000);
});
