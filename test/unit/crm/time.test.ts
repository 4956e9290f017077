import { expect, test } from 'vitest';
import { secondsOf, secondsPerDay, wallTimeOf } from '../../../main/crm/time';
import { fc } from '../random-cases';

test('gives every wall time back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
      expect(secondsOf(wallTimeOf(seconds))).toBe(seconds);
    }),
  );
});

test('knows an hour that a clock change skips or repeats: wall time has no zone', () => {
  expect(wallTimeOf(secondsOf('2022-03-27 02:30:00') ?? 0)).toBe('2022-03-27 02:30:00');
});

test('refuses what is no date and time', () => {
  for (const text of ['', '2022-02-30 10:00:00', '2022-12-29', '2022-12-29T11:24:57', '2022-12-29 24:00:00']) {
    expect(secondsOf(text)).toBeNull();
  }
});

test('times of a day that was just read are read alike, and what is none of it is refused', () => {
  const midnight = secondsOf('2022-12-29 00:00:00') ?? 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: secondsPerDay - 1 }), (second) => {
      expect(secondsOf(wallTimeOf(midnight + second))).toBe(midnight + second);
    }),
  );
  for (const clock of ['24:00:00', '23:60:00', '23:59:60', '1:00:00', '01:00:00 ', '-1:00:00', '٠1:00:00', '']) {
    expect(secondsOf('2022-12-29 00:00:00')).toBe(midnight);
    expect(secondsOf(`2022-12-29 ${clock}`)).toBeNull();
  }
});
