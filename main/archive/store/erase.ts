import { rmSync } from 'node:fs';
import { KronikaError } from '../../../preload/failure';
import { readable } from '../../crm/json/wire';
import { secondsOfId } from '../../search/index/ids';
import type { ArchiveWriter } from '../file/archive';
import { removeFromIndex } from '../index/index-build';
import { eraseArrivals } from '../ledger/arrivals';
import { copiesOf, dependents, eachOf, these, type ErasureCounts } from '../ledger/erasable';
import { owedKey, putErased } from '../ledger/erased';
import { addToRegister } from '../ledger/register';
import { forgetInRegister, type NamedPeople } from '../ledger/register-forgetting';
import { holdOneLess } from '../ledger/windows';
import { spelledUuid, unpackFlags, unpackReceivers, type InteractionRow } from '../records/rows';

/** Records to erase by their ids, with what the register is to say. */
export interface ErasureOrder {
  readonly ids: readonly number[];
  readonly reason: string;
  /** Who is named in the register's texts is forgotten there, too. */
  readonly people?: NamedPeople;
  /** The name by which the operating system knows the person. */
  readonly person: string | null;
  /** ISO 8601 with zone. */
  readonly at: string;
}

/**
 * Erases records for good, with all that hangs on them, in one transaction: rows, notes and their earlier texts, set-aside answers,
 * own marks, index, words, arrivals, and texts that nobody else uses. Hashes stand in for them (`erased.ts`). Their bytes are gone
 * from the file once `finishErasure` has run.
 */
export function eraseRecords(archive: ArchiveWriter, { ids, reason, people, person, at }: ErasureOrder): ErasureCounts {
  // What is freed is written over with zeros: https://www.sqlite.org/pragma.html#pragma_secure_delete
  archive.db.pragma('secure_delete = ON');
  return archive.transaction(() => {
    const rows = archive
      .prepare<[object], Pick<InteractionRow, 'id' | 'uuid' | 'extra' | 'vanished_at'>>(
        `SELECT id, uuid, extra, vanished_at FROM interaction WHERE id IN (${these})`,
      )
      .all({ ids: JSON.stringify(ids) });
    const known = rows.map(({ id }) => id);
    putErased(
      archive,
      rows.map((row) => ({ id: row.id, uuid: spelledUuid(row) })),
    );
    // A record that the CRM no longer listed was not counted.
    for (const { id, vanished_at } of rows) if (vanished_at === null) holdOneLess(archive, secondsOfId(id));
    const counts = deleteRows(archive, known);
    eraseArrivals(archive, new Set(known));
    sweepTexts(archive);
    archive.forget();
    removeFromIndex(archive, known);
    archive.prepare<[string]>("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')").run(owedKey);
    addToRegister(archive, { at, person, act: 'erase', counts, texts: { reason } });
    if (people !== undefined) forgetInRegister(archive, people);
    archive.forget();
    return counts;
  });
}

function deleteRows(archive: ArchiveWriter, ids: readonly number[]): ErasureCounts {
  const list = { ids: JSON.stringify(ids) };
  const remove = (what: string): number => archive.prepare<[object]>(`DELETE FROM ${what}`).run(list).changes;
  remove(`sync_window_unreadable WHERE unreadable_id IN (SELECT id FROM ${dependents.setAside})`);
  remove(`sync_window_record WHERE interaction_id IN (${these})`);
  remove(`notes_failure WHERE interaction_id IN (${these})`);
  const counts = eachOf((name) => remove(dependents[name]));
  const tally = archive.prepare<[number, string]>('UPDATE tally SET rows = rows - ? WHERE name = ?');
  tally.run(counts.interactions, 'interaction');
  tally.run(counts.notes, 'note');
  tally.run(counts.versions, 'note_version');
  tally.run(counts.ownMarks, 'own_mark');
  return counts;
}

/** The columns of a record that name texts, in the order in which they are read. */
const labelColumns = ['direction', 'service', 'status', 'queue_status', 'destination'] as const;
const entityColumns = ['external_number', 'from_caller', 'to_caller'] as const;

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
export function finishErasure(archive: ArchiveWriter): void {
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
