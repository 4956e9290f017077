import { createHash } from 'node:crypto';
import type { UnreadableCount, UnreadableRecord } from '../../../preload/model';
import type { SetAside } from '../../crm/unreadable';
import { isoOf, secondsPerDay, wallTimeOf } from '../../crm/time';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';
import { packUuid, unpackUuid, type PackedUuid } from '../records/rows';

/** What a record that is set aside would have become. */
export type UnreadableKind = UnreadableRecord['kind'];

/** Where records that are set aside came from. */
export interface Origin {
  readonly kind: UnreadableKind;
  /** The event whose notes they are. */
  readonly owner: { readonly id: number; readonly uuid: string } | null;
  /** When they were, in wall seconds, where they do not say it themselves; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Epoch seconds. */
  readonly cameAt: number;
  /** The version of the program that could not read them. */
  readonly program: string;
}

/** Keeps records as they came, in place of what was kept of them before; gives their ids. Inside a transaction. */
export function putUnreadable(archive: ArchiveWriter, records: readonly SetAside[], origin: Origin): number[] {
  const put = archive
    .prepare<[object], number>(
      `INSERT INTO unreadable
         (kind, identity, uuid, interaction_id, reason, raw, from_seconds, to_seconds, came_at, program)
       VALUES (@kind, @identity, @uuid, @owner, @reason, @raw, @from, @to, @cameAt, @program)
       ON CONFLICT (kind, identity) DO UPDATE
       SET uuid = @uuid, interaction_id = @owner, reason = @reason, raw = @raw,
         from_seconds = CASE WHEN @to - @from <= to_seconds - from_seconds THEN @from ELSE from_seconds END,
         to_seconds = CASE WHEN @to - @from <= to_seconds - from_seconds THEN @to ELSE to_seconds END,
         program = @program, vanished_at = NULL
       RETURNING id`,
    )
    .pluck();
  const { kind, owner, from, to, cameAt, program } = origin;
  return records.map(({ raw, reason, uuid, seconds }) => {
    const row = {
      ...{ kind, reason, raw, cameAt, program },
      identity: identityOf(kind, owner?.uuid ?? '', uuid ?? raw),
      uuid: uuid === null ? null : packUuid(uuid),
      owner: owner?.id ?? null,
      from: seconds ?? from,
      to: seconds === null ? to : seconds + 1,
    };
    return put.get(row) ?? 0;
  });
}

function identityOf(kind: UnreadableKind, owner: string, record: string | Uint8Array): Buffer {
  const hash = createHash('sha256').update(`${kind}\0`);
  if (typeof record === 'string') return hash.update(JSON.stringify(packUuid(record))).digest();
  // The same bytes may be a note of two events.
  return hash
    .update(JSON.stringify(packUuid(owner)))
    .update(record)
    .digest();
}

/** Forgets what was kept of records that can be read now. Inside a transaction. */
export function forgetUnreadable(archive: ArchiveWriter, kind: UnreadableKind, uuids: Iterable<string>): void {
  if (!hasUnreadable(archive)) return;
  const find = archive
    .prepare<[object], number>('SELECT id FROM unreadable WHERE kind = @kind AND identity = @identity')
    .pluck();
  for (const uuid of uuids) {
    const id = find.get({ kind, identity: identityOf(kind, '', uuid) });
    if (id !== undefined) deleteUnreadable(archive, id);
  }
}

/** Deletes one. Inside a transaction. */
export function deleteUnreadable(archive: ArchiveWriter, id: number): void {
  archive.prepare<[number]>('DELETE FROM sync_window_unreadable WHERE unreadable_id = ?').run(id);
  archive.prepare<[number]>('DELETE FROM unreadable WHERE id = ?').run(id);
}

function hasUnreadable(archive: ArchiveReader): boolean {
  return archive.prepare<[]>('SELECT 1 FROM unreadable LIMIT 1').get() !== undefined;
}

/**
 * Marks those of a period, or of an event's notes, that the CRM no longer lists; where the archive has an earlier state of a
 * record, that one says whether it is listed. Inside a transaction.
 */
export function markUnreadableVanished(
  archive: ArchiveWriter,
  of: { readonly from: number; readonly to: number } | { readonly owner: number },
  listed: readonly number[],
  at: string,
): void {
  if (!hasUnreadable(archive)) return;
  const isWanted =
    'owner' in of ? 'interaction_id = @owner' : "kind = 'interaction' AND from_seconds >= @from AND to_seconds <= @to";
  archive
    .prepare<[object]>(
      `UPDATE unreadable
       SET vanished_at = @at
       WHERE ${isWanted}
         AND vanished_at IS NULL
         AND id NOT IN (SELECT value FROM json_each(@listed))
         AND NOT EXISTS (SELECT 1 FROM interaction WHERE uuid = unreadable.uuid AND vanished_at IS NULL)`,
    )
    .run({ ...of, at, listed: JSON.stringify(listed) });
}

/** How many records the CRM lists that could not be read. */
export function countUnreadable(archive: ArchiveReader): number {
  return archive.prepare<[], number>('SELECT count(*) FROM unreadable WHERE vanished_at IS NULL').pluck().get() ?? 0;
}

/**
 * How many events among them were in a period: `within` it as a whole, or perhaps, at its edges. Those that the archive
 * holds an earlier state of are no others.
 */
export function countUnreadableIn(
  archive: ArchiveReader,
  period: { readonly from: number; readonly to: number },
): { readonly within: number; readonly atEdges: number } {
  const counts = archive
    .prepare<[object], { within: number | null; touching: number }>(
      `SELECT sum(from_seconds >= @from AND to_seconds <= @to) AS within, count(*) AS touching
       FROM unreadable
       WHERE kind = 'interaction'
         AND vanished_at IS NULL
         AND from_seconds < @to
         AND to_seconds > @from
         AND (uuid IS NULL OR uuid NOT IN (SELECT uuid FROM interaction))`,
    )
    .get(period);
  const within = counts?.within ?? 0;
  return { within, atEdges: (counts?.touching ?? 0) - within };
}

/**
 * How many records and notes of a period the CRM lists that could not be read, by the first second of their day; by null those
 * of which is only known that they came among several days'.
 */
export function countUnreadableByDay(
  archive: ArchiveReader,
  period: { readonly from: number; readonly to: number },
): ReadonlyMap<number | null, number> {
  const counts = archive
    .prepare<[object], { day: number | null; records: number }>(
      `SELECT
         CASE WHEN first = last THEN first * CAST(@secondsPerDay AS INTEGER) END AS day,
         count(*) AS records
       FROM (
         SELECT
             from_seconds / CAST(@secondsPerDay AS INTEGER) AS first,
             (to_seconds - 1) / CAST(@secondsPerDay AS INTEGER) AS last
           FROM unreadable
           WHERE vanished_at IS NULL
             AND from_seconds < @to
             AND to_seconds > @from
       )
       GROUP BY day`,
    )
    .all({ ...period, secondsPerDay });
  return new Map(counts.map(({ day, records }) => [day, records]));
}

/** How many records and notes of a period, or perhaps of it, the CRM lists that could not be read. */
export function countUnreadableOf(
  archive: ArchiveReader,
  period: { readonly from: number; readonly to: number },
): UnreadableCount {
  const byDay = countUnreadableByDay(archive, period);
  const count = [...byDay.values()].reduce((sum, records) => sum + records, 0);
  return { count, dayUnknown: byDay.get(null) ?? 0 };
}

/** All that there is. */
export const allTimes = { from: 0, to: Number.MAX_SAFE_INTEGER } as const;

interface Row {
  readonly id: number;
  readonly kind: UnreadableKind;
  readonly reason: UnreadableRecord['reason'];
  readonly uuid: PackedUuid | null;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly cameAt: number;
  readonly vanishedAt: string | null;
  readonly sizeBytes: number;
  readonly raw: Buffer;
}

/** Records that could not be read, the newest first; of each at most so many bytes. */
export function readUnreadable(
  archive: ArchiveReader,
  { limit, offset, maxBytes }: { readonly limit: number; readonly offset: number; readonly maxBytes: number },
): UnreadableRecord[] {
  return archive
    .prepare<[object], Row>(
      `SELECT
         id,
         kind,
         reason,
         uuid,
         from_seconds AS fromSeconds,
         to_seconds AS toSeconds,
         came_at AS cameAt,
         vanished_at AS vanishedAt,
         length(raw) AS sizeBytes,
         substr(raw, 1, @maxBytes) AS raw
       FROM unreadable
       ORDER BY from_seconds DESC, id DESC
       LIMIT @limit OFFSET @offset`,
    )
    .all({ limit, offset, maxBytes })
    .map(({ uuid, fromSeconds, toSeconds, cameAt, raw, ...row }) => ({
      ...row,
      uuid: uuid === null ? null : unpackUuid(uuid),
      from: wallTimeOf(fromSeconds),
      to: wallTimeOf(toSeconds),
      cameAt: isoOf(cameAt),
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(raw),
    }));
}

/** One that an earlier version could not read. */
export interface Retry {
  readonly id: number;
  readonly kind: UnreadableKind;
  readonly raw: Buffer;
  readonly interactionId: number | null;
}

/** The next record (by id) that this version has not tried to read; null when there is none. */
export function nextToRetry(archive: ArchiveReader, program: string, after: number): Retry | null {
  return (
    archive
      .prepare<[object], Retry>(
        `SELECT id, kind, raw, interaction_id AS interactionId
         FROM unreadable
         WHERE id > @after
           AND program <> @program
         ORDER BY id
         LIMIT 1`,
      )
      .get({ program, after }) ?? null
  );
}

/** Writes down that this version could not read a record either, and why. Inside a transaction. */
export function putReason(
  archive: ArchiveWriter,
  tried: { readonly id: number; readonly reason: UnreadableRecord['reason']; readonly program: string },
): void {
  archive.prepare<[object]>('UPDATE unreadable SET reason = @reason, program = @program WHERE id = @id').run(tried);
}
