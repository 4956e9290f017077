import type { FailureKind } from '../../../preload/failure';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';

/** A synchronisation in the ledger. */
export interface LedgerRun {
  readonly id: number;
  /** Epoch seconds: what was asked since then need not be asked again in this run. */
  readonly startedAt: number;
}

/** A run that was broken off this many seconds ago or less is taken up again. */
const resumableSeconds = 12 * 3600;

/** Begins a run, or takes up the one that a stop, a crash or a power cut left; to be called inside a transaction. */
export function openRun(archive: ArchiveWriter, period: { from: number; to: number }, nowSeconds: number): LedgerRun {
  const last = readNewest(archive);
  if (last?.isWhole === 0 && last.startedAt > nowSeconds - resumableSeconds && last.startedAt <= nowSeconds + 1) {
    return { id: last.id, startedAt: last.startedAt };
  }
  // Answers of an earlier run in this very second must not pass for answers of this one.
  const startedAt = Math.max(nowSeconds, (last?.endedAt ?? 0) + 1);
  const { lastInsertRowid } = archive
    .prepare<[object]>(
      `INSERT INTO sync_run (started_at, from_seconds, to_seconds)
       VALUES (@startedAt, @from, @to)`,
    )
    .run({ startedAt, ...period });
  return { id: Number(lastInsertRowid), startedAt };
}

/** Writes down how a run ended, and of which period it was (it may have taken up another); to be called inside a transaction. */
export function closeRun(
  archive: ArchiveWriter,
  run: {
    readonly id: number;
    readonly period: { readonly from: number; readonly to: number };
    readonly isWhole: boolean;
    readonly stopped: FailureKind | null;
    readonly endedAt: number;
    /** It asked for what is new alone: the next one has the old days to ask as well. */
    readonly leavesOld?: boolean;
  },
): void {
  const { id, period, isWhole, stopped, endedAt, leavesOld = false } = run;
  archive
    .prepare<[object]>(
      `UPDATE sync_run
       SET ended_at = @endedAt, is_whole = @isWhole, stopped = @stopped, from_seconds = @from, to_seconds = @to,
         leaves_old = @leavesOld
       WHERE id = @id`,
    )
    .run({ id, ...period, isWhole: isWhole ? 1 : 0, stopped, endedAt, leavesOld: leavesOld ? 1 : 0 });
}

/** When the last run that came to its end before a time did so (epoch seconds), of those that left no old days alone; null where none did. */
export function readLastWholeRun(archive: ArchiveWriter, before: number): number | null {
  return (
    archive
      .prepare<[number], number | null>(
        'SELECT max(ended_at) FROM sync_run WHERE is_whole = 1 AND leaves_old = 0 AND ended_at <= ?',
      )
      .pluck()
      .get(before) ?? null
  );
}

/** How the run that was begun last ended: `endedAt` (epoch seconds) is null while it runs, and after a power cut. */
export interface LastRun {
  readonly endedAt: number | null;
  readonly isWhole: boolean;
  readonly stopped: FailureKind | null;
}

/** The run that was begun last; null before the first. */
export function readLastRun(archive: ArchiveReader): LastRun | null {
  const last = readNewest(archive);
  return last === undefined ? null : { endedAt: last.endedAt, isWhole: last.isWhole === 1, stopped: last.stopped };
}

/** Told from before: where it is another, something was downloaded meanwhile. */
export function runMark(archive: ArchiveReader): string {
  const last = readNewest(archive);
  return last === undefined ? '' : `${String(last.id)}:${String(last.endedAt)}`;
}

interface NewestRun extends LedgerRun, Omit<LastRun, 'isWhole'> {
  readonly isWhole: 0 | 1;
}

function readNewest(archive: ArchiveReader): NewestRun | undefined {
  return archive
    .prepare<[], NewestRun>(
      `SELECT id, started_at AS startedAt, ended_at AS endedAt, is_whole AS isWhole, stopped
       FROM sync_run
       ORDER BY id DESC
       LIMIT 1`,
    )
    .get();
}
