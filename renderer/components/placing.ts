import type { MenuPlace } from '../state/common/opened-menu.svelte';

const marginPx = 8;

/** Puts a panel that is shown at a place of the window, as near to it as the window has room. */
export function placeInWindow(panel: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): void {
  const max = { x: innerWidth - panel.offsetWidth - marginPx, y: innerHeight - panel.offsetHeight - marginPx };
  panel.style.left = `${String(Math.max(marginPx, Math.min(x, max.x)))}px`;
  panel.style.top = `${String(Math.max(marginPx, Math.min(y, max.y)))}px`;
}

/** Whether a panel that begins at this height is in the window whole. */
export function fitsBelow(panel: HTMLElement, top: number): boolean {
  return top + panel.offsetHeight <= innerHeight - marginPx;
}

/** Puts a menu at a point, or under what it belongs to; above that where there is no room, and never beyond the window. */
export function placeMenu(menu: HTMLElement, place: MenuPlace): void {
  const { left, above, below } = edgesOf(place);
  const fits = fitsBelow(menu, below) || above - menu.offsetHeight < marginPx;
  placeInWindow(menu, { x: left, y: fits ? below : above - menu.offsetHeight });
}

const gapPx = 4;

function edgesOf(place: MenuPlace): { readonly left: number; readonly above: number; readonly below: number } {
  if (place.kind === 'point') return { left: place.x, above: place.y, below: place.y };
  // Words may be broken across lines: the menu belongs to the last of them.
  const rects = place.at.getClientRects();
  const { left, top, bottom } = rects[rects.length - 1] ?? place.at.getBoundingClientRect();
  return { left, above: top - gapPx, below: bottom + gapPx };
}
