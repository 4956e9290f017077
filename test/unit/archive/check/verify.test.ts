import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { verifyFile, type CheckProgress } from '../../../../main/archive/check/verify';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { daysStored, packed, secondsOfDay, storedDays, uuidOf, wireOf } from '../stored-days';

test('a file as it was stored is sound', () => {
  expect(verifyFile(storedDays())).toEqual({
    ...{ isSound: true, problems: [], damages: [], isIndexSound: true, unsealed: 0 },
    ...{ notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 },
  });
});

test('a check tells how far it is: the file, then each thousand records, then the same of the search index', () => {
  const archive = temporaryArchive();
  archive.transaction(() =>
    storeInteractions(
      archive,
      Array.from({ length: 2500 }, (_, at) =>
        toInteraction({ ...documentedInteraction, uuid: `u${String(at)}`, note: 0 }),
      ),
    ),
  );
  flushPending(archive, 'nearlyAll');
  const told: CheckProgress[] = [];
  expect(verifyFile(archive, (progress) => told.push(progress)).isSound).toBe(true);
  expect(told).toEqual([
    { part: 'file' },
    { part: 'records', done: 1000, total: 2500 },
    { part: 'records', done: 2000, total: 2500 },
    { part: 'index', done: 1000, total: 2500 },
    { part: 'index', done: 2000, total: 2500 },
  ]);
  archive.db.exec("UPDATE tally SET rows = 5 WHERE name = 'interaction'");
  const beyond: CheckProgress[] = [];
  verifyFile(archive, (progress) => beyond.push(progress));
  expect(beyond[2]).toEqual({ part: 'records', done: 2000, total: 2000 });
});

const place = (day: number) => ({ uuid: uuidOf(day), callDate: wireOf(day).callDate });
const lost = { uuid: null, callDate: wireOf(4).callDate };
const window = (day: number) => ({ uuid: null, callDate: `2022-12-${String(day + 10)} 00:00:00` });

const damages: [name: string, sql: string, found: { kind: string; count: number; examples: unknown[] }[]][] = [
  [
    'a deleted record',
    `DELETE FROM interaction WHERE uuid = ${packed(4)}`,
    [
      { kind: 'recordsLost', count: 1, examples: [] },
      { kind: 'recordsOnlyIndexed', count: 1, examples: [lost] },
      { kind: 'notesWithoutRecord', count: 1, examples: [lost] },
      { kind: 'windowsShort', count: 1, examples: [window(0)] },
    ],
  ],
  [
    'a deleted record that the search index did not know yet',
    `DELETE FROM interaction WHERE uuid = ${packed(11)}`,
    [
      { kind: 'recordsLost', count: 1, examples: [] },
      { kind: 'windowsShort', count: 1, examples: [window(9)] },
    ],
  ],
  [
    'a deleted record that the tally was told of',
    `DELETE FROM interaction WHERE uuid = ${packed(11)}; UPDATE tally SET rows = rows - 1 WHERE name = 'interaction'`,
    [{ kind: 'windowsShort', count: 1, examples: [window(9)] }],
  ],
  [
    'one letter of an SMS',
    `UPDATE interaction SET sms_text = replace(sms_text, 'fakturę', 'fakture') WHERE uuid = ${packed(4)}`,
    [{ kind: 'recordsChanged', count: 1, examples: [place(4)] }],
  ],
  [
    'one letter of an SMS that the search index did not know yet',
    `UPDATE interaction SET sms_text = replace(sms_text, 'fakturę', 'fakture') WHERE uuid = ${packed(10)}`,
    [{ kind: 'recordsChanged', count: 1, examples: [place(10)] }],
  ],
  [
    'another agent',
    `UPDATE interaction SET receivers = '[1]' WHERE uuid = ${packed(10)}`,
    [{ kind: 'recordsChanged', count: 1, examples: [place(10)] }],
  ],
  [
    'a patch that is no JSON',
    `UPDATE interaction SET extra = '{' WHERE uuid = ${packed(2)}`,
    [{ kind: 'recordsUnreadable', count: 1, examples: [place(2)] }],
  ],
  [
    'receivers that are no JSON',
    `UPDATE interaction SET receivers = '[1' WHERE uuid = ${packed(2)}`,
    [{ kind: 'recordsUnreadable', count: 1, examples: [place(2)] }],
  ],
  [
    'a part of every record that is no JSON',
    `UPDATE entity SET wire = '{' WHERE id = (SELECT from_caller FROM interaction LIMIT 1)`,
    [
      {
        kind: 'recordsUnreadable',
        count: daysStored,
        examples: Array.from({ length: daysStored }, (_, day) => place(day)),
      },
    ],
  ],
  [
    'a part of every record that is gone',
    `DELETE FROM entity WHERE id = (SELECT external_number FROM interaction LIMIT 1)`,
    [
      {
        kind: 'recordsUnreadable',
        count: daysStored,
        examples: Array.from({ length: daysStored }, (_, day) => place(day)),
      },
    ],
  ],
  [
    'one letter of a note',
    `UPDATE note SET text = replace(text, 'korektę', 'korekte') WHERE uuid = 'note 5'`,
    [{ kind: 'notesChanged', count: 1, examples: [place(5)] }],
  ],
  [
    'a note that cannot be read',
    `UPDATE note SET files = '{' WHERE uuid = 'note 5'`,
    [{ kind: 'notesUnreadable', count: 1, examples: [place(5)] }],
  ],
  ['a deleted note', `DELETE FROM note WHERE uuid = 'note 5'`, [{ kind: 'notesLost', count: 1, examples: [] }]],
  [
    'a record that hides its notes',
    `UPDATE interaction SET notes_checked_at = NULL WHERE uuid = ${packed(5)}`,
    [{ kind: 'notesHidden', count: 1, examples: [place(5)] }],
  ],
  [
    'a record that forgot that its notes are owed',
    `UPDATE interaction SET notes_owed = 0 WHERE uuid = ${packed(10)}`,
    [{ kind: 'notesForgotten', count: 1, examples: [place(10)] }],
  ],
  [
    'an earlier state of a note that cannot be read',
    `UPDATE note_version SET wire = '{'`,
    [{ kind: 'versionsUnreadable', count: 1, examples: [{ uuid: null, callDate: wireOf(3).callDate }] }],
  ],
  [
    'an earlier state of a note that says something else',
    `UPDATE note_version SET wire = replace(wire, 'Klient', 'klient')`,
    [{ kind: 'versionsChanged', count: 1, examples: [{ uuid: null, callDate: wireOf(3).callDate }] }],
  ],
  [
    'an earlier state that lies at another note',
    `UPDATE note_version SET note_id = note_id + 1`,
    [{ kind: 'versionsWithoutNote', count: 1, examples: [{ uuid: null, callDate: wireOf(4).callDate }] }],
  ],
  [
    'a note at another record',
    `UPDATE note SET interaction_id = (SELECT id FROM interaction WHERE uuid = ${packed(6)}) WHERE uuid = 'note 5'`,
    [{ kind: 'notesChanged', count: 1, examples: [place(6)] }],
  ],
  [
    'an earlier state of a note that is gone',
    `DELETE FROM note_version`,
    [{ kind: 'versionsLost', count: 1, examples: [] }],
  ],
  [
    'a tally that does not fit',
    `UPDATE tally SET rows = rows - 2 WHERE name = 'note'`,
    [{ kind: 'notesUncounted', count: 2, examples: [] }],
  ],
  [
    'a count of the ledger that does not fit',
    `UPDATE sync_window SET our_count = our_count + 1 WHERE from_seconds = ${String(secondsOfDay(9))}`,
    [{ kind: 'ledgerContradicts', count: 1, examples: [window(9)] }],
  ],
  [
    'windows that overlap',
    `UPDATE sync_window SET to_seconds = to_seconds + 1 WHERE from_seconds = ${String(secondsOfDay(0))}`,
    [{ kind: 'ledgerContradicts', count: 1, examples: [window(9)] }],
  ],
];

test.each(damages)('finds %s, and says what and where', (_, sql, expected) => {
  const archive = storedDays();
  archive.db.unsafeMode(true);
  archive.db.exec(sql);
  const check = verifyFile(archive);
  expect(check.isSound).toBe(false);
  expect(check.damages).toEqual(expected);
});

test('rows of an earlier version have no seal until the CRM sends them again, and that is told', () => {
  const archive = storedDays();
  archive.db.exec('UPDATE interaction SET seal = NULL; UPDATE note SET seal = NULL');
  expect(verifyFile(archive)).toMatchObject({ isSound: true, unsealed: daysStored + 9 });
  archive.transaction(() => {
    const { ids } = storeInteractions(
      archive,
      Array.from({ length: daysStored }, (_, day) => toInteraction(wireOf(day))),
    );
    storeNotes(archive, ids[3]!, [toNote({ ...documentedNote, uuid: 'note 3', text: 'x' })], '2023-01-02T00:00:00Z');
  });
  expect(verifyFile(archive)).toMatchObject({ isSound: true, unsealed: 8 });
});

test('a record whose time or text changes in the CRM stays sound, with its notes and its windows', () => {
  const archive = storedDays();
  const moved = { ...wireOf(4), callDate: '2022-12-25 00:00:00' };
  archive.transaction(() =>
    storeInteractions(archive, [toInteraction(moved), toInteraction({ ...wireOf(5), smsData: 'y', from: null })]),
  );
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [] });
});
