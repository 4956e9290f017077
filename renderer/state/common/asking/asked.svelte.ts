import { isBlank } from '../../../../preload/letters/normalise';
import { partsOf, withoutFilter } from '../../../../preload/search/filters';
import type { Filters, Query, Sort } from '../../../../preload/model';

export const newestFirstSort: Sort = { by: 'date', descending: true };

/** What the person asks for: text, filters, switches, order. `changed` is called after every change. */
export class Asked {
  readonly #changed: () => void;
  #text = $state('');
  #filters = $state.raw<Filters>({});
  #exactLetters = $state(false);
  #exactForms = $state(false);
  #literal = $state(false);
  #sort = $state.raw<Sort>(newestFirstSort);

  readonly query = $derived<Query>({
    text: this.#text,
    filters: this.#filters,
    ...(this.#exactLetters ? { exactLetters: true } : {}),
    ...(this.#exactForms ? { exactForms: true } : {}),
    ...(this.#literal ? { literal: true } : {}),
  });
  readonly filterCount = $derived(countFilters(this.#filters));
  readonly hasText = $derived(!isBlank(this.#text));
  /** True when nothing is asked for: the whole archive is on show. */
  readonly isEverything = $derived(!this.hasText && this.filterCount === 0);

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    this.#literal = false;
    this.#changed();
  }

  get filters(): Filters {
    return this.#filters;
  }

  get exactLetters(): boolean {
    return this.#exactLetters;
  }

  set exactLetters(isOn: boolean) {
    this.#exactLetters = isOn;
    this.#changed();
  }

  get exactForms(): boolean {
    return this.#exactForms;
  }

  set exactForms(isOn: boolean) {
    this.#exactForms = isOn;
    this.#changed();
  }

  /** Just what was typed is searched, also where that finds nothing; until another text is. */
  get literal(): boolean {
    return this.#literal;
  }

  set literal(isOn: boolean) {
    this.#literal = isOn;
    this.#changed();
  }

  /** Without a text nothing fits better than anything else: newest first, until there is a text again. */
  get sort(): Sort {
    return this.#sort.by === 'relevance' && !this.hasText ? newestFirstSort : this.#sort;
  }

  set sort(sort: Sort) {
    if (isSameSort(sort, this.#sort)) return;
    this.#sort = sort;
    this.#changed();
  }

  filterBy(change: Partial<Filters>): void {
    this.#filters = withoutEmpty({ ...this.#filters, ...change });
    this.#changed();
  }

  /** Takes a filter away, with the other end of its range. */
  removeFilter(name: keyof Filters): void {
    this.#filters = withoutFilter(this.#filters, name);
    this.#changed();
  }

  clearFilters(): void {
    this.#filters = {};
    this.#changed();
  }

  /** Everything again; the order and the switches stay. */
  clear(): void {
    this.#text = '';
    this.#literal = false;
    this.clearFilters();
  }

  /** Takes a whole search, as it was remembered. */
  take(query: Query, sort: Sort): void {
    this.#text = query.text;
    this.#filters = query.filters;
    this.#exactLetters = query.exactLetters ?? false;
    this.#exactForms = query.exactForms ?? false;
    this.#literal = query.literal ?? false;
    this.#sort = isSameSort(sort, this.#sort) ? this.#sort : sort;
    this.#changed();
  }
}

export function isSameSort(one: Sort, other: Sort): boolean {
  return one.by === other.by && one.descending === other.descending;
}

/** Leaves out filters that say nothing: empty lists and texts, `hasNotes: false`. */
function withoutEmpty(filters: Filters): Filters {
  const says = (value: Filters[keyof Filters]): boolean =>
    value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0);
  const entries = Object.entries<Filters[keyof Filters]>({ ...filters });
  return Object.fromEntries(entries.filter(([, value]) => says(value)));
}

/** How many filters are set; a range is one, whichever of its ends are given. */
function countFilters(filters: Filters): number {
  return partsOf(filters).length;
}
