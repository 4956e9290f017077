import type { Anchor, FoundInteraction } from '../../../preload/model';
import type { Viewport } from './viewport.svelte';

/** The row that holds the list where it is: the one asked about where it is in sight, else the first that is seen. */
export function anchorOf(
  view: Viewport,
  rowAt: (position: number) => FoundInteraction | undefined,
  reading: number | null,
): Anchor | null {
  const { firstSeen, rowHeight, top } = view;
  let anchor: Anchor | null = null;
  // The last one too where the edge cuts the first: that is where the keyboard is at the end of a list.
  for (let position = firstSeen; position === firstSeen || view.isSeen(position); position += 1) {
    const row = rowAt(position);
    if (row === undefined) continue;
    if (anchor === null || row.id === reading) anchor = { id: row.id, below: position * rowHeight - top };
    if (row.id === reading) break;
  }
  return anchor;
}
