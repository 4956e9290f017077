import { termsVersion } from '../../../../main/search/index/terms';
import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { replaceSegments, storedSegments } from '../../../../main/archive/index/index-segments';
import { firstIdOf } from '../../../../main/search/index/ids';
import { IndexDamaged, type EncodedSegment, type Segment } from '../../../../main/search/index/segment';
import { SegmentBuilder } from '../../../../main/search/index/segment-builder';
import { temporaryArchive } from '../../temp-archive';

/** An id on a day of 1970. */
const on = (day: number, second = 0): number => firstIdOf(day * 86_400 + second);

/** A segment of records that stand on a word each. */
function segmentOf(...ids: readonly number[]): EncodedSegment {
  const builder = new SegmentBuilder();
  for (const id of ids) builder.add({ id, terms: [`w${String(id)}`], durationSeconds: 60, cost: null });
  return builder.build()[0]!;
}

function put(archive: ArchiveWriter, after: readonly EncodedSegment[], before: readonly Segment[] = []): void {
  archive.transaction(() => {
    replaceSegments(archive, before, after, termsVersion);
  });
}

const idsOf = (archive: ArchiveWriter): number[][] =>
  storedSegments(archive)
    .read()
    .map(({ ids }) => [...ids]);

test.each<[what: string, segments: readonly EncodedSegment[], read: readonly (readonly number[])[]]>([
  ['an archive without a segment', [], []],
  ['one', [segmentOf(on(1), on(2))], [[on(1), on(2)]]],
  [
    'several in the order of time, whenever they were written',
    [segmentOf(on(5)), segmentOf(on(1), on(2))],
    [[on(1), on(2)], [on(5)]],
  ],
  ['the largest times', [segmentOf(on(99_420))], [[on(99_420)]]],
])('reads %s', (_, segments, read) => {
  const archive = temporaryArchive();
  put(archive, segments);
  expect(idsOf(archive)).toEqual(read);
});

test('a segment comes back with its ends, its days, its columns and its terms', () => {
  const archive = temporaryArchive();
  put(archive, [segmentOf(on(1), on(1, 5), on(3))]);
  const [segment] = storedSegments(archive).read();
  const days = [
    { day: 1, start: 0 },
    { day: 3, start: 2 },
  ];
  expect(segment).toMatchObject({ firstId: on(1), lastId: on(3), records: 3, days });
  expect([...segment!.column('durationSeconds')]).toEqual([61, 61, 61]);
  expect([...segment!.column('cost')]).toEqual([0, 0, 0]);
  const terms: string[] = [];
  segment!.eachTerm('', null, (term) => terms.push(term));
  expect(terms).toEqual([on(1), on(3), on(1, 5)].map((id) => `w${String(id)}`).sort());
});

test('what takes the place of segments leaves nothing of them, and no number is given twice', () => {
  const archive = temporaryArchive();
  put(archive, [segmentOf(on(1)), segmentOf(on(2)), segmentOf(on(3))]);
  const [first, , last] = storedSegments(archive).read();
  put(archive, [segmentOf(on(1), on(3))], [first!, last!]);
  expect(idsOf(archive)).toEqual([[on(1), on(3)], [on(2)]]);
  const numbers = archive.db.prepare('SELECT number FROM block ORDER BY number').pluck().all();
  const ofTermBlocks = archive.db.prepare('SELECT DISTINCT id / 65536 FROM block_chunk ORDER BY 1').pluck().all();
  expect([numbers, ofTermBlocks]).toEqual([
    [2, 4],
    [2, 4],
  ]);
});

test('a segment that is still there is the one that was read before', () => {
  const archive = temporaryArchive();
  put(archive, [segmentOf(on(1))]);
  const [before] = storedSegments(archive).read();
  put(archive, [segmentOf(on(2))]);
  expect(storedSegments(archive).read()[0]).toBe(before);
});

test.each<[what: string, sql: string]>([
  ['days that are no JSON', `UPDATE block SET days = '[['`],
  ['terms that are no JSON', `UPDATE block SET directory = ''`],
  ['ids that are gone', `UPDATE block SET ids = x''`],
  ['term blocks that are gone', 'DELETE FROM block_chunk'],
  ['columns that are cut off', 'UPDATE block SET columns = substr(columns, 1, 1)'],
])('%s are damage of the index', (_, sql) => {
  const archive = temporaryArchive();
  put(archive, [segmentOf(on(1), on(2))]);
  archive.db.exec(sql);
  expect(() => {
    for (const segment of storedSegments(archive).read()) {
      expect(segment.ids).toHaveLength(2);
      segment.column('cost');
      segment.eachTerm('', null, () => undefined);
    }
  }).toThrow(IndexDamaged);
});
