import type { TimeRange } from '../../../preload/ranges';
import { existsSync, rmSync, statSync } from 'node:fs';
import { fromJsonText, isObject, readable } from '../../crm/json/wire';
import { copyLocked } from '../../files/locked-file';
import { asFailure } from '../file/archive-failure';
import { AskAgain } from './ask-again';
import { gatherDamage, type Found, type DamagedPlace } from '../check/damage';
import { giveUpOfInteraction, giveUpOfNote, giveUpOfOwnMark } from './give-up';
import { bringMarksBack } from './own-marks';
import { rebuildIndex } from '../index/index-build';
import type { ArchiveWriter } from '../file/archive';
import { packUuid, type InteractionRow, type NoteRow, type OwnMarkRow, type PackedUuid } from '../records/rows';
import { sealOfInteraction, sealOfNote, sealOfOwnMark, sealOfVersion } from '../records/seal';
import { findDamage, verifyFile, type FileCheck, type TellProgress } from '../check/verify';
import { countStored } from '../check/verify-ledger';

/** What a repair did. */
export interface RepairReport {
  readonly before: FileCheck;
  /** The same as before where nothing was done. */
  readonly after: FileCheck;
  /** The copy of the file as it was; null where nothing was changed. */
  readonly keptAs: string | null;
  /** Counts that were written anew: how many were counted, and how many are there. */
  readonly recounted: readonly { readonly name: CountedTable; readonly from: number; readonly to: number }[];
  /** What could not be read and was left out: columns of a row. */
  readonly gaveUp: readonly GivenUp[];
  /** What the next download asks the CRM for again; wall seconds. */
  readonly asksAgain: readonly TimeRange[];
}

/** What was given up of a record, a note or an earlier state of a note. */
export interface GivenUp extends DamagedPlace {
  readonly of: 'record' | 'note' | 'version' | 'ownMark';
  readonly columns: readonly string[];
}

const countedTables = ['interaction', 'note', 'note_version', 'own_mark'] as const;
type CountedTable = (typeof countedTables)[number];

/**
 * Repairs what can be repaired without making anything up, after a copy of the file as it is: what cannot be read is given up, counts
 * are written anew, what was lost or changed becomes a gap that the next download closes, and the search index is built anew.
 * A file that SQLite itself finds damaged is left alone. The archive's lock has to be held. Throws `diskFull` where the copy
 * does not fit; nothing was changed then.
 */
export function repairArchive(archive: ArchiveWriter, nowMs: number, onProgress?: TellProgress): RepairReport {
  const found: Found[] = [];
  const before = findDamage(archive, (one) => found.push(one), onProgress);
  const nothing = {
    before: withDamages(before, found),
    keptAs: null,
    recounted: [],
    gaveUp: [],
    asksAgain: [],
  };
  if (before.problems.length > 0 || (before.isIndexSound && found.length === 0))
    return { ...nothing, after: nothing.before };
  const keptAs = copyBeside(archive, nowMs);
  const done = archive.transaction(() => ({
    gaveUp: giveUp(archive, found),
    recounted: recount(archive),
    asksAgain: askAgain(archive, found, nowMs),
  }));
  rebuildIndex(archive);
  return { before: nothing.before, keptAs, ...done, after: verifyFile(archive, onProgress) };
}

/** The damages of a check, in short, as `verifyFile` gives them. */
function withDamages(check: FileCheck, found: readonly Found[]): FileCheck {
  const { tell, damages } = gatherDamage();
  for (const one of found) tell(one);
  return { ...check, isSound: check.isSound && found.length === 0, damages: damages() };
}

/** The file as it is, with what is not in its main file yet: nobody writes meanwhile. Answers the copy's name. */
function copyBeside(archive: ArchiveWriter, nowMs: number): string {
  const { path } = archive;
  const copy = `${path}.damaged-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}`;
  try {
    archive.whileLocked(() => {
      // The main file first: what a checkpoint brings into it meanwhile stays in the other one.
      copyLocked(path, copy);
      const log = `${path}-wal`;
      if (existsSync(log) && statSync(log).size > 0) copyLocked(log, `${copy}-wal`);
    });
    return copy;
  } catch (error) {
    for (const part of [copy, `${copy}-wal`]) rmSync(part, { force: true });
    throw asFailure(error, path);
  }
}

/** A note that was set aside is none of them: it waits for its record, which the CRM is asked for again. */
const rowsThatLeadNowhere = [
  'DELETE FROM sync_window_record WHERE interaction_id NOT IN (SELECT id FROM interaction)',
  'DELETE FROM notes_failure WHERE interaction_id NOT IN (SELECT id FROM interaction)',
  'DELETE FROM sync_window_unreadable WHERE unreadable_id NOT IN (SELECT id FROM unreadable)',
];

const setMarksApartSql = `UPDATE own_mark
  SET interaction_id = NULL
  WHERE NOT EXISTS (
    SELECT 1
    FROM interaction
    WHERE interaction.id = own_mark.interaction_id
      AND interaction.uuid = own_mark.uuid
  )`;

/** Makes readable what is not, and lets the CRM be asked for notes again; answers what was given up. */
function giveUp(archive: ArchiveWriter, found: readonly Found[]): GivenUp[] {
  const gaveUp: GivenUp[] = [];
  const oweNotes = archive.prepare<[number]>(
    'UPDATE interaction SET notes_owed = 1 WHERE id = CAST(? AS INTEGER) AND vanished_at IS NULL',
  );
  for (const { kind, id, row, uuid, callDate } of found) {
    const give = (of: GivenUp['of'], columns: readonly string[]): void => {
      gaveUp.push({ of, columns, uuid, callDate });
    };
    if (row === null) continue;
    if (kind === 'recordsUnreadable' || kind === 'recordsChanged') {
      const columns = giveUpOfInteraction(archive, row);
      const isFinal = acceptInteraction(archive, row);
      if (columns.length > 0 || isFinal) give('record', columns);
    }
    if (kind === 'notesUnreadable' || kind === 'notesChanged') {
      const columns = giveUpOfNote(archive, row);
      const isFinal = acceptNote(archive, row);
      if (columns.length > 0 || isFinal) give('note', columns);
    }
    if (kind === 'versionsUnreadable' || (kind === 'versionsWithoutNote' && !putBack(archive, row))) {
      archive.prepare<[number]>('DELETE FROM note_version WHERE rowid = ?').run(row);
      give('version', ['wire']);
    }
    if (kind === 'versionsChanged') {
      acceptVersion(archive, row);
      give('version', []);
    }
    // Asked for at the beginning of time: they are shown, and asked for again.
    if (kind === 'notesHidden') {
      archive.prepare<[number]>('UPDATE interaction SET notes_checked_at = 0 WHERE id = CAST(? AS INTEGER)').run(row);
    }
    if (kind === 'marksUnreadable' || kind === 'marksChanged') {
      give('ownMark', giveUpOfOwnMark(archive, row));
      acceptOwnMark(archive, row);
    }
    if (id !== null && !/^(?:versions|marks)/.test(kind)) oweNotes.run(id);
  }
  if (found.some(({ kind }) => kind === 'notesLost')) {
    // Nobody knows whose they were.
    archive.prepare<[]>('UPDATE interaction SET notes_owed = 1 WHERE note > 0 AND vanished_at IS NULL').run();
  }
  if (found.some(({ kind }) => kind === 'marksWithoutRecord')) {
    // They wait for their records, which the CRM may send again.
    archive.prepare<[]>(setMarksApartSql).run();
    bringMarksBack(archive);
  }
  if (found.some(({ kind }) => kind === 'referencesBroken')) {
    for (const sql of rowsThatLeadNowhere) archive.prepare<[]>(sql).run();
  }
  return gaveUp;
}

/** What the CRM does not list any more it will not send again: it is kept as it is. Answers whether it is so. */
function acceptInteraction(archive: ArchiveWriter, id: number): boolean {
  const row = archive
    .prepare<[number], InteractionRow>(
      'SELECT * FROM interaction WHERE id = CAST(? AS INTEGER) AND vanished_at IS NOT NULL',
    )
    .get(id);
  if (row === undefined) return false;
  archive
    .prepare<[number, number]>('UPDATE interaction SET seal = ? WHERE id = CAST(? AS INTEGER)')
    .run(sealOfInteraction(row), id);
  return true;
}

/** Likewise of a note, or of a record that is gone. */
function acceptNote(archive: ArchiveWriter, id: number): boolean {
  const note = archive
    .prepare<[number], NoteRow & { readonly owner: PackedUuid }>(
      `SELECT note.*, interaction.uuid AS owner
       FROM note
       JOIN interaction ON interaction.id = interaction_id
       WHERE note.id = ? AND coalesce(note.vanished_at, interaction.vanished_at) IS NOT NULL`,
    )
    .get(id);
  if (note === undefined) return false;
  archive.prepare<[number, number]>('UPDATE note SET seal = ? WHERE id = ?').run(sealOfNote(note, note.owner), id);
  return true;
}

/** Nobody can send an own mark again: it is kept as it is. */
function acceptOwnMark(archive: ArchiveWriter, id: number): void {
  const mark = archive.prepare<[number], OwnMarkRow>('SELECT * FROM own_mark WHERE id = ?').get(id);
  if (mark === undefined) return;
  archive.prepare<[number, number]>('UPDATE own_mark SET seal = ? WHERE id = ?').run(sealOfOwnMark(mark), id);
}

function acceptVersion(archive: ArchiveWriter, row: number): void {
  const version = archive
    .prepare<[number], { replaced_at: string; wire: string }>(
      'SELECT replaced_at, wire FROM note_version WHERE rowid = ?',
    )
    .get(row);
  if (version === undefined) return;
  archive
    .prepare<[number, number]>('UPDATE note_version SET seal = ? WHERE rowid = ?')
    .run(sealOfVersion(version.replaced_at, version.wire), row);
}

/** An earlier state says whose it is. Answers whether that note is there. */
function putBack(archive: ArchiveWriter, row: number): boolean {
  const wire = archive.prepare<[number], string>('SELECT wire FROM note_version WHERE rowid = ?').pluck().get(row);
  const note = readable(() => fromJsonText(wire ?? null));
  const uuid = isObject(note) ? note['uuid'] : null;
  if (typeof uuid !== 'string') return false;
  const { changes } = archive
    .prepare<[PackedUuid, number]>(
      `UPDATE note_version
       SET note_id = found.id
       FROM (SELECT id FROM note WHERE uuid = ?) AS found
       WHERE note_version.rowid = ?`,
    )
    .run(packUuid(uuid), row);
  return changes > 0;
}

function recount(archive: ArchiveWriter): RepairReport['recounted'] {
  const find = archive.prepare<[string], number>('SELECT rows FROM tally WHERE name = ?').pluck();
  const put = archive.prepare<[string, number]>('INSERT OR REPLACE INTO tally (name, rows) VALUES (?, ?)');
  return countedTables.flatMap((name) => {
    const [from, to] = [find.get(name) ?? 0, countStored(archive, name)];
    put.run(name, to);
    return from === to ? [] : [{ name, from, to }];
  });
}

function askAgain(archive: ArchiveWriter, found: readonly Found[], nowMs: number): readonly TimeRange[] {
  const again = new AskAgain(archive);
  const sum = (wanted: Found['kind']): number =>
    found.filter(({ kind }) => kind === wanted).reduce((count, one) => count + one.count, 0);
  for (const { kind, id, row } of found) {
    if (/^records(?:Unreadable|Changed|OnlyIndexed)$|^notesWithoutRecord$/.test(kind) && id !== null) again.record(id);
    if ((kind === 'windowsShort' || kind === 'ledgerContradicts') && row !== null) again.window(row);
  }
  const isKnownWhen = sum('windowsShort') > 0 || sum('recordsOnlyIndexed') >= sum('recordsLost');
  if (!isKnownWhen) again.unknown();
  return again.write(nowMs);
}
