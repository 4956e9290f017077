import { acts, type ActName } from '../../../preload/acts';
import type { Workbench } from '../app/workbench.svelte';
import type { MenuEntry } from '../common/opened-menu.svelte';
import type { EraseChoice } from '../erasing/erase-choices';
import { canDo, doAct, isRefused } from './acts';

/** An act as a line of a menu, with its key; greyed out where it cannot be done. */
export function entryOf(bench: Workbench, act: ActName): MenuEntry {
  return {
    label: bench.locale.t(`acts.${act}.name`),
    keys: acts[act].keys?.[0],
    isDisabled: !canDo(bench, act),
    run: () => {
      doAct(bench, act);
    },
  };
}

/** Erases one of these for good, once that was agreed to. */
export function eraseEntry(bench: Workbench, choices: readonly EraseChoice[]): MenuEntry {
  return {
    label: bench.locale.t('acts.erase.name'),
    isDisabled: isRefused(bench, 'erase'),
    run: () => {
      bench.askErasure(choices);
    },
  };
}
