import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Query } from '../../../preload/model';
import { queryOfHold, type CountedHold, type HoldSubject } from '../../../preload/persons/keeping';

/** What holds are about. */
interface Parts {
  readonly archive: Archive;
  /** Whether a record is held is read again. */
  readonly changed: () => void;
}

/** What keeps records from being erased. */
export class Holds {
  readonly #parts: Parts;
  #all = $state.raw<readonly CountedHold[] | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isBusy = $state(false);
  /** How many records are held by what is about to be; null while that is not known. */
  #would = $state<number | null>(null);
  /** How often they were asked for: a late answer is dropped. */
  #asked = 0;
  #counting = new AbortController();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The oldest first; null until they came. */
  get all(): readonly CountedHold[] | null {
    return this.#all;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get would(): number | null {
    return this.#would;
  }

  /** Another archive. */
  forget(): void {
    this.#asked += 1;
    this.#counting.abort();
    this.#all = null;
    this.#failure = null;
    this.#would = null;
  }

  async read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const all = await this.#parts.archive.ask('readHolds', {});
      if (asked !== this.#asked) return;
      this.#all = all;
      this.#failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = failureOf(thrown);
    }
  }

  /** Counts what would be held at the moment. */
  async count(subject: HoldSubject | null): Promise<void> {
    this.#counting.abort();
    this.#counting = new AbortController();
    const { signal } = this.#counting;
    this.#would = null;
    if (subject === null) return;
    try {
      const query: Query = queryOfHold(subject);
      const { total } = await this.#parts.archive.ask('count', { query }, signal);
      if (!signal.aborted) this.#would = total;
    } catch {
      // It is not known then, and nothing is said.
    }
  }

  /** Whether it was put. */
  async put(subject: HoldSubject, reason: string): Promise<boolean> {
    return await this.#change(this.#parts.archive.ask('putHold', { subject, reason }));
  }

  /** Whether it was taken away. */
  async release(id: number, reason: string): Promise<boolean> {
    return await this.#change(this.#parts.archive.ask('releaseHold', { id, reason }));
  }

  async #change(asked: Promise<unknown>): Promise<boolean> {
    this.#isBusy = true;
    try {
      await asked;
      await this.read();
      this.#parts.changed();
      return true;
    } catch (thrown) {
      this.#failure = failureOf(thrown);
      return false;
    } finally {
      this.#isBusy = false;
    }
  }
}
