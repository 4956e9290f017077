import type { Archive } from '../../archive';
import type { ActName } from '../../../preload/acts';
import type { InputOf } from '../../../preload/contract';
import type { Notices } from '../common/notices.svelte';

/** What the desktop does for the window; what it could not do is told in passing. */
export class DesktopActions {
  readonly #archive: Archive;
  readonly #notices: Notices;

  constructor(archive: Archive, notices: Notices) {
    this.#archive = archive;
    this.#notices = notices;
  }

  /** Puts a text onto the clipboard, and says so. */
  async copy(text: string, said: string): Promise<void> {
    const isCopied = await this.#notices.attempt(this.#archive.ask('copyText', { text }).then(() => true));
    if (isCopied === true) this.#notices.done(said);
  }

  /** Makes the text larger or smaller, or leaves it (null); its size in percent, null where it could not be had. */
  zoom(step: InputOf<'zoom'>['step']): Promise<number | null> {
    return this.#notices.attempt(this.#archive.ask('zoom', { step }));
  }

  /** The undo or redo of the field that has the keyboard. */
  /** The application's menu shows in grey what cannot be done now. */
  tellLacking(acts: readonly ActName[]): void {
    void this.#notices.attempt(this.#archive.ask('tellLacking', { acts }));
  }

  turnField(way: 'undo' | 'redo'): void {
    void this.#notices.attempt(this.#archive.ask('turnField', { way }));
  }

  showInFolder(path: string): void {
    void this.#notices.attempt(this.#archive.ask('showInFolder', { path }));
  }

  /** Opens a file that was exported or saved, in its own program. */
  openFile(path: string): void {
    void this.#notices.attempt(this.#archive.ask('openFile', { path }));
  }

  openLogFolder(): void {
    void this.#notices.attempt(this.#archive.ask('openLogFolder', {}));
  }
}
