import { expect, test } from 'vitest';
import { readExported } from '../../../../main/archive/queries/exported';
import { markVanished, storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const { uuid } = documentedInteraction;
const bare = { uuid: '7d2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d', callDate: '2022-12-30 00:00:00' };

/** The documented interaction and one of which nothing but its identity and time is known. */
function stored(notes: readonly object[] = []) {
  const archive = temporaryArchive();
  const [full, empty] = archive.transaction(() => {
    const { ids } = storeInteractions(archive, [documentedInteraction, bare].map(toInteraction));
    storeNotes(
      archive,
      ids[0]!,
      notes.map((note) => toNote({ ...documentedNote, ...note })),
      '2026-01-01T00:00:00Z',
    );
    return ids;
  });
  return { archive, full: full!, empty: empty!, read: readExported(archive) };
}

test('a record is exported as its documents say', () => {
  const { full, read } = stored();
  expect(read([full])).toEqual([
    {
      ...{ uuid, callDate: '2022-12-29 11:24:57', service: 'call', direction: 'in', status: 'answered' },
      ...{ durationSeconds: 373, cost: 0, queueStatus: 'queue', destination: 'Połączenie Przychodzące', smsText: null },
      contact: expect.objectContaining({ name: 'Anna Wójcik', number: '+48 333 333 333' }) as unknown,
      agents: [expect.objectContaining({ name: 'Jan Kowalski' })],
      flags: [expect.objectContaining({ name: 'Windykacja' })],
      notes: [],
      ownMarks: [],
    },
  ]);
});

test('what the CRM did not say is empty', () => {
  const { empty, read } = stored();
  expect(read([empty])).toEqual([
    {
      ...bare,
      ...{ service: '', direction: '', status: '', durationSeconds: null, cost: null, queueStatus: null },
      ...{ destination: null, smsText: null, agents: [], flags: [], notes: [], ownMarks: [] },
      contact: { type: 'unknown', uuid: null, name: null, number: null },
    },
  ]);
});

test('notes go with their record, the oldest first, with how each stands', () => {
  const { full, empty, read } = stored([
    { uuid: 'later', created: '2022-12-29 12:00:00', status: 'deleted', text: 'drugi\nwiersz', pin: 1, edit: 0 },
    { uuid: 'earlier', created: '2022-12-29 11:31:00', user: null },
  ]);
  const [none, record] = read([empty, full]);
  expect(none!.notes).toEqual([]);
  expect(record!.notes).toMatchObject([
    { uuid: 'earlier', created: '2022-12-29 11:31:00', author: null, pinned: false, edited: true, deleted: false },
    { uuid: 'later', author: 'Jan Kowalski', pinned: true, edited: false, deleted: true, attachments: [] },
  ]);
  expect(record!.notes[1]!.blocks.map(({ text }) => text)).toEqual(['drugi\nwiersz']);
});

test.each([
  ['in the order asked', (full: number, empty: number) => [empty, full], [bare.uuid, uuid]],
  ['as often as asked', (full: number) => [full, full], [uuid, uuid]],
  ['none for none', () => [], []],
])('records come %s', (_, idsOf, uuids) => {
  const { full, empty, read } = stored();
  expect(read(idsOf(full, empty)).map((record) => record.uuid)).toEqual(uuids);
});

test('a record that the CRM no longer lists is exported, one that is not there is said to be missing', () => {
  const { archive, full, empty, read } = stored();
  archive.transaction(() => {
    markVanished(archive, [full], '2026-01-01T00:00:00Z');
  });
  expect(read([full])[0]?.uuid).toBe(uuid);
  expect(() => read([full, empty + 1])).toThrow('recordMissing');
});

test('a uuid is spelled as the CRM spells it', () => {
  const archive = temporaryArchive();
  const spelled = bare.uuid.toUpperCase();
  const { ids } = archive.transaction(() => storeInteractions(archive, [toInteraction({ ...bare, uuid: spelled })]));
  expect(readExported(archive)(ids)[0]?.uuid).toBe(spelled);
});
