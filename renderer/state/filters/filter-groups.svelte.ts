import type { Memory } from '../common/memory';

/** Which groups of the filter pane are folded; remembered. */
export class FilterGroups {
  readonly #memory: Memory;
  #folded = $state.raw<readonly string[]>([]);

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#folded = memory.recall('foldedFilters', readNames, ['queueStatus', 'extension', 'amounts']);
  }

  isFolded(name: string): boolean {
    return this.#folded.includes(name);
  }

  turn(name: string): void {
    const others = this.#folded.filter((each) => each !== name);
    this.#folded = others.length === this.#folded.length ? [...others, name] : others;
    this.#memory.remember('foldedFilters', this.#folded);
  }
}

function readNames(stored: unknown): readonly string[] | null {
  return Array.isArray(stored) && stored.every((name) => typeof name === 'string') ? stored : null;
}
