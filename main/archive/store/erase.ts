import { rmSync } from 'node:fs';
import type { ErasureCounts, ErasureProgress } from '../../../preload/persons/erasure';
import { KronikaError } from '../../../preload/failure';
import { readable } from '../../crm/json/wire';
import { secondsOfId } from '../../search/index/ids';
import type { ArchiveWriter } from '../file/archive';
import { removeFromIndex } from '../index/index-build';
import { eraseArrivals } from '../ledger/arrivals';
import {
  batchesOf,
  copiesOf,
  dependents,
  dependentsOfNotes,
  eachOf,
  eachOfNotes,
  sumOfCounts,
  these,
  type Erasable,
} from '../ledger/erasable';
import { lastHold } from '../ledger/keeping/holds';
import { owedKey, putErased, putErasedNotes } from '../ledger/erased';
import { adoptErased, raiseErasedDays, type ErasedList } from '../ledger/erased-list';
import type { NamedPeople } from '../ledger/named-people';
import { addToRegister } from '../ledger/register';
import { forgetInRegister } from '../ledger/register-forgetting';
import { runMark } from '../ledger/runs';
import { holdOneLess } from '../ledger/windows';
import {
  spelledUuid,
  unpackFlags,
  unpackReceivers,
  unpackUuid,
  type InteractionRow,
  type NoteRow,
} from '../records/rows';

/** What to erase, with what the register is to say. */
export interface ErasureOrder extends Erasable {
  /** The last hold that was known when this was planned. */
  readonly lastHold: number;
  /** By which rule it is done: where none, by a person's wish. */
  readonly act?: 'retention' | 'vanished';
  /** Done by the program itself, as it had been told. */
  readonly isBySchedule?: boolean;
  /** Nothing is done where something was downloaded since this was the mark of the last download (`runMark`). */
  readonly lastRun?: string;
  readonly reason: string;
  /** What is erased once more because it was erased before: then the archive knows all that is in these lists. */
  readonly again?: readonly ErasedList[];
  /** Who is named in the register's texts is forgotten there, too. */
  readonly people?: NamedPeople;
  /** The name by which the operating system knows the person. */
  readonly person: string | null;
  /** ISO 8601 with zone. */
  readonly at: string;
}

/** How far an erasure is: records leave the rows, then the index, then the file is written anew. */
export type TellErasure = (progress: ErasureProgress) => void;

const silent: TellErasure = () => {};

/**
 * Erases records and single notes for good, with all that hangs on them, in one transaction: rows, notes and their earlier texts,
 * set-aside answers, own marks, index, words, arrivals, and texts that nobody else uses. Hashes stand in for them (`erased.ts`).
 * Their bytes are gone from the file once `finishErasure` has run. Where a hold was put since it was planned (by a rule: or something
 * was downloaded), nothing is done: null. What `check` throws leaves all as it was; it is asked until the last record has left the rows.
 */
export function eraseRecords(
  archive: ArchiveWriter,
  order: ErasureOrder,
  tell: TellErasure = silent,
  check = (): void => {},
): ErasureCounts | null {
  const { reason, people, person, at, act = 'erase', lastRun, isBySchedule = false } = order;
  // What is freed is written over with zeros: https://www.sqlite.org/pragma.html#pragma_secure_delete
  archive.db.pragma('secure_delete = ON');
  return archive.transaction(() => {
    if (lastHold(archive) !== order.lastHold) return null;
    if (lastRun !== undefined && lastRun !== runMark(archive)) return null;
    adoptErased(archive, order.again ?? []);
    const records = eraseRows(archive, order, tell, check);
    const notes = eraseNotes(archive, order.notes);
    const counts = sumOfCounts([records.counts, notes.counts]);
    check();
    tell({ part: 'index', share: null });
    raiseErasedDays(archive, order.again ?? []);
    eraseArrivals(archive, new Set(records.ids));
    sweepTexts(archive);
    archive.forget();
    removeFromIndex(archive, [...records.ids, ...notes.owners]);
    archive.prepare<[string]>("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')").run(owedKey);
    addToRegister(archive, { at, person, act, counts, texts: { reason }, facts: isBySchedule ? { isBySchedule } : {} });
    if (people !== undefined) forgetInRegister(archive, people);
    archive.forget();
    return counts;
  });
}

type ErasedRow = Pick<InteractionRow, 'id' | 'uuid' | 'extra' | 'vanished_at'>;

function eraseRows(
  archive: ArchiveWriter,
  { ids }: Erasable,
  tell: TellErasure,
  check: () => void,
): { readonly ids: readonly number[]; readonly counts: ErasureCounts } {
  const read = archive.prepare<[object], ErasedRow>(
    `SELECT id, uuid, extra, vanished_at FROM interaction WHERE id IN (${these})`,
  );
  const gone: number[] = [];
  const batches = batchesOf(ids);
  const counts = batches.map((list, at) => {
    check();
    tell({ part: 'rows', share: at / batches.length });
    const rows = read.all({ ids: list });
    putErased(
      archive,
      rows.map((row) => ({ id: row.id, uuid: spelledUuid(row) })),
    );
    // A record that the CRM no longer listed was not counted.
    for (const { id, vanished_at } of rows) if (vanished_at === null) holdOneLess(archive, secondsOfId(id));
    for (const { id } of rows) gone.push(id);
    return deleteRecords(archive, list);
  });
  return { ids: gone, counts: sumOfCounts(counts) };
}

function deleteRecords(archive: ArchiveWriter, list: string): ErasureCounts {
  const remove = removing(archive, list);
  remove(`sync_window_unreadable WHERE unreadable_id IN (SELECT id FROM ${dependents.setAside})`);
  remove(`sync_window_record WHERE interaction_id IN (${these})`);
  remove(`notes_failure WHERE interaction_id IN (${these})`);
  const counts = eachOf((name) => remove(dependents[name]));
  countOff(archive, counts);
  return counts;
}

/** Erases notes of records that stay, with their earlier texts; `owners` are these records. */
function eraseNotes(
  archive: ArchiveWriter,
  notes: readonly number[],
): { readonly owners: readonly number[]; readonly counts: ErasureCounts } {
  const read = archive.prepare<[object], Pick<NoteRow, 'uuid' | 'interaction_id'>>(
    `SELECT uuid, interaction_id FROM note WHERE id IN (${these})`,
  );
  const owners = new Set<number>();
  const counts = batchesOf(notes).map((list) => {
    const rows = read.all({ ids: list });
    putErasedNotes(
      archive,
      rows.map(({ uuid }) => unpackUuid(uuid)),
    );
    for (const { interaction_id } of rows) owners.add(interaction_id);
    const remove = removing(archive, list);
    remove(`sync_window_unreadable WHERE unreadable_id IN (SELECT id FROM ${dependentsOfNotes.setAside})`);
    const gone = eachOfNotes((name) => remove(dependentsOfNotes[name]));
    countOff(archive, gone);
    return gone;
  });
  return { owners: [...owners], counts: sumOfCounts(counts) };
}

function removing(archive: ArchiveWriter, list: string): (what: string) => number {
  return (what) => archive.prepare<[object]>(`DELETE FROM ${what}`).run({ ids: list }).changes;
}

function countOff(archive: ArchiveWriter, counts: ErasureCounts): void {
  const tally = archive.prepare<[number, string]>('UPDATE tally SET rows = rows - ? WHERE name = ?');
  tally.run(counts.interactions, 'interaction');
  tally.run(counts.notes, 'note');
  tally.run(counts.versions, 'note_version');
  tally.run(counts.ownMarks, 'own_mark');
}

/** The columns of a record that name texts, in the order in which they are read. */
const labelColumns = ['direction', 'service', 'status', 'queue_status', 'destination'] as const;
const entityColumns = ['external_number', 'from_caller', 'to_caller'] as const;

/** So many lists are known by heart: most repeat. */
const maxListsSeen = 100_000;

/** Deletes the texts that no row names any more, also those that rows named before they changed. */
function sweepTexts(archive: ArchiveWriter): void {
  const labels = new Set<unknown>();
  const entities = new Set<unknown>();
  const listsSeen = new Set<string>();
  const records = archive
    .prepare<[], readonly unknown[]>(
      `SELECT ${[...labelColumns, ...entityColumns].join(', ')}, receivers, flags FROM interaction`,
    )
    .raw();
  const firstEntity = labelColumns.length;
  const firstList = firstEntity + entityColumns.length;
  for (const row of records.iterate()) {
    for (let at = 0; at < firstEntity; at += 1) labels.add(row[at]);
    for (let at = firstEntity; at < firstList; at += 1) entities.add(row[at]);
    const receivers = row[firstList];
    if (listsSeen.size > maxListsSeen) listsSeen.clear();
    if (typeof receivers === 'string' && !listsSeen.has(receivers)) {
      listsSeen.add(receivers);
      for (const id of idsOf(receivers, unpackReceivers)) entities.add(id);
    }
    const flags = row[firstList + 1];
    if (typeof flags === 'string') for (const id of idsOf(flags, flagIds)) entities.add(id);
  }
  const notes = archive.prepare<[], readonly unknown[]>('SELECT status, author, organisation, person FROM note').raw();
  for (const [status, ...named] of notes.iterate()) {
    labels.add(status);
    for (const id of named) entities.add(id);
  }
  removeUnused(archive, 'label', 'text', labels);
  removeUnused(archive, 'entity', 'wire', entities);
}

const flagIds = (flags: string): readonly number[] => unpackFlags(flags).map(([id]) => id);

/** The ids in a list; of one that cannot be read, every number that stands in it: what it names stays. */
function idsOf(list: string, read: (list: string) => readonly number[]): readonly number[] {
  return readable(() => read(list)) ?? (list.match(/\d+/g) ?? []).map(Number);
}

function removeUnused(
  archive: ArchiveWriter,
  table: 'label' | 'entity',
  column: 'text' | 'wire',
  used: ReadonlySet<unknown>,
): void {
  const ids = archive.prepare<[], number>(`SELECT id FROM ${table} ORDER BY id`).pluck().all();
  const remove = archive.prepare<[number]>(`DELETE FROM ${table} WHERE id = CAST(? AS INTEGER)`);
  const empty = archive.prepare<[string, number]>(`UPDATE ${table} SET ${column} = ? WHERE id = CAST(? AS INTEGER)`);
  const last = ids.at(-1);
  for (const id of ids) {
    if (used.has(id)) continue;
    // Its number is never given again: readers remember texts by it.
    if (id === last) empty.run(`{"erased":${String(id)}}`, id);
    else remove.run(id);
  }
}

/** So often, and so long (ms), a reader that is in the middle of a question is waited for. */
const maxWaits = 200;
const waitMs = 50;

/**
 * Writes the file anew without what was erased (SQLite: VACUUM), empties its write-ahead log, and deletes the copies from before
 * updates and repairs. Where it is ended in between, it can be called again.
 */
export function finishErasure(archive: ArchiveWriter, tell: TellErasure = silent): void {
  tell({ part: 'compact', share: null });
  for (const copy of copiesOf(archive.path)) rmSync(copy, { force: true, maxRetries: 3 });
  archive.db.exec("INSERT INTO search (search) VALUES ('optimize')");
  archive.db.exec('VACUUM');
  emptyLog(archive);
  archive.transaction(() => {
    archive.prepare<[string]>('DELETE FROM meta WHERE key = ?').run(owedKey);
  });
  archive.db.pragma('secure_delete = OFF');
}

function emptyLog(archive: ArchiveWriter): void {
  for (let wait = 0; wait < maxWaits; wait += 1) {
    const [outcome] = archive.db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    if (outcome?.busy === 0) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
  }
  throw new KronikaError('archiveLocked', { path: archive.path });
}
