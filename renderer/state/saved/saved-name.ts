import type { Query } from '../../../preload/model';
import { partsOf } from '../../../preload/search/filters';
import { filterText } from '../../../preload/words/texts/filter-text';
import type { Locale } from '../common/locale.svelte';

/** A longer name would not be read in the list. */
const maxLength = 60;

/** A name for a search: what was typed, and its filters. */
export function suggestName({ text, filters }: Query, locale: Locale): string {
  const parts = [text.trim(), ...partsOf(filters).map((name) => filterText(name, filters, locale.language))];
  const name = parts.filter((part) => part !== '').join(', ');
  return name.length > maxLength ? `${name.slice(0, maxLength - 1).trimEnd()}…` : name;
}
