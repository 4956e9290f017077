import type { Language } from '../../../preload/model';

/** A page of the help, as build/help reads it from docs/pl and docs/en. */
export interface HelpPage {
  /** The name of its file: the same in both languages. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly HelpBlock[];
}

export type HelpBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly anchor: string; readonly text: HelpText }
  | { readonly kind: 'paragraph'; readonly text: HelpText }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly HelpBlock[])[] }
  | { readonly kind: 'table'; readonly head: readonly HelpText[]; readonly rows: readonly (readonly HelpText[])[] }
  | { readonly kind: 'code'; readonly text: string };

export type HelpText = readonly HelpPiece[];

/** `strong`: the name of something in the window, just as it stands there. `code`: what is typed, or a file. */
export type HelpPiece =
  | { readonly kind: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

/** The help in one language: its first page says which others there are, and in which order. */
export interface HelpBook {
  readonly language: Language;
  readonly first: HelpPage;
  readonly chapters: readonly HelpChapter[];
}

export interface HelpChapter {
  readonly title: string;
  readonly pages: readonly HelpPage[];
}

/** A place in the help: a page, and a heading on it. */
export interface HelpPlace {
  readonly page: string;
  readonly anchor: string | null;
}

/** The id of the first page. */
export const firstPage = 'README';

/** `searching#days-in-words` as a place. */
export function placeOf(topic: string): HelpPlace {
  const [page = '', anchor = ''] = topic.split('#');
  return { page, anchor: anchor === '' ? null : anchor };
}

/** Where a link on a page leads; null where it leads out of the help. */
export function placeOfLink(to: string, page: string): HelpPlace | null {
  const [, file, anchor] = /^(?:([\w-]+)\.md)?(?:#(.+))?$/.exec(to) ?? [];
  if (file === undefined && anchor === undefined) return null;
  return { page: file ?? page, anchor: anchor ?? null };
}

/** The text alone, without what it is drawn as. */
export function plainText(text: HelpText): string {
  return text.map((piece) => piece.text).join('');
}

/** All pages, in the order of the contents. */
export function pagesOf({ first, chapters }: HelpBook): readonly HelpPage[] {
  return [first, ...chapters.flatMap(({ pages }) => pages)];
}

/** Puts a book together out of its pages by their files' names: a heading of the first page begins a chapter, its links are the pages. */
export function bookOf(language: Language, files: Readonly<Record<string, Omit<HelpPage, 'id'>>>): HelpBook {
  const pages = new Map(
    Object.entries(files).map(([path, page]) => {
      const id = /([^/]+)\.md$/.exec(path)?.[1] ?? path;
      return [id, { id, ...page }] as const;
    }),
  );
  const first = pages.get(firstPage);
  if (first === undefined) throw new Error('The help has no first page.');
  const chapters: { title: string; pages: HelpPage[] }[] = [];
  for (const block of first.blocks) {
    if (block.kind === 'heading') chapters.push({ title: plainText(block.text), pages: [] });
    for (const { page } of linksOf(block, firstPage)) {
      const linked = pages.get(page);
      if (linked !== undefined) chapters.at(-1)?.pages.push(linked);
    }
  }
  return { language, first, chapters: chapters.filter((chapter) => chapter.pages.length > 0) };
}

function linksOf(block: HelpBlock, page: string): readonly HelpPlace[] {
  if (block.kind === 'list') return block.items.flat().flatMap((inner) => linksOf(inner, page));
  if (block.kind !== 'paragraph') return [];
  return block.text.flatMap((piece) => (piece.kind === 'link' ? (placeOfLink(piece.to, page) ?? []) : []));
}
