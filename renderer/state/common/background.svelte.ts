import type { Archive } from '../../archive';
import type { Background, BackgroundChoices } from '../../../preload/desktop/background';

/** What the program does while nobody looks at the window; null until the main process answered. */
export class BackgroundState {
  readonly #archive: Archive;
  #current = $state.raw<Background | null>(null);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get current(): Background | null {
    return this.#current;
  }

  async read(): Promise<void> {
    this.#current = await this.#archive.ask('readBackground', {});
  }

  async change(choice: Partial<BackgroundChoices>): Promise<void> {
    this.#current = await this.#archive.ask('changeBackground', choice);
  }
}
