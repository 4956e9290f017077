import type { Attachment } from 'svelte/attachments';
import type { AnyWindow } from '../state/app/any-window';
import { menuFor, type Thing } from '../state/acts/thing-menu';
import type { MenuPlace } from '../state/common/opened-menu.svelte';

/** What of the window stands for a thing: told by what was clicked, or by what has the keyboard. */
type ThingOf = (target: Element, event: MouseEvent) => Thing | null;

/**
 * The other mouse button, Shift+F10 and the Menu key open the menu of the thing that an element stands for, or that `thingOf`
 * makes of what was clicked inside it. A field that is typed in, and text that is marked, keep the system's own menu. `keyboardAt`: where
 * the keyboard is in a widget that has the focus as a whole.
 */
export function menuOf(
  bench: AnyWindow,
  thingOf: ThingOf,
  keyboardAt: () => HTMLElement | null = () => null,
): Attachment<HTMLElement> {
  return (element) => {
    const open = (event: MouseEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element) || isOfSystem(target)) return;
      const thing = thingOf(target, event);
      if (thing === null) return;
      event.preventDefault();
      bench.menu.open(menuFor(bench, thing), placeOf(event, keyboardAt() ?? target));
    };
    element.addEventListener('contextmenu', open);
    return () => {
      element.removeEventListener('contextmenu', open);
    };
  };
}

/** True where the pointer asked for the menu (on macOS also with Ctrl), and not a key, of which Chromium says no button. */
export function isByPointer(event: MouseEvent): boolean {
  const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
  return event.button === 2 || event.ctrlKey || isTouch;
}

function placeOf(event: MouseEvent, target: Element): MenuPlace {
  if (!isByPointer(event) && target instanceof HTMLElement) return { kind: 'at', at: target };
  return { kind: 'point', x: event.clientX, y: event.clientY };
}

function isOfSystem(target: Element): boolean {
  if (target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), select, textarea')) return true;
  const marked = document.getSelection();
  return marked !== null && !marked.isCollapsed && marked.containsNode(target, true);
}
