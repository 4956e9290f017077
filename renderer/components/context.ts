import { createContext } from 'svelte';
import type { AnyWindow } from '../state/app/any-window';
import type { Workbench } from '../state/app/workbench.svelte';

/** The workbench of the main window, for every component below `App`. */
export const [useBench, provideBench] = createContext<Workbench>();

/** What is about one record finds here what it needs, in the main window and in a record's own. */
export const [useRecordBench, provideRecordBench] = createContext<AnyWindow>();
