import type { Archive } from '../archive';
import type { FacetValue, Query } from '../../preload/model';

/** Contacts that a typed text stands in, the most frequent first; those before stay until the next have come. */
export class ContactSuggestions {
  readonly #archive: Archive;
  #found = $state.raw<readonly FacetValue[]>([]);
  #asking: AbortController | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get found(): readonly FacetValue[] {
    return this.#found;
  }

  async ask(query: Query, typed: string): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (typed.trim() === '') {
      this.#found = [];
      return;
    }
    try {
      const found = await this.#archive.ask('suggestContacts', { query, typed }, asking.signal);
      if (this.#asking === asking) this.#found = found;
    } catch {
      // Without suggestions a whole name can still be typed.
    }
  }
}
