import { expect, test } from 'vitest';
import type { InteractionRow, NoteRow } from '../../../../main/archive/records/rows';
import {
  isRecordId,
  needKinds,
  soundInteraction,
  soundNote,
  type ColumnKind,
} from '../../../../main/archive/records/sound-rows';
import { StoredDamaged } from '../../../../main/crm/json/wire';

const interaction: InteractionRow = {
  ...{ id: 1_672_313_097 * 2 ** 20, uuid: 'abc', direction: 1, service: 2, status: null, queue_status: null },
  ...{ destination: null, duration_seconds: -5, cost: 0, sms_text: 'x', note: 0, external_number: null },
  ...{ from_caller: 3, to_caller: null, receivers: null, flags: null, extra: null, notes_owed: 0 },
  ...{ notes_checked_at: null, vanished_at: null, seal: null },
};
const note: NoteRow = {
  ...{ id: 1, uuid: Buffer.alloc(16), interaction_id: 0, text: null, created: '', author: 1, status: null, call: null },
  ...{ organisation: null, person: null, pin: 0, edit: null, files: null, extra: null, vanished_at: null, seal: null },
};

test('a row with values of the kinds that its table names is given back as it is', () => {
  expect(soundInteraction(interaction)).toBe(interaction);
  expect(soundNote(note)).toBe(note);
});

test.each<[column: keyof InteractionRow, value: unknown]>([
  ['id', -1],
  ['id', 2 ** 53],
  ['uuid', Buffer.alloc(15)],
  ['uuid', null],
  ['note', null],
  ['notes_owed', 2],
  ['duration_seconds', 1.5],
  ['from_caller', '3'],
  ['notes_checked_at', 'now'],
  ['sms_text', 48],
  ['receivers', Buffer.from('[1]')],
  ['vanished_at', 0],
])('a record whose %s is %j is damaged', (column, value) => {
  expect(() => soundInteraction({ ...interaction, [column]: value })).toThrow(StoredDamaged);
});

test.each<[column: keyof NoteRow, value: unknown]>([
  ['uuid', 5],
  ['interaction_id', null],
  ['interaction_id', -1],
  ['author', '1'],
  ['pin', 0.5],
  ['text', 5],
  ['files', Buffer.from('{}')],
])('a note whose %s is %j is damaged', (column, value) => {
  expect(() => soundNote({ ...note, [column]: value })).toThrow(StoredDamaged);
});

test.each<[id: unknown, is: boolean]>([
  [0, true],
  [8_589_934_591 * 2 ** 20, true],
  [8_589_934_592 * 2 ** 20, false],
  [-1, false],
  [1.5, false],
  ['1', false],
  [null, false],
])('%j stands for a time: %j', (id, is) => {
  expect(isRecordId(id)).toBe(is);
});

test.each<[row: readonly unknown[], kinds: readonly ColumnKind[], isSound: boolean]>([
  [[], [], true],
  [[1, null, -1], ['number', 'number', 'number'], true],
  [['x', null, ''], ['text', 'text', 'text'], true],
  [[{}, 1, 'x'], ['any', 'number', 'text'], true],
  [['1'], ['number'], false],
  [[0.5], ['number'], false],
  [['x', 1], ['text', 'text'], false],
  [[1, undefined], ['number', 'number'], false],
])('a row %j of kinds %j leaves in an export: %j', (row, kinds, isSound) => {
  const check = expect(() => {
    needKinds(row, kinds);
  });
  if (isSound) check.not.toThrow();
  else check.toThrow(StoredDamaged);
});
