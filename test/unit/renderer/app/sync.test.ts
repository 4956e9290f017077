import { expect, test } from 'vitest';
import type { SyncProgress } from '../../../../preload/model';
import { KronikaError } from '../../../../preload/failure';
import type { Archive } from '../../../../renderer/archive';
import { Sync } from '../../../../renderer/state/app/sync.svelte';
import { MemoryArchive } from '../memory-archive';

const progress: SyncProgress = {
  phase: 'events',
  requests: 9,
  requestsLeft: { pages: 286, notes: 60_000 },
  interactions: 1000,
  interactionsExpected: 200_000,
  notes: 0,
  notesOwed: 300,
  fraction: 0,
  requestsPerSecond: 5,
  secondsLeft: 12_000,
  waiting: null,
  day: null,
};

test('tells the plan of a long download once, as soon as it is known', () => {
  const sync = new Sync(new MemoryArchive([]), () => undefined);
  sync.start({ from: '2020-01-01', to: '2026-01-01' });
  expect(sync.takePlan('en')).toBeNull();
  sync.progressed({ ...progress, requestsLeft: null, secondsLeft: null });
  expect(sync.takePlan('en')).toBeNull();
  sync.progressed(progress);
  expect(sync.takePlan('en')).toContain('about 3 h 20 min');
  sync.progressed(progress);
  expect(sync.takePlan('en')).toBeNull();
});

test('tells no plan of a download that was not begun here', () => {
  const sync = new Sync(new MemoryArchive([]), () => undefined);
  sync.progressed(progress);
  expect(sync.takePlan('en')).toBeNull();
});

/** An archive whose `startSync` is answered by the test, in the order asked. */
function answeredByHand(): {
  readonly archive: Archive;
  readonly answer: (run: number, failure?: KronikaError) => Promise<void>;
} {
  const answers: ((failure?: KronikaError) => void)[] = [];
  const archive: Archive = {
    ask: (name) =>
      new Promise((resolve, reject) => {
        if (name !== 'startSync') return;
        answers.push((failure) => {
          if (failure === undefined) resolve({} as never);
          else reject(failure);
        });
      }),
    subscribe: () => () => undefined,
  };
  const answer = async (run: number, failure?: KronikaError): Promise<void> => {
    answers[run]?.(failure);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { archive, answer };
}

const cancelled = { ok: false, failure: { kind: 'cancelled', facts: {} } } as const;

test('is not ended by the late answer to a download that ended before it began', async () => {
  const { archive, answer } = answeredByHand();
  const ends: boolean[] = [];
  const sync = new Sync(archive, ({ ok }) => ends.push(ok));
  sync.start({ from: '2020-01-01', to: '2020-01-01' });
  sync.ended(cancelled);
  sync.start({ from: '2021-01-01', to: '2021-01-01' });
  await answer(0, new KronikaError('unreachable'));
  expect(sync.isRunning).toBe(true);
  expect(ends).toEqual([false]);
});

test('tells an end once, also when the answer overtakes the news of it', async () => {
  const { archive, answer } = answeredByHand();
  const ends: boolean[] = [];
  const sync = new Sync(archive, ({ ok }) => ends.push(ok));
  sync.start({ from: '2020-01-01', to: '2020-01-01' });
  await answer(0);
  sync.progressed(progress);
  sync.ended(cancelled);
  expect(ends).toEqual([false]);
  expect(sync.isRunning).toBe(false);
});

test('tells what kept a download from beginning, which is no news', async () => {
  const { archive, answer } = answeredByHand();
  const ends: boolean[] = [];
  const sync = new Sync(archive, ({ ok }) => ends.push(ok));
  sync.start({ from: '2020-01-01', to: '2020-01-01' });
  await answer(0, new KronikaError('archiveLocked'));
  expect(ends).toEqual([false]);
  expect(sync.isRunning).toBe(false);
});
