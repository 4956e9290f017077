import { afterEach, expect, test, vi } from 'vitest';
import { KronikaError } from '../../../../preload/failure';
import { Summary } from '../../../../renderer/state/filters/summary.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

const query = { text: '', filters: {} };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.useRealTimers();
});

test('says that counting failed, keeps the counts before, and forgets it with the next that come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const archive = new MemoryArchive([rowOf(1, '2026-01-01 10:00:00')]);
  const summary = new Summary(archive, { arrived: () => undefined, failed: () => undefined });
  summary.ask(query);
  archive.askedFor('summarise')[0]?.answer();
  await settled();
  expect(summary.shown?.total).toBe(1);

  summary.ask(query);
  vi.advanceTimersByTime(250);
  archive.askedFor('summarise')[1]?.fail(new KronikaError('threadDied'));
  await settled();
  expect(summary.failure?.kind).toBe('threadDied');
  expect(summary.shown?.total).toBe(1);

  summary.ask(query);
  vi.advanceTimersByTime(250);
  archive.askedFor('summarise')[2]?.answer();
  await settled();
  expect(summary.failure).toBeNull();
});

test('counts that were given up are no failure', async () => {
  const archive = new MemoryArchive([rowOf(1, '2026-01-01 10:00:00')]);
  const summary = new Summary(archive, { arrived: () => undefined, failed: () => undefined });
  summary.ask(query);
  summary.drop();
  archive.askedFor('summarise')[0]?.answer();
  await settled();
  expect(summary.failure).toBeNull();
});
