import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { indexSnapshots } from '../../../../main/archive/index/index-snapshot';
import { numbersWith } from '../../../../main/archive/queries/numbers-inside';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import type { IndexSnapshot, StillWanted } from '../../../../main/search/query/results';
import { temporaryArchive } from '../../temp-archive';

const policy = { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 };

/** An SMS a day, each with a number in it. */
function snapshotOf(inSegments: boolean): IndexSnapshot {
  const archive = temporaryArchive();
  const wires = ['+48 881 007 891', '22 881 00 71', '600 700 881'].map((number, n) => ({
    ...{ uuid: `u${String(n)}`, callDate: `2022-12-1${String(n)} 10:00:00`, service: 'SMS' },
    smsData: `Proszę dzwonić: ${number}.`,
  }));
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
  if (inSegments) flushPending(archive, 'nearlyAll', policy);
  return indexSnapshots(archive).read(false);
}
const always: StillWanted = () => undefined;

test.each([
  ['the beginning of a number', '881007', ['228810071', '881007891']],
  ['digits of its middle', '8100', ['228810071', '881007891']],
  ['the country code before it', '+48 881 007', ['228810071', '881007891']],
  ['the code with its zeros', '0048881 0078', ['881007891']],
  ['the abolished zero before it', '0 22 881', ['228810071']],
  ['both', '+48 (0) 22 88', ['228810071']],
  ['an address', 'tel:+488810', ['228810071', '881007891']],
  ['digits with which a number ends', '700 881', []],
  ['two digits', '88', []],
  ['nothing', '', []],
])('%s (%j) meets %j', (_, typed, expected) => {
  for (const inSegments of [false, true])
    expect(numbersWith(snapshotOf(inSegments), typed, 9, always).toSorted()).toEqual(expected);
});

test('gives no more than are wanted, the newest of those that are not in segments', () => {
  expect(numbersWith(snapshotOf(false), '8100', 1, always)).toEqual(['228810071']);
  expect(numbersWith(snapshotOf(true), '8100', 1, always)).toHaveLength(1);
});

test('asks before each segment whether it is still wanted', () => {
  const giveUp = (): void => {
    throw new Error('given up');
  };
  expect(() => numbersWith(snapshotOf(true), '8100', 9, giveUp)).toThrow('given up');
});
