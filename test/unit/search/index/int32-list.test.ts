import { expect, test } from 'vitest';
import { Int32List } from '../../../../main/search/index/int32-list';

test('holds what was pushed, however much', () => {
  const list = new Int32List(2);
  const values = Array.from({ length: 100 }, (_, at) => at * 40_000_000 - 2 ** 31);
  for (const value of values) list.push(value);
  expect(list.length).toBe(100);
  expect([...list.view()]).toEqual(values.map((value) => value | 0));
  expect([...list.view(98, 100)]).toEqual([...list.view()].slice(98));
});

test('lets go of what stands at a place and after it', () => {
  const list = new Int32List();
  for (const value of [1, 2, 3]) list.push(value);
  list.truncate(1);
  list.push(4);
  expect([...list.view()]).toEqual([1, 4]);
});
