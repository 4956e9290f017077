import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInteraction, toWireInteraction } from '../../../main/crm/interaction';
import type { Json } from '../../../main/crm/wire';
import { documentedInteraction } from '../records';

test('takes a documented record apart and puts it together again', () => {
  const interaction = toInteraction(documentedInteraction);
  expect(interaction).toMatchObject({
    direction: 'IN',
    durationSeconds: 373,
    note: 1,
    status: 'ANSWERED',
    extra: null,
  });
  expect(toWireInteraction(interaction)).toEqual(documentedInteraction);
});

test('loses nothing of any record with a uuid, whatever its fields hold', () => {
  const fields = Object.keys(documentedInteraction);
  const odd = fc.dictionary(fc.constantFrom(...fields, 'somethingNew'), fc.jsonValue() as fc.Arbitrary<Json>);
  fc.assert(
    fc.property(odd, (changes) => {
      const wire = JSON.parse(JSON.stringify({ ...documentedInteraction, ...changes, uuid: 'a' })) as Json;
      expect(toWireInteraction(toInteraction(wire))).toEqual(wire);
    }),
  );
});

test('reads numbers that came as strings, and gives the strings back', () => {
  const wire = { ...documentedInteraction, duration: '373', note: '1' };
  expect(toInteraction(wire)).toMatchObject({ durationSeconds: 373, note: 1 });
  expect(toWireInteraction(toInteraction(wire))).toEqual(wire);
});

test('keeps what belongs to a flag apart from its use, in either spelling', () => {
  const flag = { name: 'VIP', uuid: 'f', color: '#fa702e' };
  for (const use of [{ relUuid: 'r' }, { reluuid: 'r' }]) {
    const wire = { ...documentedInteraction, flags: [{ ...flag, ...use }] };
    expect(toInteraction(wire).flags).toEqual([{ flag: JSON.stringify(flag), use: JSON.stringify(use) }]);
    expect(toWireInteraction(toInteraction(wire))).toEqual(wire);
  }
});

test('keeps a date that is none, as it came', () => {
  const wire = { ...documentedInteraction, callDate: '2022-02-30 10:00:00' };
  expect(toInteraction(wire).seconds).toBe(0);
  expect(toWireInteraction(toInteraction(wire))).toEqual(wire);
});

test('refuses a record without a uuid', () => {
  expect(() => toInteraction({ callDate: '2022-12-29 11:24:57' })).toThrow('unknownShape');
  expect(() => toInteraction(null)).toThrow('unknownShape');
});
