import { toWireInteraction } from '../../crm/interaction';
import { callOfNote, toWireNote } from '../../crm/note';
import { fromJsonText, isObject, readable, StoredDamaged, type Json } from '../../crm/json/wire';
import { callDateOfId, uuidToShow, type DamageKind, type TellDamage } from './damage';
import type { ArchiveReader } from '../file/archive';
import {
  packUuid,
  toCrmInteraction,
  toCrmNote,
  type InteractionRow,
  type NoteRow,
  type OwnMarkRow,
  type PackedUuid,
  type Texts,
} from '../records/rows';
import { belongsTo, isAsSealed, soundOwnMark } from '../records/own-marks';
import { eachRow } from '../records/rows-in-order';
import { identityIn, sealOfInteraction, sealOfNote, sealOfVersion } from '../records/seal';
import { soundInteraction, soundNote } from '../records/sound-rows';
import { rememberTexts } from '../records/texts';

/** So many versions are read at once: an open cursor would keep the connection to itself. */
const versionsAtOnce = 1000;

/** All ids that there can be. */
const anyId = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_VALUE };

/** How many rows were read, and how many of them have no seal: they were written by an earlier version. */
export interface RowsRead {
  readonly interactions: number;
  readonly unsealed: number;
}

/** Reads every record with its notes back as the CRM sent it, and compares it with its seal. `visit` sees each id. */
export function checkRecords(archive: ArchiveReader, tell: TellDamage, visit: (id: number) => void): RowsRead {
  const texts = rememberTexts(archive);
  let [interactions, unsealed] = [0, 0];
  for (const { row, notes, ownMarks } of eachRow(archive, anyId)) {
    interactions += 1;
    visit(row.id);
    const where = { count: 1, id: row.id, row: row.id, uuid: uuidToShow(row.uuid), callDate: callDateOfId(row.id) };
    const wrong = damageOfRecord(row, texts);
    if (wrong.kind !== null) tell({ ...where, kind: wrong.kind });
    if (row.seal === null) unsealed += 1;
    if (notes.length > 0 && areHidden(row)) tell({ ...where, kind: 'notesHidden' });
    if (notes.length === 0 && areForgotten(row)) tell({ ...where, kind: 'notesForgotten' });
    for (const note of notes) {
      const kind = damageOfNote(note, row.uuid, wrong.call, texts);
      if (kind !== null) tell({ ...where, kind, row: note.id });
      if (note.seal === null) unsealed += 1;
    }
    for (const mark of ownMarks) {
      const kind = damageOfOwnMark(mark, row.uuid);
      if (kind !== null) tell({ ...where, kind, row: mark.id });
    }
  }
  return { interactions, unsealed: unsealed + checkVersions(archive, tell) };
}

/** Notes are shown once they were asked for; while they are owed, that is said anyway. */
function areHidden(row: InteractionRow): boolean {
  return row.notes_checked_at === null && row.notes_owed === 0;
}

/** Whoever has notes and never had them asked for is owed them, unless it is gone from the CRM. */
function areForgotten(row: InteractionRow): boolean {
  return row.note > 0 && row.notes_owed === 0 && row.notes_checked_at === null && row.vanished_at === null;
}

function damageOfRecord(row: InteractionRow, texts: Texts): { readonly kind: DamageKind | null; readonly call: Json } {
  const wire = readable(() => toWireInteraction(toCrmInteraction(soundInteraction(row), texts)));
  if (wire === null || !isMoment(row.vanished_at)) return { kind: 'recordsUnreadable', call: null };
  const isChanged = row.seal !== null && row.seal !== sealOfInteraction(row);
  return { kind: isChanged ? 'recordsChanged' : null, call: callOfNote(wire) };
}

function damageOfNote(note: NoteRow, owner: PackedUuid, call: Json, texts: Texts): DamageKind | null {
  const wire = readable(() => toWireNote(toCrmNote(soundNote(note), call, texts)));
  if (wire === null || !isMoment(note.vanished_at)) return 'notesUnreadable';
  return note.seal !== null && note.seal !== sealOfNote(note, owner) ? 'notesChanged' : null;
}

function damageOfOwnMark(mark: OwnMarkRow, owner: PackedUuid): DamageKind | null {
  if (readable(() => soundOwnMark(mark)) === null) return 'marksUnreadable';
  if (!isAsSealed(mark)) return 'marksChanged';
  return belongsTo(mark, owner) ? null : 'marksWithoutRecord';
}

function isMoment(text: string | null): boolean {
  return text === null || !Number.isNaN(Date.parse(text));
}

interface VersionRow {
  readonly row: number;
  readonly replaced_at: string;
  readonly wire: string;
  readonly seal: number | null;
  readonly id: number | null;
  /** Of the note that it lies at. */
  readonly uuid: PackedUuid | null;
}

/** Answers how many have no seal. */
function checkVersions(archive: ArchiveReader, tell: TellDamage): number {
  const find = archive.prepare<
    [number, number],
    VersionRow
  >(`SELECT note_version.rowid AS row, replaced_at, wire, note_version.seal, note.interaction_id AS id, note.uuid
       FROM note_version
       LEFT JOIN note ON note.id = note_id
       WHERE note_version.rowid > ?
       ORDER BY note_version.rowid
       LIMIT ?`);
  let unsealed = 0;
  for (let last = Number.MIN_SAFE_INTEGER; ;) {
    const rows = find.all(last, versionsAtOnce);
    for (const version of rows) {
      const kind = damageOfVersion(version);
      const { row, id } = version;
      if (kind !== null) tell({ kind, count: 1, id, row, uuid: null, callDate: callDateOfId(id) });
      if (version.seal === null) unsealed += 1;
    }
    const next = rows.at(-1)?.row ?? last;
    if (rows.length < versionsAtOnce || !(next > last)) return unsealed;
    last = next;
  }
}

function damageOfVersion({ replaced_at, wire, seal, uuid }: VersionRow): DamageKind | null {
  const isText = typeof wire === 'string' && typeof replaced_at === 'string';
  try {
    if (!isText || !isMoment(replaced_at)) throw new StoredDamaged('a version of a note of another shape');
    const note = fromJsonText(wire);
    const said = isObject(note) ? note['uuid'] : null;
    const isAnothers = typeof said === 'string' && uuid !== null && identityIn(packUuid(said)) !== identityIn(uuid);
    if (isAnothers) return 'versionsWithoutNote';
  } catch (error) {
    if (error instanceof StoredDamaged) return 'versionsUnreadable';
    throw error;
  }
  return seal !== null && seal !== sealOfVersion(replaced_at, wire) ? 'versionsChanged' : null;
}
