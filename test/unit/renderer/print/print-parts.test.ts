import { expect, test } from 'vitest';
import { inStretches } from '../../../../renderer/state/print/print-parts';

async function stretchesOf(days: readonly string[], size: number, isByDay = true) {
  const asked: number[] = [];
  const read = (ids: readonly number[]) => {
    asked.push(ids.length);
    return Promise.resolve(ids.map((id) => ({ id, callDate: `${days[id]!} 10:00:00` })));
  };
  const stretches: { ids: number[]; isContinued: boolean }[] = [];
  for await (const { records, isContinued } of inStretches([...days.keys()], size, isByDay, read))
    stretches.push({ ids: records.map(({ id }) => id), isContinued });
  return { asked, stretches };
}

test('a day is in one part, however its records were read', async () => {
  const { asked, stretches } = await stretchesOf(['d1', 'd1', 'd2', 'd2', 'd2', 'd3', 'd4'], 3);
  expect(asked).toEqual([3, 3, 1]);
  expect(stretches).toEqual([
    { ids: [0, 1], isContinued: false },
    { ids: [2, 3, 4], isContinued: false },
    { ids: [5, 6], isContinued: false },
  ]);
});

test('a day of thousands of records is parted, and said to go on', async () => {
  const { stretches } = await stretchesOf([...Array.from({ length: 2300 }, () => 'd1'), 'd2'], 500);
  expect(stretches.map(({ ids, isContinued }) => [ids.length, isContinued])).toEqual([
    [1000, false],
    [1000, true],
    [301, true],
  ]);
});

test('in another order than by day parts are as they were read', async () => {
  const { stretches } = await stretchesOf(['d1', 'd2', 'd1'], 2, false);
  expect(stretches).toEqual([
    { ids: [0, 1], isContinued: false },
    { ids: [2], isContinued: false },
  ]);
});

test('of no records there is no part', async () => {
  expect((await stretchesOf([], 2)).stretches).toEqual([]);
});
