import type { Archive } from '../../archive';
import type { FacetValue, Query } from '../../../preload/model';

/** Contacts that a typed text stands in, the most frequent first; those before stay until the next have come. */
export class ContactSuggestions {
  readonly #archive: Archive;
  #found = $state.raw<readonly FacetValue[]>([]);
  /** What was typed for those found; null before the first. */
  #about = $state<string | null>(null);
  #hasFailed = $state(false);
  #asking: AbortController | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get found(): readonly FacetValue[] {
    return this.#found;
  }

  /** True when those found are for this text. */
  isAbout(typed: string): boolean {
    return this.#about === typed;
  }

  /** True when none could be had: a whole name can still be typed. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  async ask(query: Query, typed: string): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (typed.trim() === '') {
      this.#answer(typed, []);
      return;
    }
    try {
      const found = await this.#archive.ask('suggestContacts', { query, typed }, asking.signal);
      if (this.#asking === asking) this.#answer(typed, found);
    } catch {
      if (this.#asking === asking) this.#answer(typed, [], true);
    }
  }

  #answer(typed: string, found: readonly FacetValue[], hasFailed = false): void {
    this.#about = typed;
    this.#found = found;
    this.#hasFailed = hasFailed;
  }
}
