import type { Archive } from '../../archive';
import type { DownloadEntry } from '../../../preload/desktop/downloads';
import { failureOf, type Failure } from '../../../preload/failure';

/** The latest downloads of the archive. */
export class DownloadHistory {
  readonly #archive: Archive;
  #entries = $state.raw<readonly DownloadEntry[] | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** How often it was asked for: a late answer is dropped. */
  #asked = 0;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The newest first; null until they came. */
  get entries(): readonly DownloadEntry[] | null {
    return this.#entries;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Another archive. */
  forget(): void {
    this.#asked += 1;
    this.#entries = null;
    this.#failure = null;
  }

  async read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const entries = await this.#archive.ask('readDownloadHistory', {});
      if (asked !== this.#asked) return;
      this.#entries = entries;
      this.#failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = failureOf(thrown);
    }
  }
}
