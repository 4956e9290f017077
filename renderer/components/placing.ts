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
