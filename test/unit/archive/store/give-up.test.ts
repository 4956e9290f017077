import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { toCrmInteraction, toCrmNote, type InteractionRow, type NoteRow } from '../../../../main/archive/records/rows';
import { readTexts } from '../../../../main/archive/records/texts';
import { giveUpOfInteraction, giveUpOfNote } from '../../../../main/archive/store/give-up';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** One record with one note, and texts that are none. */
function stored(sql: string): { archive: ArchiveWriter; id: number } {
  const archive = temporaryArchive();
  const id = archive.transaction(() => {
    const [first = 0] = storeInteractions(archive, [toInteraction(documentedInteraction)]).ids;
    storeNotes(archive, first, [toNote(documentedNote)], '2023-01-01T00:00:00Z');
    return first;
  });
  archive.db.unsafeMode(true);
  archive.db.pragma('foreign_keys = OFF');
  archive.db.exec(`INSERT INTO entity (id, wire) VALUES (99, '{'); ${sql}`);
  return { archive, id };
}

const interactionIn = (archive: ArchiveWriter): InteractionRow =>
  archive.prepare<[], InteractionRow>('SELECT * FROM interaction').get()!;
const noteIn = (archive: ArchiveWriter): NoteRow => archive.prepare<[], NoteRow>('SELECT * FROM note').get()!;

test.each<[assignments: string, lost: Partial<InteractionRow>]>([
  ['cost = -1, duration_seconds = NULL', {}],
  ['direction = 999, destination = 999', { direction: null, destination: null }],
  ['external_number = 99, to_caller = 999', { external_number: null, to_caller: null }],
  [`receivers = '[1'`, { receivers: null }],
  [`receivers = '[1,99]'`, { receivers: null }],
  [`flags = '[[1,"{"]]'`, { flags: null }],
  [`flags = '[1]'`, { flags: null }],
  [`extra = '5'`, { extra: null }],
  [`extra = '{"smsData":5}'`, { extra: null }],
  [`vanished_at = 'wczoraj'`, { vanished_at: null }],
  [`uuid = x'0b2f'`, { uuid: '0b2f' }],
  [`uuid = '"x'`, { uuid: '"\\"x"' }],
])('of a record with %s it is given up: %j', (assignments, lost) => {
  const { archive, id } = stored(`UPDATE interaction SET ${assignments}`);
  const before = interactionIn(archive);
  expect(giveUpOfInteraction(archive, id)).toEqual(Object.keys(lost));
  expect(interactionIn(archive)).toEqual({ ...before, ...lost });
  expect(() => toCrmInteraction(interactionIn(archive), readTexts(archive))).not.toThrow();
  expect(giveUpOfInteraction(archive, id)).toEqual([]);
});

test.each<[assignments: string, lost: Partial<NoteRow>]>([
  [`text = '{', pin = NULL`, {}],
  ['author = 99, organisation = 999', { author: null, organisation: null }],
  ['status = 999', { status: null }],
  [`call = '5'`, { call: null }],
  [`extra = '{"text":["a","b"]}'`, { extra: null }],
  [`files = '{'`, { files: null }],
  [`vanished_at = ''`, { vanished_at: null }],
  [`uuid = x'00'`, { uuid: '00' }],
])('of a note with %s it is given up: %j', (assignments, lost) => {
  const { archive } = stored(`UPDATE note SET ${assignments}`);
  const before = noteIn(archive);
  expect(giveUpOfNote(archive, before.id)).toEqual(Object.keys(lost));
  expect(noteIn(archive)).toEqual({ ...before, ...lost });
  expect(() => toCrmNote(noteIn(archive), null, readTexts(archive))).not.toThrow();
});

test('of what is not there nothing is given up', () => {
  const { archive } = stored('');
  expect([giveUpOfInteraction(archive, 5), giveUpOfNote(archive, 5)]).toEqual([[], []]);
});
