import { join } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import { KronikaError } from '../../preload/failure';
import { freePath, withEnding } from './file-names';
import type { Workspace } from '../workspace/workspace';
import type { WrittenFiles } from './written-files';

/** A document as Chromium lays it out. */
export interface PrintDocument {
  /** HTML with its styles. */
  readonly page: string;
  readonly isLandscape: boolean;
}

/** What only the desktop can do for paper. */
export interface PrintServices {
  /** Asks for the name of a document; null when the person changed their mind. */
  choosePdf(suggestion: string): Promise<string | null>;
  /** Throws what would keep the file from being written. */
  checkPdf(path: string): void;
  savePdf(
    path: string,
    document: PrintDocument,
    signal: AbortSignal,
  ): Promise<{ readonly sizeBytes: number; readonly sha256: string; readonly pages: number | null }>;
  /** Prints by the system's dialog; false when the person changed their mind. */
  print(document: PrintDocument, signal: AbortSignal): Promise<boolean>;
}

/** A document that is being drawn. */
interface Draft {
  /** Null for the printer. */
  readonly path: string | null;
  readonly parts: string[];
}

/** So many are drawn at once: one a window, and those of windows that are gone make room. */
const maxDrafts = 8;

type Names = 'beginPrint' | 'addToPrint' | 'finishPrint' | 'dropPrint';
type PrintAnswers = {
  readonly [Name in Names]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about documents for paper: the window draws them part by part, and they are printed as a whole. */
export function createPrintAnswers(
  workspace: Pick<Workspace, 'needExports' | 'register'>,
  desktop: PrintServices & { readonly documentsDir: string },
  written: WrittenFiles,
): PrintAnswers {
  const drafts = new Map<number, Draft>();
  let last = 0;
  const open = (path: string | null): number => {
    const [oldest] = drafts.keys();
    if (oldest !== undefined && drafts.size >= maxDrafts) drafts.delete(oldest);
    last += 1;
    drafts.set(last, { path, parts: [] });
    return last;
  };
  const draftOf = (document: number): Draft => {
    const draft = drafts.get(document);
    if (draft === undefined) throw new KronikaError('wrongInput', {}, 'no such document');
    return draft;
  };
  return {
    beginPrint: async ({ to }) => {
      workspace.needExports();
      if (to.kind === 'printer') return open(null);
      const chosen = await desktop.choosePdf(freePath(join(desktop.documentsDir, `${to.name}.pdf`)));
      if (chosen === null) return null;
      const path = withEnding(chosen, 'pdf');
      // Before the work: what keeps the file from being written.
      desktop.checkPdf(path);
      return open(path);
    },
    addToPrint: ({ document, html }) => {
      draftOf(document).parts.push(html);
      return Promise.resolve(null);
    },
    finishPrint: async ({ document, title, records, styles, before, after, isLandscape }, signal) => {
      const { path, parts } = draftOf(document);
      drafts.delete(document);
      const page = pageOf(title, styles, [before, ...parts, after]);
      const begun = { counts: { interactions: records }, texts: { asked: title } };
      if (path === null) {
        const isPrinted = await workspace.register.during(
          { act: 'print', ...begun },
          () => desktop.print({ page, isLandscape }, signal),
          (printed) => (printed ? {} : null),
        );
        return isPrinted ? { kind: 'printed' } : null;
      }
      const { sizeBytes, pages } = await workspace.register.during(
        { act: 'pdf', ...begun, texts: { ...begun.texts, path } },
        () => desktop.savePdf(path, { page, isLandscape }, signal),
        (saved) => ({
          counts: { bytes: saved.sizeBytes, ...(saved.pages === null ? {} : { pages: saved.pages }) },
          facts: { sha256: saved.sha256 },
        }),
      );
      written.add(path);
      return { kind: 'saved', path, sizeBytes, pages };
    },
    dropPrint: ({ document }) => {
      drafts.delete(document);
      return Promise.resolve(null);
    },
  };
}

function pageOf(title: string, styles: string, parts: readonly string[]): string {
  const said = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const head = `<meta charset="utf-8"><title>${said}</title><style>${styles}</style>`;
  return `<!doctype html><html class="for-paper"><head>${head}</head><body>${parts.join('')}</body></html>`;
}
