import { beforeEach, expect, test } from 'vitest';
import { TimelineHits } from '../../../../renderer/state/timeline/timeline-hits.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

const { signal } = new AbortController();
let archive: MemoryArchive;
let hits: TimelineHits;

beforeEach(() => {
  archive = new MemoryArchive([40, 31, 30, 13, 3].map((id) => rowOf(id, '2026-05-01 10:00:00')));
  archive.isPrompt = true;
  hits = new TimelineHits(archive);
  hits.restart({ kind: 'contact', name: 'Anna' }, { text: '3', filters: { from: '2026-01-01' } });
});

test('are counted within the timeline, whatever else was filtered', async () => {
  expect(hits.count).toBeNull();
  await hits.readCount(signal);
  expect(hits.count).toBe(4);
});

test('are gone to one by one, also from between two of them, as far as they reach', async () => {
  expect(await hits.beside(30, 'newer', signal)).toEqual({ id: 31, place: 4, total: 4 });
  expect(await hits.beside(30, 'older', signal)).toEqual({ id: 13, place: 2, total: 4 });
  expect(await hits.beside(20, 'newer', signal)).toMatchObject({ id: 30 });
  expect(await hits.beside(20, 'older', signal)).toMatchObject({ id: 13 });
  expect(await hits.beside(31, 'newer', signal)).toBeNull();
  expect(await hits.beside(3, 'older', signal)).toBeNull();
});

test('know the place of the one that was gone to, and forget it with the timeline', async () => {
  hits.goneTo({ id: 13, place: 2, total: 4 });
  expect([hits.placeOf(13), hits.placeOf(30), hits.placeOf(null), hits.count]).toEqual([2, null, null, 4]);
  hits.restart(null, { text: '3', filters: {} });
  await hits.readCount(signal);
  expect([hits.placeOf(13), hits.count]).toEqual([null, null]);
});

test('are none, and nothing is asked, where nothing was searched', async () => {
  archive.isPrompt = false;
  hits.restart({ kind: 'contact', name: 'Anna' }, { text: ' ', filters: {} });
  await hits.readCount(signal);
  expect(await hits.beside(30, 'newer', signal)).toBeNull();
  expect([archive.asked, hits.count]).toEqual([[], null]);
});
