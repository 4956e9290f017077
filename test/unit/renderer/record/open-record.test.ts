import { expect, test } from 'vitest';
import { KronikaError } from '../../../../preload/failure';
import type { Query } from '../../../../preload/model';
import { OpenRecord } from '../../../../renderer/state/record/open-record.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

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

test('says when the search on show does not find it, and only then', async () => {
  const archive = new MemoryArchive([rowOf(1, '2026-01-01 10:00:00'), rowOf(2, '2026-01-02 10:00:00')]);
  archive.isPrompt = true;
  const record = new OpenRecord(archive);
  const outside = async (filters: Query['filters'], text = ''): Promise<boolean> => {
    record.follow({ text, filters });
    await new Promise(setImmediate);
    return record.isOutside;
  };
  record.open(1, query);
  expect(await outside({}, '2')).toBe(true);
  expect(await outside({}, '1')).toBe(false);
  expect(await outside({ from: '2026-01-02' })).toBe(true);
  expect(await outside({ only: [2] })).toBe(true);
  expect(await outside({ only: [1, 2] })).toBe(false);
  expect(await outside({ except: [1] })).toBe(true);
  record.open(2, query);
  expect(record.isOutside).toBe(false);
  expect(await outside({ only: [1] })).toBe(true);
  record.close();
  expect(record.isOutside).toBe(false);
});

test('is being read until the newest answer has come, whatever was asked before it', async () => {
  const archive = new MemoryArchive([]);
  const record = new OpenRecord(archive);
  expect(record.isReading).toBe(false);
  record.open(1, query);
  record.open(2, query);
  expect(record.isReading).toBe(true);
  const [first, second] = archive.asked;
  first!.fail(new KronikaError('cancelled'));
  await new Promise(setImmediate);
  expect(record.isReading).toBe(true);
  second!.fail(new KronikaError('threadDied'));
  await new Promise(setImmediate);
  expect(record.isReading).toBe(false);
  record.open(1, query);
  record.close();
  expect(record.isReading).toBe(false);
});
