import { describe, expect, test } from 'vitest';
import { dayInDigits, dayPartAt, readTypedDay, restOfPattern } from '../../../../renderer/state/filters/typed-day';

const today = '2026-11-28';
const read = (text: string, moment: 'typing' | 'left' = 'left') => readTypedDay(text, today, moment);

describe('readTypedDay', () => {
  test.each([
    ['01.03.2026', '2026-03-01'],
    ['1.3.2026', '2026-03-01'],
    ['01/03/2026', '2026-03-01'],
    ['1-3-2026', '2026-03-01'],
    ['1 3 2026', '2026-03-01'],
    ['1. 3. 2026', '2026-03-01'],
    ['01032026', '2026-03-01'],
    ['2026-03-01', '2026-03-01'],
    ['2026.3.1', '2026-03-01'],
    ['1.3.26', '2026-03-01'],
    ['1 marca 2026', '2026-03-01'],
    ['1 marzec 2026', '2026-03-01'],
    ['1 mar 2026', '2026-03-01'],
    ['1 March 2026', '2026-03-01'],
    ['1 Sept 2026', '2026-09-01'],
    ['1 Sep 2026', '2026-09-01'],
    ['29 lutego 2024', '2024-02-29'],
    ['31 października 2026', '2026-10-31'],
    [' 1.3.2026. ', '2026-03-01'],
    ['31.12.9999', '9999-12-31'],
    ['dziś', '2026-11-28'],
    ['Wczoraj', '2026-11-27'],
    ['yesterday', '2026-11-27'],
  ])('reads %s as %s', (text, day) => {
    expect(read(text)).toEqual({ kind: 'day', day });
  });

  test.each(['1', '01.03', '01.03.', '1.3.2', '1.3.202', '0103202', '2026-', '2026-03-'])(
    'takes %s for the beginning of a day',
    (text) => {
      expect(read(text)).toEqual({ kind: 'partial' });
    },
  );

  test.each([
    'constructor',
    '__proto__',
    '31.02.2026',
    '01.13.2026',
    '0.1.2026',
    '01.03.52026',
    '01.03.0026',
    '31 lutego 2026',
    'marzec',
    'abc',
  ])('finds no day in %s', (text) => {
    expect(read(text)).toEqual({ kind: 'none' });
  });

  test('waits for the rest of a year while it is typed', () => {
    expect(read('1.3.20', 'typing')).toEqual({ kind: 'partial' });
    expect(read('  ')).toEqual({ kind: 'empty' });
  });
});

test('a day stands in a field as the language writes it, day first in both', () => {
  expect(dayInDigits('pl', '2026-03-01')).toBe('01.03.2026');
  expect(dayInDigits('en', '2026-03-01')).toBe('01/03/2026');
  expect(dayInDigits('pl', '')).toBe('');
});

test.each([
  ['', 'dd.mm.rrrr'],
  ['0', 'd.mm.rrrr'],
  ['01', '.mm.rrrr'],
  ['1.', 'mm.rrrr'],
  ['1.3', 'm.rrrr'],
  ['01.03.20', 'rr'],
  ['01.03.2026', ''],
  ['0103', 'rrrr'],
  ['1 marca', ''],
  ['..', ''],
])('behind "%s" stands "%s" of the pattern', (typed, rest) => {
  expect(restOfPattern('dd.mm.rrrr', typed)).toBe(rest);
});

test('a caret is in the day, the month or the year of a whole date', () => {
  expect(dayPartAt('01.03.2026', 1)).toEqual({ name: 'day', begin: 0, end: 2 });
  expect(dayPartAt('01.03.2026', 3)).toEqual({ name: 'month', begin: 3, end: 5 });
  expect(dayPartAt('01.03.2026', 10)).toEqual({ name: 'year', begin: 6, end: 10 });
  expect(dayPartAt('1 marca', 1)).toBeUndefined();
});
