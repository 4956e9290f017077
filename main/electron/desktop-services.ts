import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron';
import { KronikaError } from '../../preload/failure';
import { words } from '../../preload/words/words';
import type { DesktopServices } from '../ipc/answers';
import type { Workspace } from '../workspace/workspace';
import { writeTable } from './clipboard';
import { zoom } from './keys';
import { greyActs } from './menu';
import { printingOf, printPage, savesPrivately } from './printing';
import { tellWindow } from './windows/window';

/** What of the desktop serves the window: dialogs, printing, the clipboard, the system's own programs. */
export function desktopServices(
  window: BrowserWindow,
  workspace: Workspace,
  logDir: string,
): Omit<DesktopServices, 'schedule' | 'languageChanged' | 'themeChanged' | 'help' | 'background' | 'openRecordWindow'> {
  return {
    chooseFile: async (suggestion, format) => {
      const t = words(workspace.language);
      const answer = await dialog.showSaveDialog(window, {
        title: t('export.title'),
        defaultPath: suggestion,
        filters: [
          {
            name: t(
              format === 'html' || format === 'pdf' ? `report.file.formats.${format}` : `export.formats.${format}`,
            ),
            extensions: [format],
          },
        ],
        properties: [...savesPrivately],
      });
      return answer.canceled ? null : answer.filePath;
    },
    chooseTextFile: async (suggestion, title) => {
      const answer = await dialog.showSaveDialog(window, {
        title,
        defaultPath: suggestion,
        filters: [{ name: 'TXT', extensions: ['txt'] }],
        properties: [...savesPrivately],
      });
      return answer.canceled ? null : answer.filePath;
    },
    chooseFolder: async (beginWith) => {
      const t = words(workspace.language);
      const answer = await dialog.showOpenDialog(window, {
        title: t('archivePlace.chooseTitle'),
        buttonLabel: t('archivePlace.chooseAct'),
        defaultPath: beginWith,
        properties: ['openDirectory', 'createDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    chooseArchive: async (beginWith) => {
      const t = words(workspace.language);
      const answer = await dialog.showOpenDialog(window, {
        title: t('archivePlace.locateTitle'),
        defaultPath: beginWith,
        filters: [{ name: t('archivePlace.fileKind'), extensions: ['kronika'] }],
        properties: ['openFile'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    chooseBackupTarget: async (suggestion) => {
      const t = words(workspace.language);
      const answer = await dialog.showSaveDialog(window, {
        title: t('backup.title'),
        defaultPath: suggestion,
        filters: [{ name: t('backup.fileKind'), extensions: ['kronika'] }],
        properties: [...savesPrivately],
      });
      return answer.canceled ? null : answer.filePath;
    },
    chooseBackupFolder: async (beginWith) => {
      const t = words(workspace.language);
      const answer = await dialog.showOpenDialog(window, {
        title: t('backup.chooseFolder'),
        buttonLabel: t('archivePlace.chooseAct'),
        defaultPath: beginWith,
        properties: ['openDirectory', 'createDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    chooseBackup: async (beginWith) => {
      const t = words(workspace.language);
      const answer = await dialog.showOpenDialog(window, {
        title: t('backup.chooseBackup'),
        defaultPath: beginWith,
        filters: [{ name: t('backup.fileKind'), extensions: ['kronika'] }],
        properties: ['openFile'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    tellBackupProgress: (progress) => {
      tellWindow(window, 'backupProgress', { ...progress, isScheduled: false });
    },
    tellRestoreProgress: (progress) => {
      tellWindow(window, 'restoreProgress', progress);
    },
    tellErasureProgress: (progress) => {
      tellWindow(window, 'erasureProgress', progress);
    },
    chooseViewed: async (what, beginWith) => {
      const t = words(workspace.language);
      const answer = await dialog.showOpenDialog(window, {
        title: t('viewing.title'),
        defaultPath: beginWith,
        ...(what === 'file' ? { filters: [{ name: t('backup.fileKind'), extensions: ['kronika'] }] } : {}),
        properties: [what === 'file' ? 'openFile' : 'openDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    choosePacketFolder: async (beginWith) => {
      const t = words(workspace.language);
      const answer = await dialog.showOpenDialog(window, {
        title: t('packet.chooseFolder'),
        buttonLabel: t('archivePlace.chooseAct'),
        defaultPath: beginWith,
        properties: ['openDirectory', 'createDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    choosePacketFile: async (suggestion) => {
      const answer = await dialog.showSaveDialog(window, {
        title: words(workspace.language)('packet.title'),
        defaultPath: suggestion,
        filters: [{ name: 'ZIP', extensions: ['zip'] }],
        properties: [...savesPrivately],
      });
      return answer.canceled ? null : answer.filePath;
    },
    printPage: printPage(window),
    tellPacketProgress: (progress) => {
      tellWindow(window, 'packetProgress', progress);
    },
    tellMoveProgress: (progress) => {
      tellWindow(window, 'moveProgress', progress);
    },
    ...printingOf(
      window,
      () => workspace.language,
      () => workspace.accounts.home,
    ),
    ...systemPrograms,
    zoom: (step) => zoom(window, step),
    greyActs,
    turnField: (way) => {
      window.webContents[way]();
    },
    copyText: (text) => {
      void clipboard.writeText(text);
    },
    copyTable: writeTable,
    documentsDir: app.getPath('documents'),
    logDir,
    tellExportProgress: (progress) => {
      tellWindow(window, 'exportProgress', progress);
    },
  };
}

type SystemPrograms = Pick<DesktopServices, 'showInFolder' | 'openFolder' | 'openAddress' | 'openFile'>;

/** The file manager, the browser or mail program, and the program that a file belongs to. */
const systemPrograms: SystemPrograms = {
  showInFolder: (path) => {
    shell.showItemInFolder(path);
  },
  openFolder: async (path) => {
    await shell.openPath(path);
  },
  openAddress: async (address) => {
    await shell.openExternal(address).catch((error: unknown) => {
      throw new KronikaError('notOpened', {}, error instanceof Error ? error.name : undefined);
    });
  },
  openFile: async (path) => {
    const reason = await shell.openPath(path);
    if (reason !== '') throw new KronikaError('notOpened', { path }, reason);
  },
};
