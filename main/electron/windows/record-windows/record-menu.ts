import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { RecordCommand } from '../../../../preload/record-window';
import type { Words } from '../../../../preload/words/words';

/**
 * Gives a record's own window its menu, which comes with the Alt key. The page hears its shortcuts; here they are only shown.
 * On macOS the one menu at the top of the screen is the main window's.
 */
export function setRecordMenu(window: BrowserWindow, t: Words, command: (command: RecordCommand) => void): void {
  if (process.platform === 'darwin') return;
  const does = (name: RecordCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label: t(`recordWindow.${name}`),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      command(name);
    },
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const menu = Menu.buildFromTemplate([
    {
      label: t('menu.file'),
      submenu: [does('print', 'CmdOrCtrl+P'), separator, { role: 'close', label: t('actions.close') }],
    },
    {
      label: t('menu.edit'),
      submenu: [
        { role: 'copy', label: t('menu.copy') },
        { role: 'selectAll', label: t('menu.selectAll') },
        separator,
        does('erase'),
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        does('previous', 'Alt+Up'),
        does('next', 'Alt+Down'),
        separator,
        does('timeline'),
        separator,
        { role: 'togglefullscreen', label: t('menu.fullScreen') },
      ],
    },
  ]);
  window.setMenu(menu);
}
