import { normalise } from '../../../preload/letters/normalise';
import type { TextRange } from '../../../preload/model';
import { pagesOf, plainText, type HelpBlock, type HelpBook, type HelpPlace } from './help-page';

/** What a heading of a page stands above, as search reads it. */
interface Section {
  readonly place: HelpPlace;
  readonly pageTitle: string;
  readonly heading: string;
  readonly text: string;
  readonly words: {
    readonly title: readonly Word[];
    readonly heading: readonly Word[];
    readonly text: readonly Word[];
  };
}

/** A word with its place in its text. */
interface Word extends TextRange {
  readonly folded: string;
}

/** A section that has what was searched for, with the beginning of its text that shows it. */
export interface HelpHit {
  readonly place: HelpPlace;
  readonly pageTitle: string;
  readonly heading: string;
  readonly excerpt: string;
}

/** More is not looked through. */
const maxHits = 40;
/** Shorter words ("jak", "the") say nothing alone. */
const minMeaning = 4;
/** How well a word fits what was typed. */
const fits = { not: 0, inflected: 1, begun: 2, whole: 3 } as const;
/** How much it counts where it stands. */
const weights = { title: 6, heading: 8, text: 1 } as const;

/** The sections of a book, read once for all searches. */
export class HelpIndex {
  readonly #sections: readonly Section[];

  constructor(book: HelpBook) {
    this.#sections = pagesOf(book)
      .slice(1)
      .flatMap(({ id, title, blocks }) => sectionsOf(id, title, blocks));
  }

  /** The sections with most of the typed words, the best first: letters without marks and case, beginnings, inflected forms. */
  search(typed: string): readonly HelpHit[] {
    const asked = askedWords(typed);
    if (asked.length === 0) return [];
    const found = this.#sections
      .map((section) => ({ section, ...scoreOf(section, asked) }))
      .filter(({ met }) => met > 0)
      .sort((one, other) => other.met - one.met || other.score - one.score);
    const most = found[0]?.met ?? 0;
    return found
      .filter(({ met }) => met === most)
      .slice(0, maxHits)
      .map(({ section }) => hitOf(section, asked));
  }
}

/** Where a text has a word that was typed. */
export function helpHits(text: string, typed: string): readonly TextRange[] {
  return hitsOf(wordsOf(text), askedWords(typed));
}

function askedWords(typed: string): readonly string[] {
  const words = [...new Set(wordsOf(typed).map(({ folded }) => folded))];
  const meaning = words.filter((word, at) => word.length >= minMeaning || at === words.length - 1);
  return words.length > 1 && meaning.length > 0 ? meaning : words;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    length: word.length,
    folded: normalise(word),
  }));
}

function hitsOf(words: readonly Word[], asked: readonly string[]): readonly TextRange[] {
  return words.filter(({ folded }) => asked.some((each) => fitOf(folded, each) !== fits.not));
}

function scoreOf({ words }: Section, asked: readonly string[]): { readonly met: number; readonly score: number } {
  const best = (among: readonly Word[], each: string): number =>
    among.reduce<number>((most, { folded }) => Math.max(most, fitOf(folded, each)), fits.not);
  const scores = asked.map(
    (each) =>
      best(words.title, each) * weights.title +
      best(words.heading, each) * weights.heading +
      best(words.text, each) * weights.text,
  );
  return { met: scores.filter((score) => score > 0).length, score: scores.reduce((sum, score) => sum + score, 0) };
}

function fitOf(word: string, asked: string): number {
  if (word === asked) return fits.whole;
  if (word.startsWith(asked)) return fits.begun;
  return isForm(word, asked) ? fits.inflected : fits.not;
}

/** So many letters are the same in all forms of a word, at least. */
const minStem = 4;
/** So many at the end of a word change with its case, number or person. */
const maxEnding = 4;

/** `faktury` for `faktura`, `drukowanie` for `drukować`: the same beginning, and short ends. */
function isForm(word: string, asked: string): boolean {
  const stem = Math.max(minStem, asked.length - 3);
  if (asked.length <= minStem || !word.startsWith(asked.slice(0, stem))) return false;
  let same = stem;
  while (same < asked.length && asked[same] === word[same]) same += 1;
  return word.length - same <= maxEnding;
}

function sectionsOf(page: string, title: string, blocks: readonly HelpBlock[]): readonly Section[] {
  const parts: { anchor: string | null; heading: string; texts: string[] }[] = [
    { anchor: null, heading: title, texts: [] },
  ];
  for (const block of blocks) {
    if (block.kind === 'heading') parts.push({ anchor: block.anchor, heading: plainText(block.text), texts: [] });
    else parts.at(-1)?.texts.push(...textsOf(block));
  }
  return parts
    .filter(({ anchor, texts }) => anchor === null || texts.length > 0)
    .map(({ anchor, heading, texts }) => {
      const text = texts.join(' ');
      return {
        place: { page, anchor },
        pageTitle: title,
        heading,
        text,
        words: { title: wordsOf(title), heading: wordsOf(heading), text: wordsOf(text) },
      };
    });
}

function textsOf(block: HelpBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [plainText(block.text)];
    case 'list':
      return block.items.flat().flatMap(textsOf);
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainText).join(': '));
    case 'code':
      return [block.text];
  }
}

/** So much of a text is shown of a hit, beginning so much before it. */
const excerptLength = 150;
const wordsBefore = 40;

function hitOf({ place, pageTitle, heading, text, words }: Section, asked: readonly string[]): HelpHit {
  const first = hitsOf(words.text, asked)[0]?.start ?? 0;
  const begin = first <= wordsBefore ? 0 : text.indexOf(' ', first - wordsBefore) + 1;
  const end = text.length - begin <= excerptLength ? text.length : text.lastIndexOf(' ', begin + excerptLength);
  const excerpt = `${begin > 0 ? '…' : ''}${text.slice(begin, end)}${end < text.length ? '…' : ''}`;
  return { place, pageTitle, heading, excerpt };
}
