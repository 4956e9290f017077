import { maxRemarkLength, type OwnMark, type OwnMarkChange, type OwnMarksChanged } from '../../../preload/own-marks';
import { KronikaError } from '../../../preload/failure';
import { isBlank } from '../../../preload/letters/normalise';
import { markPending } from '../index/index-build';
import type { ArchiveWriter } from '../file/archive';
import { soundOwnMark, toOwnMark } from '../records/own-marks';
import type { OwnMarkRow, PackedUuid } from '../records/rows';
import { sealOfOwnMark } from '../records/seal';

/** Who marks, and when (ISO 8601 with zone). */
export interface Marking {
  readonly author: string | null;
  readonly at: string;
}

/**
 * Changes people's own marks of records; to be called inside a transaction. A record that is not there is left out. Throws
 * `recordMissing` for a remark on one, and `wrongInput` for a remark without a text or too long a one.
 */
export function changeOwnMarks(archive: ArchiveWriter, change: OwnMarkChange, marking: Marking): OwnMarksChanged {
  const done = apply(archive, change, marking);
  markPending(archive, done.ids);
  return done;
}

function apply(archive: ArchiveWriter, change: OwnMarkChange, marking: Marking): OwnMarksChanged {
  switch (change.kind) {
    case 'set': {
      const { flag, isSet, ids } = change;
      const set = isSet ? addFlag : removeFlag;
      return { ids: ids.filter((id) => set(archive, id, flag, marking)), before: null };
    }
    case 'addRemark':
      insert(archive, change.id, { ...written(change.text, marking), kind: 'remark' });
      return { ids: [change.id], before: null };
    case 'changeRemark': {
      const before = remarkOf(archive, change);
      const { text } = written(change.text, marking);
      update(archive, { ...before, text, author: marking.author, changed_at: marking.at });
      return { ids: [change.id], before: toOwnMark(soundOwnMark(before)) };
    }
    case 'removeRemark': {
      const before = remarkOf(archive, change);
      remove(archive, before.id);
      return { ids: [change.id], before: toOwnMark(soundOwnMark(before)) };
    }
    case 'putBackRemark':
      return { ids: [change.id], before: putBack(archive, change) };
  }
}

/** What a mark says. */
type Said = Pick<OwnMarkRow, 'kind' | 'text' | 'author' | 'created_at' | 'changed_at'>;

function written(text: string, { author, at }: Marking): Omit<Said, 'kind'> {
  const whole = text.toWellFormed().replaceAll('\r\n', '\n').trim();
  if (isBlank(whole) || whole.length > maxRemarkLength)
    throw new KronikaError('wrongInput', { value: text.slice(0, 40) });
  return { text: whole, author, created_at: at, changed_at: null };
}

function addFlag(archive: ArchiveWriter, id: number, kind: string, { author, at }: Marking): boolean {
  const uuid = uuidOf(archive, id);
  if (uuid === undefined) return false;
  return putMark(archive, id, uuid, { kind, text: null, author, created_at: at, changed_at: null });
}

function removeFlag(archive: ArchiveWriter, id: number, kind: string): boolean {
  const known = archive
    .prepare<[number, string], number>('SELECT id FROM own_mark WHERE interaction_id = ? AND kind = ?')
    .pluck()
    .get(id, kind);
  if (known !== undefined) remove(archive, known);
  return known !== undefined;
}

function insert(archive: ArchiveWriter, id: number, said: Said): void {
  const uuid = uuidOf(archive, id);
  if (uuid === undefined) throw new KronikaError('recordMissing');
  putMark(archive, id, uuid, said);
}

function uuidOf(archive: ArchiveWriter, id: number): PackedUuid | undefined {
  return archive.prepare<[number], PackedUuid>('SELECT uuid FROM interaction WHERE id = ?').pluck().get(id);
}

/** Writes a mark on a record; false where that stands on it already. */
export function putMark(archive: ArchiveWriter, id: number, uuid: PackedUuid, said: Said): boolean {
  const row = { uuid, ...said };
  const { changes } = archive
    .prepare<[object]>(
      `INSERT INTO own_mark (interaction_id, uuid, kind, text, author, created_at, changed_at, seal)
       VALUES (@id, @uuid, @kind, @text, @author, @created_at, @changed_at, @seal)
       ON CONFLICT DO NOTHING`,
    )
    .run({ id, ...row, seal: sealOfOwnMark(row) });
  if (changes > 0) countMarks(archive, changes);
  return changes > 0;
}

function update(archive: ArchiveWriter, row: OwnMarkRow): void {
  archive
    .prepare<[object]>(
      `UPDATE own_mark
       SET text = @text, author = @author, created_at = @created_at, changed_at = @changed_at, seal = @seal
       WHERE id = @id`,
    )
    .run({ ...row, seal: sealOfOwnMark(row) });
}

function remove(archive: ArchiveWriter, id: number): void {
  const { changes } = archive.prepare<[number]>('DELETE FROM own_mark WHERE id = ?').run(id);
  countMarks(archive, -changes);
}

/** Adds to the count of all marks. */
export function countMarks(archive: ArchiveWriter, added: number): void {
  archive.prepare<[number]>("UPDATE tally SET rows = rows + ? WHERE name = 'own_mark'").run(added);
}

/** Throws `recordMissing` where it is not there any more. */
function remarkOf(
  archive: ArchiveWriter,
  { id, remark }: { readonly id: number; readonly remark: number },
): OwnMarkRow {
  const row = findRemark(archive, id, remark);
  if (row === undefined) throw new KronikaError('recordMissing');
  return row;
}

function findRemark(archive: ArchiveWriter, id: number, remark: number): OwnMarkRow | undefined {
  return archive
    .prepare<[number, number], OwnMarkRow>(
      "SELECT * FROM own_mark WHERE id = ? AND interaction_id = ? AND kind = 'remark'",
    )
    .get(remark, id);
}

/** A remark as it was before: what was written in its place since gives way. Gives what that was. */
function putBack(
  archive: ArchiveWriter,
  { id, remark }: Extract<OwnMarkChange, { kind: 'putBackRemark' }>,
): OwnMark | null {
  const said = {
    ...written(remark.text ?? '', { author: remark.author, at: remark.createdAt }),
    changed_at: remark.changedAt,
  };
  const now = findRemark(archive, id, remark.id);
  if (now === undefined) insert(archive, id, { ...said, kind: 'remark' });
  else update(archive, { ...now, ...said });
  return now === undefined ? null : toOwnMark(soundOwnMark(now));
}

/**
 * Brings marks whose record was lost back to it once it is there again, and gives the records; to be called inside a
 * transaction.
 */
export function bringMarksBack(archive: ArchiveWriter): readonly number[] {
  return archive
    .prepare<[], number>(
      `UPDATE own_mark
       SET interaction_id = (SELECT interaction.id FROM interaction WHERE interaction.uuid = own_mark.uuid)
       WHERE interaction_id IS NULL
         AND EXISTS (SELECT 1 FROM interaction WHERE interaction.uuid = own_mark.uuid)
       RETURNING interaction_id`,
    )
    .pluck()
    .all();
}
