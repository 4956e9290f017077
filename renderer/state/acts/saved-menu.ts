import type { SavedSearch } from '../../../preload/model';
import type { Workbench } from '../app/workbench.svelte';
import type { Menu, MenuEntry } from '../common/opened-menu.svelte';
import { ofSaved } from '../erasing/erase-choices';
import { eraseEntry } from './act-entry';

/** A saved search in its list, which moves and removes it with the keyboard on it. */
export interface SavedThing {
  readonly saved: SavedSearch;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

/** Of a saved search. */
export function savedMenu(bench: Workbench, { saved: one, move, remove }: SavedThing): Menu {
  const { locale, navigation, saved } = bench;
  const { t } = locale;
  const fresh = saved.countOf(one.id)?.fresh ?? 0;
  return {
    label: one.name,
    groups: [
      [
        {
          label: t('contextMenu.openSaved'),
          keys: 'Enter',
          run: () => {
            navigation.openSaved(one);
          },
        },
        {
          label: t('contextMenu.onlyFresh'),
          isDisabled: fresh === 0,
          run: () => {
            navigation.openSaved(one, true);
          },
        },
      ],
      arrangeEntries(bench, { saved: one, move, remove }),
      [eraseFoundEntry(bench, one)],
    ],
  };
}

/** Erases what a saved search finds, which is not to be taken for the search itself. */
export function eraseFoundEntry(bench: Workbench, saved: SavedSearch): MenuEntry {
  return { ...eraseEntry(bench, [ofSaved(saved)]), label: bench.locale.t('saved.eraseFound') };
}

/** What changes the list of saved searches. */
export function arrangeEntries(bench: Workbench, thing: SavedThing): Menu['groups'][number] {
  const { background, dialogs, locale, saved } = bench;
  const { t } = locale;
  const { id, notifies = false } = thing.saved;
  const notify = {
    label: t('background.notifies'),
    isOn: notifies,
    run: () => {
      bench.notifyOf(thing.saved);
    },
  };
  return [
    {
      label: t('saved.rename'),
      keys: 'F2',
      run: () => {
        dialogs.nameSearch(id);
      },
    },
    {
      label: t('saved.up'),
      keys: 'Alt+Up',
      isDisabled: saved.all[0]?.id === id,
      run: () => {
        thing.move(-1);
      },
    },
    {
      label: t('saved.down'),
      keys: 'Alt+Down',
      isDisabled: saved.all.at(-1)?.id === id,
      run: () => {
        thing.move(1);
      },
    },
    ...(background.current?.canNotify === true ? [notify] : []),
    { label: t('saved.remove'), keys: 'Delete', run: thing.remove },
  ];
}
