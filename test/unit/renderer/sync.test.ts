import { expect, test } from 'vitest';
import type { SyncProgress } from '../../../preload/model';
import type { Archive } from '../../../renderer/archive';
import { Sync } from '../../../renderer/state/sync.svelte';
import { MemoryArchive } from './memory-archive';

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
  sync.start('2020-01-01', '2026-01-01');
  expect(sync.takePlan('en')).toBeNull();
  sync.progressed({ ...progress, requestsLeft: null, secondsLeft: null });
  expect(sync.takePlan('en')).toBeNull();
  sync.progressed(progress);
  expect(sync.takePlan('en')).toContain('about 3 h 20 min');
  sync.progressed(progress);
  expect(sync.takePlan('en')).toBeNull();
});

test('tells no plan of a download that nobody asked for here', () => {
  const sync = new Sync(new MemoryArchive([]), () => undefined);
  sync.progressed(progress);
  expect(sync.takePlan('en')).toBeNull();
});

test('is not ended by the late answer to a download that ended before it began', async () => {
  const answers: (() => void)[] = [];
  const archive: Archive = {
    ask: (name) =>
      new Promise((resolve) => {
        if (name === 'startSync') {
          answers.push(() => {
            resolve({} as never);
          });
        }
      }),
    onNews: () => () => undefined,
  };
  const ends: boolean[] = [];
  const sync = new Sync(archive, ({ ok }) => ends.push(ok));
  sync.start('2020-01-01', '2020-01-01');
  sync.ended({ ok: false, failure: { kind: 'cancelled', facts: {} } });
  sync.start('2021-01-01', '2021-01-01');
  answers[0]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sync.isRunning).toBe(true);
  answers[1]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sync.isRunning).toBe(false);
  expect(ends).toEqual([false, true]);
});
