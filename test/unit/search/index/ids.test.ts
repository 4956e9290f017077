import { expect, test } from 'vitest';
import { dayOfId, firstIdOf, lastIdOf, secondsOfId } from '../../../../main/search/index/ids';

const newYear = Date.UTC(2026, 0, 1) / 1000;

test.each([
  [0, 0],
  [newYear, 20_454],
  [newYear - 1, 20_453],
  [Date.UTC(2099, 11, 31) / 1000, 47_481],
])('every id of second %i is of day %i', (seconds, day) => {
  for (const id of [firstIdOf(seconds), firstIdOf(seconds) + 1, lastIdOf(seconds)]) {
    expect([secondsOfId(id), dayOfId(id)]).toEqual([seconds, day]);
  }
});

test('the ids of one second end where those of the next begin, and a number holds them', () => {
  expect(lastIdOf(newYear) + 1).toBe(firstIdOf(newYear + 1));
  expect(Number.isSafeInteger(lastIdOf(Date.UTC(2200, 0, 1) / 1000))).toBe(true);
});
