import { expect, test } from 'vitest';
import { memoize } from '../../../../main/archive/file/memoize';

/** What the look-up was asked for, in that order, while these were asked of the function that caches it. */
function asked(keys: readonly string[], max?: number): string[] {
  const looked: string[] = [];
  const look = memoize((key: string) => {
    looked.push(key);
    return key === 'none' ? null : key === 'unknown' ? undefined : key.toUpperCase();
  }, max);
  for (const key of keys) {
    if (key === 'clear') look.clear();
    else expect(look(key)).toBe(key === 'none' ? null : key === 'unknown' ? undefined : key.toUpperCase());
  }
  return looked;
}

test.each<[string, readonly string[], readonly string[], number?]>([
  ['an answer is looked up once', ['a', 'b', 'a', 'a'], ['a', 'b']],
  ['that there is none is an answer', ['none', 'none'], ['none']],
  ['what is not known yet is looked up again', ['unknown', 'unknown'], ['unknown', 'unknown']],
  ['what was let go of is looked up again', ['a', 'clear', 'a'], ['a', 'a']],
  ['as many as may be are kept', ['a', 'b', 'a', 'b'], ['a', 'b'], 2],
  ['where one more comes, all before it go', ['a', 'b', 'c', 'a', 'c'], ['a', 'b', 'c', 'a'], 2],
])('%s', (_, keys, looked, max) => {
  expect(asked(keys, max)).toEqual(looked);
});

test('a look-up that failed is made again', () => {
  let isThere = false;
  const look = memoize((key: number) => {
    if (!isThere) throw new Error('not there');
    return key;
  });
  expect(() => look(1)).toThrow('not there');
  isThere = true;
  expect(look(1)).toBe(1);
});
