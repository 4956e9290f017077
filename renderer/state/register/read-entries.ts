import type { StandingEntry } from '../../../preload/register';

/** The entries that were read, and those that are on their way, by their numbers. */
export class ReadEntries {
  readonly #read = new Map<number, StandingEntry>();
  readonly #asked = new Set<number>();

  get(id: number): StandingEntry | null {
    return this.#read.get(id) ?? null;
  }

  /** Those among some that nobody has asked for yet; from now on somebody has. */
  take(ids: readonly number[]): readonly number[] {
    const wanted = ids.filter((id) => !this.#read.has(id) && !this.#asked.has(id));
    for (const id of wanted) this.#asked.add(id);
    return wanted;
  }

  /** What was asked for has come. */
  put(entries: readonly StandingEntry[]): void {
    for (const entry of entries) this.#read.set(entry.id, entry);
  }

  /** What was asked for did not come. */
  giveUp(ids: readonly number[]): void {
    for (const id of ids) this.#asked.delete(id);
  }
}
