import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecentSearches } from '../../../../main/workspace/settings/recent-searches';
import { temporaryFolder } from '../../temp-archive';

const one = 'https://a.ccrm.pl';
const other = 'https://b.ccrm.pl';

test('keeps the latest searches of each account by itself', () => {
  const path = join(temporaryFolder(), 'recent-searches.json');
  openRecentSearches(path).write(one, { areKept: true, texts: ['umowa', 'faktura'] });
  openRecentSearches(path).write(other, { areKept: true, texts: ['żyrafa'] });
  expect(openRecentSearches(path).read(one)).toEqual({ areKept: true, texts: ['umowa', 'faktura'] });
  expect(openRecentSearches(path).read(other)).toEqual({ areKept: true, texts: ['żyrafa'] });
});

test('keeps none where that is switched off, and nothing of those before stays in the file', () => {
  const path = join(temporaryFolder(), 'recent-searches.json');
  const recent = openRecentSearches(path);
  recent.write(one, { areKept: true, texts: ['umowa z Kowalskim'] });
  recent.write(one, { areKept: false, texts: ['umowa z Kowalskim'] });
  expect(recent.read(one)).toEqual({ areKept: false, texts: [] });
  expect(readFileSync(path, 'utf8')).not.toContain('Kowalskim');
});

test('begins with none, also where the file says something else', () => {
  const path = join(temporaryFolder(), 'recent-searches.json');
  expect(openRecentSearches(path).read(one)).toEqual({ areKept: true, texts: [] });
  expect(existsSync(path)).toBe(false);
  writeFileSync(path, JSON.stringify({ [one]: { areKept: 'ja', texts: [1] } }));
  expect(openRecentSearches(path).read(one)).toEqual({ areKept: true, texts: [] });
});
