import type { Statement } from 'better-sqlite3';
import type { ArchiveWriter } from '../file/archive';
import type { InteractionRow, NoteRow, PackedUuid, Texts } from './rows';
import { numberTexts, readTexts, type TextNumbers } from './texts';

/** The statements of `store.ts`, prepared once for each archive. */
export interface StoreStatements {
  readonly texts: Texts;
  readonly numbers: TextNumbers;
  readonly findInteraction: Statement<[PackedUuid], InteractionRow>;
  readonly readInteraction: Statement<[number], InteractionRow>;
  /**
   * Values in the order of `interactionColumns`, the id in front: faster than by name. Does nothing where the id or the uuid is
   * there.
   */
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

/** The archive's statements; the same ones every time. */
export function prepareStore(archive: ArchiveWriter): StoreStatements {
  return archive.own(prepareAll);
}

/** The columns of `interaction` that are written with a record. */
// prettier-ignore
const interactionColumns = [
  'uuid', 'direction', 'service', 'status', 'queue_status', 'destination', 'duration_seconds', 'cost', 'sms_text', 'note',
  'external_number', 'from_caller', 'to_caller', 'receivers', 'flags', 'extra', 'notes_owed', 'seal',
] as const;

/** The values of a new record in the order of `interactionColumns`; it is owed its notes where it has some. */
// prettier-ignore
export function insertedValues(
  row: Omit<InteractionRow, 'id' | 'notes_owed' | 'notes_checked_at' | 'vanished_at' | 'seal'>,
  seal: number,
): unknown[] {
  return [
    row.uuid, row.direction, row.service, row.status, row.queue_status, row.destination, row.duration_seconds, row.cost,
    row.sms_text, row.note, row.external_number, row.from_caller, row.to_caller, row.receivers, row.flags, row.extra,
    row.note > 0 ? 1 : 0, seal,
  ];
}

const noteColumns = [
  ...['uuid', 'interaction_id', 'text', 'created', 'author', 'status', 'call', 'organisation', 'person', 'pin', 'edit'],
  ...['files', 'extra', 'seal'],
];

const named = (columns: readonly string[]): string => columns.map((column) => `@${column}`).join(', ');
const assigned = (columns: readonly string[]): string => columns.map((column) => `${column} = @${column}`).join(', ');

function prepareAll(archive: ArchiveWriter): StoreStatements {
  return {
    texts: readTexts(archive),
    numbers: archive.own(numberTexts),
    findInteraction: archive.prepare('SELECT * FROM interaction WHERE uuid = ?'),
    readInteraction: archive.prepare('SELECT * FROM interaction WHERE id = ?'),
    insertInteraction: archive.prepare(
      `INSERT INTO interaction (id, ${interactionColumns.join(', ')})
       VALUES (?, ${interactionColumns.map(() => '?').join(', ')})
       ON CONFLICT DO NOTHING`,
    ),
    updateInteraction: archive.prepare(
      `UPDATE interaction
       SET id = @id, ${assigned(interactionColumns)}, vanished_at = NULL
       WHERE id = @known`,
    ),
    sealInteraction: archive.prepare('UPDATE interaction SET seal = @seal WHERE id = @id'),
    sealNote: archive.prepare('UPDATE note SET seal = @seal WHERE id = @id'),
    moveReferences: ['note', 'sync_window_record', 'notes_failure', 'unreadable', 'own_mark'].map((table) =>
      archive.prepare(`UPDATE ${table} SET interaction_id = @id WHERE interaction_id = @known`),
    ),
    countRows: archive.prepare('UPDATE tally SET rows = rows + @added WHERE name = @name'),
    lastIdIn: archive
      .prepare<[object], number | null>('SELECT max(id) FROM interaction WHERE id BETWEEN @from AND @to')
      .pluck(),
    markVanished: archive.prepare('UPDATE interaction SET vanished_at = @at WHERE id = @id AND vanished_at IS NULL'),
    markNotesChecked: archive.prepare(
      'UPDATE interaction SET notes_owed = 0, notes_checked_at = @checkedAt WHERE id = @id',
    ),
    readNotesOwed: archive.prepare(
      `SELECT id, uuid, extra
       FROM interaction
       WHERE notes_owed = 1
         AND id >= @first
         AND id < @below
       ORDER BY id DESC
       LIMIT @limit`,
    ),
    oweNotes: archive.prepare(
      `UPDATE interaction
       SET notes_owed = 1
       WHERE id BETWEEN @fromId AND @toId
         AND vanished_at IS NULL
         AND notes_owed = 0
         AND (notes_checked_at IS NULL OR notes_checked_at < @checkedBefore)`,
    ),
    findNote: archive.prepare('SELECT * FROM note WHERE uuid = ?'),
    readNotes: archive.prepare('SELECT * FROM note WHERE interaction_id = ? ORDER BY id'),
    insertNote: archive.prepare(`INSERT INTO note (${noteColumns.join(', ')}) VALUES (${named(noteColumns)})`),
    updateNote: archive.prepare(`UPDATE note SET ${assigned(noteColumns)}, vanished_at = NULL WHERE id = @id`),
    updateCall: archive.prepare('UPDATE note SET call = @call, seal = @seal WHERE id = @id'),
    markNoteVanished: archive.prepare('UPDATE note SET vanished_at = @at WHERE id = @id'),
    insertVersion: archive.prepare(
      'INSERT INTO note_version (note_id, replaced_at, wire, seal) VALUES (@id, @at, @wire, @seal)',
    ),
  };
}
