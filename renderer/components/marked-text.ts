import type { Attachment } from 'svelte/attachments';
import type { TextRange } from '../../preload/model';
import { piecesOf } from '../state/texts/highlight';

/** Writes a text with its hits into an element of a row. Elsewhere `Marked` does; rows are too many for a component a text. */
export function markedText(text: string, hits: readonly TextRange[]): Attachment<HTMLElement> {
  return (element) => {
    element.textContent = hits.length === 0 ? text : '';
    if (hits.length === 0) return;
    for (const piece of piecesOf(text, hits)) element.append(piece.isHit ? mark(piece.text) : piece.text);
  };
}

function mark(text: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
}
