import { basename, dirname } from 'node:path';
import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { actNames, acts, piecesOf, type ActMenu, type ActName, type Keys } from '../../preload/acts';
import type { RecentBackup } from '../../preload/desktop/backup';
import type { Words } from '../../preload/words/words';

type Item = MenuItemConstructorOptions;

/** The latest backups, each of which can be restored. */
interface OfferedBackups {
  readonly recent: readonly RecentBackup[];
  readonly restore: (path: string) => void;
}

/**
 * The application's menu, in the person's language: on macOS at the top of the screen, where copy and paste work through it;
 * elsewhere it comes with the Alt key. `command` is told which act the window is to do.
 */
export function setMenu(t: Words, command: (act: ActName) => void, backups: OfferedBackups): void {
  const onMac = process.platform === 'darwin';
  const does = (act: ActName): Item => ({
    id: act,
    label: t(`acts.${act}.name`),
    enabled: !lacking.has(act),
    ...shownKeys(acts[act].keys?.[0]),
    click: () => {
      command(act);
    },
  });
  const offered = (menu: ActMenu): Item[] => itemsOf(menu, does, onMac);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(onMac ? [applicationMenu(t, does)] : []),
      fileMenu(t, [...offered('file'), backupsMenu(t, backups)], onMac),
      {
        label: t('menu.edit'),
        // In a field they are the field's own: the window knows.
        submenu: [does('undo'), does('redo'), separator, ...clipboardItems(t), separator, ...offered('edit')],
      },
      {
        label: t('menu.view'),
        submenu: [...offered('view'), separator, { role: 'togglefullscreen', label: t('menu.fullScreen') }],
      },
      ...(onMac ? [windowMenu(t)] : []),
      { role: 'help', label: t('menu.help'), submenu: offered('help') },
    ]),
  );
}

/** The acts that cannot be done now; a menu in another language has them grey as well. */
let lacking: ReadonlySet<ActName> = new Set();

/** Greys the acts of the application's menu that cannot be done now, and no others. */
export function greyActs(acts: readonly ActName[]): void {
  lacking = new Set(acts);
  const menu = Menu.getApplicationMenu();
  for (const name of actNames) {
    const item = menu?.getMenuItemById(name);
    if (item != null) item.enabled = !lacking.has(name);
  }
}

/** The acts of a menu, with a line between those of two groups. */
function itemsOf(menu: ActMenu, does: Does, onMac: boolean): Item[] {
  // On macOS settings stand in the program's own menu.
  const offered = actNames.filter((name) => acts[name].menu === menu && !(onMac && name === 'settings'));
  return offered.flatMap((name, at) => {
    const before = offered[at - 1];
    const isOfAnother = before !== undefined && acts[before].group !== acts[name].group;
    return isOfAnother ? [separator, does(name)] : [does(name)];
  });
}

/** The page hears its own shortcuts; here they are only shown. (macOS asks the page first in any case.) */
function shownKeys(keys: Keys | undefined): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  if (keys === undefined) return {};
  const { held, key } = piecesOf(keys);
  // A letter alone would be taken from those who type.
  if (held === '' && key.length === 1) return {};
  const shown = [held.replace('Ctrl', 'CmdOrCtrl'), key === '+' ? 'Plus' : key].filter((each) => each !== '');
  return { accelerator: shown.join('+'), registerAccelerator: false };
}

/** The menu of a right click: on a field the editing, on a marked text its copy, elsewhere nothing. */
export function offerContextMenu(window: BrowserWindow, words: () => Words): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const t = words();
    const isEnabled: Readonly<Partial<Record<NonNullable<Item['role']>, boolean>>> = {
      undo: editFlags.canUndo,
      redo: editFlags.canRedo,
      cut: editFlags.canCut,
      copy: editFlags.canCopy,
      paste: editFlags.canPaste,
      selectAll: editFlags.canSelectAll,
    };
    const items = isEditable ? editItems(t) : selectionText.trim() === '' ? [] : [edits(t, 'copy')];
    if (items.length === 0) return;
    const able = items.map((item) => ({ ...item, enabled: item.role === undefined || isEnabled[item.role] !== false }));
    Menu.buildFromTemplate(able).popup({ window });
  });
}

type Does = (act: ActName) => Item;

const separator: Item = { type: 'separator' };

function edits(t: Words, role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll'): Item {
  return { role, label: t(`menu.${role}`) };
}

function editItems(t: Words): Item[] {
  return [edits(t, 'undo'), edits(t, 'redo'), separator, ...clipboardItems(t)];
}

function clipboardItems(t: Words): Item[] {
  return [edits(t, 'cut'), edits(t, 'copy'), edits(t, 'paste'), separator, edits(t, 'selectAll')];
}

function applicationMenu(t: Words, does: Does): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: t('menu.about') },
      separator,
      does('settings'),
      separator,
      { role: 'hide', label: t('menu.hide') },
      { role: 'hideOthers', label: t('menu.hideOthers') },
      { role: 'unhide', label: t('menu.showAll') },
      separator,
      { role: 'quit', label: t('menu.quit') },
    ],
  };
}

function fileMenu(t: Words, offered: Item[], onMac: boolean): Item {
  const last: Item = onMac ? { role: 'close', label: t('menu.close') } : { role: 'quit', label: t('menu.quit') };
  return { label: t('menu.file'), submenu: [...offered, separator, last] };
}

/** A backup that is away is grey. */
function backupsMenu(t: Words, { recent, restore }: OfferedBackups): Item {
  return {
    id: 'recentBackups',
    label: t('menu.recentBackups'),
    enabled: recent.length > 0,
    submenu: recent.map(({ path, isThere }) => ({
      // A sign of that kind would underline the next letter.
      label: `${basename(path)} (${dirname(path)})`.replaceAll('&', '&&'),
      enabled: isThere,
      click: () => {
        restore(path);
      },
    })),
  };
}

function windowMenu(t: Words): Item {
  return {
    role: 'windowMenu',
    label: t('menu.window'),
    submenu: [
      { role: 'minimize', label: t('menu.minimize') },
      { role: 'zoom', label: t('menu.zoom') },
      separator,
      { role: 'front', label: t('menu.front') },
    ],
  };
}
