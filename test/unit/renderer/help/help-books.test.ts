import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDocument } from '../../../../build/help/format-document.mjs';
import { failuresPage, keysPage } from '../../../../build/help/generated-pages.mjs';
import { failureGroups, failureKinds } from '../../../../preload/failure';
import { en } from '../../../../preload/words/en';
import { failureNames } from '../../../../preload/words/failure-names';
import { pl } from '../../../../preload/words/pl';
import { sentenceOf } from '../../../../preload/words/sentence';
import { words } from '../../../../preload/words/words';
import { listShortcuts } from '../../../../renderer/state/acts/shortcut-list';
import { loadBook } from '../../../../renderer/state/help/help-books';
import {
  firstPage,
  pagesOf,
  placeOf,
  placeOfLink,
  type HelpBlock,
  type HelpBook,
  type HelpPiece,
} from '../../../../renderer/state/help/help-page';

const catalogues = { pl, en };
/** What the window asks the help for (state/app/help.ts). */
const asked = ['accounts', 'export', 'settings', 'completeness', 'keys', 'printing', 'connecting', 'timeline'];

function piecesOf(block: HelpBlock): readonly HelpPiece[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.flat().flatMap(piecesOf);
    case 'table':
      return [block.head, ...block.rows].flat(2);
    case 'code':
      return [];
  }
}

function textsOf(catalogue: unknown): readonly string[] {
  if (typeof catalogue === 'string') return [catalogue];
  return typeof catalogue === 'object' && catalogue !== null ? Object.values(catalogue).flatMap(textsOf) : [];
}

const anchorsOf = (book: HelpBook, page: string): readonly string[] =>
  pagesOf(book)
    .filter(({ id }) => id === page)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'heading' ? [block.anchor] : [])));

describe.each(['pl', 'en'] as const)('the help in %s', (language) => {
  it('has every document of its language in its contents, once', async () => {
    const book = await loadBook(language);
    const files = readdirSync(`docs/${language}`).map((file) => file.replace('.md', ''));
    expect(
      pagesOf(book)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(files.sort());
    expect(book.chapters.length).toBeGreaterThan(3);
  });

  it('has the pages of the other language', async () => {
    const ids = async (of: 'pl' | 'en'): Promise<readonly string[]> => pagesOf(await loadBook(of)).map(({ id }) => id);
    expect(await ids(language)).toEqual(await ids(language === 'pl' ? 'en' : 'pl'));
  });

  it('names things of the window as the window does', async () => {
    const book = await loadBook(language);
    const known = new Set(textsOf(catalogues[language]));
    const named = pagesOf(book).flatMap(({ id, blocks }) =>
      blocks.flatMap(piecesOf).flatMap(({ kind, text }) => (kind === 'strong' ? [`${id}: ${text}`] : [])),
    );
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((name) => !known.has(name.replace(/^[^:]+: /, '')))).toEqual([]);
  });

  it('has every link lead to a page and a heading of it', async () => {
    const book = await loadBook(language);
    const links = pagesOf(book).flatMap(({ id, blocks }) =>
      blocks.flatMap(piecesOf).flatMap((piece) => (piece.kind === 'link' ? (placeOfLink(piece.to, id) ?? []) : [])),
    );
    expect(links.length).toBeGreaterThan(50);
    const lost = links.filter(({ page, anchor }) => {
      const isThere = pagesOf(book).some(({ id }) => id === page);
      return !isThere || (anchor !== null && !anchorsOf(book, page).includes(anchor));
    });
    expect(lost).toEqual([]);
  });

  it('has the entry of every failure, where the window looks for it', async () => {
    const book = await loadBook(language);
    const names = failureNames(language);
    const anchors = anchorsOf(book, 'failures');
    expect(failureKinds.filter((kind) => !anchors.includes(names[kind].anchor))).toEqual([]);
    expect(new Set(failureKinds.map((kind) => names[kind].name)).size).toBe(failureKinds.length);
  });

  it('has the pages that the window asks for', async () => {
    const ids = pagesOf(await loadBook(language)).map(({ id }) => id);
    expect([...asked, firstPage].filter((page) => !ids.includes(page))).toEqual([]);
  });

  it('says of failures and keys what the program says (npm run manual)', async () => {
    const folder = `docs/${language}`;
    const program = { failureGroups, failureNames, sentenceOf, words, listShortcuts } as unknown;
    const titleOf = (page: string): string => /^# (.*)/.exec(readFileSync(`${folder}/${page}.md`, 'utf8'))?.[1] ?? page;
    const made = {
      failures: failuresPage(program as Parameters<typeof failuresPage>[0], language, titleOf),
      keys: keysPage(program as Parameters<typeof keysPage>[0], language),
    };
    for (const [page, text] of Object.entries(made)) {
      const path = `${folder}/${page}.md`;
      expect(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')).toBe(await formatDocument(text));
    }
  });
});

it('a topic is a page and perhaps a heading of it; a link out of the help is none', () => {
  expect(placeOf('export')).toEqual({ page: 'export', anchor: null });
  expect(placeOf('failures#crm-nie-przyjął-klucza')).toEqual({ page: 'failures', anchor: 'crm-nie-przyjął-klucza' });
  expect(placeOfLink('export.md#kolumny', 'list')).toEqual({ page: 'export', anchor: 'kolumny' });
  expect(placeOfLink('#kolumny', 'list')).toEqual({ page: 'list', anchor: 'kolumny' });
  expect(placeOfLink('../command-line.md#verifying', 'list')).toBeNull();
});
