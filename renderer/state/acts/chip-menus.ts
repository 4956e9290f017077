import type { Filters, FiltersInWords, TermGroup } from '../../../preload/model';
import { filterText } from '../../../preload/words/texts/filter-text';
import { filtersText } from '../../../preload/words/texts/in-words-text';
import { groupText } from '../../../preload/words/texts/term-text';
import type { Workbench } from '../app/workbench.svelte';
import type { Menu } from '../common/opened-menu.svelte';
import { asWords, withoutGroup, withoutInWords, writeGroups } from '../filters/query-text';
import { entryOf } from './act-entry';

/** Of a filter that is set. */
export function filterMenu(bench: Workbench, name: keyof Filters): Menu {
  const { desktop, locale, search } = bench;
  const { t } = locale;
  const said = filterText(name, search.asked.filters, locale.language);
  return {
    label: said,
    groups: [
      [
        {
          label: t('contextMenu.remove'),
          run: () => {
            search.asked.removeFilter(name);
          },
        },
        entryOf(bench, 'clearFilters'),
      ],
      [{ label: t('actions.copy'), run: () => void desktop.copy(said, t('entities.copied', { text: said })) }],
      [entryOf(bench, 'saveSearch')],
    ],
  };
}

/** Of words of the text that stand for filters. */
export function inWordsMenu(bench: Workbench, words: FiltersInWords): Menu {
  const { locale, search } = bench;
  const { t } = locale;
  return {
    label: filtersText(words.filters, locale.language),
    groups: [
      [
        {
          label: t('terms.asWords', { words: words.words }),
          run: () => {
            search.asked.text = asWords(search.asked.text, words);
          },
        },
        {
          label: t('contextMenu.remove'),
          run: () => {
            search.asked.text = withoutInWords(search.asked.text, words);
          },
        },
      ],
      [entryOf(bench, 'saveSearch')],
    ],
  };
}

/** Of a word or phrase that is searched for. */
export function termMenu(bench: Workbench, group: TermGroup, at: number): Menu {
  const { locale, search } = bench;
  const { t } = locale;
  const { asked, list } = search;
  return {
    label: groupText(group, t),
    groups: [
      [
        {
          label: t('contextMenu.remove'),
          run: () => {
            if (list.results !== null) asked.text = withoutGroup(list.results, at, locale.language);
          },
        },
        {
          label: t('contextMenu.onlyTerm'),
          run: () => {
            asked.text = writeGroups([group], locale.language);
          },
        },
      ],
      [entryOf(bench, 'saveSearch')],
    ],
  };
}
