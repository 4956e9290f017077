import type { FailureKind } from '../../../preload/failure';
import { firstIdOf } from '../../search/index/ids';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';
import { packUuid, spelledUuid, type InteractionRow, type PackedUuid } from '../records/rows';

/** An event whose notes are to be asked for. */
export interface NotesOwner {
  readonly id: number;
  /** As the CRM spells it. */
  readonly uuid: string;
}

/** A period, and the time (epoch seconds) before which an answer for notes is too old. */
interface RecheckQuestion {
  readonly from: number;
  readonly to: number;
  readonly checkedBefore: number;
}

const toRecheck = `
  id >= @first
  AND id < @below
  AND note <> 0
  AND notes_owed = 0
  AND vanished_at IS NULL
  AND notes_checked_at < @checkedBefore`;

/** Events of a period whose notes were last had too long ago, newest first, with ids below `below`. */
export function readNotesToRecheck(
  archive: ArchiveReader,
  question: RecheckQuestion & { readonly limit: number; readonly below: number },
): NotesOwner[] {
  const { from, to, checkedBefore, limit } = question;
  const below = Math.min(question.below, firstIdOf(to));
  return archive
    .prepare<[object], Pick<InteractionRow, 'id' | 'uuid' | 'extra'>>(
      `SELECT id, uuid, extra
       FROM interaction
       WHERE ${toRecheck}
       ORDER BY id DESC
       LIMIT @limit`,
    )
    .all({ first: firstIdOf(from), below, checkedBefore, limit })
    .map((row) => ({ id: row.id, uuid: spelledUuid(row) }));
}

/** How many events of a period had their notes too long ago. */
export function countNotesToRecheck(archive: ArchiveReader, { from, to, checkedBefore }: RecheckQuestion): number {
  return (
    archive
      .prepare<[object], number>(`SELECT count(*) FROM interaction WHERE ${toRecheck}`)
      .pluck()
      .get({ first: firstIdOf(from), below: firstIdOf(to), checkedBefore }) ?? 0
  );
}

/** How many events of a period have notes to be asked for. */
export function countNotesOwners(archive: ArchiveReader, { from, to }: { from: number; to: number }): number {
  return (
    archive
      .prepare<[object], number>(
        `SELECT count(*)
       FROM interaction
       WHERE id >= @first
         AND id < @below
         AND note <> 0
         AND vanished_at IS NULL`,
      )
      .pluck()
      .get({ first: firstIdOf(from), below: firstIdOf(to) }) ?? 0
  );
}

/** The row id of an event by its uuid: it changes when the CRM corrects the event's date. Null where there is none. */
export function findInteraction(archive: ArchiveReader, uuid: string): number | null {
  return (
    archive.prepare<[PackedUuid], number>('SELECT id FROM interaction WHERE uuid = ?').pluck().get(packUuid(uuid)) ??
    null
  );
}

/** Writes down why an event's notes could not be had; they stay owed, or are owed from now on. Inside a transaction. */
export function putNotesFailure(
  archive: ArchiveWriter,
  failure: { readonly id: number; readonly reason: FailureKind; readonly tries: number; readonly failedAt: number },
): void {
  archive.prepare<[number]>('UPDATE interaction SET notes_owed = 1 WHERE id = ?').run(failure.id);
  archive
    .prepare<[object]>(
      `INSERT INTO notes_failure (interaction_id, reason, tries, failed_at)
       VALUES (@id, @reason, @tries, @failedAt)
       ON CONFLICT DO UPDATE
       SET reason = @reason, tries = tries + @tries, failed_at = @failedAt`,
    )
    .run(failure);
}

/**
 * Gives up the notes of an event that the CRM no longer lists: it refuses to say more of it, and nothing will change that.
 * Gives whether the event is such a one. Inside a transaction.
 */
export function giveUpVanished(archive: ArchiveWriter, id: number): boolean {
  const { changes } = archive
    .prepare<[number]>('UPDATE interaction SET notes_owed = 0 WHERE id = ? AND vanished_at IS NOT NULL')
    .run(id);
  if (changes > 0) clearNotesFailure(archive, id);
  return changes > 0;
}

/** Forgets an earlier failure: the notes were had. Inside a transaction. */
export function clearNotesFailure(archive: ArchiveWriter, id: number): void {
  archive.prepare<[number]>('DELETE FROM notes_failure WHERE interaction_id = ?').run(id);
}

/** Writes down one reason for all notes that events of a span of seconds are owed; to be called inside a transaction. */
export function putNotesFailures(
  archive: ArchiveWriter,
  { from, to }: { readonly from: number; readonly to: number },
  reason: FailureKind,
  failedAt: number,
): void {
  archive
    .prepare<[object]>(
      `INSERT INTO notes_failure (interaction_id, reason, tries, failed_at)
       SELECT id, @reason, 0, @failedAt
       FROM interaction
       WHERE notes_owed = 1
         AND id >= @first
         AND id < @below
       ON CONFLICT DO UPDATE
       SET reason = @reason, failed_at = @failedAt`,
    )
    .run({ reason, failedAt, first: firstIdOf(from), below: firstIdOf(to) });
}
