import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { readRecords } from '../../../../main/archive/queries/read';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import {
  markVanished,
  oweNotes,
  readNotesOwed,
  storeInteractions,
  storeNotes,
} from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { Json } from '../../../../main/crm/json/wire';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const at = '2026-01-02T10:00:00Z';
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function store(archive: ArchiveWriter, ...wires: Json[]): ReturnType<typeof storeInteractions> {
  return archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
}

function noteDown(archive: ArchiveWriter, id: number, ...wires: Json[]): ReturnType<typeof storeNotes> {
  return archive.transaction(() => storeNotes(archive, id, wires.map(toNote), at));
}

function find(archive: ArchiveWriter, text: string): number[] {
  return searcherOf(archive).page(planSearch({ text, filters: {} }), newestFirst, 0, 100);
}

test('gives an interaction and its notes back as the CRM sent them', () => {
  const archive = temporaryArchive();
  const { ids } = store(archive, documentedInteraction);
  noteDown(archive, ids[0]!, documentedNote);
  expect(readRecords(archive).wire(ids[0]!)).toEqual({ interaction: documentedInteraction, notes: [documentedNote] });
});

test('numbers interactions by their time, and those of one second one after another', () => {
  const archive = temporaryArchive();
  const { ids } = store(
    archive,
    { ...documentedInteraction, uuid: uuid(1), callDate: '2022-12-29 11:24:58' },
    { ...documentedInteraction, uuid: uuid(2) },
    { ...documentedInteraction, uuid: uuid(3) },
  );
  expect(ids[2]).toBe(ids[1]! + 1);
  expect(ids[0]).toBeGreaterThan(ids[2]!);
});

test('tells new, changed and unchanged records apart', () => {
  const archive = temporaryArchive();
  expect(store(archive, documentedInteraction)).toMatchObject({ new: 1, changed: 0, unchanged: 0 });
  expect(store(archive, documentedInteraction)).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  expect(store(archive, { ...documentedInteraction, status: 'noAnswer' })).toMatchObject({ changed: 1 });
});

test('takes a record that moved in time along, with its notes', () => {
  const archive = temporaryArchive();
  const before = store(archive, documentedInteraction).ids[0]!;
  noteDown(archive, before, documentedNote);
  const moved = { ...documentedInteraction, callDate: '2022-12-30 08:00:00' };
  const after = store(archive, moved).ids[0]!;
  expect(after).not.toBe(before);
  expect(readRecords(archive).wire(after)).toEqual({ interaction: moved, notes: [documentedNote] });
  expect(find(archive, 'korektę')).toEqual([after]);
});

test('owes the notes of a record that has some, and of one that got some later', () => {
  const archive = temporaryArchive();
  const { ids } = store(archive, documentedInteraction, { ...documentedInteraction, uuid: uuid(1), note: 0 });
  expect(readNotesOwed(archive, 10).map((owed) => owed.id)).toEqual([ids[0]]);
  noteDown(archive, ids[0]!, documentedNote);
  expect(readNotesOwed(archive, 10)).toEqual([]);
  store(archive, { ...documentedInteraction, uuid: uuid(1), note: 1 });
  expect(readNotesOwed(archive, 10)).toEqual([{ id: ids[1], uuid: uuid(1) }]);
});

test('owes notes again for a range whose last answer is old', () => {
  const archive = temporaryArchive();
  const id = store(archive, documentedInteraction).ids[0]!;
  noteDown(archive, id);
  const checkedAt = Date.parse(at) / 1000;
  expect(oweNotes(archive, id, id, checkedAt)).toBe(0);
  expect(oweNotes(archive, id, id, checkedAt + 1)).toBe(1);
});

test('keeps the earlier text of an edited note and the whole of one that vanished', () => {
  const archive = temporaryArchive();
  const id = store(archive, documentedInteraction).ids[0]!;
  noteDown(archive, id, documentedNote);
  expect(noteDown(archive, id, { ...documentedNote, text: 'Zapłacono.' })).toMatchObject({ changed: 1 });
  const records = readRecords(archive);
  const [edited] = records.record(id, null).notes;
  expect(edited?.blocks[0]?.text).toBe('Zapłacono.');
  const earlier = { replacedAt: at, author: 'Jan Kowalski', created: '2022-12-29 11:31:00' };
  const code = { kind: 'code', start: 31, length: 13 };
  expect(edited?.earlierVersions).toMatchObject([
    { ...earlier, blocks: [{ text: 'Klient prosi o korektę faktury FV/2022/12/07.', entities: [code] }] },
  ]);

  expect(noteDown(archive, id)).toMatchObject({ changed: 1 });
  const [vanished] = records.record(id, null).notes;
  expect(vanished).toMatchObject({ vanishedAt: at });
  // What it said last is no earlier version, though that was kept.
  expect(vanished?.earlierVersions.map(({ blocks }) => blocks[0]?.text)).toEqual([
    'Klient prosi o korektę faktury FV/2022/12/07.',
  ]);
  expect(records.wire(id).notes).toEqual([]);
});

test('says the state of a note that the CRM has no documented word for, as it came', () => {
  const archive = temporaryArchive();
  const id = store(archive, documentedInteraction).ids[0]!;
  const states = ['EXIST', 'deleted', 'archiwum'];
  noteDown(archive, id, ...states.map((status, n) => ({ ...documentedNote, uuid: uuid(n), status })));
  const notes = readRecords(archive).record(id, null).notes;
  expect(notes.map(({ deleted, unknownStatus }) => [deleted, unknownStatus])).toEqual([
    [false, null],
    [true, null],
    [false, 'archiwum'],
  ]);
});

test('says what else the CRM sent of a record and its notes', () => {
  const archive = temporaryArchive();
  const odd = {
    ...documentedInteraction,
    duration: 'long',
    mood: { kind: 'good' },
    userTalk: { status: 'queue', a: 1 },
  };
  const id = store(archive, odd).ids[0]!;
  noteDown(archive, id, { ...documentedNote, priority: 3 });
  const record = readRecords(archive).record(id, null);
  expect(record.otherFields).toEqual([
    ['duration', 'long'],
    ['from.avatar', 'avatar.png'],
    ['userTalk.a', '1'],
    ['mood.kind', 'good'],
  ]);
  expect(record.notes[0]?.otherFields).toEqual([['priority', '3']]);
});

test('marks a vanished record, keeps it, and takes the mark away when it is listed again', () => {
  const archive = temporaryArchive();
  const id = store(archive, documentedInteraction).ids[0]!;
  archive.transaction(() => {
    markVanished(archive, [id], at);
  });
  expect(readRecords(archive).record(id, null).vanishedAt).toBe(at);
  expect(store(archive, documentedInteraction)).toMatchObject({ changed: 1 });
  expect(readRecords(archive).record(id, null).vanishedAt).toBeNull();
});

test('gives numbers anew after a transaction that was taken back', () => {
  const archive = temporaryArchive();
  expect(() =>
    archive.transaction(() => {
      storeInteractions(archive, [toInteraction(documentedInteraction)]);
      throw new Error('cut');
    }),
  ).toThrow('cut');
  const id = store(archive, documentedInteraction).ids[0]!;
  expect(readRecords(archive).wire(id).interaction).toEqual(documentedInteraction);
});
