import type { Archive } from '../archive';

/** Building a damaged search index anew; minutes in a large archive. */
export class IndexRepair {
  readonly #archive: Archive;
  #isRunning = $state(false);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Ends when the index is sound again; does nothing while it is under way. */
  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      await this.#archive.ask('rebuildIndex', {});
    } finally {
      this.#isRunning = false;
    }
  }
}
