import { countNotesOwed } from '../../archive/ledger/ledger';
import { compareTotal, countDue, readClosed, readStale, recordGap, storeHistoryPage } from './history-tasks';
import {
  blameNotesOwed,
  nextNotesOwed,
  nextNotesToRecheck,
  recordNotesFailures,
  storeNotesAnswers,
} from './notes-tasks';
import { beginSync, endSync } from './run-tasks';

/**
 * What the downloader does to the archive: each function runs to its end in the writer thread, and its input and output
 * can cross threads. A page, its ledger entry and its place in the plan are one transaction. One more of them is written
 * down here, and nowhere else.
 */
export const mirrorTasks = {
  beginSync,
  storeHistoryPage,
  compareTotal,
  recordGap,
  nextNotesOwed,
  nextNotesToRecheck,
  countNotesOwed,
  storeNotesAnswers,
  recordNotesFailures,
  blameNotesOwed,
  readClosed,
  readStale,
  countDue,
  endSync,
};

/** The same functions once they have their archive: as the writer thread offers them. */
export type MirrorTasks = {
  readonly [Name in keyof typeof mirrorTasks]: (
    input: Parameters<(typeof mirrorTasks)[Name]>[1],
  ) => ReturnType<(typeof mirrorTasks)[Name]>;
};

/** How the downloader asks for them, by name; a `ThreadClient` of the writer is one. */
export interface MirrorWriter {
  ask<Name extends keyof MirrorTasks>(
    name: Name,
    input: Parameters<MirrorTasks[Name]>[0],
    /** What of the input is handed over rather than copied: this side does not read it any more. */
    options?: { readonly transfer?: readonly ArrayBuffer[] },
  ): Promise<ReturnType<MirrorTasks[Name]>>;
}
