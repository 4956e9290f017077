import { dialog, type BrowserWindow } from 'electron';
import { KronikaError } from '../../preload/failure';
import type { Language } from '../../preload/model';
import { words } from '../../preload/words/words';
import { createOutputFile, insistOnName } from '../files/output-file';
import type { Home } from '../files/own-files';
import type { DesktopServices } from '../ipc/answers';

type Printing = Pick<DesktopServices, 'choosePdf' | 'savePdf' | 'print'>;

/** What is saved is of clients: Windows' list of recent files is none of its places. Linux asks before a file is replaced. */
export const savesPrivately = ['dontAddToRecent', 'showOverwriteConfirmation', 'createDirectory'] as const;

/** Printing and saving as PDF: the window itself, as its style sheets print it. */
export function printingOf(window: BrowserWindow, languageNow: () => Language, homeNow: () => Home): Printing {
  return {
    choosePdf: async (suggestion) => {
      const answer = await dialog.showSaveDialog(window, {
        title: words(languageNow())('timeline.print.save'),
        defaultPath: suggestion,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        properties: [...savesPrivately],
      });
      return answer.canceled ? null : answer.filePath;
    },
    savePdf: async (path) => {
      const home = homeNow();
      // Before the work: what keeps the file from being written.
      createOutputFile(path, home).discard();
      const bytes = await window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        margins: { top: 0.5, bottom: 0.7, left: 0.6, right: 0.6 },
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer(words(languageNow())('app.name')),
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
      await writeWhole(path, bytes, home);
      return bytes.length;
    },
    print: () => printByDialog(window),
  };
}

/** Only words of our own stand here: Chromium reads it as a page. */
function footer(name: string): string {
  const style =
    'width:100%;padding:0 0.6in;display:flex;justify-content:space-between;font:8px sans-serif;color:#565b66';
  const page = '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span>';
  return `<div style="${style}"><span>${name}</span>${page}</div>`;
}

/** The file gets its name when it is whole. */
async function writeWhole(path: string, bytes: Uint8Array, home: Home): Promise<void> {
  const file = createOutputFile(path, home);
  try {
    file.write(bytes);
    file.seal();
    insistOnName(await file.publishPatiently(), path);
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** What Electron says of a dialog that was cancelled; any other reason is a failure. */
const changedTheirMind = /cancel/i;

/** Prints a window by the system's dialog; false when the person changed their mind. */
export function printByDialog({ webContents }: BrowserWindow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    webContents.print({ printBackground: true }, (isPrinted, reason) => {
      if (isPrinted) resolve(true);
      else if (changedTheirMind.test(reason)) resolve(false);
      else reject(new KronikaError('printFailed', {}, reason));
    });
  });
}
