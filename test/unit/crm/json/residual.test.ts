import { expect, test } from 'vitest';
import { differenceOf, equal, restore } from '../../../../main/crm/json/residual';
import type { Json } from '../../../../main/crm/json/wire';
import { fc } from '../../random-cases';

const json = fc.jsonValue() as fc.Arbitrary<Json>;

test('restores any value from any base and the difference between them', () => {
  fc.assert(
    fc.property(json, json, (base, actual) => {
      const patch = JSON.parse(JSON.stringify(differenceOf(base, actual))) as ReturnType<typeof differenceOf>;
      expect(equal(restore(base, patch), JSON.parse(JSON.stringify(actual)) as Json)).toBe(true);
    }),
  );
});

test('has no difference between equal values, whatever the order of their keys', () => {
  expect(differenceOf({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toBeNull();
});

test('names only the key that differs', () => {
  expect(differenceOf({ a: 1, b: { c: 2, d: 3 } }, { a: 1, b: { c: 2, d: 4 } })).toEqual({ b: { d: [4] } });
});

test('takes a key away that the base has and the value has not', () => {
  expect(restore({ a: 1, b: 2 }, differenceOf({ a: 1, b: 2 }, { a: 1 }))).toEqual({ a: 1 });
});

test('keeps a key named __proto__ as data', () => {
  const actual = JSON.parse('{"__proto__":{"x":1}}') as Json;
  expect(JSON.stringify(restore({}, differenceOf({}, actual)))).toBe('{"__proto__":{"x":1}}');
});
