import type { TimeRange } from '../../../preload/ranges';
import type { FailureKind } from '../../../preload/failure';
import type { ArchiveStatus } from '../../../preload/model';
import { countNotesOwed as countOwed, readStatus } from '../../archive/ledger/ledger';
import { flushPending } from '../../archive/index/index-build';
import { countNotesToRecheck, putNotesFailures } from '../../archive/ledger/notes-queue';
import type { WritableArchive } from '../../archive/file/archive';
import { closeRun, openRun } from '../../archive/ledger/runs';
import { takeSyncLock, type SyncLock } from '../../archive/file/sync-lock';
import { inTransaction } from '../../archive/records/transaction';
import { putAskedPeriods, putWindow, readAskedPeriods, readWindows } from '../../archive/ledger/windows';
import { mergePeriods, subtractPeriods, type Window } from '../plan/plan';
import { planWindows } from '../plan/planning';
import { retryUnreadable } from './retry-unreadable';

const locks = new WeakMap<WritableArchive, SyncLock>();

export interface SyncInput {
  readonly period: TimeRange;
  readonly nowMs: number;
  readonly recent: TimeRange;
  readonly force: boolean;
  /** The events whose notes are asked for where they are owed: of the period alone, or of all that is held. */
  readonly owing: TimeRange;
  /** Nobody asked for this run: it belongs to a schedule. */
  readonly isByItself: boolean;
  /** The version that synchronises: what another could not read it tries again; and who holds the lock. */
  readonly program: string;
}

export interface SyncPlan {
  readonly runId: number;
  readonly startedAt: number;
  /** To be asked, newest first. */
  readonly windows: readonly Window[];
  readonly notesOwed: number;
  /** Events whose notes are asked for again: all of the period, or those of its recent days. */
  readonly notesToRecheck: number;
}

interface UnderWay {
  readonly period: TimeRange;
  readonly program: string;
}

/** The run under way. */
const underWay = new WeakMap<WritableArchive, UnderWay>();

/** The version of the program that synchronises. */
export function programOf(archive: WritableArchive): string {
  return underWay.get(archive)?.program ?? '';
}

/**
 * Makes the run's period one that the archive has to answer for; to be called inside a transaction. Where nobody asked
 * for the run, not before the CRM answered: a start without a network must not turn an archive that is complete to
 * yesterday into one with a gap.
 */
export function claimPeriod(archive: WritableArchive): void {
  const period = underWay.get(archive)?.period;
  const asked = readAskedPeriods(archive);
  if (period === undefined || subtractPeriods(period, asked).length === 0) return;
  putAskedPeriods(archive, mergePeriods([...asked, period]));
}

/** The part of a period whose notes are asked for at every run. */
export function againOf({ period, recent, force }: Pick<SyncInput, 'period' | 'recent' | 'force'>): TimeRange {
  return force ? period : { from: Math.max(period.from, recent.from), to: period.to };
}

/** Takes the archive's lock and plans what is to be asked. Throws `archiveLocked`. */
export function beginSync(archive: WritableArchive, input: SyncInput): SyncPlan {
  locks.set(archive, takeSyncLock(archive.path, input.program, input.nowMs));
  try {
    return inTransaction(archive, () => {
      const run = openRun(archive, input.period, Math.floor(input.nowMs / 1000));
      const windows = planWindows({ ...input, known: readWindows(archive, input.period), startedAt: run.startedAt });
      underWay.set(archive, input);
      retryUnreadable(archive, input.program, new Date(input.nowMs).toISOString());
      if (!input.isByItself || windows.length === 0) claimPeriod(archive);
      const notesToRecheck = countNotesToRecheck(archive, { ...againOf(input), checkedBefore: run.startedAt });
      return {
        runId: run.id,
        startedAt: run.startedAt,
        windows,
        notesOwed: countOwed(archive, input.owing),
        notesToRecheck,
      };
    });
  } catch (error) {
    releaseLock(archive);
    throw error;
  }
}

/** Writes down how the run ended, and gives the archive's lock back. What was not reached is a gap with that reason. */
export function endSync(
  archive: WritableArchive,
  input: {
    readonly runId: number;
    readonly period: TimeRange;
    readonly owing: TimeRange;
    readonly stopped: FailureKind | null;
    readonly nowMs: number;
  },
): ArchiveStatus {
  const { runId, period, owing, stopped, nowMs } = input;
  const endedAt = Math.floor(nowMs / 1000);
  try {
    inTransaction(archive, () => {
      if (stopped !== null && stopped !== 'cancelled') blame(archive, { period, owing }, stopped, endedAt);
      closeRun(archive, { id: runId, period, isWhole: stopped === null, stopped, endedAt });
    });
    flushPending(archive, 'nearlyAll');
    return readStatus(archive);
  } finally {
    releaseLock(archive);
  }
}

/** A person who stops knows why time is missing; any other reason is written down. What was closed before stays closed. */
function blame(
  archive: WritableArchive,
  { period, owing }: Pick<SyncInput, 'period' | 'owing'>,
  reason: FailureKind,
  askedAt: number,
): void {
  const counts = { crmCount: null, ourCount: null };
  for (const part of subtractPeriods(period, readWindows(archive, period))) {
    putWindow(archive, { ...part, ...counts, state: 'gap', reason, askedAt, tries: 0, nextPage: 1 });
  }
  putNotesFailures(archive, owing, reason, askedAt);
}

function releaseLock(archive: WritableArchive): void {
  underWay.delete(archive);
  locks.get(archive)?.release();
  locks.delete(archive);
}
