import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { WindowCommand } from '../../preload/contract';
import type { ZoomStep } from '../../preload/model';
import type { Words } from '../../preload/words/words';

type Item = MenuItemConstructorOptions;

/**
 * The application's menu, in the person's language: on macOS at the top of the screen, where copy and paste work through it;
 * elsewhere it comes with the Alt key. `command` is told what the window is to do, `turn` how large the page is to be.
 */
export function setMenu(t: Words, command: (command: WindowCommand) => void, turn: (step: ZoomStep) => void): void {
  const onMac = process.platform === 'darwin';
  const does = (name: WindowCommand, accelerator?: string): Item => ({
    label: t(`menu.${name}`),
    // The page hears its own shortcuts; here they are only shown. (macOS asks the page first in any case.)
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      command(name);
    },
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(onMac ? [applicationMenu(t, does)] : []),
      fileMenu(t, does, onMac),
      { label: t('menu.edit'), submenu: [...editItems(t), separator, does('find', 'CmdOrCtrl+F')] },
      viewMenu(t, does, turn),
      ...(onMac ? [windowMenu(t)] : []),
      { role: 'help', label: t('menu.help'), submenu: [does('shortcuts')] },
    ]),
  );
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

type Does = (name: WindowCommand, accelerator?: string) => Item;

const separator: Item = { type: 'separator' };

function edits(t: Words, role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll'): Item {
  return { role, label: t(`menu.${role}`) };
}

function editItems(t: Words): Item[] {
  return [
    edits(t, 'undo'),
    edits(t, 'redo'),
    separator,
    edits(t, 'cut'),
    edits(t, 'copy'),
    edits(t, 'paste'),
    separator,
    edits(t, 'selectAll'),
  ];
}

function applicationMenu(t: Words, does: Does): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: t('menu.about') },
      separator,
      does('settings', 'CmdOrCtrl+,'),
      separator,
      { role: 'hide', label: t('menu.hide') },
      { role: 'hideOthers', label: t('menu.hideOthers') },
      { role: 'unhide', label: t('menu.showAll') },
      separator,
      { role: 'quit', label: t('menu.quit') },
    ],
  };
}

function fileMenu(t: Words, does: Does, onMac: boolean): Item {
  return {
    label: t('menu.file'),
    submenu: [
      does('export', 'CmdOrCtrl+E'),
      separator,
      ...(onMac
        ? [{ role: 'close', label: t('menu.close') } as const]
        : [does('settings', 'CmdOrCtrl+,'), separator, { role: 'quit', label: t('menu.quit') } as const]),
    ],
  };
}

function viewMenu(t: Words, does: Does, turn: (step: ZoomStep) => void): Item {
  const zooms = (label: string, accelerator: string, step: ZoomStep): Item => ({
    label,
    accelerator,
    // Keyboards differ in where they have these: `zoomByKeys` hears them all.
    registerAccelerator: false,
    click: () => {
      turn(step);
    },
  });
  return {
    label: t('menu.view'),
    submenu: [
      does('filters', 'CmdOrCtrl+B'),
      does('record', 'CmdOrCtrl+Shift+B'),
      does('columns', 'CmdOrCtrl+Shift+K'),
      does('bars'),
      separator,
      zooms(t('menu.larger'), 'CmdOrCtrl+Plus', 'larger'),
      zooms(t('menu.smaller'), 'CmdOrCtrl+-', 'smaller'),
      zooms(t('menu.usualSize'), 'CmdOrCtrl+0', 'usual'),
      separator,
      { role: 'togglefullscreen', label: t('menu.fullScreen') },
    ],
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
