import type { RecordWindow } from './record-window.svelte';
import type { Workbench } from './workbench.svelte';

/** The window that something about a record stands in; `isMain` says which. */
export type AnyWindow = Workbench | RecordWindow;
