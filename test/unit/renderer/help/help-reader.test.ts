import { beforeEach, expect, it } from 'vitest';
import { loadBook } from '../../../../renderer/state/help/help-books';
import { HelpReader } from '../../../../renderer/state/help/help-reader.svelte';

let reader: HelpReader;
let remembered: string[];

beforeEach(async () => {
  remembered = [];
  reader = new HelpReader(loadBook, (page) => remembered.push(page));
  await reader.open('pl');
});

const exportPage = { page: 'export', anchor: null };
const columns = { page: 'export', anchor: 'kolumny' };
const privacy = { page: 'privacy', anchor: null };

it('begins at the first page, or where it was left', () => {
  expect(reader.page?.id).toBe('README');
  reader.begin('privacy');
  expect(reader.page?.id).toBe('privacy');
  expect(reader.canGoBack).toBe(false);
});

it('goes back and forward, to where each page was left', () => {
  reader.go(exportPage);
  reader.scrollTo(420);
  reader.go(privacy);
  expect(reader.scrolled).toBe(0);
  reader.back();
  expect([reader.place, reader.scrolled, reader.canGoForward]).toEqual([exportPage, 420, true]);
  reader.forward();
  expect([reader.place, reader.canGoForward]).toEqual([privacy, false]);
  reader.back();
  reader.go(columns);
  expect([reader.place, reader.canGoForward]).toEqual([columns, false]);
  expect(remembered).toEqual(['export', 'privacy', 'export', 'privacy', 'export', 'export']);
});

it('goes to the same place again without another step', () => {
  reader.go(exportPage);
  const { moves } = reader;
  reader.go(exportPage);
  expect(reader.moves).toBe(moves + 1);
  reader.back();
  expect(reader.page?.id).toBe('README');
});

it('keeps the page in the other language', async () => {
  reader.go(exportPage);
  await reader.open('en');
  expect(reader.page).toMatchObject({ id: 'export', title: 'Export to Excel' });
  reader.go({ page: 'nowhere', anchor: null });
  expect(reader.page?.id).toBe('README');
});

it('has hits only while something is searched', () => {
  expect(reader.hits).toBeNull();
  reader.query = 'klucz';
  expect(reader.hits?.length).toBeGreaterThan(0);
  reader.query = '  ';
  expect(reader.hits).toBeNull();
});
