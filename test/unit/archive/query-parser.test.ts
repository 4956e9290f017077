import { expect, test } from 'vitest';
import { parseQuery } from '../../../main/archive/query-parser';

const kinds = (typed: string): string[] =>
  parseQuery(typed).map(({ kind, text, excluded }) => `${excluded ? '-' : ''}${kind}:${text}`);

test('understands words, phrases and exclusions', () => {
  expect(kinds('faktura "po terminie" -zapłacona')).toEqual(['word:faktura', 'phrase:po terminie', '-word:zapłacona']);
  expect(kinds('-"po terminie"')).toEqual(['-phrase:po terminie']);
});

test('reads a phone number in any spelling as one number', () => {
  for (const typed of ['+48 600 700 800', '600-700-800', '0048600700800', '(22) 123 45 67']) {
    expect(kinds(typed)).toEqual([`number:${typed}`]);
  }
  expect(kinds('Anna 600 700 800 faktura')).toEqual(['word:Anna', 'number:600 700 800', 'word:faktura']);
});

test('reads a date as a word, not as a number', () => {
  expect(kinds('2022-12-29')).toEqual(['word:2022-12-29']);
});

test('leaves out what holds no letter and no digit', () => {
  expect(kinds('" ( * - + 👍 ""')).toEqual([]);
});

test('takes an unclosed quotation to the end', () => {
  expect(kinds('"po terminie')).toEqual(['phrase:po terminie']);
});
