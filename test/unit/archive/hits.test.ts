import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hitsIn } from '../../../main/archive/hits';
import { parseQuery } from '../../../main/archive/query-parser';

const marked = (text: string, typed: string): string[] =>
  hitsIn(text, parseQuery(typed)).map(({ start, length }) => text.slice(start, start + length));

test('marks words by their beginnings, without regard to marks and case', () => {
  expect(marked('Zażółć FAKTURĘ i fakturę', 'faktur zazolc')).toEqual(['Zażółć', 'FAKTURĘ', 'fakturę']);
});

test('marks a phrase as one piece', () => {
  expect(marked('jest po terminie, po  terminie', '"po terminie"')).toEqual(['po terminie', 'po  terminie']);
});

test('marks a number in another spelling', () => {
  expect(marked('tel. 600-700-800 albo +48 600 700 800', '0048600700800')).toEqual(['600-700-800', '+48 600 700 800']);
});

test('marks nothing of an exclusion', () => {
  expect(marked('zapłacona', '-zapłacona')).toEqual([]);
});

test('keeps marks inside the text, in order and apart', () => {
  const words = fc.array(fc.constantFrom('faktura', 'po', '600700800', '👍', 'ŁÓDŹ', ' ', '-', '"', 'a'), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(words, words, (text, typed) => {
      let end = 0;
      for (const { start, length } of hitsIn(text.join(' '), parseQuery(typed.join(' ')))) {
        expect(start).toBeGreaterThanOrEqual(end);
        expect(length).toBeGreaterThan(0);
        end = start + length;
      }
      expect(end).toBeLessThanOrEqual(text.join(' ').length);
    }),
  );
});
