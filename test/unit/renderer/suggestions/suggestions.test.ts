import { describe, expect, test } from 'vitest';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import { maxRecent, type Suggestion } from '../../../../preload/search/suggestions';
import type { Archive } from '../../../../renderer/archive';
import { Asked } from '../../../../renderer/state/common/asking/asked.svelte';
import { addFilters } from '../../../../renderer/state/suggestions/add-filters';
import { beginsWithin } from '../../../../renderer/state/suggestions/beginning';
import { RecentSearches } from '../../../../renderer/state/suggestions/recent-searches.svelte';
import { Suggestions } from '../../../../renderer/state/suggestions/suggestions.svelte';

/** Suggests what it is told to, and keeps recent searches. */
class SuggestingArchive implements Archive {
  found: readonly Suggestion[] = [];
  recent: AnswerOf<'readRecentSearches'> = { areKept: true, texts: [] };

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    if (name === 'keepRecentSearches') this.recent = input as InputOf<'keepRecentSearches'>;
    const answers: Partial<Record<QuestionName, unknown>> = { suggest: this.found, readRecentSearches: this.recent };
    return Promise.resolve((answers[name] ?? null) as AnswerOf<Name>);
  }

  subscribe(): () => void {
    return () => undefined;
  }
}

const anna: Suggestion = { kind: 'contact', value: 'Anna Żuk', start: 8, filters: { contacts: ['Anna Żuk'] } };

function setUp() {
  const archive = new SuggestingArchive();
  const recent = new RecentSearches(archive, () => undefined);
  const asked = new Asked(() => undefined);
  const opened: string[] = [];
  const saved = [{ id: 's', name: 'Zaległe faktury', query: { text: '', filters: {} }, sort: asked.sort, seen: null }];
  const suggestions = new Suggestions({
    ...{ archive, asked, recent },
    language: () => 'pl' as const,
    saved: () => saved,
    openSaved: ({ id }) => opened.push(id),
  });
  const shown = (): string[] => suggestions.shown.map(({ kind, value }) => `${kind} ${value}`);
  return { archive, recent, asked, opened, suggestions, shown };
}

/** Lets answers come. */
const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('suggestions', () => {
  test('are the archive’s, then saved and recent searches with a word that begins as typed', async () => {
    const { archive, recent, asked, suggestions, shown } = setUp();
    for (const text of ['umowa', 'faktura za gaz', 'Faktury 2026']) recent.add(text);
    archive.found = [anna];
    asked.text = 'faktur';
    suggestions.typed();
    await answered();
    expect(shown()).toEqual([
      ...['contact Anna Żuk', 'saved Zaległe faktury', 'recent Faktury 2026', 'recent faktura za gaz'],
    ]);
  });

  test('take the place of the end of the text, and add to the filters', async () => {
    const { archive, asked, suggestions } = setUp();
    asked.filterBy({ contacts: ['Jan'], services: ['sms'] });
    archive.found = [anna];
    asked.text = 'faktura anna';
    suggestions.typed();
    await answered();
    suggestions.take(anna);
    expect(asked.query).toEqual({ text: 'faktura ', filters: { contacts: ['Jan', 'Anna Żuk'], services: ['sms'] } });
    expect(suggestions.shown).toEqual([]);
  });

  test('that are days stay words, which are others tomorrow', async () => {
    const { archive, asked, suggestions } = setUp();
    const period: Suggestion = {
      kind: 'period',
      value: 'w zeszłym tygodniu',
      start: 8,
      filters: { from: '2026-01-05' },
    };
    archive.found = [period];
    asked.text = 'faktura zesz';
    suggestions.typed();
    await answered();
    suggestions.take(period);
    expect(asked.query).toEqual({ text: 'faktura w zeszłym tygodniu ', filters: {} });
  });

  test('go round by the arrows, back to what was typed at each end', async () => {
    const { archive, asked, suggestions } = setUp();
    archive.found = [anna];
    asked.text = 'zal anna';
    suggestions.typed();
    await answered();
    const seen = [1, 1, -1, -1, -1].map((by) => {
      suggestions.move(by as 1 | -1);
      return suggestions.active;
    });
    expect(seen).toEqual([0, null, 0, null, 0]);
  });

  test('of an empty box are the saved and the recent searches, and a way to clear these', () => {
    const { recent, opened, suggestions, shown } = setUp();
    suggestions.open();
    expect(shown()).toEqual(['saved Zaległe faktury']);
    recent.add('umowa');
    expect(shown()).toEqual(['saved Zaległe faktury', 'recent umowa', 'clear ']);
    const [saved, , clear] = suggestions.shown;
    if (saved !== undefined) suggestions.take(saved);
    expect(opened).toEqual(['s']);
    if (clear !== undefined) suggestions.take(clear);
    suggestions.open();
    expect(shown()).toEqual(['saved Zaległe faktury']);
  });

  test('of a text that was left are none', async () => {
    const { archive, asked, suggestions } = setUp();
    archive.found = [anna];
    asked.text = 'anna';
    suggestions.typed();
    suggestions.close();
    await answered();
    expect(suggestions.shown).toEqual([]);
  });
});

describe('recent searches', () => {
  test('are the last twenty, each once, the newest first, and outlast the window', async () => {
    const { archive, recent } = setUp();
    for (let n = 0; n < 25; n += 1) recent.add(`umowa ${String(n)}`);
    recent.add('Umowa 20');
    recent.add(' ');
    recent.add('x');
    recent.add('długie '.repeat(100));
    expect(recent.texts).toHaveLength(maxRecent);
    expect(recent.texts.slice(0, 3)).toEqual(['Umowa 20', 'umowa 24', 'umowa 23']);
    const again = new RecentSearches(archive, () => undefined);
    await again.open();
    expect(again.texts).toEqual(recent.texts);
  });

  test('are gone at once where they are switched off', () => {
    const { archive, recent } = setUp();
    recent.add('umowa');
    recent.areKept = false;
    recent.add('faktura');
    expect(recent.texts).toEqual([]);
    expect(archive.recent).toEqual({ areKept: false, texts: [] });
  });
});

test('lists are joined, all else is replaced', () => {
  expect(addFilters({ agents: ['A'], number: '1', hasNotes: true }, { agents: ['B', 'A'], number: '2' })).toEqual({
    ...{ agents: ['A', 'B'], number: '2', hasNotes: true },
  });
});

test.each([
  ['Zaległe faktury', 'FAKT', true],
  ['Zaległe faktury', 'zalegle fa', true],
  ['Zaległe faktury', 'aktury', false],
  ['Łódź', 'lodz', true],
  ['„Pilne”', 'pil', true],
])('%j has a word that begins with %j: %j', (text, typed, expected) => {
  expect(beginsWithin(text, typed)).toBe(expected);
});
