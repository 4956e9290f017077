import type { Excerpt, SearchField, TermGroup, TextRange } from '../../../preload/model';
import { hitsIn, type HitOptions } from './hits';

/** How much of a text stands before the first hit of an excerpt, and how long an excerpt is, in UTF-16 units. */
const lead = 40;
const maxLength = 240;

/** A text of a record that an excerpt may be cut from. */
export interface ExcerptSource<Source extends SearchField = Excerpt['source']> {
  readonly source: Source;
  readonly text: string;
}

/** A piece of it with the ranges that matched the search. */
interface Cut<Source extends SearchField> extends ExcerptSource<Source> {
  readonly hits: readonly TextRange[];
}

/** The first text that was hit, else the first there is, cut so that its first hit is in sight; null without texts. */
export function excerptOf<Source extends SearchField>(
  sources: readonly ExcerptSource<Source>[],
  groups: readonly TermGroup[],
  options: HitOptions,
): Cut<Source> | null {
  const filled = sources.filter((candidate) => candidate.text.trim() !== '');
  for (const candidate of filled) {
    const hits = hitsIn(candidate.text, groups, candidate.source, options);
    if (hits.length > 0) return cut(candidate, hits);
  }
  return filled[0] === undefined ? null : cut(filled[0], []);
}

function cut<Source extends SearchField>(
  { source, text }: ExcerptSource<Source>,
  hits: readonly TextRange[],
): Cut<Source> {
  return { source, ...cutAround(text, hits) };
}

/** A piece of a text around the first of some places in it, which are in order; in one line. */
export function cutAround(text: string, hits: readonly TextRange[]): Pick<Cut<SearchField>, 'text' | 'hits'> {
  const first = hits[0]?.start ?? 0;
  const from = first > lead * 2 ? wordStart(text, first - lead) : 0;
  const end = characterStart(text, Math.min(text.length, from + maxLength));
  const before = from > 0 ? '…' : '';
  return {
    // One line: each line end becomes a space, one unit for one, so that the hits stay in place.
    text: before + text.slice(from, end).replaceAll(/[\r\n\t]/g, ' ') + (end < text.length ? '…' : ''),
    hits: hits
      .filter((range) => range.start >= from && range.start < end)
      .map((range) => ({
        start: range.start - from + before.length,
        length: Math.min(range.length, end - range.start),
      })),
  };
}

/** The beginning of the word at or before a place, so that an excerpt does not begin within one. */
function wordStart(text: string, at: number): number {
  for (let start = at; start > at - lead; start -= 1) if (/\s/.test(text.charAt(start))) return start + 1;
  return characterStart(text, at);
}

/** The place, or the one before it where it would cut a pair of surrogates. */
function characterStart(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
