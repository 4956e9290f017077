import type { NoteBlock } from '../../../preload/model';

/** Paragraphs of a note as they are laid out: neighbouring list items make one list. */
export type NotePart =
  | { readonly kind: 'paragraph'; readonly block: NoteBlock }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly NoteBlock[] };

/** Joins neighbouring list items of one type; every other block stands alone. */
export function notePartsOf(blocks: readonly NoteBlock[]): NotePart[] {
  const parts: NotePart[] = [];
  let items: NoteBlock[] = [];
  for (const block of blocks) {
    const isOrdered = block.type === 'ordered-list-item';
    const last = parts.at(-1);
    if (!isOrdered && block.type !== 'unordered-list-item') parts.push({ kind: 'paragraph', block });
    else if (last?.kind === 'list' && last.isOrdered === isOrdered) items.push(block);
    else parts.push({ kind: 'list', isOrdered, items: (items = [block]) });
  }
  return parts;
}
