/** Work that several workers share, while they add to it: newest first, and what failed before after all else. */
export class WorkList<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #fresh: T[];
  readonly #again: T[] = [];
  readonly #idle = new Set<() => void>();
  #busy = 0;
  #isClosed = false;

  /** Items that compare lower are taken earlier. */
  constructor(items: readonly T[], compare: (a: T, b: T) => number) {
    this.#compare = compare;
    this.#fresh = [...items].sort((a, b) => compare(b, a));
  }

  /** All items that no worker has taken. */
  get waiting(): readonly T[] {
    return [...this.#fresh, ...this.#again];
  }

  add(items: readonly T[]): void {
    for (const item of items) this.#fresh.push(item);
    this.#fresh.sort((a, b) => this.#compare(b, a));
    this.#wake();
  }

  addAgain(item: T): void {
    this.#again.push(item);
    this.#wake();
  }

  /** Ends the work: no worker is given another item. Gives those that are left. */
  close(): readonly T[] {
    this.#isClosed = true;
    const left = this.waiting;
    this.#fresh.length = 0;
    this.#again.length = 0;
    this.#wake();
    return left;
  }

  /**
   * Lets workers work until nothing is left; the first error closes the list and is thrown. Of so many at most, as many
   * are at work as `allowed` says whenever one of them looks for more.
   */
  async drain(workers: number, work: (item: T) => Promise<void>, allowed = (): number => workers): Promise<void> {
    const results = await Promise.allSettled(
      Array.from({ length: workers }, (_, number) => this.#work(work, () => number < allowed())),
    );
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  async #work(work: (item: T) => Promise<void>, mayWork: () => boolean): Promise<void> {
    for (;;) {
      const item = await this.#take(mayWork);
      if (item === null) return;
      try {
        await work(item);
      } catch (error) {
        this.close();
        throw error;
      } finally {
        this.#busy -= 1;
        this.#wake();
      }
    }
  }

  async #take(mayWork: () => boolean): Promise<T | null> {
    for (;;) {
      const item = this.#isClosed || !mayWork() ? undefined : (this.#fresh.pop() ?? this.#again.shift());
      if (item !== undefined) {
        this.#busy += 1;
        return item;
      }
      // A worker that is still busy may add to the list.
      if (this.#isClosed || (this.#busy === 0 && this.#fresh.length + this.#again.length === 0)) return null;
      await new Promise<void>((wake) => this.#idle.add(wake));
    }
  }

  #wake(): void {
    for (const wake of this.#idle) wake();
    this.#idle.clear();
  }
}
