import type { Archive } from '../archive';
import type { Failure } from '../../preload/failure';
import { failureOf } from '../../preload/failure';
import type { InteractionRecord, Query } from '../../preload/model';

/** The record on the right. The one before stays until the next has come; what was asked before is given up. */
export class OpenRecord {
  readonly #archive: Archive;
  #id = $state<number | null>(null);
  #record = $state.raw<InteractionRecord | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #query: Query = { text: '', filters: {} };
  #asking = new AbortController();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The record that was asked for; null when none is open. */
  get id(): number | null {
    return this.#id;
  }

  get record(): InteractionRecord | null {
    return this.#record;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  open(id: number, query: Query): void {
    this.#id = id;
    this.#query = query;
    void this.#read(id, query);
  }

  /** Reads the open record again: its notes follow the download. */
  refresh(): void {
    if (this.#id !== null) this.open(this.#id, this.#query);
  }

  /** Its hits follow the search. */
  follow(query: Query): void {
    if (this.#id !== null && query !== this.#query) this.open(this.#id, query);
  }

  close(): void {
    this.#asking.abort();
    this.#id = null;
    this.#record = null;
    this.#failure = null;
  }

  async #read(id: number, query: Query): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const record = await this.#archive.ask('readRecord', { id, query }, signal);
      if (signal.aborted) return;
      this.#record = record;
      this.#failure = null;
    } catch (thrown) {
      if (signal.aborted) return;
      this.#record = null;
      this.#failure = failureOf(thrown);
    }
  }
}
