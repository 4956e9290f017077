import {
  dialog,
  type BrowserWindow,
  type PrintToPDFOptions,
  type WebContents,
  type WebContentsPrintOptions,
} from 'electron';
import { KronikaError } from '../../preload/failure';
import type { Language } from '../../preload/model';
import { words } from '../../preload/words/words';
import { createOutputFile } from '../files/output-file';
import { writeOutputFile } from '../files/write-output';
import type { Home } from '../files/own-files';
import type { PrintServices } from '../ipc/print-answers';
import type { PrintPage } from '../workspace/print-page';
import { withPrintWindow } from './windows/print-window';

/** What is saved is of clients: Windows' list of recent files is none of its places. Linux asks before a file is replaced. */
export const savesPrivately = ['dontAddToRecent', 'showOverwriteConfirmation', 'createDirectory'] as const;

/** Inches, as `printToPDF` has them. */
const margins = { top: 0.5, bottom: 0.7, left: 0.6, right: 0.6 };
/** Chromium's own pixels. */
const perInch = 96;

/**
 * Letters of a page that is written with what screen readers go by: of 5,000 lines that would take twice as long, and 16 MB
 * where 0.4 do.
 */
const maxTagged = 1_000_000;

/** Printing and saving as PDF, of documents that the window drew. */
export function printingOf(window: BrowserWindow, languageNow: () => Language, homeNow: () => Home): PrintServices {
  return {
    choosePdf: async (suggestion) => {
      const answer = await dialog.showSaveDialog(window, {
        title: words(languageNow())('print.save'),
        defaultPath: suggestion,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        properties: [...savesPrivately],
      });
      if (answer.canceled) return null;
      return answer.filePath;
    },
    checkPdf: (path) => {
      createOutputFile(path, homeNow()).discard();
    },
    savePdf: async (path, { page, isLandscape }, signal) => {
      const isTagged = page.length <= maxTagged;
      const bytes = await withPrintWindow(window, page, signal, (contents) =>
        contents.printToPDF(pdfOptions(words(languageNow())('app.name'), { isLandscape, isTagged })),
      );
      const sealed = await writeOutputFile(path, bytes, homeNow());
      return { ...sealed, pages: pagesOf(bytes) };
    },
    print: ({ page, isLandscape }, signal) =>
      withPrintWindow(window, page, signal, (contents) =>
        printByDialog(contents, numbered(words(languageNow())('app.name'), isLandscape)),
      ),
  };
}

/** Lays out a page as a PDF that says what screen readers go by; in the window and without one. */
export function printPage(owner: BrowserWindow | null): PrintPage {
  return (page, { foot, isLandscape }, signal) =>
    withPrintWindow(owner, page, signal, (contents) =>
      contents.printToPDF(pdfOptions(foot, { isLandscape, isTagged: true })),
    );
}

function pdfOptions(
  foot: string,
  { isLandscape, isTagged }: { readonly isLandscape: boolean; readonly isTagged: boolean },
): PrintToPDFOptions {
  return {
    ...{ pageSize: 'A4', landscape: isLandscape, printBackground: true, margins, displayHeaderFooter: true },
    headerTemplate: '<span></span>',
    footerTemplate: footer(foot),
    generateTaggedPDF: isTagged,
    generateDocumentOutline: isTagged,
  };
}

/** Only words of our own stand here: Chromium reads it as a page. */
function footer(name: string): string {
  const style =
    'width:100%;padding:0 0.6in;display:flex;justify-content:space-between;font:8px sans-serif;color:#565b66';
  const page = '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span>';
  return `<div style="${style}"><span>${name}</span>${page}</div>`;
}

/** Pages lie in groups, of which the outermost counts all; null where a later Chromium should pack them. */
function pagesOf(pdf: Buffer): number | null {
  const counts = [...pdf.toString('latin1').matchAll(/\/Type \/Pages\s*\/Count (\d+)/g)].map(([, count]) =>
    Number(count),
  );
  return counts.length === 0 ? null : Math.max(...counts);
}

/** What Electron says of a dialog that was cancelled; any other reason is a failure. */
const changedTheirMind = /cancel/i;

/** Prints a page by the system's dialog; false when the person changed their mind. */
export function printByDialog(contents: WebContents, options: WebContentsPrintOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true, ...options }, (isPrinted, reason) => {
      if (isPrinted) resolve(true);
      else if (changedTheirMind.test(reason)) resolve(false);
      else reject(new KronikaError('printFailed', {}, reason));
    });
  });
}

/** The name at the foot makes Chromium write the page's number beside it, and the day above. */
function numbered(name: string, landscape: boolean): WebContentsPrintOptions {
  const { top, bottom, left, right } = margins;
  const sides = { top: top * perInch, bottom: bottom * perInch, left: left * perInch, right: right * perInch };
  return { landscape, footer: name, margins: { marginType: 'custom', ...sides } };
}
