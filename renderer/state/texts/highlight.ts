import type { TextRange } from '../../../preload/model';

/** A stretch of text, marked as hit or not. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** Cuts a text at its hits. Ranges may overlap, touch, come in any order or reach beyond the text. */
export function piecesOf(text: string, hits: readonly TextRange[]): Piece[] {
  return cut(text, [hits]).map(({ text: part, inside }) => ({ text: part, isHit: inside[0] ?? false }));
}

/** How far into a row's text its first hit may begin, and how much stands before it when the text is cut. */
const hitSeenWithin = 10;
const wordsBefore = 8;

/** A text for a narrow row: begun shortly before its first hit, so that the hit is seen, and at a word where there is one. */
export function nearHit(text: string, hits: readonly TextRange[]): { text: string; hits: readonly TextRange[] } {
  const first = hits.reduce((min, { start }) => Math.min(min, start), Infinity);
  if (hits.length === 0 || first <= hitSeenWithin) return { text, hits };
  const space = text.indexOf(' ', first - wordsBefore);
  const begin = space === -1 || space >= first ? first : space + 1;
  return {
    text: `…${text.slice(begin)}`,
    hits: hits.map(({ start, length }) => ({ start: start - begin + 1, length })),
  };
}

/** A stretch of text and, for each list of ranges, whether it lies inside one of them. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
  readonly inside: readonly boolean[];
}

/** Cuts a text wherever any range of any list begins or ends. */
export function cut(text: string, lists: readonly (readonly TextRange[])[]): Stretch[] {
  const edges = new Set([0, text.length]);
  for (const ranges of lists) {
    for (const { start, length } of ranges) {
      edges.add(within(start, text.length));
      edges.add(within(start + length, text.length));
    }
  }
  const ordered = [...edges].sort((a, b) => a - b);
  const covered = lists.map(coverage);
  return ordered.slice(0, -1).map((start, index) => ({
    start,
    text: text.slice(start, ordered[index + 1]),
    inside: covered.map((covers) => covers(start)),
  }));
}

/** Whether a range covers the character at a position; to be asked for positions in order, so that each range is looked at once. */
function coverage(ranges: readonly TextRange[]): (position: number) => boolean {
  const ordered = [...ranges].sort((a, b) => a.start - b.start);
  let [at, end] = [0, -Infinity];
  return (position) => {
    for (let next = ordered[at]; next !== undefined && next.start <= position; next = ordered[at]) {
      end = Math.max(end, next.start + next.length);
      at += 1;
    }
    return position < end;
  };
}

function within(position: number, length: number): number {
  return Math.min(Math.max(0, position), length);
}
