import { createContext } from 'svelte';
import type { Workbench } from '../state/app/workbench.svelte';

/** The workbench of the window, for every component below `App`. */
export const [useBench, provideBench] = createContext<Workbench>();
