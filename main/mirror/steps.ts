import { failureOf, KronikaError, type Failure, type FailureKind } from '../../preload/failure';
import type { ArchiveStatus } from '../../preload/model';
import { countNotesOwed as countOwed, readStatus } from '../archive/ledger';
import {
  clearNotesFailure,
  findInteraction,
  putNotesFailure,
  putNotesFailures,
  countNotesOwners,
  countNotesToRecheck as countRecheck,
  readNotesToRecheck as readRecheck,
  type NotesOwner,
} from '../archive/notes-queue';
import type { WritableArchive } from '../archive/open';
import { closeRun, openRun } from '../archive/runs';
import {
  markVanished,
  readNotesOwed as readOwed,
  storeInteractions,
  storeNotes,
  type StoreTally,
} from '../archive/store';
import { inTransaction } from '../archive/transaction';
import {
  addListed,
  forgetListed,
  putAskedPeriods,
  putWindow,
  readAskedPeriods,
  readListed,
  readListedIds,
  readStaleWindows,
  readWindows,
  type LedgerWindow,
} from '../archive/windows';
import { readAnswer, type CrmAnswer } from '../crm/answer';
import { toInteraction } from '../crm/interaction';
import { toNote, type CrmNote } from '../crm/note';
import { takeSyncLock, type SyncLock } from '../archive/sync-lock';
import { judgePage, mergePeriods, subtractPeriods, type Period, type Verdict, type Window } from './plan';
import { planWindows } from './planning';

/**
 * What the downloader does to the archive: each function runs to its end in the writer thread, and its input and output
 * can cross threads. A page, its ledger entry and its place in the plan are one transaction.
 */
export type Steps = {
  readonly [Name in keyof typeof steps]: (
    input: Parameters<(typeof steps)[Name]>[1],
  ) => Promise<ReturnType<(typeof steps)[Name]>>;
};

const locks = new WeakMap<WritableArchive, SyncLock>();

export interface SyncInput {
  readonly period: Period;
  readonly nowMs: number;
  readonly recent: Period;
  readonly force: boolean;
  /** Nobody asked for this run: it belongs to a schedule. */
  readonly isByItself: boolean;
  /** Who synchronises, for another program that finds the archive locked. */
  readonly program: string;
}

export interface SyncPlan {
  readonly runId: number;
  readonly startedAt: number;
  /** To be asked, newest first. */
  readonly windows: readonly Window[];
  readonly notesOwed: number;
}

/** The period of the run under way. */
const underWay = new WeakMap<WritableArchive, Period>();

/**
 * Makes the run's period one that the archive has to answer for; to be called inside a transaction. Where nobody asked
 * for the run, not before the CRM answered: a start without a network must not turn an archive that is complete to
 * yesterday into one with a gap.
 */
function claimPeriod(archive: WritableArchive): void {
  const period = underWay.get(archive);
  const asked = readAskedPeriods(archive);
  if (period === undefined || subtractPeriods(period, asked).length === 0) return;
  putAskedPeriods(archive, mergePeriods([...asked, period]));
}

/** Takes the archive's lock and plans what is to be asked. Throws `archiveLocked`. */
function beginSync(archive: WritableArchive, input: SyncInput): SyncPlan {
  locks.set(archive, takeSyncLock(archive.path, input.program, input.nowMs));
  try {
    return inTransaction(archive, () => {
      const run = openRun(archive, input.period, Math.floor(input.nowMs / 1000));
      const windows = planWindows({ ...input, known: readWindows(archive, input.period), startedAt: run.startedAt });
      underWay.set(archive, input.period);
      if (!input.isByItself || windows.length === 0) claimPeriod(archive);
      return { runId: run.id, startedAt: run.startedAt, windows, notesOwed: countOwed(archive) };
    });
  } catch (error) {
    releaseLock(archive);
    throw error;
  }
}

export interface HistoryPageInput {
  readonly window: Period;
  readonly page: number;
  readonly body: Uint8Array;
  readonly nowMs: number;
}

export interface HistoryPageReport {
  readonly verdict: Verdict;
  readonly records: number;
  readonly totalCount: number | null;
  /** Different records of the window so far. */
  readonly seen: number;
  /** Of a closed window: the records that lie in it, without those of its edges. */
  readonly listed: number;
  readonly tally: StoreTally;
}

/** Stores one page of a window, judges the window by it, and writes that down. Throws what `readAnswer` throws. */
function storeHistoryPage(archive: WritableArchive, input: HistoryPageInput): HistoryPageReport {
  const answer = readAnswer(input.body);
  const interactions = answer.records.map(toInteraction);
  return inTransaction(archive, () => {
    claimPeriod(archive);
    const { ids, ...tally } = storeInteractions(archive, interactions);
    const { window, page } = input;
    const open =
      page === 1
        ? null
        : (readWindows(archive, window).find(({ from, state }) => from === window.from && state === 'open') ?? null);
    if (page === 1) forgetListed(archive, window.from);
    const seen = page === 1 ? new Set(ids).size : addListed(archive, window.from, ids);
    const verdict = judgePage({
      page,
      records: answer.records.length,
      seen,
      totalCount: answer.totalCount,
      totalBefore: open?.crmCount ?? null,
      spanSeconds: window.to - window.from,
    });
    const listed = writeVerdict(archive, input, { verdict, answer, ids, seen });
    return { verdict, records: answer.records.length, totalCount: answer.totalCount, seen, listed, tally };
  });
}

function writeVerdict(
  archive: WritableArchive,
  { window, page, nowMs }: HistoryPageInput,
  judged: { verdict: Verdict; answer: CrmAnswer; ids: readonly number[]; seen: number },
): number {
  const { verdict, answer, ids, seen } = judged;
  const entry: LedgerWindow = {
    ...{ from: window.from, to: window.to, state: 'closed', reason: null },
    ...{ crmCount: answer.totalCount, ourCount: seen, askedAt: Math.floor(nowMs / 1000), tries: 1, nextPage: 1 },
  };
  switch (verdict) {
    case 'closed': {
      const listed = new Set(page === 1 ? ids : readListed(archive, window.from));
      const known = readListedIds(archive, window);
      markVanished(
        archive,
        known.filter((id) => !listed.has(id)),
        new Date(nowMs).toISOString(),
      );
      putWindow(archive, entry);
      return known.filter((id) => listed.has(id)).length;
    }
    case 'more':
      putWindow(archive, { ...entry, state: 'open', nextPage: page + 1 });
      if (page === 1) addListed(archive, window.from, ids);
      return 0;
    case 'tooLarge':
      return 0;
    case 'disagrees':
      putWindow(archive, { ...entry, state: 'gap', reason: 'countsDisagree' });
      return 0;
  }
}

/** Compares what the CRM announces for a period with what the archive holds of it; stores what came with the answer. */
function compareTotal(
  archive: WritableArchive,
  input: { readonly period: Period; readonly body: Uint8Array },
): { readonly agrees: boolean; readonly totalCount: number | null } {
  const answer = readAnswer(input.body);
  const interactions = answer.records.map(toInteraction);
  return inTransaction(archive, () => {
    storeInteractions(archive, interactions);
    const { from, to } = input.period;
    // Whether the CRM counts the seconds at the edges is not documented: every reading is right.
    const fewest = readListedIds(archive, { from, to }).length;
    const edges =
      readListedIds(archive, { from: from - 1, to: from }).length +
      readListedIds(archive, { from: to, to: to + 1 }).length;
    const { totalCount } = answer;
    return { agrees: totalCount === null || (totalCount >= fewest && totalCount <= fewest + edges), totalCount };
  });
}

/** Writes down that a window could not be had completely, and why. */
function recordGap(
  archive: WritableArchive,
  gap: {
    readonly window: Period;
    readonly reason: FailureKind;
    readonly tries: number;
    readonly crmCount: number | null;
    readonly ourCount: number | null;
    readonly nowMs: number;
  },
): null {
  const { window, reason, tries, crmCount, ourCount, nowMs } = gap;
  const entry = { from: window.from, to: window.to, reason, tries, crmCount, ourCount, nextPage: 1 };
  inTransaction(archive, () => {
    claimPeriod(archive);
    forgetListed(archive, window.from);
    putWindow(archive, { ...entry, state: 'gap', askedAt: Math.floor(nowMs / 1000) });
  });
  return null;
}

/** Events whose notes are owed, newest first, with ids below `below`. */
function readNotesOwed(
  archive: WritableArchive,
  input: { readonly limit: number; readonly below: number },
): readonly NotesOwner[] {
  return readOwed(archive, input.limit, input.below);
}

/** Events of a period whose notes should be asked for again, newest first, with ids below `below`; `left` counts them all. */
function readNotesToRecheck(
  archive: WritableArchive,
  input: Period & { readonly checkedBefore: number; readonly limit: number; readonly below: number },
): { readonly owners: readonly NotesOwner[]; readonly left: number | null } {
  // Counted once, for the progress: the first question has no bound.
  const isFirst = input.below === Number.MAX_SAFE_INTEGER;
  return { owners: readRecheck(archive, input), left: isFirst ? countRecheck(archive, input) : null };
}

/** How many events are owed their notes. */
function countNotesOwed(archive: WritableArchive, _input: null): number {
  return countOwed(archive);
}

/** All pages that the CRM gave so far for the notes of one event. */
export interface NotesAnswer extends NotesOwner {
  readonly bodies: readonly Uint8Array[];
}

/** What became of an event's notes. */
export type NotesOutcome =
  | { readonly kind: 'stored' }
  /** The CRM has more pages: ask for this one, and send all of them together. */
  | { readonly kind: 'more'; readonly page: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface NotesReport {
  /** In the order of the answers. */
  readonly outcomes: readonly NotesOutcome[];
  readonly tally: StoreTally;
}

/** Stores the notes of several events in one transaction; an answer that cannot be read fails alone. */
function storeNotesAnswers(
  archive: WritableArchive,
  input: { readonly answers: readonly NotesAnswer[]; readonly nowMs: number },
): NotesReport {
  const at = new Date(input.nowMs).toISOString();
  const read = input.answers.map((answer) => ({ answer, result: readNotes(answer.bodies) }));
  const tally = { new: 0, changed: 0, unchanged: 0 };
  // Ascending ids: FTS5 writes out all it has gathered whenever a rowid is smaller than the one before.
  const ascending = [...read].sort((a, b) => a.answer.id - b.answer.id);
  inTransaction(archive, () => {
    for (const { answer, result } of ascending) {
      const id = result.kind === 'read' ? findInteraction(archive, answer.uuid) : null;
      if (result.kind !== 'read' || id === null) continue;
      const stored = storeNotes(archive, id, result.notes, at);
      clearNotesFailure(archive, id);
      tally.new += stored.new;
      tally.changed += stored.changed;
      tally.unchanged += stored.unchanged;
    }
  });
  return { tally, outcomes: read.map(({ result }) => (result.kind === 'read' ? { kind: 'stored' } : result)) };
}

type ReadNotes =
  Exclude<NotesOutcome, { kind: 'stored' }> | { readonly kind: 'read'; readonly notes: readonly CrmNote[] };

function readNotes(bodies: readonly Uint8Array[]): ReadNotes {
  try {
    const pages = bodies.map(readAnswer);
    const last = pages.at(-1);
    if (last === undefined) return { kind: 'more', page: 1 };
    const notes = new Map(pages.flatMap((page) => page.records.map(toNote)).map((note) => [note.uuid, note]));
    const verdict = judgePage({
      page: pages.length,
      records: last.records.length,
      seen: notes.size,
      totalCount: last.totalCount,
      totalBefore: pages.at(-2)?.totalCount ?? null,
      spanSeconds: 1,
    });
    if (verdict === 'closed') return { kind: 'read', notes: [...notes.values()] };
    if (verdict === 'more') return { kind: 'more', page: pages.length + 1 };
    return {
      kind: 'failed',
      failure: new KronikaError('countsDisagree', { crmCount: last.totalCount ?? 0, ourCount: notes.size }).failure,
    };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

/** Writes down that the notes of events could not be had, and why; they are owed. */
function recordNotesFailures(
  archive: WritableArchive,
  input: {
    readonly failures: readonly { readonly uuid: string; readonly reason: FailureKind; readonly tries: number }[];
    readonly nowMs: number;
  },
): null {
  inTransaction(archive, () => {
    for (const { uuid, reason, tries } of input.failures) {
      const id = findInteraction(archive, uuid);
      if (id !== null) putNotesFailure(archive, { id, reason, tries, failedAt: Math.floor(input.nowMs / 1000) });
    }
  });
  return null;
}

/** Writes down for all notes that are owed why they could not be had: the run was beaten before it came to them. */
function blameNotesOwed(
  archive: WritableArchive,
  input: { readonly reason: FailureKind; readonly nowMs: number },
): null {
  inTransaction(archive, () => {
    putNotesFailures(archive, input.reason, Math.floor(input.nowMs / 1000));
  });
  return null;
}

/** The closed windows that lie in a period, oldest first. */
function readClosed(archive: WritableArchive, period: Period): readonly Window[] {
  return readWindows(archive, period)
    .filter((window) => window.state === 'closed' && window.from >= period.from && window.to <= period.to)
    .map(({ from, to, crmCount }) => ({ from, to, expected: crmCount, page: 1 }));
}

/** Closed windows of a period that have not been asked since `askedBefore` (epoch seconds), the longest ago first. */
function readStale(
  archive: WritableArchive,
  input: Period & { readonly askedBefore: number; readonly limit: number },
): readonly { readonly window: Window; readonly notes: number }[] {
  return readStaleWindows(archive, input).map(({ from, to, crmCount }) => ({
    window: { from, to, expected: crmCount, page: 1 },
    notes: countNotesOwners(archive, { from, to }),
  }));
}

/** Writes down how the run ended, and gives the archive's lock back. What was not reached is a gap with that reason. */
function endSync(
  archive: WritableArchive,
  input: {
    readonly runId: number;
    readonly period: Period;
    readonly stopped: FailureKind | null;
    readonly nowMs: number;
  },
): ArchiveStatus {
  const { runId, period, stopped, nowMs } = input;
  const endedAt = Math.floor(nowMs / 1000);
  try {
    inTransaction(archive, () => {
      if (stopped !== null && stopped !== 'cancelled') blame(archive, period, stopped, endedAt);
      closeRun(archive, { id: runId, isWhole: stopped === null, stopped, endedAt });
    });
    return readStatus(archive);
  } finally {
    releaseLock(archive);
  }
}

/** A person who stops knows why time is missing; any other reason is written down. What was closed before stays closed. */
function blame(archive: WritableArchive, period: Period, reason: FailureKind, askedAt: number): void {
  const counts = { crmCount: null, ourCount: null };
  for (const part of subtractPeriods(period, readWindows(archive, period))) {
    putWindow(archive, { ...part, ...counts, state: 'gap', reason, askedAt, tries: 0, nextPage: 1 });
  }
  putNotesFailures(archive, reason, askedAt);
}

function releaseLock(archive: WritableArchive): void {
  underWay.delete(archive);
  locks.get(archive)?.release();
  locks.delete(archive);
}

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
  endSync,
};
