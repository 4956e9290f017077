import type { Language, SavedSearch } from '../../../preload/model';
import type { Suggestion } from '../../../preload/search/suggestions';
import type { Archive } from '../../archive';
import type { Asked } from '../common/asking/asked.svelte';
import { addFilters } from './add-filters';
import { beginsWithin } from './beginning';
import type { RecentSearches } from './recent-searches.svelte';

/** One line under the search box. `clear`: forgets the latest searches. */
export type Offer =
  | Suggestion
  | { readonly kind: 'saved'; readonly value: string; readonly search: SavedSearch }
  | { readonly kind: 'recent'; readonly value: string }
  | { readonly kind: 'clear'; readonly value: '' };

/** Of each kind at most so many lines while something is typed, and of all. */
const most: Readonly<Record<Exclude<Offer['kind'], 'clear'>, number>> = {
  ...{ contact: 4, number: 3, agent: 2, flag: 2, extension: 2, filter: 2, period: 3, saved: 2, recent: 3 },
};
const mostInAll = 8;

/** What the suggestions need of the window. */
interface Surroundings {
  readonly archive: Archive;
  readonly asked: Asked;
  readonly recent: RecentSearches;
  readonly language: () => Language;
  readonly saved: () => readonly SavedSearch[];
  readonly openSaved: (search: SavedSearch) => void;
}

/**
 * What the text in the search box may stand for: offered while somebody types, taken only by those who choose it. Until then
 * the text is what is searched for, and Enter does what it does without them.
 */
export class Suggestions {
  readonly #in: Surroundings;
  #found = $state.raw<readonly Suggestion[]>([]);
  #isOpen = $state(false);
  /** The line that the arrows are on. */
  #active = $state<number | null>(null);
  #asking: AbortController | null = null;

  readonly #all = $derived.by((): readonly Offer[] => {
    const text = this.#in.asked.text.trim();
    const recent = this.#in.recent.texts.filter((one) => one !== text && beginsWithin(one, text));
    const ofPerson: readonly Offer[] = [
      ...this.#in
        .saved()
        .filter(({ name }) => text === '' || beginsWithin(name, text))
        .map((search) => ({ kind: 'saved' as const, value: search.name, search })),
      ...recent.map((value) => ({ kind: 'recent' as const, value })),
    ];
    if (text === '') return recent.length === 0 ? ofPerson : [...ofPerson, { kind: 'clear', value: '' }];
    return few([...this.#found, ...ofPerson]);
  });

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  /** True while somebody types, or has asked for them; there may be none. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The lines on show; none while nothing is to be offered. */
  get shown(): readonly Offer[] {
    return this.#isOpen ? this.#all : [];
  }

  get active(): number | null {
    return this.#active !== null && this.#active < this.shown.length ? this.#active : null;
  }

  /** Somebody types. */
  typed(): void {
    this.#active = null;
    this.#isOpen = true;
    void this.#ask();
  }

  /** Shows what the person has searched for and saved, for an empty box. */
  open(): void {
    this.#isOpen = true;
  }

  close(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#found = [];
    this.#isOpen = false;
    this.#active = null;
  }

  /** Moves to the next line or the one before; beyond the ends, back to what was typed. */
  move(by: 1 | -1): void {
    const count = this.shown.length;
    const next = (this.active ?? (by > 0 ? -1 : count)) + by;
    this.#active = next < 0 || next >= count ? null : next;
  }

  take(offer: Offer): void {
    const { asked, recent } = this.#in;
    switch (offer.kind) {
      case 'saved':
        this.#in.openSaved(offer.search);
        break;
      case 'recent':
        asked.text = offer.value;
        break;
      case 'period':
        asked.text = `${asked.text.slice(0, offer.start)}${offer.value} `;
        break;
      case 'clear':
        recent.clear();
        break;
      default: {
        const { exactLetters, exactForms } = asked.query;
        const text = asked.text.slice(0, offer.start);
        asked.take({ text, filters: addFilters(asked.filters, offer.filters), exactLetters, exactForms }, asked.sort);
      }
    }
    this.close();
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    const { text } = this.#in.asked;
    const asking = new AbortController();
    this.#asking = asking;
    if (text.trim() === '' || text.length > maxTextLength) {
      this.#found = [];
      return;
    }
    // Where none can be had, there are none: what was typed is searched for all the same.
    const found = await this.#in.archive
      .ask('suggest', { text, language: this.#in.language() }, asking.signal)
      .catch(() => []);
    if (this.#asking === asking) this.#found = found;
  }
}

/** Longer texts are pasted, and end in no name. */
const maxTextLength = 1000;

function few(offers: readonly Offer[]): readonly Offer[] {
  const kinds = Object.keys(most) as (keyof typeof most)[];
  const kept = new Set(kinds.flatMap((kind) => offers.filter((offer) => offer.kind === kind).slice(0, most[kind])));
  return offers.filter((offer) => kept.has(offer)).slice(0, mostInAll);
}
