import type { Archive } from '../../archive';
import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { InteractionRecord, Query } from '../../../preload/model';

/** The record on the right. The one before stays until the next has come; what was asked before is cancelled. */
export class OpenRecord {
  readonly #archive: Archive;
  #id = $state<number | null>(null);
  #record = $state.raw<InteractionRecord | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isOutside = $state(false);
  #isReading = $state(false);
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

  /** True while what is on show is not what was asked for yet: the record, or its hits of the search. */
  get isReading(): boolean {
    return this.#isReading;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** True when the search on show does not find it: it was opened from another one. */
  get isOutside(): boolean {
    return this.#isOutside;
  }

  /** Opens a record that a search has found. */
  open(id: number, query: Query): void {
    this.#id = id;
    this.#isOutside = false;
    this.#query = query;
    void this.#read(id, query);
  }

  /** Reads the open record again: its notes follow the download. */
  refresh(): void {
    if (this.#id !== null) void this.#read(this.#id, this.#query);
  }

  /** Shows it as it is now, until it is read again. */
  change(changed: (record: InteractionRecord) => InteractionRecord): void {
    if (this.#record !== null) this.#record = changed(this.#record);
  }

  /** Its hits follow the search, which may not find it. */
  follow(query: Query): void {
    const id = this.#id;
    if (id === null || query === this.#query) return;
    this.#query = query;
    void this.#read(id, query);
    void this.#lookFor(id, query);
  }

  close(): void {
    this.#asking.abort();
    this.#id = null;
    this.#isOutside = false;
    this.#isReading = false;
    this.#record = null;
    this.#failure = null;
  }

  async #read(id: number, query: Query): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#isReading = true;
    try {
      const record = await this.#archive.ask('readRecord', { id, query }, signal);
      if (signal.aborted) return;
      this.#record = record;
      this.#failure = null;
      this.#isReading = false;
    } catch (thrown) {
      if (signal.aborted) return;
      this.#record = null;
      this.#failure = failureOf(thrown);
      this.#isReading = false;
    }
  }

  async #lookFor(id: number, { filters, ...query }: Query): Promise<void> {
    const { signal } = this.#asking;
    try {
      const isNamed = filters.only?.includes(id) !== false;
      const alone = { ...query, filters: { ...filters, only: [id] } };
      const { total } = isNamed ? await this.#archive.ask('count', { query: alone }, signal) : { total: 0 };
      if (!signal.aborted) this.#isOutside = total === 0;
    } catch {
      // Whether it is among the results is not known then, and nothing is said.
      if (!signal.aborted) this.#isOutside = false;
    }
  }
}
