import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { InteractionRecord } from '../../../preload/model';
import type { Archive } from '../../archive';

/** Printing, saving and copying one record. */
export class RecordPrint {
  readonly #archive: Archive;
  #record = $state.raw<InteractionRecord | null>(null);
  #isLaid = $state(false);
  #failure = $state.raw<Failure | null>(null);
  #asking = new AbortController();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** What is printed; null until it is read. */
  get record(): InteractionRecord | null {
    return this.#record;
  }

  /** What is laid out, while the document is made of it; null else. */
  get sheet(): InteractionRecord | null {
    return this.#isLaid ? this.#record : null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The choice is opened for a record. It is read anew: the one on show may be another's until the next has come. */
  async begin(id: number): Promise<void> {
    this.end();
    this.#failure = null;
    const { signal } = this.#asking;
    try {
      const record = await this.#archive.ask('readRecord', { id, query: { text: '', filters: {} } }, signal);
      if (!signal.aborted) this.#record = record;
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
    }
  }

  /** The record is let go; what is on its way is dropped. */
  end(): void {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#isLaid = false;
    this.#record = null;
  }

  /** Lays the record out, and does something with it once it is drawn. */
  async lay(drawn: () => Promise<void>, action: (record: InteractionRecord) => Promise<void>): Promise<void> {
    const record = this.#record;
    if (record === null || this.#isLaid) return;
    const { signal } = this.#asking;
    this.#failure = null;
    this.#isLaid = true;
    try {
      await drawn();
      if (!signal.aborted) await action(record);
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
    } finally {
      if (!signal.aborted) this.#isLaid = false;
    }
  }
}
