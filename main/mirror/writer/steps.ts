import { compareTotal, countDue, readClosed, readStale, recordGap, storeHistoryPage } from './history-steps';
import {
  blameNotesOwed,
  countNotesOwed,
  readNotesOwed,
  readNotesToRecheck,
  recordNotesFailures,
  storeNotesAnswers,
} from './notes-steps';
import { beginSync, endSync } from './run-steps';

/**
 * What the downloader does to the archive: each function runs to its end in the writer thread, and its input and output
 * can cross threads. A page, its ledger entry and its place in the plan are one transaction.
 */
export type Steps = {
  readonly [Name in keyof typeof steps]: (
    input: Parameters<(typeof steps)[Name]>[1],
  ) => Promise<ReturnType<(typeof steps)[Name]>>;
};

/** The functions of `Steps`, for the writer thread. */
export const steps = {
  beginSync,
  storeHistoryPage,
  compareTotal,
  recordGap,
  readNotesOwed,
  readNotesToRecheck,
  countNotesOwed,
  storeNotesAnswers,
  recordNotesFailures,
  blameNotesOwed,
  readClosed,
  readStale,
  countDue,
  endSync,
};
