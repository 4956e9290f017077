import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { indexSnapshots } from '../../../../main/archive/index/index-snapshot';
import type { ArchiveReader } from '../../../../main/archive/file/archive';
import { openForReading } from '../../../../main/archive/file/open';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { Random } from '../../../../main/sample-crm/data/random';
import { temporaryArchive } from '../../temp-archive';
import { Imagination, Told } from '../made-up';

const everything = planSearch({ text: '', filters: {} });
const wanted = (): undefined => undefined;

/** An archive that is written and read at the same time. */
function open() {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const imagination = new Imagination(new Random(3));
  const store = (from: number, to: number): void => {
    told.store(Array.from({ length: to - from }, (_, at) => imagination.record(`uuid-${String(from + at)}`)));
  };
  store(0, 20);
  const reading = openForReading(archive.path);
  return { archive, told, store, reading };
}

function find(reading: ArchiveReader, text = ''): number {
  const searcher = searcherOf(reading);
  const plan = text === '' ? everything : planSearch({ text, filters: {} });
  return searcher.withoutRefresh(() => searcher.page(plan, newestFirst, 0, 1000)).length;
}

test('a search without a refresh finds what was written before the last one, and another search finds all', () => {
  const { archive, store, reading } = open();
  expect(find(reading)).toBe(20);
  store(20, 50);
  expect(find(reading)).toBe(20);
  expect(searcherOf(reading).count(everything)).toBe(50);
  expect(find(reading)).toBe(50);
  store(50, 60);
  expect(find(reading)).toBe(50);
  searcherOf(reading).refresh(wanted);
  expect(find(reading)).toBe(60);
  reading.close();
  archive.close();
});

test('a refresh that is given up leaves searches as they were, and goes on the next time', () => {
  const { archive, store, reading } = open();
  find(reading);
  store(20, 50);
  let left = 10;
  const giveUp = (): void => {
    left -= 1;
    if (left < 0) throw new Error('given up');
  };
  expect(() => {
    searcherOf(reading).refresh(giveUp);
  }).toThrow('given up');
  expect(find(reading)).toBeLessThan(50);
  searcherOf(reading).refresh(wanted);
  expect(find(reading)).toBe(50);
  reading.close();
  archive.close();
});

test('without a refresh, a changed record is found as it was, also when segments were written meanwhile', () => {
  const { archive, told, store, reading } = open();
  flushPending(archive, 'nearlyAll', { maxPending: 12, minPending: 4, maxAtOnce: 500, maxPerSegment: 60 });
  const first = told.records().find(({ sms }) => sms !== null);
  if (first === undefined) throw new Error('nothing was stored');
  find(reading);
  told.store([{ ...first, sms: 'Zupełnie nowe słowo: gżegżółka' }]);
  expect(find(reading, 'gżegżółka')).toBe(0);
  expect(find(reading)).toBe(20);
  store(20, 70);
  flushPending(archive, 'most', { maxPending: 12, minPending: 4, maxAtOnce: 30, maxPerSegment: 60 });
  const withoutRefresh = indexSnapshots(reading).read(true);
  expect(withoutRefresh.segments.length).toBeGreaterThan(0);
  expect(find(reading)).toBeGreaterThanOrEqual(20);
  searcherOf(reading).refresh(wanted);
  expect(find(reading, 'gżegżółka')).toBe(1);
  expect(find(reading)).toBe(70);
  reading.close();
  archive.close();
});
