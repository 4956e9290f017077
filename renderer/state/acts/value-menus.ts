import type { Contact, Filters } from '../../../preload/model';
import type { TimelineOf } from '../../../preload/search/timeline';
import type { RecordBench } from '../app/record-bench';
import type { Workbench } from '../app/workbench.svelte';
import { eraseEntry } from './act-entry';
import type { Menu, MenuEntry } from '../common/opened-menu.svelte';
import type { filterOfFacet, ListFacet } from '../filters/facets';
import { writeGroups } from '../filters/query-text';
import { choicesOfContact, ofTimeline } from '../erasing/erase-choices';
import { identityOf, type Identity } from '../person/identity';
import { searchFor, type WrittenEntity } from '../texts/written-entity';
import { timelineOfContact, timelineOfNumber } from '../timeline/timeline.svelte';

/** Filters that are lists of values. */
type ListFilter = (typeof filterOfFacet)[ListFacet];

/** A value that a list can be filtered by; `name`: as people read it, where that is not the value itself. */
export interface FilterValue {
  readonly filter: ListFilter;
  readonly value: string;
  readonly name?: string;
}

/** Of the other side of a record, or of a contact's name. */
export function contactMenu(bench: Workbench, contact: Contact, id: number | null): Menu {
  const { desktop, locale, navigation } = bench;
  const { t } = locale;
  const said = contact.name ?? contact.number ?? t('results.noName');
  const of = timelineOfContact(contact);
  const { number } = contact;
  return {
    label: said,
    groups: [
      of === null
        ? []
        : [
            historyEntry(bench, t(of.kind === 'contact' ? 'timeline.openContact' : 'timeline.openNumber'), of, id),
            {
              label: t('filters.onlyContact'),
              run: () => {
                navigation.showOnlyContact(contact);
              },
            },
          ],
      [
        { label: t('contextMenu.copyName'), run: () => void desktop.copy(said, t('entities.copied', { text: said })) },
        ...(number === null || contact.name === null
          ? []
          : [{ label: t('record.copyNumber'), run: () => void desktop.copy(number, t('record.numberCopied')) }]),
      ],
      personEntries(bench, identityOf(contact)),
      of === null ? [] : [eraseEntry(bench, choicesOfContact(contact))],
    ],
  };
}

/** Of a phone number. */
export function numberMenu(bench: Workbench, number: string, id: number | null): Menu {
  const { desktop, locale, navigation, search } = bench;
  const { t } = locale;
  return {
    label: number,
    groups: [
      [
        historyEntry(bench, t('timeline.openNumber'), timelineOfNumber(number), id),
        {
          label: t('contextMenu.onlyNumber'),
          run: () => {
            search.asked.filterBy({ number });
          },
        },
        {
          label: t('contextMenu.searchEverywhere'),
          run: () => {
            navigation.searchFor(searchFor({ kind: 'number', text: number }));
          },
        },
      ],
      [{ label: t('record.copyNumber'), run: () => void desktop.copy(number, t('record.numberCopied')) }],
      personEntries(bench, { kind: 'numbers', value: number }),
      [eraseEntry(bench, [ofTimeline({ kind: 'number', number })])],
    ],
  };
}

/** Of an agent, a flag, a kind of records: whatever the list is filtered by. */
export function valueMenu(bench: Workbench, value: FilterValue): Menu {
  const { desktop, locale, search } = bench;
  const { t } = locale;
  const said = value.name ?? value.value;
  const chosen: readonly string[] = search.asked.filters[value.filter] ?? [];
  const isChosen = chosen.includes(value.value);
  const others = chosen.filter((each) => each !== value.value);
  const alsoEntry: MenuEntry = {
    label: t(isChosen ? 'contextMenu.notFiltered' : 'contextMenu.alsoFiltered'),
    run: () => {
      search.asked.filterBy(listOf(value.filter, isChosen ? others : [...chosen, value.value]));
    },
  };
  return {
    label: said,
    groups: [
      [filterEntry(bench, value), ...(chosen.length === 0 ? [] : [alsoEntry]), ...withoutEntries(bench, value)],
      [{ label: t('contextMenu.copyName'), run: () => void desktop.copy(said, t('entities.copied', { text: said })) }],
    ],
  };
}

/** Of what is written in a text: a number, an amount, an address. */
export function entityMenu({ desktop, locale, navigation, textActions }: RecordBench, entity: WrittenEntity): Menu {
  const { t } = locale;
  const { kind, text } = entity;
  const write: MenuEntry = {
    label: t('entities.write'),
    run: () => {
      textActions.askAbout(`mailto:${text}`);
    },
  };
  return {
    label: text,
    groups: [
      [
        {
          label: t(`entities.search.${kind}`),
          run: () => {
            navigation.searchFor(searchFor(entity));
          },
        },
        { label: t(`entities.copy.${kind}`), run: () => void desktop.copy(text, t('entities.copied', { text })) },
        ...(kind === 'email' ? [write] : []),
      ],
    ],
  };
}

/** What the archive knows of a person; nothing where nobody is named. */
export function personEntries({ dialogs, locale }: Workbench, identity: Identity | null): readonly MenuEntry[] {
  if (identity === null) return [];
  const run = (): void => {
    dialogs.showPerson(identity);
  };
  return [{ label: locale.t('acts.person.name'), run }];
}

/** Shows of what is searched only what has the value. */
export function filterEntry({ locale, search }: Workbench, { filter, value, name }: FilterValue): MenuEntry {
  return {
    label: locale.t('contextMenu.only', { name: name ?? value }),
    run: () => {
      search.asked.filterBy(listOf(filter, [value]));
    },
  };
}

/** What the search text can leave out. */
function withoutEntries({ locale, search }: Workbench, { filter, value }: FilterValue): readonly MenuEntry[] {
  if (filter !== 'agents' && filter !== 'flags') return [];
  const field = filter === 'agents' ? 'agent' : 'flag';
  const run = (): void => {
    const text = value.replaceAll('"', ' ');
    const without = writeGroups(
      [{ excluded: true, anyOf: [{ kind: 'phrase', text, field, isPrefix: false, forms: [] }] }],
      locale.language,
    );
    search.asked.text = `${search.asked.text} ${without}`.trimStart();
  };
  return [{ label: locale.t('contextMenu.without', { name: value }), run }];
}

function historyEntry({ search, timeline }: Workbench, label: string, of: TimelineOf, id: number | null): MenuEntry {
  return {
    label,
    run: () => {
      timeline.open(of, search.answered, id);
    },
  };
}

function listOf(filter: ListFilter, values: readonly string[]): Partial<Filters> {
  return { [filter]: values };
}
