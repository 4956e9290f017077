import { expect, test } from 'vitest';
import type { Found } from '../../../../main/archive/check/damage';
import { checkRecords, type RowsRead } from '../../../../main/archive/check/verify-records';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

interface Checked extends RowsRead {
  readonly found: readonly Found[];
  readonly visited: readonly number[];
  readonly ids: readonly number[];
}

/** Two records, the first with a note that was edited once; then what is done to them. */
function checked(sql = ''): Checked {
  const archive = temporaryArchive();
  const ids = archive.transaction(() => {
    const later = { ...documentedInteraction, uuid: 'later', callDate: '2022-12-30 08:00:00' };
    const stored = storeInteractions(archive, [toInteraction(documentedInteraction), toInteraction(later)]);
    storeNotes(archive, stored.ids[0]!, [toNote(documentedNote)], '2023-01-01T00:00:00Z');
    storeNotes(archive, stored.ids[0]!, [toNote({ ...documentedNote, text: 'x' })], '2023-01-02T00:00:00Z');
    return stored.ids;
  });
  archive.db.unsafeMode(true);
  archive.db.exec(sql);
  const [found, visited]: [Found[], number[]] = [[], []];
  const read = checkRecords(
    archive,
    (one) => found.push(one),
    (id) => visited.push(id),
  );
  return { ...read, found, visited, ids };
}

test('every record is visited, the oldest first, and each row with a seal is as it was stored', () => {
  const { ids, visited, found, interactions, unsealed } = checked();
  expect(visited).toEqual(ids);
  expect({ found, interactions, unsealed }).toEqual({ found: [], interactions: 2, unsealed: 0 });
});

const { uuid } = documentedInteraction;
const first = `WHERE uuid = X'${uuid.replaceAll('-', '')}'`;
const moved = `UPDATE interaction SET id = id + 1 ${first}; UPDATE note SET interaction_id = interaction_id + 1`;

test.each<[what: string, sql: string, kinds: readonly Found['kind'][]]>([
  [
    'a record that vanished at no time',
    `UPDATE interaction SET vanished_at = 'wczoraj' ${first}`,
    ['recordsUnreadable'],
  ],
  ['a record that vanished', `UPDATE interaction SET vanished_at = '2023-01-01T00:00:00Z' ${first}`, []],
  ['a record with another cost', `UPDATE interaction SET cost = 1 ${first}`, ['recordsChanged']],
  ['a record that is another one', `UPDATE interaction SET uuid = 'x' ${first}`, ['recordsChanged', 'notesChanged']],
  ['a record with a seal of another', `UPDATE interaction SET seal = seal + 1 ${first}`, ['recordsChanged']],
  [
    'a record that is not to be read is no word about its notes',
    `UPDATE interaction SET flags = '1' ${first}`,
    ['recordsUnreadable'],
  ],
  ['a record that moved in time with its notes', moved, []],
  [
    'notes that were never asked for and are owed',
    `UPDATE interaction SET notes_checked_at = NULL, notes_owed = 1`,
    [],
  ],
  [
    'notes that are not owed of a record that is gone',
    `UPDATE interaction SET vanished_at = '2023-01-01', notes_owed = 0 WHERE uuid = 'later'`,
    [],
  ],
  [
    'notes that are not owed of one that says it has none',
    `UPDATE interaction SET note = 0, seal = NULL, notes_owed = 0 WHERE uuid = 'later'`,
    [],
  ],
  ['a note that vanished at no time', `UPDATE note SET vanished_at = ''`, ['notesUnreadable']],
  ['a note with another author', 'UPDATE note SET author = organisation', ['notesChanged']],
  [
    'an earlier state that was replaced at no time',
    `UPDATE note_version SET replaced_at = 'x'`,
    ['versionsUnreadable'],
  ],
  [
    'an earlier state that was replaced at another time',
    `UPDATE note_version SET replaced_at = '2023'`,
    ['versionsChanged'],
  ],
  [
    'an earlier state that spells its note in capitals',
    `UPDATE note_version SET wire = replace(wire, '${documentedNote.uuid}', upper('${documentedNote.uuid}')), seal = NULL`,
    [],
  ],
  [
    'an earlier state of another note',
    `UPDATE note_version SET wire = replace(wire, '${documentedNote.uuid}', 'x')`,
    ['versionsWithoutNote'],
  ],
])('%s', (_, sql, kinds) => {
  expect(checked(sql).found.map(({ kind }) => kind)).toEqual(kinds);
});

test('damage is told with its record, and with the row that is damaged', () => {
  const { found, ids } = checked(`UPDATE note SET text = 'y'; UPDATE note_version SET wire = '{'`);
  const where = { count: 1, id: ids[0], callDate: documentedInteraction.callDate };
  expect(found).toEqual([
    { ...where, kind: 'notesChanged', row: 1, uuid },
    { ...where, kind: 'versionsUnreadable', row: 1, uuid: null },
  ]);
});

test.each([
  ['interaction', 2],
  ['note', 1],
  ['note_version', 1],
])('rows of "%s" without a seal are no damage, and counted: %d', (table, unsealed) => {
  expect(checked(`UPDATE ${table} SET seal = NULL`)).toMatchObject({ found: [], unsealed });
});
