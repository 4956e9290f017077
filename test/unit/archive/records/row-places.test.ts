import { expect, test } from 'vitest';
import { memoizedParts, partsOfRow } from '../../../../main/archive/records/row-parts';
import { partyOf, placesOf } from '../../../../main/archive/records/row-places';
import type { InteractionRow, NoteRow } from '../../../../main/archive/records/rows';
import { readTexts } from '../../../../main/archive/records/texts';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { JsonObject } from '../../../../main/crm/json/wire';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** Everything that a record may be found by, each as `where, field: text`. */
function places(interaction: JsonObject, ...notes: readonly JsonObject[]): string[] {
  const archive = temporaryArchive();
  archive.transaction(() => {
    const { ids } = storeInteractions(archive, [toInteraction({ ...documentedInteraction, ...interaction })]);
    const wires = notes.map((note, at) => toNote({ ...documentedNote, uuid: String(at), ...note }));
    storeNotes(archive, ids[0]!, wires, '2026-01-01T00:00:00Z');
  });
  const row = archive.prepare<[], InteractionRow>('SELECT * FROM interaction').get()!;
  const noteRows = archive.prepare<[], NoteRow>('SELECT * FROM note ORDER BY id').all();
  const texts = readTexts(archive);
  const parts = memoizedParts(archive, texts);
  const sources = [{ source: 'sms' as const, text: 'Proszę o kontakt' }];
  return placesOf({ row, notes: noteRows, ownMarks: [] }, partsOfRow(row, parts), sources, parts, texts).map(
    ({ where, field, text }) => `${where}, ${field ?? 'anywhere'}: ${text}`,
  );
}

const bare = { externalNumber: null, from: null, to: null, userTalk: null, flags: [], destination: null };
const anna = { type: 'person', firstName: 'Anna', lastName: 'Wójcik', number: '600 700 800' };
const jan = { type: 'person', name: 'Jan', number: '107' };
const sms = 'sms, sms: Proszę o kontakt';

test.each<[what: string, interaction: JsonObject, notes: readonly JsonObject[], expected: readonly string[]]>([
  ['its texts alone where it says no more', bare, [], [sms]],
  [
    'of a call that came in, who is shown by the number and the other by name and number',
    { ...bare, callDirection: 'IN', from: anna, to: jan },
    [],
    ['number, from: 600 700 800', 'number, from: 600 700 800', 'party, to: Jan', 'party, to: 107', sms],
  ],
  [
    'of a call that went out, the same the other way round',
    { ...bare, callDirection: 'OUT', from: jan, to: anna },
    [],
    ['number, to: 600 700 800', 'party, from: Jan', 'party, from: 107', 'number, to: 600 700 800', sms],
  ],
  [
    'what names it, in the order in which it is told',
    { ...documentedInteraction, from: null, to: null },
    [],
    [
      ...['number, from: +48 333 333 333', 'number, from: +48 333 333 333', 'agent, agent: Jan Kowalski'],
      ...['flag, flag: Windykacja', 'destination, destination: Połączenie Przychodzące', sms],
    ],
  ],
  [
    'of all notes together, first the files, then who wrote them, then whom they name',
    bare,
    [
      { user: { name: 'Ewa' }, organisation: { name: 'Żabka' }, person: null, files: [{ fileName: 'skan.jpg' }] },
      { user: null, organisation: null, person: { name: 'Piotr' }, files: [{ fileName: 'b' }, { fileName: 'c' }] },
    ],
    [
      ...['file, file: skan.jpg', 'file, file: b', 'file, file: c', 'author, author: Ewa'],
      ...['noteContact, anywhere: Żabka', 'noteContact, anywhere: Piotr', sms],
    ],
  ],
])('a record may be found by %s', (_, interaction, notes, expected) => {
  expect(places(interaction, ...notes)).toEqual(expected);
});

test.each([
  ['in', 'from'],
  ['out', 'to'],
  ['internal', 'to'],
  ['', 'to'],
])('the contact of a row whose direction is "%s" is the side "%s"', (direction, side) => {
  expect(partyOf({ direction })).toBe(side);
});
