import type {
  ArrivedRecords,
  DownloadAsker,
  DownloadCount,
  DownloadEntry,
  DownloadOrder,
  DownloadResult,
} from '../../../preload/desktop/downloads';
import type { FailureKind } from '../../../preload/failure';
import { isoOf } from '../../crm/time';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';
import { readArrivals, readForgotten, readLatest } from './arrivals';

/** So many are kept; older ones go. */
const maxKept = 200;

/** Begins an entry of the history (epoch seconds), and lets the oldest go; gives its id. To be called inside a transaction. */
export function beginDownload(archive: ArchiveWriter, { askedBy, person }: DownloadOrder, startedAt: number): number {
  const before = readLatest(archive);
  const { lastInsertRowid } = archive
    .prepare<[object]>(
      `INSERT INTO download (
         started_at, asked_by, person, interactions_new, interactions_changed, notes_new, notes_changed,
         arrivals_before, arrivals_after)
       VALUES (@startedAt, @askedBy, @person, 0, 0, 0, 0, @before, @before)`,
    )
    .run({ startedAt, askedBy, person, before });
  archive
    .prepare<[number]>('DELETE FROM download WHERE id NOT IN (SELECT id FROM download ORDER BY id DESC LIMIT ?)')
    .run(maxKept);
  return Number(lastInsertRowid);
}

/** Adds what a page brought, inside the transaction that stored it: a power cut loses no more of the history than of the records. */
export function countDownloaded(
  archive: ArchiveWriter,
  id: number,
  { interactions = none, notes = none }: { readonly interactions?: DownloadCount; readonly notes?: DownloadCount },
): void {
  if (interactions.new + interactions.changed + notes.new + notes.changed === 0) return;
  archive
    .prepare<[object]>(
      `UPDATE download
       SET interactions_new = interactions_new + @interactionsNew,
         interactions_changed = interactions_changed + @interactionsChanged,
         notes_new = notes_new + @notesNew,
         notes_changed = notes_changed + @notesChanged,
         arrivals_after = @after
       WHERE id = @id`,
    )
    .run({
      id,
      interactionsNew: interactions.new,
      interactionsChanged: interactions.changed,
      notesNew: notes.new,
      notesChanged: notes.changed,
      after: readLatest(archive),
    });
}

const none: DownloadCount = { new: 0, changed: 0 };

/** Writes down how a download ended; to be called inside a transaction. A try of the schedule that failed as the one before it did joins it. */
export function endDownload(
  archive: ArchiveWriter,
  ending: {
    readonly id: number;
    /** Epoch seconds. */
    readonly endedAt: number;
    readonly stopped: FailureKind | null;
    readonly isComplete: boolean;
    readonly requests: number;
  },
): void {
  const { id, endedAt, stopped, isComplete, requests } = ending;
  archive
    .prepare<[object]>(
      `UPDATE download
       SET ended_at = @endedAt, stopped = @stopped, is_whole = @isWhole, is_complete = @isComplete, requests = @requests,
         arrivals_after = @after
       WHERE id = @id`,
    )
    .run({
      ...{ id, endedAt, stopped, requests, after: readLatest(archive) },
      isWhole: stopped === null ? 1 : 0,
      isComplete: isComplete ? 1 : 0,
    });
  joinInVain(archive, id);
}

/** A computer without its network for a week is one entry, and does not push the others out. */
function joinInVain(archive: ArchiveWriter, id: number): void {
  const before = archive
    .prepare<[object], { readonly id: number; readonly startedAt: number; readonly tries: number }>(
      `SELECT earlier.id, earlier.started_at AS startedAt, earlier.tries
       FROM download AS earlier
       JOIN download AS later ON later.id = @id
       WHERE earlier.id = (SELECT max(id) FROM download WHERE id < @id)
         AND earlier.asked_by = 'schedule'
         AND later.asked_by = 'schedule'
         AND earlier.stopped = later.stopped
         AND later.stopped <> 'cancelled'
         AND earlier.arrivals_before = earlier.arrivals_after
         AND later.arrivals_before = later.arrivals_after
         AND earlier.interactions_changed + earlier.notes_changed = 0
         AND later.interactions_changed + later.notes_changed = 0`,
    )
    .get({ id });
  if (before === undefined) return;
  archive
    .prepare<[object]>('UPDATE download SET started_at = @startedAt, tries = @tries WHERE id = @id')
    .run({ id, startedAt: before.startedAt, tries: before.tries + 1 });
  archive.prepare<[number]>('DELETE FROM download WHERE id = ?').run(before.id);
}

interface DownloadRow {
  readonly id: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly askedBy: DownloadAsker | null;
  readonly person: string | null;
  readonly interactionsNew: number | null;
  readonly interactionsChanged: number | null;
  readonly notesNew: number | null;
  readonly notesChanged: number | null;
  readonly requests: number | null;
  readonly tries: number;
  readonly isWhole: 0 | 1;
  readonly isComplete: 0 | 1 | null;
  readonly stopped: FailureKind | null;
  readonly arrivalsBefore: number | null;
  readonly arrivalsAfter: number | null;
}

/** The downloads of an archive, the newest first. `isRunning`: one is under way, and the newest that has not ended is that. */
export function readDownloadHistory(archive: ArchiveReader, isRunning: boolean): readonly DownloadEntry[] {
  const rows = archive
    .prepare<[number], DownloadRow>(
      `SELECT id, started_at AS startedAt, ended_at AS endedAt, asked_by AS askedBy, person,
         interactions_new AS interactionsNew, interactions_changed AS interactionsChanged,
         notes_new AS notesNew, notes_changed AS notesChanged, requests, tries,
         is_whole AS isWhole, is_complete AS isComplete, stopped,
         arrivals_before AS arrivalsBefore, arrivals_after AS arrivalsAfter
       FROM download
       ORDER BY id DESC
       LIMIT ?`,
    )
    .all(maxKept);
  const forgotten = readForgotten(archive);
  return rows.map((row, at) => entryOf(row, { forgotten, isRunning: isRunning && at === 0 && row.endedAt === null }));
}

function entryOf(
  row: DownloadRow,
  { forgotten, isRunning }: { readonly forgotten: number; readonly isRunning: boolean },
): DownloadEntry {
  const { id, askedBy, person, requests, tries, arrivalsBefore, arrivalsAfter } = row;
  return {
    id,
    startedAt: isoOf(row.startedAt),
    endedAt: row.endedAt === null ? null : isoOf(row.endedAt),
    ...{ askedBy, person, requests, tries },
    interactions: countOf(row.interactionsNew, row.interactionsChanged),
    notes: countOf(row.notesNew, row.notesChanged),
    result: isRunning ? { kind: 'running' } : resultOf(row),
    canBeShown: arrivalsBefore !== null && arrivalsBefore < (arrivalsAfter ?? 0) && arrivalsBefore >= forgotten,
  };
}

function countOf(added: number | null, changed: number | null): DownloadCount | null {
  return added === null || changed === null ? null : { new: added, changed };
}

function resultOf({ endedAt, isWhole, isComplete, stopped }: DownloadRow): DownloadResult {
  if (endedAt === null) return { kind: 'cut' };
  if (stopped === 'cancelled') return { kind: 'stopped' };
  if (stopped !== null) return { kind: 'failed', reason: stopped };
  if (isWhole === 0) return { kind: 'cut' };
  return { kind: isComplete === 0 ? 'incomplete' : 'finished' };
}

/** What a download brought, also while it runs; nothing where the history does not have it any more. */
export function readArrived(archive: ArchiveReader, id: number): ArrivedRecords {
  const range = archive
    .prepare<[number], { readonly before: number | null; readonly after: number | null }>(
      'SELECT arrivals_before AS before, arrivals_after AS after FROM download WHERE id = ?',
    )
    .get(id);
  if (range?.before == null || range.after === null) return { ids: [], isWhole: false };
  const { ids, isWhole } = readArrivals(archive, range.before, range.after);
  return { ids, isWhole };
}
