import type { Archive } from '../../archive';

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

  /** Ends when the index is sound again, with the name of the file's copy; does nothing while it is under way. */
  async run(): Promise<string | null> {
    if (this.#isRunning) return null;
    this.#isRunning = true;
    try {
      return (await this.#archive.ask('repairIndex', {})).keptAs;
    } finally {
      this.#isRunning = false;
    }
  }
}
