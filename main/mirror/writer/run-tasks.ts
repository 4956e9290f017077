import type { TimeRange } from '../../../preload/ranges';
import type { DownloadOrder } from '../../../preload/desktop/downloads';
import type { FailureKind } from '../../../preload/failure';
import type { ArchiveStatus } from '../../../preload/model';
import { countNotesOwed, readStatus } from '../../archive/ledger/ledger';
import { flushPending } from '../../archive/index/index-build';
import { countNotesToRecheck, putNotesFailures } from '../../archive/ledger/notes-queue';
import type { ArchiveWriter } from '../../archive/file/archive';
import { beginDownload, countDownloaded, endDownload } from '../../archive/ledger/download-history';
import { closeRun, openRun } from '../../archive/ledger/runs';
import { takeSyncLock, type SyncLock } from '../../archive/file/sync-lock';
import { putAskedPeriods, putWindow, readAskedPeriods, readWindows } from '../../archive/ledger/windows';
import { mergePeriods, subtractPeriods, type Window } from '../plan/plan';
import { planWindows } from '../plan/planning';
import { retryUnreadable } from './retry-unreadable';

export interface SyncInput {
  readonly period: TimeRange;
  readonly nowMs: number;
  readonly recent: TimeRange;
  readonly force: boolean;
  /** The interactions whose notes are asked for where they are owed: of the period alone, or of all that is held. */
  readonly owing: TimeRange;
  /** Who asked for it; of the schedule: no person did just now. */
  readonly order: DownloadOrder;
  /** The version that synchronises: what another could not read it tries again; and who holds the lock. */
  readonly program: string;
}

export interface SyncPlan {
  readonly runId: number;
  /** Its entry in the history. */
  readonly download: number;
  readonly startedAt: number;
  /** To be asked, newest first. */
  readonly windows: readonly Window[];
  readonly notesOwed: number;
  /** Interactions whose notes are asked for again: all of the period, or those of its recent days. */
  readonly notesToRecheck: number;
}

interface UnderWay {
  readonly period: TimeRange;
  readonly program: string;
  /** Its entry in the history. */
  readonly download: number;
}

/** The run under way on an archive, and the lock that it holds. */
interface RunOfArchive {
  run: UnderWay | null;
  lock: SyncLock | null;
}

const runOf = (): RunOfArchive => ({ run: null, lock: null });

/** The version of the program that synchronises. */
export function programOf(archive: ArchiveWriter): string {
  return archive.own(runOf).run?.program ?? '';
}

/** Adds what a page brought to the entry of the run in the history, inside the transaction that stored it. */
export function countInHistory(archive: ArchiveWriter, brought: Parameters<typeof countDownloaded>[2]): void {
  const { run } = archive.own(runOf);
  if (run !== null) countDownloaded(archive, run.download, brought);
}

/**
 * Makes the run's period one that the archive has to answer for; to be called inside a transaction. Of a scheduled
 * run, not before the CRM answered: a start without a network must not turn an archive that is complete to
 * yesterday into one with a gap.
 */
export function claimPeriod(archive: ArchiveWriter): void {
  const period = archive.own(runOf).run?.period;
  const asked = readAskedPeriods(archive);
  if (period === undefined || subtractPeriods(period, asked).length === 0) return;
  putAskedPeriods(archive, mergePeriods([...asked, period]));
}

/** The part of a period whose notes are asked for at every run. */
export function againOf({ period, recent, force }: Pick<SyncInput, 'period' | 'recent' | 'force'>): TimeRange {
  return force ? period : { from: Math.max(period.from, recent.from), to: period.to };
}

/** Takes the archive's lock and plans what is to be asked. Throws `archiveLocked`. */
export function beginSync(archive: ArchiveWriter, input: SyncInput): SyncPlan {
  archive.own(runOf).lock = takeSyncLock(archive.path, input.program, input.nowMs);
  try {
    return archive.transaction(() => {
      const run = openRun(archive, input.period, Math.floor(input.nowMs / 1000));
      const windows = planWindows({ ...input, known: readWindows(archive, input.period), startedAt: run.startedAt });
      const download = beginDownload(archive, input.order, Math.floor(input.nowMs / 1000));
      archive.own(runOf).run = { period: input.period, program: input.program, download };
      retryUnreadable(archive, input.program, new Date(input.nowMs).toISOString());
      if (input.order.askedBy !== 'schedule' || windows.length === 0) claimPeriod(archive);
      const notesToRecheck = countNotesToRecheck(archive, { ...againOf(input), checkedBefore: run.startedAt });
      return {
        runId: run.id,
        download,
        startedAt: run.startedAt,
        windows,
        notesOwed: countNotesOwed(archive, input.owing),
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
  archive: ArchiveWriter,
  input: {
    readonly runId: number;
    readonly period: TimeRange;
    readonly owing: TimeRange;
    readonly stopped: FailureKind | null;
    readonly nowMs: number;
    readonly requests: number;
    /** It asked for what is new alone. */
    readonly leavesOld: boolean;
  },
): ArchiveStatus {
  const { runId, period, owing, stopped, nowMs, requests, leavesOld } = input;
  const endedAt = Math.floor(nowMs / 1000);
  try {
    archive.transaction(() => {
      if (stopped !== null && stopped !== 'cancelled') blame(archive, { period, owing }, stopped, endedAt);
      closeRun(archive, { id: runId, period, isWhole: stopped === null, stopped, endedAt, leavesOld });
      const { run } = archive.own(runOf);
      const { complete: isComplete } = readStatus(archive);
      if (run !== null) endDownload(archive, { id: run.download, endedAt, stopped, isComplete, requests });
    });
    flushPending(archive, 'nearlyAll');
    return readStatus(archive);
  } finally {
    releaseLock(archive);
  }
}

/** A person who stops knows why time is missing; any other reason is written down. What was closed before stays closed. */
function blame(
  archive: ArchiveWriter,
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

function releaseLock(archive: ArchiveWriter): void {
  const held = archive.own(runOf);
  held.run = null;
  held.lock?.release();
  held.lock = null;
}
