import type { TimeRange } from '../../../preload/ranges';
import type { FailureKind } from '../../../preload/failure';
import { firstIdOf } from '../../search/index/ids';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';

/** One window of the ledger. Seconds are wall time, `to` is exclusive; `askedAt` is epoch seconds. */
export interface LedgerWindow {
  readonly from: number;
  readonly to: number;
  readonly state: 'open' | 'closed' | 'gap';
  readonly reason: FailureKind | null;
  readonly crmCount: number | null;
  readonly ourCount: number | null;
  readonly askedAt: number;
  readonly tries: number;
  readonly nextPage: number;
  /** Of a closed window: how many records lay in it then, those that vanished left out; null where that does not hold any more. */
  readonly held?: number | null;
}

const columns = `
  from_seconds AS "from",
  to_seconds AS "to",
  state,
  reason,
  crm_count AS crmCount,
  our_count AS ourCount,
  asked_at AS askedAt,
  tries,
  next_page AS nextPage,
  held`;

/** The windows that overlap a span, oldest first. */
export function readWindows(archive: ArchiveReader, span: TimeRange): LedgerWindow[] {
  // Windows never overlap, so the one before the first edge is the only one that can reach over it.
  return archive
    .prepare<[TimeRange], LedgerWindow>(
      `SELECT ${columns}
       FROM sync_window
       WHERE from_seconds >= coalesce((SELECT max(from_seconds) FROM sync_window WHERE from_seconds <= @from), @from)
         AND from_seconds < @to
         AND to_seconds > @from
       ORDER BY from_seconds`,
    )
    .all(span);
}

/** Closed windows in a span that were last asked before a time (epoch seconds), the longest ago first. */
export function readStaleWindows(
  archive: ArchiveReader,
  span: TimeRange & { askedBefore: number; limit: number },
): LedgerWindow[] {
  return archive
    .prepare<[object], LedgerWindow>(
      `SELECT ${columns}
       FROM sync_window
       WHERE state = 'closed'
         AND to_seconds > @from
         AND from_seconds < @to
         AND asked_at < @askedBefore
       ORDER BY asked_at, from_seconds
       LIMIT @limit`,
    )
    .all(span);
}

/** Puts a window in the place of whatever the ledger had there; to be called inside a transaction. */
export function putWindow(archive: ArchiveWriter, window: LedgerWindow): void {
  for (const known of readWindows(archive, window)) {
    archive.prepare<[number]>('DELETE FROM sync_window WHERE from_seconds = ?').run(known.from);
    if (known.from !== window.from || window.state !== 'open') forgetListed(archive, known.from);
    // What is left of an open window begins anew; the counts of a window do not hold for a part of it.
    if (known.state === 'open') continue;
    const part = { ...known, crmCount: null, ourCount: null, held: null };
    if (known.from < window.from) insertWindow(archive, { ...part, to: window.from });
    if (known.to > window.to) insertWindow(archive, { ...part, from: window.to });
  }
  insertWindow(archive, window);
}

function insertWindow(archive: ArchiveWriter, window: LedgerWindow): void {
  archive
    .prepare<[object]>(
      `INSERT INTO sync_window
         (from_seconds, to_seconds, state, reason, crm_count, our_count, asked_at, tries, next_page, held)
       VALUES (@from, @to, @state, @reason, @crmCount, @ourCount, @askedAt, @tries, @nextPage, @held)`,
    )
    .run({ ...window, held: window.held ?? null });
}

/** A record left a second for another: what the window there held is not what it should hold now. */
export function forgetHeld(archive: ArchiveWriter, seconds: number): void {
  archive
    .prepare<[number, number]>(
      'UPDATE sync_window SET held = NULL WHERE from_seconds = (SELECT max(from_seconds) FROM sync_window WHERE from_seconds <= ?) AND to_seconds > ?',
    )
    .run(seconds, seconds);
}

/** A record of this second was erased: the window there holds one less, and was no less whole when it was read. */
export function holdOneLess(archive: ArchiveWriter, seconds: number): void {
  archive
    .prepare<[number, number]>(
      `UPDATE sync_window
       SET held = held - 1
       WHERE from_seconds = (SELECT max(from_seconds) FROM sync_window WHERE from_seconds <= ?)
         AND to_seconds > ?
         AND held > 0`,
    )
    .run(seconds, seconds);
}

/** Records that a window delivered: by their ids those that could be read, and those that were set aside; by their hashes those that are erased. */
export interface Listed {
  readonly ids: readonly number[];
  readonly unreadable: readonly number[];
  readonly erased: readonly Buffer[];
}

/** Remembers the records that an open window has delivered; gives how many different ones there are now, and were before. */
export function addListed(
  archive: ArchiveWriter,
  from: number,
  { ids, unreadable, erased }: Listed,
): { readonly seen: number; readonly before: number } {
  const insert = archive.prepare<[number, number]>(`INSERT INTO sync_window_record (from_seconds, interaction_id)
     VALUES (?, ?)
     ON CONFLICT DO NOTHING`);
  const before = countListed(archive, from);
  const insertUnreadable = archive.prepare<
    [number, number]
  >(`INSERT INTO sync_window_unreadable (from_seconds, unreadable_id)
     VALUES (?, ?)
     ON CONFLICT DO NOTHING`);
  const insertErased = archive.prepare<[number, Buffer]>(`INSERT INTO sync_window_erased (from_seconds, token)
     VALUES (?, ?)
     ON CONFLICT DO NOTHING`);
  for (const id of ids) insert.run(from, id);
  for (const id of unreadable) insertUnreadable.run(from, id);
  for (const token of erased) insertErased.run(from, token);
  return { before, seen: countListed(archive, from) };
}

function countListed(archive: ArchiveReader, from: number): number {
  return (
    archive
      .prepare<[object], number>(
        `SELECT
         (SELECT count(*) FROM sync_window_record WHERE from_seconds = @from)
         + (SELECT count(*) FROM sync_window_unreadable WHERE from_seconds = @from)
         + (SELECT count(*) FROM sync_window_erased WHERE from_seconds = @from)`,
      )
      .pluck()
      .get({ from }) ?? 0
  );
}

/** The records that an open window has delivered. */
export function readListed(archive: ArchiveReader, from: number): Listed {
  const all = <Value = number>(sql: string): Value[] => archive.prepare<[number], Value>(sql).pluck().all(from);
  return {
    ids: all('SELECT interaction_id FROM sync_window_record WHERE from_seconds = ?'),
    unreadable: all('SELECT unreadable_id FROM sync_window_unreadable WHERE from_seconds = ?'),
    erased: all<Buffer>('SELECT token FROM sync_window_erased WHERE from_seconds = ?'),
  };
}

/** Forgets what an open window has delivered: it is closed, or begins anew. */
export function forgetListed(archive: ArchiveWriter, from: number): void {
  archive.prepare<[number]>('DELETE FROM sync_window_record WHERE from_seconds = ?').run(from);
  archive.prepare<[number]>('DELETE FROM sync_window_unreadable WHERE from_seconds = ?').run(from);
  archive.prepare<[number]>('DELETE FROM sync_window_erased WHERE from_seconds = ?').run(from);
}

/** The ids of a span's interactions that the CRM listed when it was last asked for them. */
export function readListedIds(archive: ArchiveReader, span: TimeRange): number[] {
  return archive
    .prepare<[TimeRange], number>(
      `SELECT id
       FROM interaction
       WHERE id >= @from
         AND id < @to
         AND vanished_at IS NULL`,
    )
    .pluck()
    .all({ from: firstIdOf(span.from), to: firstIdOf(span.to) });
}

/** The periods that were asked for, oldest first. */
export function readAskedPeriods(archive: ArchiveReader): TimeRange[] {
  return archive
    .prepare<[], TimeRange>('SELECT from_seconds AS "from", to_seconds AS "to" FROM asked_period ORDER BY from_seconds')
    .all();
}

/** Puts these periods in place of those that were asked for so far; to be called inside a transaction. */
export function putAskedPeriods(archive: ArchiveWriter, periods: readonly TimeRange[]): void {
  archive.prepare<[]>('DELETE FROM asked_period').run();
  const insert = archive.prepare<[TimeRange]>(
    'INSERT INTO asked_period (from_seconds, to_seconds) VALUES (@from, @to)',
  );
  for (const period of periods) insert.run(period);
}
