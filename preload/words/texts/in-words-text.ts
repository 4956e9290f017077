import { partsOf } from '../../search/filters';
import type { Filters, FiltersInWords, Language } from '../../model';
import { filterText } from './filter-text';

/** What some words of a search stand for: "„wczoraj”: 27 lis 2026". */
export function inWordsTexts(inWords: readonly FiltersInWords[], language: Language): string[] {
  return inWords.map(({ words, filters }) => `„${words}”: ${filtersText(filters, language)}`);
}

/** All of some filters in a few words. */
export function filtersText(filters: Filters, language: Language): string {
  return partsOf(filters)
    .map((name) => filterText(name, filters, language))
    .join(', ');
}
