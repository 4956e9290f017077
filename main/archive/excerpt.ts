import type { Excerpt, Term } from '../../preload/model';
import { hitsIn } from './hits';

/** How much of a text stands before the first hit of an excerpt, and how long an excerpt is, in UTF-16 units. */
const lead = 40;
const longest = 240;

/** A text of a record that an excerpt may be cut from. */
export interface ExcerptSource {
  readonly source: Excerpt['source'];
  readonly text: string;
}

/** The first text that was hit, else the first there is, cut so that its first hit is in sight; null without texts. */
export function excerptOf(texts: readonly ExcerptSource[], terms: readonly Term[]): Excerpt | null {
  const filled = texts.filter((candidate) => candidate.text.trim() !== '');
  const shown = filled.find((candidate) => hitsIn(candidate.text, terms).length > 0) ?? filled[0];
  return shown === undefined ? null : cut(shown, terms);
}

function cut({ source, text }: ExcerptSource, terms: readonly Term[]): Excerpt {
  const hits = hitsIn(text, terms);
  const first = hits[0]?.start ?? 0;
  const from = first > lead * 2 ? wordStart(text, first - lead) : 0;
  const before = from > 0 ? '…' : '';
  const piece = text.slice(from, from + longest);
  return {
    source,
    // One line: each line end becomes a space, one unit for one, so that the hits stay in place.
    text: before + piece.replaceAll(/[\r\n\t]/g, ' ') + (from + longest < text.length ? '…' : ''),
    hits: hits
      .filter((range) => range.start >= from && range.start + range.length <= from + piece.length)
      .map((range) => ({ start: range.start - from + before.length, length: range.length })),
  };
}

/** The beginning of the word at or before a place, so that an excerpt does not begin within one. */
function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > at - lead ? space + 1 : at;
}
