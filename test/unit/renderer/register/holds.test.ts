import { expect, it } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import { Holds } from '../../../../renderer/state/register/holds.svelte';
import { KronikaError } from '../../../../preload/failure';
import type { CountedHold, HoldSubject } from '../../../../preload/persons/keeping';
import type { Query } from '../../../../preload/model';

const number: HoldSubject = { kind: 'number', number: '600 700 800' };

/** An archive that keeps holds; a record of each number is there five times. */
function withHolds() {
  let kept: readonly CountedHold[] = [];
  const counted: Query[] = [];
  let changes = 0;
  const answers: Record<string, (input: never) => unknown> = {
    readHolds: () => kept,
    count: ({ query }: { query: Query }) => {
      counted.push(query);
      return { total: 5 };
    },
    putHold: ({ subject, reason }: { subject: HoldSubject; reason: string }) => {
      if (reason === 'dysk pełny') throw new KronikaError('diskFull', { path: 'x' });
      kept = [
        ...kept,
        { id: kept.length + 1, subject, reason, person: 'anna', at: '2026-01-01T10:00:00Z', records: 5 },
      ];
    },
    releaseHold: ({ id }: { id: number }) => {
      kept = kept.filter((hold) => hold.id !== id);
    },
  };
  const archive = {
    ask: async (name: string, input: unknown) => {
      await Promise.resolve();
      return answers[name]?.(input as never);
    },
    subscribe: () => () => {},
  } as unknown as Archive;
  const holds = new Holds({ archive, changed: () => (changes += 1) });
  return { holds, counted, changes: () => changes };
}

it('puts and ends holds, reads them again, and has what is shown looked at again', async () => {
  const { holds, changes } = withHolds();
  await holds.read();
  expect(holds.all).toEqual([]);
  expect(await holds.put(number, 'pozew')).toBe(true);
  expect(holds.all).toMatchObject([{ id: 1, reason: 'pozew', records: 5 }]);
  expect(await holds.release(1, 'wyrok')).toBe(true);
  expect(holds.all).toEqual([]);
  expect(changes()).toBe(2);
});

it('counts what would be held as the hold itself asks, and nothing where nothing is said', async () => {
  const { holds, counted } = withHolds();
  await holds.count(number);
  expect(holds.would).toBe(5);
  expect(counted).toEqual([{ text: '', filters: { ownNumber: '600 700 800' }, literal: true }]);
  await holds.count(null);
  expect(holds.would).toBeNull();
});

it('says why a hold could not be put, and changes nothing', async () => {
  const { holds, changes } = withHolds();
  expect(await holds.put(number, 'dysk pełny')).toBe(false);
  expect(holds.failure?.kind).toBe('diskFull');
  expect([holds.isBusy, changes()]).toEqual([false, 0]);
});
