import { actNames, acts, piecesOf, type ActGroup, type Keys } from '../../../preload/acts';
import type { Words } from '../../../preload/words/words';

/** A shortcut as it is listed: what it does, and the ways to do it; each way is keys pressed together. */
export interface ListedShortcut {
  readonly name: string;
  readonly ways: readonly (readonly string[])[];
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly ListedShortcut[];
}

/** How keys are called: the catalogue, and the computer on which they are pressed. */
interface Keyboard {
  readonly t: Words;
  readonly onMac: boolean;
}

/** Groups in the order of the list; their own keys, which are no acts, stand before the acts or after them. */
const order = [
  { group: 'searching', isOwnFirst: false },
  { group: 'list', isOwnFirst: true },
  { group: 'selecting', isOwnFirst: true },
  { group: 'history', isOwnFirst: true },
  { group: 'window', isOwnFirst: false },
] as const satisfies readonly { readonly group: ActGroup; readonly isOwnFirst: boolean }[];

/** Every shortcut of the window, in groups. */
export function listShortcuts(keyboard: Keyboard): readonly ShortcutGroup[] {
  return order.map(({ group, isOwnFirst }) => {
    const own = ownKeys(keyboard)[group];
    const ofActs = shortcutsOfActs(group, keyboard);
    const shortcuts = isOwnFirst ? [...own, ...ofActs] : [...ofActs, ...own];
    return { title: keyboard.t(`shortcuts.groups.${group}`), shortcuts };
  });
}

/** Keys as they stand on the keyboard, one by one. */
export function nameKeys(keys: Keys, { t, onMac }: Keyboard): readonly string[] {
  const { held, key } = piecesOf(keys);
  const names: Readonly<Record<string, string>> = {
    Ctrl: onMac ? '⌘' : t('shortcuts.keyCtrl'),
    Shift: t('shortcuts.keyShift'),
    Space: t('shortcuts.keySpace'),
    Delete: t('saved.keyDelete'),
    Left: '←',
    Right: '→',
    Up: '↑',
    Down: '↓',
    Escape: 'Esc',
    '-': '−',
  };
  return [...held.split('+'), key].filter((each) => each !== '').map((each) => names[each] ?? each);
}

function shortcutsOfActs(group: ActGroup, keyboard: Keyboard): readonly ListedShortcut[] {
  return actNames.flatMap((act) => {
    const { keys = [], group: itsGroup } = acts[act];
    if (itsGroup !== group || keys.length === 0) return [];
    return { name: keyboard.t(`acts.${act}.name`), ways: keys.map((each) => nameKeys(each, keyboard)) };
  });
}

/** The keys of lists, fields and bars, which move in them. */
function ownKeys(keyboard: Keyboard): Readonly<Record<ActGroup, readonly ListedShortcut[]>> {
  const { t } = keyboard;
  const [shift] = nameKeys('Shift+Left', keyboard);
  const either = (held: string | undefined, one: string, other: string): string[][] =>
    [one, other].map((key) => [held ?? '', key]);
  return {
    searching: [
      { name: t('shortcuts.moveSaved'), ways: either('Alt', '↑', '↓') },
      { name: t('shortcuts.bars'), ways: either(shift, '←', '→') },
    ],
    list: [
      { name: t('shortcuts.move'), ways: [['↑'], ['↓']] },
      { name: t('shortcuts.page'), ways: [['PageUp'], ['PageDown']] },
      { name: t('shortcuts.ends'), ways: [['Home'], ['End']] },
      { name: t('shortcuts.escape'), ways: [['Esc']] },
    ],
    selecting: [
      { name: t('shortcuts.select'), ways: [[t('shortcuts.keySpace')]] },
      { name: t('shortcuts.extend'), ways: either(shift, '↑', '↓') },
    ],
    history: [
      { name: t('shortcuts.hits'), ways: [[shift ?? '', 'N'], ['N']] },
      { name: t('shortcuts.day'), ways: [['D']] },
    ],
    window: [
      { name: t('shortcuts.columnsMove'), ways: either('Alt', '↑', '↓') },
      { name: t('shortcuts.columnsWidth'), ways: either('Alt', '←', '→') },
    ],
  };
}
