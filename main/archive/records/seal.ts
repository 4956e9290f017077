import { crc32 } from 'node:zlib';
import type { InteractionRow, NoteRow, PackedUuid } from './rows';

/*
 * A seal is the CRC-32 of what a row says, made when the row is written and compared by `verify`: one changed letter in a text
 * is a difference of four billion to one. Columns that Kronika itself goes on to change (what is owed, what vanished) and row
 * ids are no part of it.
 */

/** The columns of a record under its seal, in their order. */
const sealedOfInteraction = [
  ...(['uuid', 'direction', 'service', 'status', 'queue_status', 'destination', 'duration_seconds', 'cost'] as const),
  ...(['sms_text', 'note', 'external_number', 'from_caller', 'to_caller', 'receivers', 'flags', 'extra'] as const),
];

/** The columns of a note under its seal, in their order. */
const sealedOfNote = [
  ...(['uuid', 'text', 'created', 'author', 'status', 'call', 'organisation', 'person', 'pin', 'edit'] as const),
  ...(['files', 'extra'] as const),
];

type Value = string | number | Buffer | null;

export function sealOfInteraction(row: Pick<InteractionRow, (typeof sealedOfInteraction)[number]>): number {
  return sealOf(sealedOfInteraction.map((name) => row[name]));
}

/** `owner` is the uuid of the record that it belongs to. */
export function sealOfNote(row: Pick<NoteRow, (typeof sealedOfNote)[number]>, owner: PackedUuid): number {
  return sealOf([...sealedOfNote.map((name) => row[name]), identityIn(owner)]);
}

/** A uuid however it is packed: an update may pack it otherwise. */
export function identityIn(uuid: PackedUuid): string {
  return spelled(uuid).toLowerCase().replaceAll('-', '');
}

/** The seal of an earlier state of a note. */
export function sealOfVersion(replacedAt: string, wire: string): number {
  return sealOf([replacedAt, wire]);
}

/** As UTF-8, in which SQLite keeps texts: what it makes of half a surrogate is sealed as what it is there. */
function sealOf(values: readonly Value[]): number {
  return crc32(values.map(spelled).join('\u0001'));
}

function spelled(value: Value): string {
  if (value === null) return '\u0002';
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
}
