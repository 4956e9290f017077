import { BrowserWindow, screen, type WebContents } from 'electron';
import type { News, NewsName } from '../../../../preload/contract';
import { maxRecordWindows, type FoundRecord } from '../../../../preload/record-window';
import { words } from '../../../../preload/words/words';
import type { Answers, DesktopServices } from '../../../ipc/answers';
import { createRecordAnswers } from '../../../ipc/record-answers';
import { cascade, placeToKeep, type Area } from '../../../workspace/settings/window-place';
import type { Workspace } from '../../../workspace/workspace';
import { keepMenuForAlt, zoomByKeys } from '../../keys';
import { offerContextMenu } from '../../menu';
import { pageAddress, tellWindow, visiblePlace, whenDrawn, windowLook } from '../window';
import { reviveWindow } from '../window-death';
import { setRecordMenu } from './record-menu';

const smallest = { width: 360, height: 320 };
const usual = { width: 640, height: 720 };

interface Parts {
  readonly workspace: Workspace;
  /** Closing it closes all of them. */
  readonly main: BrowserWindow;
  /** What of the desktop serves a window. */
  readonly desktopOf: (window: BrowserWindow) => DesktopServices;
  readonly log: (line: string) => void;
}

/** A record's own window, and what it shows now. */
interface Opened {
  readonly window: BrowserWindow;
  readonly answers: Partial<Answers>;
  found: FoundRecord;
}

/** The windows of single records: pages of ours like the main one, which may ask only what they need. */
export class RecordWindows {
  readonly #parts: Parts;
  /** In the order they were opened. */
  readonly #opened = new Map<WebContents, Opened>();

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.main.on('closed', () => {
      this.closeAll();
    });
  }

  /** Opens a record in a window of its own, or brings the one to front that shows it; false where as many are open as may be. */
  open(found: FoundRecord): boolean {
    const shown = [...this.#opened.values()].find((one) => one.found.id === found.id);
    if (shown === undefined) {
      if (this.#opened.size >= maxRecordWindows) return false;
      this.#begin(found);
      return true;
    }
    shown.found = found;
    tellWindow(shown.window, 'recordAsked', found);
    bringToFront(shown.window);
    return true;
  }

  /** What the window of a page may ask; null where it is none of a record. */
  answersFor(asker: WebContents): Partial<Answers> | null {
    return this.#opened.get(asker)?.answers ?? null;
  }

  tell<Name extends NewsName>(name: Name, news: News[Name]): void {
    for (const { window } of this.#opened.values()) tellWindow(window, name, news);
  }

  languageChanged(): void {
    this.tell('languageChanged', this.#parts.workspace.language);
    for (const { window } of this.#opened.values()) this.#offerMenu(window);
  }

  closeAll(): void {
    for (const { window } of [...this.#opened.values()]) window.close();
  }

  #begin(found: FoundRecord): void {
    const { workspace, desktopOf, log } = this.#parts;
    const language = (): typeof workspace.language => workspace.language;
    const window = new BrowserWindow({
      ...this.#nextPlace(),
      ...windowLook(),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: words(language())('app.name'),
    });
    const { webContents } = window;
    const opened: Opened = {
      window,
      found,
      answers: createRecordAnswers(workspace, desktopOf(window), {
        found: () => opened.found,
        shows: (id) => {
          opened.found = { ...opened.found, id };
        },
        wish: (wish) => {
          bringToFront(this.#parts.main);
          tellWindow(this.#parts.main, 'wished', wish);
        },
      }),
    };
    this.#opened.set(webContents, opened);
    const place = window.getNormalBounds();
    let last: Area = place;
    const stand = (): void => {
      last = window.getNormalBounds();
    };
    // A page that closes itself is gone without the event of a window that is about to close.
    window.on('resize', stand);
    window.on('move', stand);
    whenDrawn(window, () => {
      window.show();
    });
    window.on('closed', () => {
      this.#opened.delete(webContents);
      workspace.kept.change({ recordWindow: placeToKeep(workspace.settings.recordWindow, place, last, false) });
    });
    this.#offerMenu(window);
    offerContextMenu(window, () => words(language()));
    zoomByKeys(window);
    keepMenuForAlt(window);
    reviveWindow(window, language, log, () => {
      window.destroy();
    });
    void window.loadURL(pageAddress('record.html'));
  }

  #offerMenu(window: BrowserWindow): void {
    setRecordMenu(window, words(this.#parts.workspace.language), (command) => {
      tellWindow(window, 'recordCommand', command);
    });
  }

  /** Where the last one was left, else over the main window; beside those that are open. */
  #nextPlace(): Area {
    const { main, workspace } = this.#parts;
    const over = main.getBounds();
    const middle = { ...usual, x: over.x + Math.round((over.width - usual.width) / 2), y: over.y + 40 };
    const first: Area = {
      ...middle,
      ...visiblePlace(workspace.settings.recordWindow ?? { ...middle, isMaximized: false }),
    };
    const taken = [...this.#opened.values()].map(({ window }) => window.getBounds());
    return cascade(first, taken, screen.getDisplayMatching(first).workArea);
  }
}

/** Shows a window above all others, with the keyboard. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
