import type { SampleDraftBlock, SampleDraftContent } from '../data/data';
import { hashText } from '../data/random';

/** A note in both of its forms. */
export interface NoteText {
  readonly plain: string;
  readonly draft: SampleDraftContent;
}

/**
 * A note out of lines in which `- ` and `1. ` begin a list's item, `**` stands around bold text and `⟦text→address⟧` is a link.
 * Offsets count UTF-16 units, as Draft.js does.
 */
export function draftOf(markup: string): NoteText {
  const entityMap: Record<string, SampleDraftContent['entityMap'][string]> = {};
  const blocks = markup.split('\n').map((line, number) => readBlock(line, number, entityMap));
  return { plain: blocks.map(({ text }) => text).join('\n'), draft: { blocks, entityMap } };
}

function readBlock(
  line: string,
  number: number,
  entityMap: Record<string, SampleDraftContent['entityMap'][string]>,
): SampleDraftBlock {
  const item = /^(- |\d+\. )/.exec(line);
  const type = item === null ? 'unstyled' : item[0] === '- ' ? 'unordered-list-item' : 'ordered-list-item';
  const inlineStyleRanges: { offset: number; length: number; style: string }[] = [];
  const entityRanges: { offset: number; length: number; key: number }[] = [];
  let text = '';
  for (const [whole, bold, label, url] of line
    .slice(item?.[0].length ?? 0)
    .matchAll(/\*\*([^*]+)\*\*|⟦([^→]*)→([^⟧]*)⟧|[^*⟦]+|./gu)) {
    const added = bold ?? label ?? whole;
    if (bold !== undefined) inlineStyleRanges.push({ offset: text.length, length: added.length, style: 'BOLD' });
    if (label !== undefined && url !== undefined) {
      const key = Object.keys(entityMap).length;
      entityMap[String(key)] = { type: 'LINK', mutability: 'MUTABLE', data: { url } };
      entityRanges.push({ offset: text.length, length: added.length, key });
    }
    text += added;
  }
  const key = (hashText(line, number) % 60_466_176).toString(36).padStart(5, '0');
  return { key, text, type, depth: 0, inlineStyleRanges, entityRanges, data: {} };
}
