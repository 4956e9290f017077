import { describe, expect, test } from 'vitest';
import {
  packList,
  packUuid,
  spelledUuid,
  toCrmInteraction,
  unpackFlags,
  unpackReceivers,
  unpackUuid,
  type InteractionRow,
} from '../../../../main/archive/records/rows';
import { StoredDamaged } from '../../../../main/crm/json/wire';
import { firstIdOf } from '../../../../main/search/index/ids';

const plain = '0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d';
const bytes = Buffer.from('0b2f6c1e3d4a4f5b8c6d7e8f9a0b1c2d', 'hex');

describe('what tells a record from others', () => {
  test.each<[string, string, Buffer | string, string]>([
    ['a uuid is its bytes', plain, bytes, plain],
    ['capital letters are no other uuid', plain.toUpperCase(), bytes, plain],
    ['a short one is its text', 'abc-1', 'abc-1', 'abc-1'],
    ['a quotation mark in front is spelled in JSON', '"abc', '"\\"abc"', '"abc'],
    ['half a surrogate pair is spelled in JSON', 'x\ud83d', '"x\\ud83d"', 'x\ud83d'],
  ])('%s', (_, uuid, packed, unpacked) => {
    expect(packUuid(uuid)).toEqual(packed);
    expect(unpackUuid(packed)).toBe(unpacked);
  });

  test.each<[string, Buffer | string]>([
    ['a byte less', bytes.subarray(1)],
    ['no bytes', Buffer.alloc(0)],
    ['JSON that was cut off', '"abc'],
  ])('%s is damage', (_, packed) => {
    expect(() => unpackUuid(packed)).toThrow(StoredDamaged);
  });

  test.each<[string, string | null, string]>([
    ['says nothing', null, plain],
    ['says something else', '{"new":[1]}', plain],
    ['spells it', `{"uuid":["${plain.toUpperCase()}"]}`, plain.toUpperCase()],
  ])('it is asked for as the CRM spelled it where the patch %s', (_, extra, spelled) => {
    expect(spelledUuid({ uuid: bytes, extra })).toBe(spelled);
  });
});

describe('a list in a column', () => {
  test.each<[string | null, readonly number[]]>([
    [null, []],
    ['[7]', [7]],
    ['[3,1,3]', [3, 1, 3]],
  ])('%j names the agents %j', (text, ids) => {
    expect(unpackReceivers(text)).toEqual(ids);
    expect(packList(ids)).toBe(text);
  });

  test.each<[string | null, readonly (readonly [number, string | null])[]]>([
    [null, []],
    [
      '[[5,null],[6,"{\\"reluuid\\":\\"r-1\\"}"]]',
      [
        [5, null],
        [6, '{"reluuid":"r-1"}'],
      ],
    ],
  ])('%j names the flags %j', (text, flags) => {
    expect(unpackFlags(text)).toEqual(flags);
    expect(packList(flags)).toBe(text);
  });

  test.each(['[1', '5', '{}', '["1"]', '[1.5]', '[null]'])('%s names no agents: damage', (text) => {
    expect(() => unpackReceivers(text)).toThrow(StoredDamaged);
  });

  test.each(['[1]', '[[1]]', '[[1,null,null]]', '[[1,2]]', '[["1",null]]'])('%s names no flags: damage', (text) => {
    expect(() => unpackFlags(text)).toThrow(StoredDamaged);
  });
});

test('a row is its time by its id, its own values, and labels and entities by their numbers', () => {
  const row: InteractionRow = {
    ...{ id: firstIdOf(1_672_313_097) + 3, uuid: bytes, direction: 1, service: 2, status: null, queue_status: 3 },
    ...{ destination: 4, duration_seconds: 373, cost: 0, sms_text: null, note: 1, external_number: null },
    ...{ from_caller: 10, to_caller: null, receivers: '[11]', flags: '[[12,"{}"]]', extra: '{"new":[1]}' },
    ...{ notes_owed: 1, notes_checked_at: null, vanished_at: null, seal: 1 },
  };
  expect(
    toCrmInteraction(row, { label: (id) => `label ${String(id)}`, entity: (id) => `"entity ${String(id)}"` }),
  ).toEqual({
    ...{ uuid: plain, seconds: 1_672_313_097, direction: 'label 1', service: 'label 2', status: null },
    ...{ destination: 'label 4', durationSeconds: 373, cost: 0, smsText: null, note: 1, externalNumber: null },
    ...{ from: '"entity 10"', to: null, queueStatus: 'label 3', receivers: ['"entity 11"'] },
    ...{ flags: [{ flag: '"entity 12"', use: '{}' }], extra: { new: [1] } },
  });
});
