import { expect, test } from 'vitest';
import { withForms } from '../../../../main/search/analysis/forms';
import type { Inflection } from '../../../../main/search/analysis/inflection';
import { parseQuery } from '../../../../main/search/typed/query-parser';

const known: Readonly<Record<string, readonly string[]>> = {
  pies: ['pies', 'psa', 'psami', 'pieski'],
  dzień: ['dzień', 'dnia', 'dniu'],
};
const inflection: Inflection = { formsOf: (word: string) => known[word] ?? [], headwordsOf: () => [] };
const formsOf = (typed: string): unknown[] =>
  withForms(parseQuery(typed), inflection).flatMap(({ anyOf }) => anyOf.map(({ forms }) => forms));

test.each([
  ['a word has the forms that do not begin as it was typed', 'pies', [['psa', 'psami']]],
  ['spelling does not count, marks do not either', 'DZIEŃ', [['dnia', 'dniu']]],
  [
    'each word of an alternative has its own',
    'pies OR dzień',
    [
      ['psa', 'psami'],
      ['dnia', 'dniu'],
    ],
  ],
  ['a word that is not known has none', 'krawiec', [[]]],
  ['a phrase stands as it was typed', '"pies"', [[]]],
  ['a number, a code and two words in one are no words', '600700800 FV/2022 jan-pies', [[], [], []]],
  ['two letters are a beginning, not a word', 'pi', [[]]],
])('%s', (_, typed, forms) => {
  expect(formsOf(typed)).toEqual(forms);
});
