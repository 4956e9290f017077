import { expect, test } from 'vitest';
import { errorCost } from '../../../../main/search/typed/typing-errors';

test.each([
  ['two neighbours changed places', 'fakutra', 'faktura', 10],
  ['u was written for ó', 'wuzek', 'wozek', 10],
  ['x was typed for ź', 'poxniej', 'pozniej', 10],
  ['ż was written for rz', 'zecz', 'rzecz', 10],
  ['rz was written for ż', 'rzaba', 'zaba', 10],
  ['h was written for ch', 'hata', 'chata', 10],
  ['the key beside was hit', 'faktira', 'faktura', 11],
  ['the key below was hit', 'fajtura', 'faktura', 11],
  ['z and y are changed on the keyboard', 'zbior', 'ybior', 11],
  ['a key beside was hit as well', 'faktuira', 'faktura', 11],
  ['a letter was left out', 'fatura', 'faktura', 12],
  ['a letter was doubled', 'fakttura', 'faktura', 12],
  ['a double letter was typed once', 'lekki', 'leki', 12],
  ['another letter was typed', 'faptura', 'faktura', 13],
  ['a letter came in from nowhere', 'fakptura', 'faktura', 13],
  ['two errors were made', 'fakutraa', 'faktura', 22],
  ['nothing was wrong', 'faktura', 'faktura', 0],
])('%s: %s for %s', (_, typed, meant, cost) => {
  expect(errorCost(typed, meant)).toBe(cost);
});

test('fewer errors are always likelier than more', () => {
  expect(errorCost('fapktura', 'faktura')).toBeLessThan(errorCost('afkutra', 'faktura'));
});
