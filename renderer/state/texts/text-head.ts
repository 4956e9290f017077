import type { NoteBlock, TextRange } from '../../../preload/model';

/** The beginning of a text, and what is left out of it; null for nothing. */
export interface TextHead {
  readonly blocks: readonly NoteBlock[];
  readonly left: { readonly hits: number } | null;
}

/** So much is laid out at first: some pages of paper. Tens of thousands of pieces of a page would take seconds. */
const maxUnits = 10_000;
const maxBlocks = 200;

/** The beginning of a note or an SMS, as much as is laid out at once; the last paragraph is cut between two letters. */
export function headOf(blocks: readonly NoteBlock[]): TextHead {
  const shown: NoteBlock[] = [];
  let room = maxUnits;
  for (const block of blocks) {
    if (room <= 0 || shown.length === maxBlocks) break;
    shown.push(block.text.length > room ? beginningOf(block, room) : block);
    room -= block.text.length;
  }
  const isWhole = shown.length === blocks.length && shown.at(-1)?.text === blocks.at(-1)?.text;
  return { blocks: shown, left: isWhole ? null : { hits: hitsOf(blocks) - hitsOf(shown) } };
}

function beginningOf(block: NoteBlock, max: number): NoteBlock {
  const isPair = (block.text.codePointAt(max - 1) ?? 0) > 0xffff;
  const end = isPair ? max - 1 : max;
  const within = <Range extends TextRange>(ranges: readonly Range[]): Range[] =>
    ranges.filter(({ start, length }) => start + length <= end);
  return {
    ...block,
    text: block.text.slice(0, end),
    styles: block.styles
      .filter(({ start }) => start < end)
      .map((range) => ({ ...range, length: Math.min(range.length, end - range.start) })),
    links: within(block.links),
    hits: within(block.hits),
    entities: within(block.entities),
  };
}

function hitsOf(blocks: readonly NoteBlock[]): number {
  let count = 0;
  for (const { hits, links } of blocks) {
    count += hits.length;
    for (const link of links) count += link.hits.length;
  }
  return count;
}
