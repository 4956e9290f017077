import { describe, expect, it } from 'vitest';
import { avalanche, Random, unavalanche } from '../../../main/sample-crm/data/random';
import { indexOfUuid, looksLikeUuid, uuidAt } from '../../../main/sample-crm/data/uuid';
import { formatWallTime, parseWallTime } from '../../../main/sample-crm/data/wall-time';
import { fc } from '../random-cases';

describe('random', () => {
  it('gives the same stream for the same seed and another for another', () => {
    const draw = (seed: number): number[] =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.word()
        )(new Random(seed)),
      );
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('spreads evenly', () => {
    const random = new Random(3);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 40_000; draw += 1) counts[random.whole(0, 3)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('undoes its mixing', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffffff }), (word) => unavalanche(avalanche(word)) === word));
  });
});

describe('uuids', () => {
  it('are uuids from which the index comes back without a table', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 2_000_000 }), (seed, index) => {
        const uuid = uuidAt(seed, index);
        return (
          looksLikeUuid(uuid) && indexOfUuid(seed, uuid) === index && indexOfUuid(seed, uuid.toUpperCase()) === index
        );
      }),
    );
  });

  it('of another seed are unknown', () => {
    expect(indexOfUuid(2, uuidAt(1, 5))).toBe(-1);
    expect(indexOfUuid(1, 'no uuid')).toBe(-1);
  });
});

describe('wall times', () => {
  it('are read only where they exist', () => {
    expect(formatWallTime(parseWallTime('2026-02-28 23:59:59') ?? 0)).toBe('2026-02-28 23:59:59');
    for (const text of [
      '2026-02-30 00:00:00',
      '2026-03-01 24:00:00',
      '2026-3-1 00:00:00',
      '2026-03-01',
      '2026-03-01T00:00:00',
      '',
    ]) {
      expect(parseWallTime(text), text).toBeNull();
    }
  });
});
