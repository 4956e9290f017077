import { chordOf, type Chord } from '../state/common/chord';

/** Whether this computer's keyboard has Command in the place of Ctrl. */
export const onMac = navigator.userAgent.includes('Macintosh');

const typedIn = 'input:not([type="checkbox"], [type="radio"], [type="range"]), select, textarea';

/** True where what is pressed is typed: a field or a choice that takes letters. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  return target instanceof HTMLElement && target.matches(typedIn);
}

/** With which other keys a key was pressed, on this computer and in this place. */
export function chord(event: KeyboardEvent): Chord {
  return chordOf(event, { onMac, isTyping: isTyping(event) });
}

/** True where a field has the keyboard: undo and redo are its own then. */
export function isInField(): boolean {
  return document.activeElement?.matches(typedIn) ?? false;
}
