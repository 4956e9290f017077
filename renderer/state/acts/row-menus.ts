import type { FoundInteraction } from '../../../preload/model';
import type { Workbench } from '../app/workbench.svelte';
import type { Menu, MenuEntry } from '../common/opened-menu.svelte';
import { identityOf } from '../person/identity';
import { timelineOfNumber } from '../timeline/timeline.svelte';
import { entryOf, eraseEntry } from './act-entry';
import { eraseChoices } from '../erasing/erase-choices';
import { dayEntries } from './day-menus';
import { filterEntry, personEntries } from './value-menus';

/** So many agents and flags of a row are offered as filters. */
const maxOffered = 3;

/** Of the ticked rows, all of them. */
export function selectedMenu(bench: Workbench): Menu {
  const { locale, search, selection } = bench;
  return {
    label: locale.t('results.selected', { count: selection.count(search.list.known) }),
    groups: [
      [entryOf(bench, 'showSelected')],
      (['star', 'clarify', 'unread'] as const).map((act) => entryOf(bench, act)),
      [entryOf(bench, 'copyTable'), entryOf(bench, 'copyText')],
      [entryOf(bench, 'print'), entryOf(bench, 'export')],
      [entryOf(bench, 'clearSelected')],
      [entryOf(bench, 'erase')],
    ],
  };
}

/** Of one row, on which the keyboard is. */
export function rowMenu(bench: Workbench, row: FoundInteraction, position: number): Menu {
  return {
    label: row.contact.name ?? row.contact.number ?? bench.locale.t('results.noName'),
    groups: [
      [entryOf(bench, 'openRecord'), entryOf(bench, 'openWindow'), ...historyEntries(bench, row)],
      [...onlyEntries(bench, row), ...dayEntries(bench, { day: row.callDate.slice(0, 10), where: 'list' }).slice(0, 1)],
      [tickEntry(bench, row, position)],
      // While rows are ticked these are about them.
      bench.selection.isEmpty
        ? (['star', 'clarify', 'unread', 'remark'] as const).map((act) => entryOf(bench, act))
        : [],
      copyEntries(bench, row),
      personEntries(bench, identityOf(row.contact)),
      [printEntry(bench, row), entryOf(bench, 'export')],
      [eraseEntry(bench, eraseChoices(bench, row))],
    ],
  };
}

function historyEntries({ locale, navigation }: Workbench, row: FoundInteraction): readonly MenuEntry[] {
  const { name, number } = row.contact;
  const open = (label: string, of?: ReturnType<typeof timelineOfNumber>): MenuEntry => ({
    label,
    ...(of === undefined || name === null ? { keys: 'T' } : {}),
    run: () => {
      navigation.openTimeline(row, of);
    },
  });
  return [
    ...(name === null ? [] : [open(locale.t('timeline.openContact'))]),
    ...(number === null ? [] : [open(locale.t('timeline.openNumber'), timelineOfNumber(number))]),
  ];
}

function onlyEntries(bench: Workbench, row: FoundInteraction): readonly MenuEntry[] {
  const { locale, navigation } = bench;
  const { contact, agents, flags } = row;
  const onlyContact = {
    label: locale.t('filters.onlyContact'),
    run: () => {
      navigation.showOnlyContact(contact);
    },
  };
  return [
    ...(contact.name === null && contact.number === null ? [] : [onlyContact]),
    ...agents.slice(0, maxOffered).map(({ name }) => filterEntry(bench, { filter: 'agents', value: name })),
    ...flags.slice(0, maxOffered).map(({ name }) => filterEntry(bench, { filter: 'flags', value: name })),
  ];
}

function tickEntry({ basket, locale, selection }: Workbench, row: FoundInteraction, position: number): MenuEntry {
  return {
    label: locale.t(selection.has(row.id) ? 'contextMenu.untick' : 'contextMenu.tick'),
    keys: 'Space',
    run: () => {
      basket.toggleAt(position);
    },
  };
}

/** Of this row alone, also while others are ticked: then the keys are about those. */
function copyEntries({ basket, desktop, locale, selection }: Workbench, row: FoundInteraction): readonly MenuEntry[] {
  const { t } = locale;
  const { number } = row.contact;
  const copyNumber = {
    label: t('record.copyNumber'),
    run: () => void desktop.copy(number ?? '', t('record.numberCopied')),
  };
  return [
    {
      label: t('basket.copyTable'),
      keys: selection.isEmpty ? 'Ctrl+C' : undefined,
      run: () => void basket.copy('table', row.id),
    },
    {
      label: t('basket.copyText'),
      keys: selection.isEmpty ? 'Ctrl+Shift+C' : undefined,
      run: () => void basket.copy('text', row.id),
    },
    ...(number === null ? [] : [copyNumber]),
  ];
}

/** Of this row alone, whatever is open or ticked. */
function printEntry({ dialogs, locale, print, search }: Workbench, { id, contact }: FoundInteraction): MenuEntry {
  return {
    label: locale.t('acts.print.name'),
    run: () => {
      const { query, sort } = search.asked;
      const selection = { kind: 'ids', ids: [id] } as const;
      const who = contact.name ?? contact.number;
      print.begin([{ what: 'record', query, sort, marks: query, selection, count: 1, who, timeline: null }], 'record');
      dialogs.show('print');
    },
  };
}
