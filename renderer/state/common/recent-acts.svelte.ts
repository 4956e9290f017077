import { isAct, type ActName } from '../../../preload/acts';
import type { Memory } from './memory';

/** So many are shown first. */
const maxRecent = 5;

/** The acts that were last taken from the palette, the latest first; remembered. */
export class RecentActs {
  readonly #memory: Memory;
  #names = $state.raw<readonly ActName[]>([]);

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#names = memory.recall('recentActs', readNames, []);
  }

  get names(): readonly ActName[] {
    return this.#names;
  }

  add(name: ActName): void {
    this.#names = [name, ...this.#names.filter((other) => other !== name)].slice(0, maxRecent);
    this.#memory.remember('recentActs', this.#names);
  }
}

/** Acts as they were remembered, perhaps by a version that had others. */
function readNames(stored: unknown): readonly ActName[] | null {
  if (!Array.isArray(stored)) return null;
  return stored.filter((each): each is ActName => typeof each === 'string' && isAct(each)).slice(0, maxRecent);
}
