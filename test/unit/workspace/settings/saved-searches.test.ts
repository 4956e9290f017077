import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSavedSearches } from '../../../../main/workspace/settings/saved-searches';
import type { SavedSearch } from '../../../../preload/model';
import { temporaryFolder } from '../../temp-archive';

const overdue: SavedSearch = {
  id: '1',
  name: 'Po terminie',
  query: { text: '"po terminie"', filters: { services: ['sms'] }, exactLetters: true },
  sort: { by: 'duration', descending: false },
  seen: 12,
};
const mine = 'https://my-crm.ccrm.pl/publicApi/';

test('gives the searches of each account back, in their order', () => {
  const path = join(temporaryFolder(), 'searches.json');
  const offers = { ...overdue, id: '2', name: 'Oferty', seen: null };
  openSavedSearches(path).write(mine, [offers, overdue]);
  openSavedSearches(path).write('demo:', [overdue]);
  expect(openSavedSearches(path).read(mine)).toEqual([offers, overdue]);
  expect(openSavedSearches(path).read('demo:')).toEqual([overdue]);
  expect(openSavedSearches(path).read('another')).toEqual([]);
});

test('leaves what a later version saved in the file, and what is no file aside', () => {
  const path = join(temporaryFolder(), 'searches.json');
  const later = { ...overdue, id: '3', query: { text: '', filters: { mood: 'angry' } } };
  writeFileSync(path, JSON.stringify({ [mine]: [later, overdue] }));
  const searches = openSavedSearches(path);
  expect(searches.read(mine)).toEqual([overdue]);
  searches.write(mine, []);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ [mine]: [later] });
  writeFileSync(path, '{"https');
  expect(searches.read(mine)).toEqual([]);
});
