import { BrowserWindow, screen, type Rectangle, type WebContents } from 'electron';
import type { Language } from '../../../preload/model';
import { words } from '../../../preload/words/words';
import type { Settings } from '../../workspace/settings/settings';
import { placeBeside, placeToKeep } from '../../workspace/settings/window-place';
import { zoomByKeys } from '../keys';
import { offerContextMenu } from '../menu';
import { printByDialog } from '../printing';
import { maximizeAtLast, pageAddress, tellWindow, visiblePlace, whenDrawn, windowLook } from './window';

const smallest = { width: 360, height: 320 };
const usual = { width: 780, height: 760 };

/** What the help's window needs of the program. */
interface HelpServices {
  /** The window that is explained; the help goes with it. */
  readonly main: BrowserWindow;
  readonly language: () => Language;
  readonly saved: () => Settings['helpWindow'];
  readonly remember: (place: NonNullable<Settings['helpWindow']>) => void;
}

/** The window of the help, which stands beside the one that it explains. */
export interface HelpWindow {
  /** Opens it, or brings it to the front, at a topic; null: where it was. */
  show(topic: string | null): void;
  languageChanged(): void;
  themeChanged(theme: Settings['theme']): void;
  /** Whether a page is the help's. */
  has(page: WebContents): boolean;
  /** Prints the page that is read; false when the person changed their mind. */
  print(): Promise<boolean>;
}

/** The help, in a window of its own once it is asked for. */
export function createHelpWindow({ main, language, saved, remember }: HelpServices): HelpWindow {
  let open: BrowserWindow | null = null;
  main.on('closed', () => {
    open?.close();
  });
  const begin = (topic: string | null): BrowserWindow => {
    const place = saved();
    const window = new BrowserWindow({
      ...usual,
      ...(place === null ? placeBeside(main.getBounds(), workAreaOf(main), usual) : visiblePlace(place)),
      ...windowLook(),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: words(language())('help.title'),
    });
    // Its menu would speak of the other window.
    if (process.platform !== 'darwin') window.removeMenu();
    const opened = window.getNormalBounds();
    maximizeAtLast(window, place);
    whenDrawn(window, () => {
      window.show();
    });
    window.on('close', () => {
      remember(placeToKeep(place, opened, window.getNormalBounds(), window.isMaximized()));
    });
    window.on('closed', () => {
      open = null;
    });
    offerContextMenu(window, () => words(language()));
    zoomByKeys(window);
    void window.loadURL(pageAddress('help.html', { language: language(), ...(topic === null ? {} : { topic }) }));
    return window;
  };
  return {
    show(topic) {
      if (open === null) {
        open = begin(topic);
        return;
      }
      if (open.isMinimized()) open.restore();
      open.focus();
      tellWindow(open, 'helpAsked', { language: language(), topic });
    },
    languageChanged() {
      if (open !== null) tellWindow(open, 'helpAsked', { language: language(), topic: null });
    },
    themeChanged(theme) {
      if (open !== null) tellWindow(open, 'themeChanged', theme);
    },
    has: (page) => open?.webContents === page,
    print: () => (open === null ? Promise.resolve(false) : printByDialog(open.webContents, {})),
  };
}

function workAreaOf(window: BrowserWindow): Rectangle {
  return screen.getDisplayMatching(window.getBounds()).workArea;
}
