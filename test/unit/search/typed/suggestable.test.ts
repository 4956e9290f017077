import { expect, test } from 'vitest';
import type { Language } from '../../../../preload/model';
import { filterWordsIn } from '../../../../main/search/typed/filter-words';
import { periodsIn } from '../../../../main/search/typed/periods';
import { suggestableFilters } from '../../../../main/search/typed/suggestable';

const today = '2024-03-15';
const textsFor = (prefix: string, language: Language): string[] =>
  suggestableFilters(prefix, language, today).map(({ text }) => text);

test.each<[string, Language, string[]]>([
  ['nieod', 'pl', ['nieodebrane']],
  ['wych', 'pl', ['wychodzące']],
  ['zał', 'pl', ['z załącznikiem', 'bez załącznika']],
  ['zal', 'pl', ['z załącznikiem', 'bez załącznika']],
  ['z za', 'pl', ['z załącznikiem']],
  ['wcz', 'pl', ['wczoraj']],
  ['WCZ', 'pl', ['wczoraj']],
  ['zesz', 'pl', ['w zeszłym tygodniu', 'w zeszłym miesiącu', 'w zeszłym kwartale', 'w zeszłym roku']],
  ['zeszły t', 'pl', ['w zeszłym tygodniu']],
  ['w zeszłym m', 'pl', ['w zeszłym miesiącu']],
  ['mar', 'pl', ['w marcu']],
  ['marz', 'pl', ['w marcu']],
  ['paź', 'pl', ['w październiku']],
  ['ostatnie 3', 'pl', ['ostatnie 30 dni', 'ostatnie 3 miesiące']],
  ['mis', 'en', ['missed']],
  ['att', 'en', ['with an attachment', 'without attachments']],
  ['last w', 'en', ['last week', 'last weekend']],
  ['mar', 'en', ['in March']],
  ['yest', 'en', ['yesterday']],
  ['n', 'pl', []],
  ['', 'pl', []],
  ['xyz', 'pl', []],
])('%j in %s', (prefix, language, expected) => {
  expect(textsFor(prefix, language)).toEqual(expected);
});

test.each<[Language, number]>([
  ['pl', 60],
  ['en', 58],
])('what it offers in %s is read as just that', (language, count) => {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at));
  const prefixes = letters.flatMap((one) => [...letters, ' '].map((other) => `${one}${other}`));
  const offered = new Map(
    prefixes.flatMap((prefix) => suggestableFilters(prefix, language, today).map((each) => [each.text, each])),
  );
  for (const { text, filters } of offered.values()) {
    const [period] = periodsIn(text, today).map(({ from, to }) => ({ from, to }));
    const [read] = filterWordsIn(text, { agents: [], flags: [], extensions: [] });
    expect([text, period ?? read?.filters]).toEqual([text, filters]);
  }
  expect(offered.size).toBe(count);
});

test('names the days of a period', () => {
  expect(suggestableFilters('wcz', 'pl', '2024-03-01')).toEqual([
    { text: 'wczoraj', filters: { from: '2024-02-29', to: '2024-02-29' } },
  ]);
});
