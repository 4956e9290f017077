import { actNames, acts, type ActName } from '../../../preload/acts';
import type { Chord } from '../common/chord';

/** A key press as the window gets it. */
interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
}

const heardByWindow = new Map<string, ActName>(
  actNames
    .filter((name) => acts[name].heardBy === undefined)
    .flatMap((name) =>
      [...(acts[name].keys ?? []), ...(acts[name].moreKeys ?? [])].map((keys) => [keys, name] as const),
    ),
);
/** What was typed is undone by its field. */
const keysOfFields = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z']);

/** The act that a key means wherever the keyboard is; null where it means none, or is typed into a field. */
export function actOfKey(press: Press, chord: Chord, isTyping: boolean): ActName | null {
  const isSign = press.key.length === 1;
  const held = heldBy(chord, press.shiftKey && !isSign);
  if (held === null || (isTyping && held === '' && isSign)) return null;
  const keys = `${held}${isSign ? press.key.toUpperCase() : press.key.replace(/^Arrow/, '')}`;
  return isTyping && keysOfFields.has(keys) ? null : (heardByWindow.get(keys) ?? null);
}

function heldBy(chord: Chord, isShift: boolean): string | null {
  switch (chord) {
    case 'alone':
      return isShift ? 'Shift+' : '';
    case 'main':
      return 'Ctrl+';
    case 'mainShift':
      return 'Ctrl+Shift+';
    case 'alt':
      return 'Alt+';
    case 'text':
      return null;
  }
}
