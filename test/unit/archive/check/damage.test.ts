import { expect, test } from 'vitest';
import { callDateOfId, gatherDamage, uuidToShow, type Damage, type Found } from '../../../../main/archive/check/damage';
import { firstIdOf, lastIdOf } from '../../../../main/search/index/ids';

const found = (kind: Found['kind'], uuid: string | null = null, more: Partial<Found> = {}): Found => ({
  ...{ kind, count: 1, id: 5, row: 6, uuid, callDate: null },
  ...more,
});
const day = '2022-12-29 11:24:57';

test.each<[what: string, told: readonly Found[], damages: readonly Damage[]]>([
  ['nothing where nothing is wrong', [], []],
  [
    'each kind once, with how many and where',
    [found('notesChanged', 'a'), found('notesChanged', 'b', { count: 2 })],
    [
      {
        ...{ kind: 'notesChanged', count: 3 },
        examples: [
          { uuid: 'a', callDate: null },
          { uuid: 'b', callDate: null },
        ],
      },
    ],
  ],
  [
    'records before notes and notes before the ledger, in whatever order they were found',
    [found('ledgerContradicts'), found('notesLost'), found('recordsLost')],
    [
      { kind: 'recordsLost', count: 1, examples: [] },
      { kind: 'notesLost', count: 1, examples: [] },
      { kind: 'ledgerContradicts', count: 1, examples: [] },
    ],
  ],
  [
    'no example of what has neither a uuid nor a time',
    [found('windowsShort'), found('windowsShort', null, { callDate: day })],
    [{ kind: 'windowsShort', count: 2, examples: [{ uuid: null, callDate: day }] }],
  ],
  [
    'the first twenty examples, and all counted',
    Array.from({ length: 25 }, (_, at) => found('recordsChanged', String(at))),
    [
      {
        ...{ kind: 'recordsChanged', count: 25 },
        examples: Array.from({ length: 20 }, (_, at) => ({ uuid: String(at), callDate: null })),
      },
    ],
  ],
])('a check gathers %s', (_, told, damages) => {
  const gathered = gatherDamage();
  told.forEach(gathered.tell);
  expect(gathered.damages()).toEqual(damages);
});

test.each<[what: string, id: number | null, callDate: string | null]>([
  ['the first of a second', firstIdOf(1_672_313_097), day],
  ['the last of a second', lastIdOf(1_672_313_097), day],
  ['the last of all', Number.MAX_SAFE_INTEGER, '2242-03-16 12:56:31'],
  ['none', null, null],
  ['of one that came without a time', 3, null],
  ['one below all times', -1, null],
  ['one beyond all times', 2 ** 53, null],
])('a record has its time by its id: %s', (_, id, callDate) => {
  expect(callDateOfId(id)).toBe(callDate);
});

test.each<[packed: Buffer | string, shown: string | null]>([
  [Buffer.from('0b2f6c1e3d4a4f5b8c6d7e8f9a0b1c2d', 'hex'), '0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d'],
  ['abc', 'abc'],
  [Buffer.alloc(15), null],
  ['"abc', null],
])('%j is shown as %j', (packed, shown) => {
  expect(uuidToShow(packed)).toBe(shown);
});
