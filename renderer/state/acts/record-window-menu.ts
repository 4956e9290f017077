import type { Contact } from '../../../preload/model';
import type { RecordWindow } from '../app/record-window.svelte';
import type { Menu, MenuEntry } from '../common/opened-menu.svelte';
import { searchFor } from '../texts/written-entity';
import { timelineOfContact, timelineOfNumber } from '../timeline/timeline.svelte';

/** Where there is nothing to do. */
export const noMenu: Menu = { label: '', groups: [] };

/** Of the other side of the record in a window of its own: copied here, or looked for in the main window. */
export function contactInWindow({ desktop, locale, navigation, record }: RecordWindow, contact: Contact): Menu {
  const { t } = locale;
  const said = contact.name ?? contact.number ?? t('results.noName');
  const of = timelineOfContact(contact);
  const shown = record.record;
  if (shown === null || of === null) return noMenu;
  const history: MenuEntry = {
    label: t(of.kind === 'contact' ? 'timeline.openContact' : 'timeline.openNumber'),
    run: () => {
      navigation.openTimeline(shown, of);
    },
  };
  const only: MenuEntry = {
    label: t('filters.onlyContact'),
    run: () => {
      navigation.showOnlyContact(contact);
    },
  };
  const copied = t('entities.copied', { text: said });
  const copy: MenuEntry = { label: t('contextMenu.copyName'), run: () => void desktop.copy(said, copied) };
  return { label: said, groups: [[history, only], [copy]] };
}

/** Likewise of its number. */
export function numberInWindow({ desktop, locale, navigation, record }: RecordWindow, number: string): Menu {
  const { t } = locale;
  const shown = record.record;
  if (shown === null) return noMenu;
  const history: MenuEntry = {
    label: t('timeline.openNumber'),
    run: () => {
      navigation.openTimeline(shown, timelineOfNumber(number));
    },
  };
  const search: MenuEntry = {
    label: t('contextMenu.searchEverywhere'),
    run: () => {
      navigation.searchFor(searchFor({ kind: 'number', text: number }));
    },
  };
  const copy: MenuEntry = {
    label: t('record.copyNumber'),
    run: () => void desktop.copy(number, t('record.numberCopied')),
  };
  return { label: number, groups: [[history, search], [copy]] };
}
