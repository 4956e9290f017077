import { describe, expect, test } from 'vitest';
import type { InteractionRow, NoteRow } from '../../../../main/archive/records/rows';
import { identityIn, sealOfInteraction, sealOfNote, sealOfVersion } from '../../../../main/archive/records/seal';

const uuid = Buffer.from('0b2f6c1e3d4a4f5b8c6d7e8f9a0b1c2d', 'hex');
const interaction: InteractionRow = {
  ...{ id: 1, uuid, direction: 1, service: 2, status: 3, queue_status: null, destination: null, duration_seconds: 60 },
  ...{ cost: 0, sms_text: '', note: 1, external_number: 4, from_caller: null, to_caller: 5, receivers: '[6]' },
  ...{ flags: null, extra: null, notes_owed: 1, notes_checked_at: null, vanished_at: null, seal: null },
};
const note: NoteRow = {
  ...{ id: 1, uuid: 'note', interaction_id: 1, text: 'x', created: null, author: 1, status: 2, call: null },
  ...{ organisation: null, person: 3, pin: 0, edit: 0, files: '{}', extra: null, vanished_at: null, seal: null },
};

/** Archives are full of these numbers: another one makes each of their rows a damaged one. */
test('seals are the CRC-32 of the values with a mark between, as every version writes them', () => {
  expect(sealOfVersion('2026-01-01T00:00:00Z', '{"text":"Łódź"}')).toBe(3_350_383_627);
  expect(sealOfInteraction(interaction)).toBe(1_358_725_383);
  expect(sealOfNote(note, uuid)).toBe(1_379_191_862);
});

describe('a record', () => {
  test.each<[Partial<InteractionRow>]>([
    [{ uuid: 'another' }],
    [{ duration_seconds: 61 }],
    [{ sms_text: null }],
    [{ from_caller: 5, to_caller: null }],
    [{ flags: '[[1,null]]' }],
    [{ extra: '{}' }],
  ])('that says %j instead has another seal', (change) => {
    expect(sealOfInteraction({ ...interaction, ...change })).not.toBe(sealOfInteraction(interaction));
  });

  test.each<[Partial<InteractionRow>]>([
    [{ id: 2 }],
    [{ notes_owed: 0, notes_checked_at: 5 }],
    [{ vanished_at: '2026-01-01T00:00:00Z' }],
    [{ seal: 5 }],
  ])('keeps its seal where Kronika writes %j', (change) => {
    expect(sealOfInteraction({ ...interaction, ...change })).toBe(sealOfInteraction(interaction));
  });
});

describe('a note', () => {
  test.each<[Partial<NoteRow>]>([[{ text: 'X' }], [{ pin: null }], [{ author: 3, person: 1 }], [{ files: null }]])(
    'that says %j instead has another seal',
    (change) => {
      expect(sealOfNote({ ...note, ...change }, uuid)).not.toBe(sealOfNote(note, uuid));
    },
  );

  test('has another seal at another record, and keeps it when its record moves in time', () => {
    expect(sealOfNote(note, Buffer.alloc(16))).not.toBe(sealOfNote(note, uuid));
    const moved: NoteRow = { ...note, id: 2, interaction_id: 3 };
    expect(sealOfNote(moved, uuid)).toBe(sealOfNote(note, uuid));
  });
});

test.each([
  ['its bytes', uuid],
  ['small letters', '0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d'],
  ['capital letters', '0B2F6C1E-3D4A-4F5B-8C6D-7E8F9A0B1C2D'],
])('a uuid is the same one as %s', (_, packed) => {
  expect(identityIn(packed)).toBe('0b2f6c1e3d4a4f5b8c6d7e8f9a0b1c2d');
});
