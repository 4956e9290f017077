import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { builtInSettings } from '../../../../preload/export/export-model';
import { KronikaError } from '../../../../preload/failure';
import { FirstRows } from '../../../../renderer/state/export/first-rows.svelte';
import { MemoryArchive } from '../memory-archive';

const question = {
  query: { text: '', filters: {} },
  sort: { by: 'date', descending: true },
  selection: { kind: 'all' },
  settings: builtInSettings('workbook', 'pl'),
} as const;

let archive: MemoryArchive;
let rows: FirstRows;

beforeEach(() => {
  vi.useFakeTimers();
  archive = new MemoryArchive([]);
  rows = new FirstRows(archive);
});

afterEach(() => {
  vi.useRealTimers();
});

test('are asked for once, after changes that follow each other fast', async () => {
  rows.look(question, false)();
  rows.look(question, false);
  expect([rows.isLooking, archive.asked.length]).toEqual([true, 0]);
  await vi.runAllTimersAsync();
  expect(archive.asked.map(({ name }) => name)).toEqual(['previewExport']);
  archive.asked[0]!.answer();
  await vi.runAllTimersAsync();
  expect([rows.isLooking, rows.preview === null]).toEqual([false, false]);
});

test('wait longer while a download needs the computer', async () => {
  rows.look(question, true);
  await vi.advanceTimersByTimeAsync(399);
  expect(archive.asked.length).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(archive.asked.length).toBe(1);
});

test('say why there are none, and nothing of a question that was given up', async () => {
  const giveUp = rows.look(question, false);
  await vi.runAllTimersAsync();
  giveUp();
  rows.look(question, false);
  await vi.runAllTimersAsync();
  archive.asked[0]!.fail(new KronikaError('cancelled'));
  await vi.runAllTimersAsync();
  expect([rows.isLooking, rows.failure]).toEqual([true, null]);
  archive.asked[1]!.fail(new KronikaError('indexDamaged'));
  await vi.runAllTimersAsync();
  expect([rows.isLooking, rows.failure?.kind, rows.preview]).toEqual([false, 'indexDamaged', null]);
});
