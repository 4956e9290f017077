import { crc32 } from 'node:zlib';
import type { InteractionRow, NoteRow, OwnMarkRow, PackedUuid } from './rows';

/*
 * A seal is the CRC-32 of what a row says, made when the row is written and compared by `verify`: one changed letter in a text
 * is a difference of four billion to one. Columns that Kronika itself goes on to change (what is owed, what vanished) and row
 * ids are no part of it.
 */

type Value = string | number | Buffer | null;

/** The columns of a record under its seal, in their order; by their names one by one, which is faster than by a list of them. */
// prettier-ignore
export function sealOfInteraction(row: Omit<InteractionRow, 'id' | 'notes_owed' | 'notes_checked_at' | 'vanished_at' | 'seal'>): number {
  return sealOf([
    row.uuid, row.direction, row.service, row.status, row.queue_status, row.destination, row.duration_seconds, row.cost,
    row.sms_text, row.note, row.external_number, row.from_caller, row.to_caller, row.receivers, row.flags, row.extra,
  ]);
}

/** The same of a note; `owner` is the uuid of the record that it belongs to. */
// prettier-ignore
export function sealOfNote(note: Omit<NoteRow, 'id' | 'interaction_id' | 'vanished_at' | 'seal'>, owner: PackedUuid): number {
  return sealOf([
    note.uuid, note.text, note.created, note.author, note.status, note.call, note.organisation, note.person, note.pin,
    note.edit, note.files, note.extra, identityIn(owner),
  ]);
}

/** A uuid however it is packed: an update may pack it otherwise. */
export function identityIn(uuid: PackedUuid): string {
  return spelled(uuid).toLowerCase().replaceAll('-', '');
}

/** The seal of an earlier state of a note. */
export function sealOfVersion(replacedAt: string, wire: string): number {
  return sealOf([replacedAt, wire]);
}

/** The seal of an own mark; its record is part of it. */
export function sealOfOwnMark(mark: Omit<OwnMarkRow, 'id' | 'interaction_id' | 'seal'>): number {
  return sealOf([identityIn(mark.uuid), mark.kind, mark.text, mark.author, mark.created_at, mark.changed_at]);
}

/** As UTF-8, in which SQLite keeps texts: what it makes of half a surrogate is sealed as what it is there. */
function sealOf(values: readonly Value[]): number {
  return crc32(values.map(spelled).join('\u0001'));
}

function spelled(value: Value): string {
  if (value === null) return '\u0002';
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
}
