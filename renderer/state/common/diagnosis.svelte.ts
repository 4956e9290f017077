import type { Archive } from '../../archive';
import type { Diagnostics } from '../../../preload/desktop/diagnostics';
import { failureOf, type Failure } from '../../../preload/failure';

/** What the program knows of itself, once it was asked for. */
export class Diagnosis {
  readonly #archive: Archive;
  #shown = $state.raw<Diagnostics | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Null until it came. */
  get shown(): Diagnostics | null {
    return this.#shown;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  async read(): Promise<void> {
    try {
      this.#shown = await this.#archive.ask('readDiagnostics', {});
      this.#failure = null;
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
  }

  /** Writes it into a file; its path, null where the person changed their mind. */
  async save(): Promise<string | null> {
    return (await this.#archive.ask('saveDiagnostics', {}))?.path ?? null;
  }
}
