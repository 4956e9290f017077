/**
 * Asks one thing at a time. What is wanted since cancels it and is asked once it has ended; an answer whose signal was
 * aborted is to be dropped.
 */
export class NewestQuestion {
  readonly #ask: (signal: AbortSignal) => Promise<void>;
  readonly #ended: () => void;
  #wanted = new AbortController();
  #isAsking = false;

  /** `ask` asks what is wanted by then, and tells its failures itself; `ended` is called when nothing is left to ask. */
  constructor(ask: (signal: AbortSignal) => Promise<void>, ended: () => void) {
    this.#ask = ask;
    this.#ended = ended;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** Aborted as soon as something newer is wanted. */
  get signal(): AbortSignal {
    return this.#wanted.signal;
  }

  /** Something else is wanted: it is asked at once, or when what is under way has ended. */
  ask(): void {
    this.#supersede();
    if (!this.#isAsking) void this.#askNewest();
  }

  /** Asks something of another kind, unless it is superseded; then what is wanted by then. Only while nothing is asked. */
  async askAside(ask: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#supersede();
    const { signal } = this;
    this.#isAsking = true;
    await ask(signal);
    this.#isAsking = false;
    if (signal.aborted) void this.#askNewest();
  }

  #supersede(): void {
    this.#wanted.abort();
    this.#wanted = new AbortController();
  }

  async #askNewest(): Promise<void> {
    this.#isAsking = true;
    let asked: AbortSignal;
    do {
      asked = this.signal;
      await this.#ask(asked);
    } while (asked.aborted);
    this.#isAsking = false;
    this.#ended();
  }
}
