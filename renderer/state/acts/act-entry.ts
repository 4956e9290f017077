import { acts, type ActName } from '../../../preload/acts';
import type { Workbench } from '../app/workbench.svelte';
import type { MenuEntry } from '../common/opened-menu.svelte';
import { canDo, doAct } from './acts';

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
