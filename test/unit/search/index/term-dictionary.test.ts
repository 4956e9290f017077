import { expect, test } from 'vitest';
import { TermDictionary } from '../../../../main/search/index/term-dictionary';

test('a term has one number, and a number its term', () => {
  const dictionary = new TermDictionary();
  expect(['żółw', 'a', 'żółw', '', 'a'].map((term) => dictionary.number(term))).toEqual([0, 1, 0, 2, 1]);
  expect([0, 1, 2].map((number) => dictionary.term(number))).toEqual(['żółw', 'a', '']);
  expect(dictionary.size).toBe(3);
});

test('a dictionary that was cleared begins anew', () => {
  const dictionary = new TermDictionary();
  dictionary.number('a');
  dictionary.clear();
  expect([dictionary.size, dictionary.number('b'), dictionary.term(0)]).toEqual([0, 0, 'b']);
});
