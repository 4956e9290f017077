/** What of a key press says which keys were held. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(key: 'AltGraph'): boolean;
}

/**
 * With what a key was pressed: alone (or with Shift), with Ctrl (on macOS Command), that and Shift, or Alt. `text`: it is no
 * shortcut, it writes a sign or moves within a text.
 */
export type Chord = 'alone' | 'main' | 'mainShift' | 'alt' | 'text';

/**
 * Windows reports AltGr as Ctrl and Alt, and Polish letters and brackets are written with it. On macOS Ctrl with a letter
 * and Option with an arrow move the cursor of a text field.
 */
export function chordOf(press: KeyPress, where: { readonly onMac: boolean; readonly isTyping: boolean }): Chord {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  if (press.getModifierState('AltGraph') || (ctrlKey && altKey)) return 'text';
  if (where.onMac && (ctrlKey || (altKey && where.isTyping))) return 'text';
  const isMain = where.onMac ? metaKey : ctrlKey;
  if (isMain) return altKey ? 'text' : shiftKey ? 'mainShift' : 'main';
  if (metaKey) return 'text';
  return altKey ? 'alt' : 'alone';
}
