import { describe, expect, it } from 'vitest';
import { lowerBound } from '../../../../main/search/partition';
import { editsAllowed, editsBetween, wordsNear, type WordList } from '../../../../main/search/typed/spelling';
import { cases, fc } from '../../random-cases';

const always = (): void => undefined;

function listOf(words: readonly string[]): WordList {
  const sorted = [...new Set(words)].sort();
  const all = new Set(sorted);
  return { from: (text) => sorted[lowerBound(sorted, text)], among: (texts) => texts.filter((text) => all.has(text)) };
}

/** As the books define it: what is left to compare, without its first letters, over and over. */
function naive(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const [a, b] = [one.slice(1), other.slice(1)];
  const edits = [naive(a, other) + 1, naive(one, b) + 1, naive(a, b) + (one[0] === other[0] ? 0 : 1)];
  if (one.length > 1 && one[0] === other[1] && one[1] === other[0]) edits.push(naive(one.slice(2), other.slice(2)) + 1);
  return Math.min(...edits);
}

const letters = (most: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: most });

describe('edits between two words', () => {
  it('are as many as going through all ways to spell one as the other tells', () => {
    fc.assert(
      fc.property(letters(6), letters(6), (one, other) => {
        expect(editsBetween(one, other)).toBe(naive(one, other));
      }),
      { numRuns: cases(300) },
    );
  });

  it.each([
    ['fakutra', 'faktura', 1],
    ['fatura', 'faktura', 1],
    ['faktrura', 'faktura', 1],
    ['fajtura', 'faktura', 1],
    ['fkautrya', 'faktura', 3],
    // No letter twice: turned round and then parted is three.
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('from %s to %s', (typed, word, edits) => {
    expect(editsBetween(typed, word)).toBe(edits);
  });
});

describe('words near a typed one', () => {
  it('are all within the edits, and no others', () => {
    fc.assert(
      fc.property(fc.array(letters(8), { maxLength: 60 }), letters(8), fc.constantFrom(1, 2), (words, typed, edits) => {
        const written = words.filter((word) => word !== '');
        const expected = [...new Set(written)].filter((word) => editsBetween(typed, word) <= edits).sort();
        expect(wordsNear(typed, edits, listOf(written), always)).toEqual(expected);
      }),
      { numRuns: cases(500) },
    );
  });

  it('are words of letters, in whatever script', () => {
    const words = ['faktura', 'faktur1', 'faktur', '1faktura', 'faktu-ra', 'фактура', '𐐨𐐩𐐪𐐫𐐬', '𐐨𐐩𐐪𐐫𐐭', '\ue000aktura'];
    const near = (typed: string) => wordsNear(typed, 1, listOf(words), always);
    expect(near('fakturra')).toEqual(['faktura']);
    expect(near('факттура')).toEqual(['фактура']);
    expect(near('𐐨𐐩𐐪𐐫𐐮')).toEqual(['𐐨𐐩𐐪𐐫𐐬', '𐐨𐐩𐐪𐐫𐐭']);
  });

  it('are looked for as long as somebody waits', () => {
    const giveUp = (): void => {
      throw new Error('given up');
    };
    expect(() => wordsNear('faktura', 1, listOf(['faktura']), giveUp)).toThrow('given up');
  });
});

it.each([
  ['kawa', 0],
  ['kawka', 1],
  ['faktura1', 0],
  ['rachunek', 1],
  ['zamowieni', 2],
  ['zamowienie', 2],
  ['zamowienie7', 0],
  ['a'.repeat(49), 0],
])('of %s so many letters may be wrong: %i', (typed, edits) => {
  expect(editsAllowed(typed)).toBe(edits);
});
