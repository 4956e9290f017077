import type { Memory } from '../common/memory';

/** One line for a person who opens an archive for the first time. It ends with the first search, or when it is closed, and never comes back. */
export class FirstHint {
  readonly #memory: Memory;
  #isDue: boolean;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#isDue = $state(memory.recall('firstHint', (stored) => (stored === 'seen' ? 'seen' : null), 'due') === 'due');
  }

  get isDue(): boolean {
    return this.#isDue;
  }

  end(): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    this.#memory.remember('firstHint', 'seen');
  }
}
