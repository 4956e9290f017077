import { maxRecent, recentTextLength } from '../../../preload/search/suggestions';
import type { Archive } from '../../archive';

/** Shorter texts are on their way to something else. */
const minLength = 2;

/** What was searched for lately in the archive in use, newest first; remembered between runs, unless that is switched off. */
export class RecentSearches {
  readonly #archive: Archive;
  readonly #failed: (thrown: unknown) => void;
  #texts = $state.raw<readonly string[]>([]);
  #areKept = $state(true);

  constructor(archive: Archive, failed: (thrown: unknown) => void) {
    this.#archive = archive;
    this.#failed = failed;
  }

  get texts(): readonly string[] {
    return this.#texts;
  }

  /** False: nothing is remembered. */
  get areKept(): boolean {
    return this.#areKept;
  }

  set areKept(areKept: boolean) {
    this.#areKept = areKept;
    if (!areKept) this.#texts = [];
    void this.#keep();
  }

  /** Reads those of the account in use. */
  async open(): Promise<void> {
    this.#texts = [];
    try {
      const { areKept, texts } = await this.#archive.ask('readRecentSearches', {});
      this.#areKept = areKept;
      this.#texts = texts;
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  /** A search that the person has typed to its end. */
  add(typed: string): void {
    const text = typed.trim();
    const isWorthIt = this.#areKept && text.length >= minLength && text.length <= recentTextLength;
    if (!isWorthIt || text === this.#texts[0]) return;
    this.#texts = [text, ...this.#texts.filter((other) => !isSame(other, text))].slice(0, maxRecent);
    void this.#keep();
  }

  clear(): void {
    this.#texts = [];
    void this.#keep();
  }

  async #keep(): Promise<void> {
    try {
      await this.#archive.ask('keepRecentSearches', { areKept: this.#areKept, texts: this.#texts });
    } catch (thrown) {
      this.#failed(thrown);
    }
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
