import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../main/archive/fold';

test('folds case and all nine Polish letters', () => {
  expect(fold('ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż Łódź')).toBe('acelnoszz acelnoszz lodz');
});

test('folds letters with marks of other languages', () => {
  expect(fold('Čapek Größe Ünal Đorđe')).toBe('capek grose unal dorde');
});

test('keeps the length, in UTF-16 units, and changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      const folded = fold(text);
      expect(folded).toHaveLength(text.length);
      expect(fold(folded)).toBe(folded);
    }),
    { numRuns: 2000 },
  );
});

test('folds every UTF-16 unit to one that folding leaves alone', () => {
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('');
  expect(fold(all)).toHaveLength(0x10000);
  expect(fold(fold(all)) === fold(all)).toBe(true);
});

test('keeps an emoji whole', () => {
  expect(fold('Zażółć 👍🏽')).toBe('zazolc 👍🏽');
});
