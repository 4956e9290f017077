import type { NewerVersion, UpdateStanding } from '../../../preload/desktop/release';
import type { Archive } from '../../archive';

/** How often the main process is asked whether it is time to look: it looks once a day. */
const askEveryMs = 3_600_000;

/** Whether newer versions of the program are looked for, and what came of it. */
export class Updates {
  readonly #archive: Archive;
  #current = $state.raw<UpdateStanding | null>(null);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Null until it was asked for. */
  get current(): UpdateStanding | null {
    return this.#current;
  }

  async read(): Promise<void> {
    this.#current = await this.#archive.ask('readUpdates', {});
  }

  async change(isOn: boolean): Promise<void> {
    this.#current = await this.#archive.ask('changeUpdates', { isOn });
  }

  /** Looks for newer versions while the window is there; `tell` hears of each, once. The returned function ends that. */
  follow(tell: (newer: NewerVersion) => void): () => void {
    const look = async (): Promise<void> => {
      // Nobody waits for it, and where it fails the settings say why.
      const newer = await this.#archive.ask('lookForNewer', {}).catch(() => null);
      if (newer !== null) tell(newer);
    };
    void look();
    const timer = setInterval(() => void look(), askEveryMs);
    return () => {
      clearInterval(timer);
    };
  }
}
