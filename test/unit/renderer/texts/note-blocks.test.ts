import { describe, expect, it } from 'vitest';
import type { NoteBlock } from '../../../../preload/model';
import { notePartsOf } from '../../../../renderer/state/texts/note-blocks';

const block = (type: string, text: string): NoteBlock => ({
  type,
  text,
  depth: 0,
  marker: null,
  embedded: null,
  styles: [],
  links: [],
  hits: [],
  entities: [],
});

describe('note-blocks', () => {
  it('joins neighbouring items of one kind of list, and nothing else', () => {
    const parts = notePartsOf([
      block('unstyled', 'a'),
      block('unordered-list-item', 'b'),
      block('unordered-list-item', 'c'),
      block('ordered-list-item', 'd'),
      block('header-two', 'e'),
      block('unordered-list-item', 'f'),
    ]);
    const said = parts.map((part) =>
      part.kind === 'list'
        ? `${part.isOrdered ? 'ol' : 'ul'}:${part.items.map(({ text }) => text).join('')}`
        : part.block.text,
    );
    expect(said).toEqual(['a', 'ul:bc', 'ol:d', 'e', 'ul:f']);
  });
});
