import type { Attachment } from 'svelte/attachments';
import type { TextRange } from '../../preload/model';
import { piecesOf } from '../state/highlight';

/** Writes a text with its hits into an element of a row. Elsewhere `Marked` does; rows are too many for a component a text. */
export function markedText(text: string, hits: readonly TextRange[]): Attachment<HTMLElement> {
  return (element) => {
    if (hits.length === 0) element.textContent = text;
    else element.replaceChildren(...piecesOf(text, hits).map((piece) => (piece.isHit ? mark(piece.text) : piece.text)));
  };
}

function mark(text: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
}
