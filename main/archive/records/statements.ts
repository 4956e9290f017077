import type { Statement } from 'better-sqlite3';
import type { WritableArchive } from '../file/archive';
import type { InteractionRow, NoteRow, PackedUuid, Texts } from './rows';
import { numberTexts, readTexts, type TextNumbers } from './texts';

/** The statements of `store.ts`, prepared once for each archive. */
export interface StoreStatements {
  readonly texts: Texts;
  readonly numbers: TextNumbers;
  readonly findInteraction: Statement<[PackedUuid], InteractionRow>;
  readonly readInteraction: Statement<[number], InteractionRow>;
  /** Values in the order of `interactionColumns`, the id in front: faster than by name. */
  readonly insertInteraction: Statement;
  readonly updateInteraction: Statement<[object]>;
  readonly sealInteraction: Statement<[object]>;
  readonly sealNote: Statement<[object]>;
  /** Everything that refers to a record by its id, when that changes. */
  readonly moveReferences: readonly Statement<[object]>[];
  readonly countRows: Statement<[object]>;
  readonly lastIdIn: Statement<[object], number | null>;
  readonly markVanished: Statement<[object]>;
  readonly markNotesChecked: Statement<[object]>;
  readonly readNotesOwed: Statement<[object], Pick<InteractionRow, 'id' | 'uuid' | 'extra'>>;
  readonly oweNotes: Statement<[object]>;
  readonly findNote: Statement<[PackedUuid], NoteRow>;
  readonly readNotes: Statement<[number], NoteRow>;
  readonly insertNote: Statement<[object]>;
  readonly updateNote: Statement<[object]>;
  readonly updateCall: Statement<[object]>;
  readonly markNoteVanished: Statement<[object]>;
  readonly insertVersion: Statement<[object]>;
}

const prepared = new WeakMap<WritableArchive, StoreStatements>();

/** The archive's statements; the same ones every time. */
export function prepareStore(archive: WritableArchive): StoreStatements {
  const known = prepared.get(archive);
  if (known !== undefined) return known;
  const statements = prepareAll(archive);
  prepared.set(archive, statements);
  return statements;
}

/** Must be called after a rolled-back transaction: numbers of labels and entities given in it are void. */
export function forgetNumbers(archive: WritableArchive): void {
  prepared.get(archive)?.numbers.forget();
}

/** The columns of `interaction` that are written with a record. */
// prettier-ignore
export const interactionColumns = [
  'uuid', 'direction', 'service', 'status', 'queue_status', 'destination', 'duration_seconds', 'cost', 'sms_text', 'note',
  'external_number', 'from_caller', 'to_caller', 'receivers', 'flags', 'extra', 'notes_owed', 'seal',
] as const;
const noteColumns = [
  ...['uuid', 'interaction_id', 'text', 'created', 'author', 'status', 'call', 'organisation', 'person', 'pin', 'edit'],
  ...['files', 'extra', 'seal'],
];

const named = (columns: readonly string[]): string => columns.map((column) => `@${column}`).join(', ');
const assigned = (columns: readonly string[]): string => columns.map((column) => `${column} = @${column}`).join(', ');

function prepareAll(archive: WritableArchive): StoreStatements {
  const { db } = archive;
  return {
    texts: readTexts(archive),
    numbers: numberTexts(archive),
    findInteraction: db.prepare('SELECT * FROM interaction WHERE uuid = ?'),
    readInteraction: db.prepare('SELECT * FROM interaction WHERE id = ?'),
    insertInteraction: db.prepare(
      `INSERT INTO interaction (id, ${interactionColumns.join(', ')})
       VALUES (?, ${interactionColumns.map(() => '?').join(', ')})`,
    ),
    updateInteraction: db.prepare(
      `UPDATE interaction
       SET id = @id, ${assigned(interactionColumns)}, vanished_at = NULL
       WHERE id = @known`,
    ),
    sealInteraction: db.prepare('UPDATE interaction SET seal = @seal WHERE id = @id'),
    sealNote: db.prepare('UPDATE note SET seal = @seal WHERE id = @id'),
    moveReferences: ['note', 'sync_window_record', 'notes_failure', 'unreadable'].map((table) =>
      db.prepare(`UPDATE ${table} SET interaction_id = @id WHERE interaction_id = @known`),
    ),
    countRows: db.prepare('UPDATE tally SET rows = rows + @added WHERE name = @name'),
    lastIdIn: db
      .prepare<[object], number | null>('SELECT max(id) FROM interaction WHERE id BETWEEN @from AND @to')
      .pluck(),
    markVanished: db.prepare('UPDATE interaction SET vanished_at = @at WHERE id = @id AND vanished_at IS NULL'),
    markNotesChecked: db.prepare('UPDATE interaction SET notes_owed = 0, notes_checked_at = @checkedAt WHERE id = @id'),
    readNotesOwed: db.prepare(
      `SELECT id, uuid, extra
       FROM interaction
       WHERE notes_owed = 1
         AND id >= @first
         AND id < @below
       ORDER BY id DESC
       LIMIT @limit`,
    ),
    oweNotes: db.prepare(
      `UPDATE interaction
       SET notes_owed = 1
       WHERE id BETWEEN @fromId AND @toId
         AND vanished_at IS NULL
         AND notes_owed = 0
         AND (notes_checked_at IS NULL OR notes_checked_at < @checkedBefore)`,
    ),
    findNote: db.prepare('SELECT * FROM note WHERE uuid = ?'),
    readNotes: db.prepare('SELECT * FROM note WHERE interaction_id = ? ORDER BY id'),
    insertNote: db.prepare(`INSERT INTO note (${noteColumns.join(', ')}) VALUES (${named(noteColumns)})`),
    updateNote: db.prepare(`UPDATE note SET ${assigned(noteColumns)}, vanished_at = NULL WHERE id = @id`),
    updateCall: db.prepare('UPDATE note SET call = @call, seal = @seal WHERE id = @id'),
    markNoteVanished: db.prepare('UPDATE note SET vanished_at = @at WHERE id = @id'),
    insertVersion: db.prepare(
      'INSERT INTO note_version (note_id, replaced_at, wire, seal) VALUES (@id, @at, @wire, @seal)',
    ),
  };
}
