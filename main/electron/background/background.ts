import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { Background } from '../../../preload/desktop/background';
import type { InputOf } from '../../../preload/contract';
import { failureOf, type Failure } from '../../../preload/failure';
import { sentenceOf } from '../../../preload/words/sentence';
import { words, type Words } from '../../../preload/words/words';
import { NewRecordsWatch } from '../../workspace/sync/new-records';
import { noticesOf } from '../../workspace/sync/new-records-text';
import type { Workspace } from '../../workspace/workspace';
import { tellWindow } from '../windows/window';
import { logOnOf, type LogOn } from './log-on';
import { Notifications } from './notifications';
import { TrayIcon } from './tray';
import { hasTray } from './tray-there';

/** What the program does while nobody looks at its window: the tray, notifications, starting at log-on. */
export class BackgroundWork {
  readonly #window: BrowserWindow;
  readonly #workspace: Workspace;
  readonly #logOn: LogOn;
  readonly #notifications: Notifications;
  readonly #tray: TrayIcon;
  readonly #watch: NewRecordsWatch;
  readonly #hasTray = hasTray();
  #isQuitting = false;

  /** `dataDir`: as it was given at the start, null for the usual one. */
  constructor(window: BrowserWindow, workspace: Workspace, dataDir: string | null) {
    this.#window = window;
    this.#workspace = workspace;
    this.#logOn = logOnOf(dataDir);
    this.#notifications = new Notifications(window);
    const open = (): void => {
      this.open();
    };
    const quit = (): void => {
      app.quit();
    };
    this.#tray = new TrayIcon({ open, fetchNew: () => void this.#fetchNew(), quit }, () => this.#words);
    this.#watch = new NewRecordsWatch({
      ...workspace.watched,
      isWatched: () => !window.isDestroyed() && window.isFocused(),
      tellsContacts: () => this.#kept.tellsContacts,
      found: (found) => {
        this.#notifications.countMore(found.reduce((sum, { count }) => sum + count, 0));
        for (const { leadsTo, ...said } of noticesOf(found, workspace.language)) {
          this.#notifications.show(said, () => {
            this.open();
            tellWindow(window, 'openTold', leadsTo);
          });
        }
      },
    });
    this.#hideInsteadOfClosing();
    void this.#watch.look();
  }

  /** The window that was opened comes to the front; begun at log-on, it stays out of the way. */
  async appear(isInBackground: boolean): Promise<void> {
    this.#tray.show((await this.#hasTray) && this.#kept.staysInTray);
    if (!isInBackground) this.#window.show();
    else if (!this.#tray.isShown) this.#window.minimize();
  }

  /** Brings the window to the front. */
  open(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** The operating system says that a backup was not made; a click leads to the window. */
  tellBackupFailed(failure: Failure): void {
    const { what, remedy } = sentenceOf(failure, this.#workspace.language);
    this.#notifications.show({ title: this.#words('backup.failedTitle'), body: `${what} ${remedy}`.trim() }, () => {
      this.open();
    });
  }

  /** Rows changed, or another archive is open: saved searches may have something new. */
  look(): void {
    void this.#watch.look();
  }

  languageChanged(): void {
    this.#tray.describe();
  }

  async read(): Promise<Background> {
    const { staysInTray, tellsContacts } = this.#kept;
    return {
      startsAtLogOn: this.#logOn.starts(),
      staysInTray,
      tellsContacts,
      canStartAtLogOn: this.#logOn.canStart,
      canStayInTray: await this.#hasTray,
      canNotify: this.#notifications.areThere,
    };
  }

  async change({ startsAtLogOn, staysInTray, tellsContacts }: InputOf<'changeBackground'>): Promise<Background> {
    if (startsAtLogOn !== undefined) this.#logOn.set(startsAtLogOn, this.#words('background.entry'));
    const kept = this.#kept;
    this.#workspace.kept.change({
      background: {
        ...kept,
        staysInTray: staysInTray ?? kept.staysInTray,
        tellsContacts: tellsContacts ?? kept.tellsContacts,
      },
    });
    this.#tray.show((await this.#hasTray) && this.#kept.staysInTray);
    return await this.read();
  }

  get #kept(): Workspace['settings']['background'] {
    return this.#workspace.settings.background;
  }

  get #words(): Words {
    return words(this.#workspace.language);
  }

  #hideInsteadOfClosing(): void {
    const quits = (): void => {
      this.#isQuitting = true;
    };
    app.on('before-quit', quits);
    // Nothing may keep the computer from going off.
    powerMonitor.on('shutdown', quits);
    this.#window.on('session-end', quits);
    this.#window.on('close', (event) => {
      if (this.#isQuitting || !this.#tray.isShown) return;
      event.preventDefault();
      this.#window.hide();
      this.#sayOnce();
    });
  }

  /** The first time, it is said where the window went. */
  #sayOnce(): void {
    if (this.#kept.toldOfTray) return;
    this.#workspace.kept.change({ background: { ...this.#kept, toldOfTray: true } });
    const said = { title: this.#words('background.hiddenTitle'), body: this.#words('background.hidden') };
    this.#notifications.show(said, () => {
      this.open();
    });
  }

  /** What came of it is told by the window; what keeps it from beginning brings the window to the front. */
  async #fetchNew(): Promise<void> {
    try {
      await this.#workspace.sync.again('person', true);
    } catch (error) {
      this.open();
      tellWindow(this.#window, 'failed', failureOf(error));
    }
  }
}
