import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../build/help/read-page.mjs';
import { loadBook } from '../../../../renderer/state/help/help-books';
import { bookOf, type HelpBook, type HelpPage } from '../../../../renderer/state/help/help-page';
import { helpHits, HelpIndex } from '../../../../renderer/state/help/help-search';

function book(pages: Readonly<Record<string, string>>): HelpBook {
  const links = Object.keys(pages).map((id) => `- [${id}](${id}.md)`);
  const all = { README: ['# Pomoc', '## Rozdział', links.join('\n')].join('\n\n'), ...pages };
  const read = Object.entries(all).map(([id, text]) => [`docs/pl/${id}.md`, readPage(text, id)] as const);
  return bookOf('pl', Object.fromEntries(read) as Readonly<Record<string, Omit<HelpPage, 'id'>>>);
}

const office = new HelpIndex(
  book({
    letters: '# Litery\n\nWielkość liter.\n\n## Łódź i faktury\n\nZażółć gęślą jaźń.',
    files: '# Pliki\n\nO fakturach mówi też ta strona.\n\n## Drukowanie\n\nPapier, `Ctrl+P`.',
  }),
);

const placesOf = (typed: string): readonly string[] =>
  office.search(typed).map(({ place: { page, anchor } }) => `${page}#${anchor ?? ''}`);

describe('a search of the help', () => {
  it('finds words by their beginning, whatever their case and marks', () => {
    expect(placesOf('ZAZOL')).toEqual(['letters#łódź-i-faktury']);
    expect(placesOf('lodz')).toEqual(['letters#łódź-i-faktury']);
    expect(placesOf('ctrl')).toEqual(['files#drukowanie']);
  });

  it('finds other forms of a word, what stands in a heading first', () => {
    expect(placesOf('faktura')).toEqual(['letters#łódź-i-faktury', 'files#']);
  });

  it('wants all the words, else as many as there are; little words ask for nothing', () => {
    expect(placesOf('jak drukować')).toEqual(['files#drukowanie']);
    expect(placesOf('papier drukowanie')).toEqual(['files#drukowanie']);
    expect(placesOf('papier brontozaur')).toEqual(['files#drukowanie']);
    expect(placesOf('brontozaur')).toEqual([]);
    expect(placesOf(' ,; ')).toEqual([]);
  });

  it('shows the text around what was found, and marks it', () => {
    const [hit] = office.search('gesla');
    expect(hit?.excerpt).toBe('Zażółć gęślą jaźń.');
    expect(helpHits('Zażółć gęślą jaźń.', 'gesla')).toEqual([expect.objectContaining({ start: 7, length: 5 })]);
  });

  it.each([
    ['pl', 'klucz api', 'connecting'],
    ['pl', 'excel', 'export'],
    ['pl', 'nowy komputer', 'moving'],
    ['pl', 'polskie litery', 'searching'],
    ['pl', 'skroty', 'keys'],
    ['pl', 'wydruk pdf', 'printing'],
    ['pl', 'kopia zapasowa', 'backup'],
    ['pl', 'kalendarz', 'completeness'],
    ['en', 'api key', 'connecting'],
    ['en', 'new computer', 'moving'],
    ['en', 'spreadsheet', 'export'],
    ['en', 'missing notes', 'completeness'],
  ] as const)('leads in %s from "%s" to the page about it', async (language, typed, page) => {
    const found = new HelpIndex(await loadBook(language)).search(typed);
    expect(found.slice(0, 3).map(({ place }) => place.page)).toContain(page);
  });
});
