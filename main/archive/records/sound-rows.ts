import { StoredDamaged } from '../../crm/json/wire';
import type { InteractionRow, NoteRow } from './rows';

/*
 * SQLite does not look at the kinds of a STRICT table's values when it reads them: where one byte of a page is another, a text
 * may come out as a number. Code that takes rows relies on their types, so each row is looked at as it comes out of the file.
 */

const numbersOfInteraction = [
  ...(['direction', 'service', 'status', 'queue_status', 'destination', 'duration_seconds', 'cost'] as const),
  ...(['external_number', 'from_caller', 'to_caller', 'notes_checked_at'] as const),
];
const textsOfInteraction = ['sms_text', 'receivers', 'flags', 'extra', 'vanished_at'] as const;
const numbersOfNote = ['author', 'status', 'organisation', 'person', 'pin', 'edit'] as const;
const textsOfNote = ['text', 'created', 'call', 'files', 'extra', 'vanished_at'] as const;

/** A row of `interaction` with values of the kinds that its type names. Throws `StoredDamaged`. */
export function soundInteraction(row: InteractionRow): InteractionRow {
  const isSound =
    isRecordId(row.id) &&
    isUuid(row.uuid) &&
    Number.isSafeInteger(row.note) &&
    (row.notes_owed === 0 || row.notes_owed === 1) &&
    numbersOfInteraction.every((name) => isNumber(row[name])) &&
    textsOfInteraction.every((name) => isText(row[name]));
  if (!isSound) throw new StoredDamaged('a row of interaction with a value of another kind');
  return row;
}

/** A row of `note` with values of the kinds that its type names. Throws `StoredDamaged`. */
export function soundNote(row: NoteRow): NoteRow {
  const isSound =
    isUuid(row.uuid) &&
    isRecordId(row.interaction_id) &&
    numbersOfNote.every((name) => isNumber(row[name])) &&
    textsOfNote.every((name) => isText(row[name]));
  if (!isSound) throw new StoredDamaged('a row of note with a value of another kind');
  return row;
}

/** The kind of a column that an export reads; `any` is looked at by who takes it. */
export type ColumnKind = 'number' | 'text' | 'any';

/** A row as an array with values of its columns' kinds, or nothing. Throws `StoredDamaged`. */
export function needKinds(row: readonly unknown[], kinds: readonly ColumnKind[]): void {
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at];
    const isSound = kind === 'any' || (kind === 'number' ? isNumber(row[at]) : isText(row[at]));
    if (!isSound) throw new StoredDamaged('a value of another kind');
  }
}

/** Whether an id stands for a time that there is. */
export function isRecordId(id: unknown): boolean {
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0;
}

function isUuid(uuid: unknown): boolean {
  return typeof uuid === 'string' || (Buffer.isBuffer(uuid) && uuid.length === 16);
}

/** Whether a value is a whole number, or none. */
export function isNumber(value: unknown): boolean {
  return value === null || Number.isSafeInteger(value);
}

/** Whether a value is a text, or none. */
export function isText(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
