import { expect, test } from 'vitest';
import type { SyncProgress } from '../../../preload/model';
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
