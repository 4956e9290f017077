import { expect, test } from 'vitest';
import { KronikaError } from '../../../preload/failure';
import { OpenRecord } from '../../../renderer/state/open-record.svelte';
import { MemoryArchive } from './memory-archive';

const query = { text: '', filters: {} };

test('opening another record gives up the one before, and shows no failure for it', async () => {
  const archive = new MemoryArchive([]);
  const record = new OpenRecord(archive);
  record.open(1, query);
  record.open(2, query);
  const [first, second] = archive.asked;
  expect(first!.signal!.aborted).toBe(true);
  first!.fail(new KronikaError('cancelled'));
  await new Promise(setImmediate);
  expect([record.id, record.failure]).toEqual([2, null]);

  record.close();
  expect(second!.signal!.aborted).toBe(true);
});
