import type { Archive } from '../archive';
import type { Failure } from '../../preload/failure';
import { failureOf } from '../../preload/failure';
import type { InteractionRecord, Query } from '../../preload/model';

/** The record on the right. The one before stays until the next has come; a late answer is dropped. */
export class OpenRecord {
  readonly #archive: Archive;
  #id = $state<number | null>(null);
  #record = $state.raw<InteractionRecord | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #query: Query = { text: '', filters: {} };
  #asked = 0;

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
    this.#asked += 1;
    this.#id = null;
    this.#record = null;
    this.#failure = null;
  }

  async #read(id: number, query: Query): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const record = await this.#archive.ask('readRecord', { id, query });
      if (asked !== this.#asked) return;
      this.#record = record;
      this.#failure = null;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.#record = null;
      this.#failure = failureOf(thrown);
    }
  }
}
