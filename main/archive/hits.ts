import type { Term, TextRange } from '../../preload/model';
import { numbersIn, significantDigits, tokensOf, type Token } from './tokens';

/** The places of a text that the terms of a search matched, in order and without overlaps, on the original text. */
export function hitsIn(text: string, terms: readonly Term[]): TextRange[] {
  const wanted = terms.filter((term) => !term.excluded);
  if (text === '' || wanted.length === 0) return [];
  const tokens = tokensOf(text);
  return merge(wanted.flatMap((term) => [...wordHits(tokens, term), ...numberHits(text, term)]));
}

function wordHits(tokens: readonly Token[], term: Term): TextRange[] {
  const words = tokensOf(term.text).map((token) => token.text);
  const ranges: TextRange[] = [];
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    const fits = words.every((word, offset) => {
      const token = tokens[at + offset]?.text ?? '';
      return term.isPrefix && offset === words.length - 1 ? token.startsWith(word) : token === word;
    });
    const first = tokens[at];
    const last = tokens[at + words.length - 1];
    if (fits && first && last) ranges.push({ start: first.start, length: last.start + last.text.length - first.start });
  }
  return ranges;
}

function numberHits(text: string, term: Term): TextRange[] {
  if (term.kind !== 'number') return [];
  const digits = significantDigits(term.text);
  return numbersIn(text)
    .filter((number) => number.digits.endsWith(digits))
    .map(({ start, length }) => ({ start, length }));
}

function merge(ranges: TextRange[]): TextRange[] {
  ranges.sort((a, b) => a.start - b.start || b.length - a.length);
  const merged: TextRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last === undefined || range.start >= last.start + last.length) merged.push(range);
    else
      merged[merged.length - 1] = {
        start: last.start,
        length: Math.max(last.length, range.start + range.length - last.start),
      };
  }
  return merged;
}
