import { expect, test } from 'vitest';
import { toInteraction, toWireInteraction } from '../../../main/crm/interaction';
import type { Json } from '../../../main/crm/json/wire';
import { documentedInteraction } from '../records';
import { fc } from '../random-cases';

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
  expect(() => toInteraction({ callDate: '2022-12-29 11:24:57' })).toThrow('noIdentity');
  expect(() => toInteraction(null)).toThrow('noObject');
});

const nested = (levels: number): Json => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as Json;

test.each([
  ['a field that is in no document', (deep: Json) => ({ ...documentedInteraction, somethingNew: deep })],
  ['a caller', (deep: Json) => ({ ...documentedInteraction, from: { type: 'unknown', avatar: deep } })],
  ['a flag', (deep: Json) => ({ ...documentedInteraction, flags: [{ name: 'x', relUuid: deep }] })],
  ['userTalk', (deep: Json) => ({ ...documentedInteraction, userTalk: { status: 'queue', receivers: [deep] } })],
])('takes a record that is nested 3,000 levels deep in %s, and refuses one of 200,000', (_where, wire) => {
  // As texts: comparing them value by value would go as deep.
  const kept = toWireInteraction(toInteraction(wire(nested(3000))));
  expect(JSON.stringify(kept)).toBe(JSON.stringify(wire(nested(3000))));
  for (const levels of [10_010, 200_000])
    expect(() => toInteraction(wire(nested(levels)))).toThrow(/tooDeep|call stack/);
});
