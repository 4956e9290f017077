import { expect, test } from 'vitest';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { readRecords } from '../../../../main/archive/queries/read';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const { uuid } = documentedInteraction;
const sms = {
  ...{ uuid: '7d2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d', callDate: '2022-12-30 08:00:00', service: 'SMS' },
  ...{ callDirection: 'OUT', smsData: 'Wysłaliśmy fakturę', note: 0 },
};

/** The documented interaction with its note, and an SMS of the next day. */
function stored() {
  const archive = temporaryArchive();
  const [call, text] = archive.transaction(() => {
    const { ids } = storeInteractions(archive, [documentedInteraction, sms].map(toInteraction));
    storeNotes(archive, ids[0]!, [toNote(documentedNote)], '2026-01-01T00:00:00Z');
    return ids;
  });
  return { archive, call: call!, text: text!, reader: readRecords(archive) };
}

test('a line of the list is what its record says', () => {
  const { call, text, reader } = stored();
  expect(reader.rows([text, call], null)).toMatchObject([
    {
      id: text,
      uuid: sms.uuid,
      callDate: sms.callDate,
      service: 'sms',
      direction: 'out',
      noteCount: 0,
      hasNotes: false,
    },
    { id: call, uuid, callDate: '2022-12-29 11:24:57', service: 'call', direction: 'in', noteCount: 1, hasNotes: true },
  ]);
});

test.each([
  ['an SMS', 'faktur', 'text', 'sms', 'Wysłaliśmy fakturę'],
  ['a note', 'korekty OR korektę', 'call', 'note', 'Klient prosi o korektę faktury FV/2022/12/07.'],
] as const)('a line shows where %s was met', (_, typed, which, source, expected) => {
  const { reader, ...ids } = stored();
  const [row] = reader.rows([ids[which]], planSearch({ text: typed, filters: {} }));
  expect(row?.excerpt).toMatchObject({ source, text: expected });
});

test('a record that is not there is left out of a list, and missing by itself', () => {
  const { text, reader } = stored();
  expect(reader.rows([text + 1, text], null).map(({ id }) => id)).toEqual([text]);
  expect(() => reader.record(text + 1, null)).toThrow('recordMissing');
  expect(() => reader.recordOrDamage(text + 1, null)).toThrow('recordMissing');
});

test('a record has what its line has not: its ends, its text and its notes', () => {
  const { call, text, reader } = stored();
  expect(reader.record(call, null)).toMatchObject({
    ...{ queueStatus: 'queue', destination: 'Połączenie Przychodzące', cost: 0, smsText: null, notesOwed: false },
    from: { name: 'Anna Wójcik', number: '+48 333 333 333' },
    to: { name: null, number: '107' },
    notes: [{ uuid: documentedNote.uuid, author: 'Jan Kowalski', created: '2022-12-29 11:31:00' }],
  });
  expect(reader.record(text, null)).toMatchObject({ smsText: sms.smsData, notes: [], from: null, notesOwed: false });
});

test('gives back what the CRM sent, without notes that it no longer lists', () => {
  const { archive, call, reader } = stored();
  expect(reader.wire(call)).toEqual({ interaction: documentedInteraction, notes: [documentedNote] });
  archive.transaction(() => {
    storeNotes(archive, call, [], '2026-01-02T00:00:00Z');
  });
  expect(reader.wire(call).notes).toEqual([]);
  expect(reader.record(call, null).notes).toMatchObject([{ vanishedAt: '2026-01-02T00:00:00Z' }]);
});

test.each([
  ['as the CRM spells it', uuid, true],
  ['of another record', documentedNote.uuid, false],
  ['that is none', 'x', false],
])('finds a record by a uuid %s: %s', (_, asked, isFound) => {
  const { call, reader } = stored();
  expect(reader.idOf(asked)).toBe(isFound ? call : null);
});
