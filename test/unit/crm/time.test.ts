import { expect, test } from 'vitest';
import { secondsOf, wallTimeOf } from '../../../main/crm/time';
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
