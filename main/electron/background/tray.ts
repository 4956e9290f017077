import { Menu, nativeImage, Tray } from 'electron';
import icon from '../../../build/icons/32x32.png?inline';
import type { Words } from '../../../preload/words/words';

/** What the icon in the tray leads to. */
export interface TrayActs {
  readonly open: () => void;
  readonly fetchNew: () => void;
  readonly quit: () => void;
}

/** The program's icon in the tray, while that is wanted. */
export class TrayIcon {
  readonly #acts: TrayActs;
  readonly #words: () => Words;
  #tray: Tray | null = null;

  constructor(acts: TrayActs, words: () => Words) {
    this.#acts = acts;
    this.#words = words;
  }

  get isShown(): boolean {
    return this.#tray !== null;
  }

  /** Shows it or takes it away. */
  show(isWanted: boolean): void {
    if (isWanted === this.isShown) return;
    if (isWanted) {
      const size = process.platform === 'darwin' ? 18 : 32;
      this.#tray = new Tray(nativeImage.createFromDataURL(icon).resize({ width: size, height: size }));
      this.#tray.on('click', this.#acts.open);
      this.describe();
    } else {
      this.#tray?.destroy();
      this.#tray = null;
    }
  }

  /** Says in the person's language what it does. */
  describe(): void {
    const t = this.#words();
    const { open, fetchNew, quit } = this.#acts;
    this.#tray?.setToolTip(t('app.name'));
    this.#tray?.setContextMenu(
      Menu.buildFromTemplate([
        { label: t('background.open'), click: open },
        { label: t('downloads.fetchNew'), click: fetchNew },
        { type: 'separator' },
        { label: t('menu.quit'), click: quit },
      ]),
    );
  }
}
