import { expect, test } from 'vitest';
import { fold, foldUnits, lower } from '../../../../main/search/analysis/fold';
import { cases, fc } from '../../random-cases';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('Ą', 'ł', 'A', 'z', '–', '👍', '\ud800', 'İ', 'Σ', 'ς', '𐐀', '한', 'o\u0301') }),
);
const everyUnit = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('');

test('folds case and all nine Polish letters', () => {
  expect(fold('ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż Łódź')).toBe('acelnoszz acelnoszz lodz');
});

test('folds letters with marks of other languages', () => {
  expect(fold('Čapek Größe Ünal Đorđe „Łódź” ΟΔΟΣ οδος')).toBe('capek grosse unal dorde „lodz” οδοσ οδοσ');
});

test('spells out letters that people without such a key write as two', () => {
  expect(fold('STRAẞE straße Æon Ǽ œuvre Þór Ŋ ƶaba')).toBe('strasse strasse aeon ae oeuvre thor n zaba');
  expect(foldUnits('straße')).toBe('strase');
});

test('tells letters without marks apart', () => {
  expect(fold('한국')).toBe('한국');
});

test('makes letters small and leaves their marks', () => {
  expect(lower('ĄĆĘŁŃÓŚŹŻ Łódź İ ΑΣ „Ż” 👍')).toBe('ąćęłńóśźż łódź i ασ „ż” 👍');
});

test('changes nothing the second time, and keeps the length where it says so', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const change of [foldUnits, lower]) expect(change(text)).toHaveLength(text.length);
      for (const change of [fold, foldUnits, lower]) {
        expect(change(change(text))).toBe(change(text));
      }
      expect(fold(lower(text))).toBe(fold(text));
      expect(foldUnits(lower(text))).toBe(foldUnits(text));
    }),
    { numRuns: cases(3000) },
  );
});

test('changes each unit in the same way wherever it stands', () => {
  for (const change of [fold, foldUnits, lower]) {
    const alone = Array.from({ length: 0x10000 }, (_, unit) => change(String.fromCharCode(unit))).join('');
    expect(change(everyUnit) === alone).toBe(true);
  }
});

test('folds texts of any length, whatever was folded before', () => {
  for (const length of [0, 1, 8191, 8192, 8193, 16_384, 16_385, 100_000]) {
    expect(fold('Ż'.repeat(length)) === 'z'.repeat(length)).toBe(true);
    expect(fold('–'.repeat(length)) === '–'.repeat(length)).toBe(true);
  }
});

test('keeps an emoji whole', () => {
  expect(fold('Zażółć 👍🏽')).toBe('zazolc 👍🏽');
});
