import { expect, test } from 'vitest';
import { tokensOf } from '../../../../main/search/analysis/tokens';
import {
  amountsOf,
  codesBeginning,
  contactTerm,
  eachWrittenTerm,
  everyTermOf,
  foldedOfTerm,
  isTextPair,
  nameTerms,
  numberEnding,
  numberHolding,
  numberTerm,
  onlyTerm,
  pairTerm,
  spellingOf,
  standsIn,
  valueOfTerm,
  valueTerm,
  wholeAmount,
  wholeWord,
  wordTerm,
  wordsBeginning,
  type TermRange,
} from '../../../../main/search/index/terms';

const textTerms = (text: string): string[] => {
  const words = tokensOf(text);
  const terms = words.map((word) => wordTerm('sms', word));
  eachWrittenTerm('sms', text, words, (term) => terms.push(term));
  return terms;
};
const within = (term: string, { from, to }: TermRange): boolean => term >= from && term < to;
const [lodz] = nameTerms('from', 'Łódź') as [string];
const [plain] = nameTerms('from', 'lodz') as [string];

test.each([
  ['a word without Polish letters', 'Faktura', ['wfaktura\u0001s']],
  ['a word with them: folded, then as it is', 'żółw', ['wzolw\0żółw\u0001s']],
  ['a number from its end, without its country code', '+48 600 700 800', ['1008007006\u0001s']],
  ['an amount in its one spelling', '1 234,50 zł', ['21234.50\u0001s']],
  ['a code without its signs', 'FV/2022/12', ['3fv202212\u0001s']],
])('a text is %s', (_, text, terms) => {
  expect(textTerms(text)).toEqual(expect.arrayContaining(terms));
});

test('a name is its words and its pairs of words', () => {
  expect(nameTerms('agent', 'Jan Maria Żuk')).toEqual([
    'wjan\u0001a',
    'wmaria\u0001a',
    'wzuk\0żuk\u0001a',
    'wjan maria\u0001a',
    'wmaria zuk\0maria żuk\u0001a',
  ]);
});

test.each([
  ['the beginning of a word, in every spelling', lodz, wordsBeginning('lod'), true],
  ['the whole word, in every spelling', lodz, wholeWord('lodz'), true],
  ['no longer word', nameTerms('from', 'Łódzki')[0]!, wholeWord('lodz'), false],
  ['the last digits of a number', numberTerm('from', '48600700800'), numberEnding('700800'), true],
  ['no digits before its end', numberTerm('from', '48600700800'), numberEnding('600700'), false],
  [
    'an amount to the hundredth',
    textTerms('12,50 zł').find((term) => term.startsWith('2'))!,
    wholeAmount('12.50'),
    true,
  ],
  ['an amount by its whole units', textTerms('12,50 zł').find((term) => term.startsWith('2'))!, amountsOf('12'), true],
  [
    'no amount that only begins alike',
    textTerms('12,50 zł').find((term) => term.startsWith('2'))!,
    amountsOf('1'),
    false,
  ],
  [
    'a code by its beginning',
    textTerms('FV/2022/12').find((term) => term.startsWith('3'))!,
    codesBeginning('fv2022'),
    true,
  ],
  ['a term alone', lodz, onlyTerm(lodz), true],
  ['no other spelling', plain, onlyTerm(lodz), false],
])('a range finds %s', (_, term, range, isFound) => {
  expect(within(term, range)).toBe(isFound);
});

test('a term tells its word, its spelling and its field', () => {
  expect([lodz, plain].map(foldedOfTerm)).toEqual(['lodz', 'lodz']);
  expect([lodz, plain].map(spellingOf)).toEqual(['łódź', 'lodz']);
  expect([standsIn(['from']), standsIn(['sms', 'note'])].map((stands) => stands(lodz))).toEqual([true, false]);
  const pair = pairTerm('note', { text: 'po', exact: 'po' }, { text: 'terminie', exact: 'terminie' });
  expect([foldedOfTerm(pair), isTextPair(pair), isTextPair(nameTerms('agent', 'Jan Żuk')[2]!)]).toEqual([
    null,
    true,
    false,
  ]);
});

test('a value comes back as it is shown, and lies among those of its property', () => {
  for (const [field, value] of [
    ['flag', 'Pilne!'],
    ['agent', 'Żuk Jan'],
    ['contact', 'Łódź S.A.'],
  ] as const) {
    const term = valueTerm(field, value);
    expect(valueOfTerm(field, term)).toBe(value);
    expect(within(term, everyTermOf(field))).toBe(true);
  }
});

test('contacts are ordered by name, numbers after all names', () => {
  const shown = [contactTerm('+48600', true), contactTerm('żubr', false), contactTerm('Zebra', false)];
  expect([...shown].sort().map((term) => valueOfTerm('contact', term))).toEqual(['Zebra', 'żubr', '+48600']);
});

test('a number that holds digits before its end tells all of them', () => {
  const term = numberTerm('from', '600700800');
  expect(numberHolding(term, '0070')).toBe('600700800');
  expect(numberHolding(term, '008')).toBeNull();
  expect(numberHolding(term, '999')).toBeNull();
});
