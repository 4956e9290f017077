import { expect, test } from 'vitest';
import { callOfNote, toNote, toWireNote } from '../../../main/crm/note';
import type { Json } from '../../../main/crm/json/wire';
import { documentedInteraction, documentedNote } from '../records';
import { fc } from '../random-cases';

test('takes a documented note apart and puts it together again', () => {
  const note = toNote(documentedNote);
  expect(note).toMatchObject({ pin: 0, edit: 1, status: 'exist', extra: null });
  expect(toWireNote(note)).toEqual(documentedNote);
});

test('loses nothing of any note with a uuid, whatever its fields hold', () => {
  const fields = Object.keys(documentedNote);
  const odd = fc.dictionary(fc.constantFrom(...fields, 'somethingNew'), fc.jsonValue() as fc.Arbitrary<Json>);
  fc.assert(
    fc.property(odd, (changes) => {
      const wire = JSON.parse(JSON.stringify({ ...documentedNote, ...changes, uuid: 'a' })) as Json;
      expect(toWireNote(toNote(wire))).toEqual(wire);
    }),
  );
});

test('expects of a note what its interaction already says', () => {
  expect(callOfNote(documentedInteraction)).toEqual({
    uuid: documentedInteraction.uuid,
    callDate: '2022-12-29 11:24:57',
    callDirection: 'IN',
    service: 'CALL',
    externalNumber: { numberNotFormatted: 48333333333, numberFormatted: '+48 333 333 333' },
  });
});

test('refuses a note without a uuid', () => {
  expect(() => toNote({ text: 'x' })).toThrow('noIdentity');
});
