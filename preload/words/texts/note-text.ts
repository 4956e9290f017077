import { addressText, saysAddress } from '../../addresses/address';
import type { NoteBlock, NoteLink } from '../../model';
import type { Words } from '../words';

/** What of a paragraph is written out. */
export type WrittenBlock = Pick<NoteBlock, 'text' | 'depth' | 'marker' | 'embedded'> & {
  readonly links: readonly Pick<NoteLink, 'start' | 'length' | 'url'>[];
};

/**
 * A paragraph of a note as it is copied and exported: its place in a list before it, the addresses of its links after their
 * words, what is embedded by name; `t` null for the archive's own words.
 */
export function blockText(block: WrittenBlock, t: Words | null): string {
  const { depth, marker, embedded, text } = block;
  if (embedded !== null) return embeddedText(embedded, text, t);
  const line = withAddresses(block);
  return marker === null ? line : `${'  '.repeat(depth)}${marker} ${line}`;
}

function embeddedText(embedded: 'image' | 'other', name: string, t: Words | null): string {
  if (t === null) return name === '' ? `[${embedded}]` : `[${embedded}: ${name}]`;
  const kind = t(embedded === 'image' ? 'record.imageInText' : 'record.embeddedInText');
  return name === '' ? `[${kind}]` : `[${kind}: ${name}]`;
}

function withAddresses({ text, links }: WrittenBlock): string {
  if (links.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, length, url } of [...links].sort((a, b) => a.start + a.length - b.start - b.length)) {
    const end = start + length;
    parts.push(text.slice(at, end));
    if (!saysAddress(text.slice(start, end), url)) parts.push(` (${addressText(url)})`);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
