import { expect, test } from 'vitest';
import { tokensOf } from '../../../../main/search/analysis/tokens';
import { holdsPhrase } from '../../../../main/search/query/phrase';

const holds = (text: string, typed: string, lastIsPrefix = false, exactLetters = false): boolean =>
  holdsPhrase(text, { words: tokensOf(typed), lastIsPrefix, exactLetters });

test.each([
  ['words that follow each other', 'jest po terminie', 'po terminie', true],
  ['whatever stands between them that is no word', 'po – „terminie”', 'po terminie', true],
  ['not in the other order', 'terminie po', 'po terminie', false],
  ['not with a word between', 'po tym terminie', 'po terminie', false],
  ['no beginning of the last word', 'po terminie', 'po termin', false],
  ['without regard to marks and case', 'Dzień DOBRY', 'dzien dobry', true],
])('holds %s', (_, text, typed, isHeld) => {
  expect(holds(text, typed)).toBe(isHeld);
});

test('the last word may be a beginning, and letters may count', () => {
  expect(holds('po terminie', 'po termin', true)).toBe(true);
  expect(holds('po terminie', 'p terminie', true)).toBe(false);
  expect([holds('dzień dobry', 'dzien dobry', false, true), holds('dzień dobry', 'dzień dobry', false, true)]).toEqual([
    false,
    true,
  ]);
});
