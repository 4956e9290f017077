import { createHmac, randomBytes } from 'node:crypto';
import type { TimeRange } from '../../../preload/ranges';
import { identityOf } from '../../crm/uuid';
import { secondsPerDay, startOfDay } from '../../crm/time';
import { secondsOfId } from '../../search/index/ids';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';
import type { OpenDayRange } from './missing-days';

/** The key by which `meta` has what the hashes of this archive are keyed with. */
const keyName = 'erasureKey';

/** Likewise keys of other archives of the account, whose erasures this one knows of. */
const moreKeysName = 'erasureKeys';

/** The key by which `meta` says that what was erased has yet to leave the file. */
export const owedKey = 'erasureOwed';

/** Whether something that was erased has yet to leave the file: the program was ended in between. */
export function owesErasure(archive: ArchiveReader): boolean {
  return archive.prepare<[string], number>('SELECT 1 FROM meta WHERE key = ?').pluck().get(owedKey) !== undefined;
}

/** What a hash can stand in for. */
export type ErasedKind = 'interaction' | 'note';

/** Which records and notes were erased. */
export interface Erased {
  /** What stands in for one, 32 bytes; null where it was not erased. */
  readonly tokenOf: (kind: ErasedKind, uuid: string) => Buffer | null;
}

/** Null where nothing was ever erased. Looked up anew each time: another program may have erased meanwhile. */
export function readErased(archive: ArchiveReader): Erased | null {
  const keys = readKeys(archive);
  if (keys.length === 0) return null;
  const find = archive.prepare<[Buffer], number>('SELECT 1 FROM erased WHERE token = ?').pluck();
  return {
    tokenOf: (kind, uuid) => {
      const tokens = keys.map((key) => tokenOf(key, kind, uuid));
      return tokens.find((token) => find.get(token) !== undefined) ?? null;
    },
  };
}

/** What an archive keys hashes with; null where nothing was ever erased from it. */
export function primaryKey(archive: ArchiveReader): Buffer | null {
  const hex = metaOf(archive, keyName);
  return hex === undefined ? null : Buffer.from(hex, 'hex');
}

/** All keys of an archive, its own first. */
function readKeys(archive: ArchiveReader): readonly Buffer[] {
  const own = primaryKey(archive);
  return own === null ? [] : [own, ...moreKeys(archive).map((hex) => Buffer.from(hex, 'hex'))];
}

function moreKeys(archive: ArchiveReader): readonly string[] {
  return (metaOf(archive, moreKeysName) ?? '').split(' ').filter((hex) => hex !== '');
}

function metaOf(archive: ArchiveReader, name: string): string | undefined {
  return archive.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(name);
}

/** Lets an archive know hashes that are keyed otherwise, too; one that has no key yet takes it for its own. */
export function addKey(archive: ArchiveWriter, key: Buffer): void {
  const hex = key.toString('hex');
  const own = primaryKey(archive)?.toString('hex') ?? null;
  const more = moreKeys(archive);
  if (hex === own || more.includes(hex)) return;
  const put = archive.prepare<[string, string]>('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  if (own === null) put.run(keyName, hex);
  else put.run(moreKeysName, [...more, hex].join(' '));
}

function tokenOf(key: Buffer, kind: ErasedKind, uuid: string): Buffer {
  return createHmac('sha256', key).update(hashedName(kind, uuid)).digest();
}

/** What is hashed of a record or a note. */
export function hashedName(kind: ErasedKind, uuid: string): string {
  return `${kind}\0${identityOf(uuid)}`;
}

/** As long is each hash. */
export const tokenBytes = 32;

/** A record that is about to be erased. */
export interface ErasedRecord {
  readonly id: number;
  readonly uuid: string;
}

/**
 * Puts hashes in the place of records, counts them in their days, and lets windows that are still being read count them as
 * delivered. Inside the transaction that erases them, while their rows are there.
 */
export function putErased(archive: ArchiveWriter, records: readonly ErasedRecord[]): void {
  if (records.length === 0) return;
  const key = primaryKey(archive) ?? beginKey(archive);
  const put = archive.prepare<[Buffer]>(putSql);
  const putListed = archive.prepare<[Buffer, number]>(
    `INSERT OR IGNORE INTO sync_window_erased (from_seconds, token)
     SELECT from_seconds, ?
     FROM sync_window_record
     WHERE interaction_id = CAST(? AS INTEGER)`,
  );
  const days = new Map<number, number>();
  for (const { id, uuid } of records) {
    const token = tokenOf(key, 'interaction', uuid);
    put.run(token);
    putListed.run(token, id);
    const day = Math.floor(secondsOfId(id) / secondsPerDay) * secondsPerDay;
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const count = archive.prepare<[number, number]>(
    `INSERT INTO erased_day (day, interactions)
     VALUES (?, ?)
     ON CONFLICT (day) DO UPDATE
     SET interactions = interactions + excluded.interactions`,
  );
  for (const [day, interactions] of days) count.run(day, interactions);
}

/** Puts hashes in the place of notes whose records stay. */
export function putErasedNotes(archive: ArchiveWriter, uuids: readonly string[]): void {
  if (uuids.length === 0) return;
  const key = primaryKey(archive) ?? beginKey(archive);
  const put = archive.prepare<[Buffer]>(putSql);
  for (const uuid of uuids) put.run(tokenOf(key, 'note', uuid));
}

export const putSql = 'INSERT OR IGNORE INTO erased (token) VALUES (?)';

function beginKey(archive: ArchiveWriter): Buffer {
  const key = randomBytes(32);
  archive.prepare<[string, string]>('INSERT INTO meta (key, value) VALUES (?, ?)').run(keyName, key.toString('hex'));
  return key;
}

/** How many records were erased, by the first second of their day; of `period` those that may have been in it. */
export function countErasedByDay(archive: ArchiveReader, period: TimeRange): ReadonlyMap<number, number> {
  const rows = archive
    .prepare<[number, number], { readonly day: number; readonly interactions: number }>(
      'SELECT day, interactions FROM erased_day WHERE day > ? AND day < ?',
    )
    .all(period.from - secondsPerDay, period.to);
  return new Map(rows.map(({ day, interactions }) => [day, interactions]));
}

/** How many records of days were erased, both inclusive; those without a readable time where the days have no beginning. */
export function countErasedOf(archive: ArchiveReader, { from, to }: OpenDayRange): number {
  const startOf = (day: string | null): number | null => (day === null ? null : startOfDay(day));
  const [first, last] = [startOf(from) ?? 0, startOf(to) ?? Number.MAX_SAFE_INTEGER];
  return (
    archive
      .prepare<[number, number], number | null>(
        'SELECT sum(interactions) FROM erased_day WHERE day BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)',
      )
      .pluck()
      .get(first, last) ?? 0
  );
}

/** How many records were erased in all. */
export function countErased(archive: ArchiveReader): number {
  return archive.prepare<[], number | null>('SELECT sum(interactions) FROM erased_day').pluck().get() ?? 0;
}
