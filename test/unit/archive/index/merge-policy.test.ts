import { expect, test } from 'vitest';
import {
  chooseMerges,
  type FlushExtent,
  type MergePolicy,
  type SegmentExtent,
} from '../../../../main/archive/index/merge-policy';

const policy: MergePolicy = { maxPending: 12, minPending: 4, maxAtOnce: 500, maxPerSegment: 100 };

interface Case {
  readonly which: FlushExtent;
  /** Of each segment its first id and its number of records, whose ids follow each other. */
  readonly segments: readonly (readonly [firstId: number, records: number])[];
  readonly pending: readonly number[];
  /** The first ids of the segments that are written anew together, and how many pending records with them. */
  readonly merges: readonly { readonly segments: readonly number[]; readonly pending: number }[];
}

/** So many ids from one on. */
const ids = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

const cases: Readonly<Record<string, Case>> = {
  'nothing is pending: nothing is written': {
    which: 'nearlyAll',
    segments: [[0, 80]],
    pending: [],
    merges: [],
  },
  'the first records become a segment': {
    which: 'most',
    segments: [],
    pending: ids(0, 40),
    merges: [{ segments: [], pending: 40 }],
  },
  'records after a full segment leave it as it is': {
    which: 'most',
    segments: [[0, 80]],
    pending: ids(1000, 40),
    merges: [{ segments: [], pending: 40 }],
  },
  'records before, in and between full segments go each where their time is': {
    which: 'most',
    segments: [
      [100, 80],
      [300, 90],
    ],
    pending: [...ids(0, 5), ...ids(110, 6), ...ids(200, 7), ...ids(310, 8)],
    merges: [
      { segments: [], pending: 5 },
      { segments: [100], pending: 6 },
      { segments: [], pending: 7 },
      { segments: [300], pending: 8 },
    ],
  },
  'a segment with fewer pending records than are worth it waits': {
    which: 'nearlyAll',
    segments: [
      [100, 80],
      [300, 90],
    ],
    pending: [...ids(110, 3), ...ids(310, 4)],
    merges: [{ segments: [300], pending: 4 }],
  },
  'during a download small neighbours wait until they fill a segment': {
    which: 'most',
    segments: [[0, 30]],
    pending: ids(1000, 40),
    merges: [{ segments: [], pending: 40 }],
  },
  'during a download neighbours that fill a segment become one': {
    which: 'most',
    segments: [
      [0, 30],
      [100, 20],
    ],
    pending: ids(1000, 40),
    merges: [{ segments: [0, 100], pending: 40 }],
  },
  'at the end of a download small neighbours become one in any case': {
    which: 'nearlyAll',
    segments: [
      [0, 10],
      [100, 20],
    ],
    pending: ids(1000, 5),
    merges: [{ segments: [0, 100], pending: 5 }],
  },
  'small neighbours without a pending record stay as they are': {
    which: 'nearlyAll',
    segments: [
      [0, 40],
      [100, 40],
      [200, 90],
    ],
    pending: ids(1000, 20),
    merges: [{ segments: [], pending: 20 }],
  },
  'neighbours that do not fit one segment are not joined': {
    which: 'nearlyAll',
    segments: [
      [0, 50],
      [100, 50],
    ],
    pending: ids(1000, 10),
    merges: [{ segments: [], pending: 10 }],
  },
  'a segment of half its room is joined to what comes after it': {
    which: 'nearlyAll',
    segments: [[0, 50]],
    pending: ids(1000, 45),
    merges: [{ segments: [0], pending: 45 }],
  },
  'a segment of more than half its room keeps its neighbours apart': {
    which: 'nearlyAll',
    segments: [
      [0, 20],
      [100, 51],
      [200, 20],
    ],
    pending: ids(1000, 6),
    merges: [{ segments: [200], pending: 6 }],
  },
  'too many for the reader, few everywhere: eight places with the most are written': {
    which: 'most',
    segments: ids(0, 10).map((at) => [at * 100, 90]),
    pending: ids(0, 10).flatMap((at) => ids(at * 100, at < 2 ? 1 : at < 5 ? 3 : 2)),
    merges: [
      ...[200, 300, 400].map((first) => ({ segments: [first], pending: 3 })),
      ...[500, 600, 700, 800, 900].map((first) => ({ segments: [first], pending: 2 })),
    ],
  },
  'few everywhere, and not too many for the reader: all wait': {
    which: 'most',
    segments: ids(0, 3).map((at) => [at * 100, 90]),
    pending: ids(0, 3).flatMap((at) => ids(at * 100, 3)),
    merges: [],
  },
};

test.each(Object.entries(cases))('%s', (_, { which, segments, pending, merges }) => {
  const extents = segments.map(([firstId, records]): SegmentExtent => {
    return { firstId, lastId: firstId + records - 1, records };
  });
  const chosen = chooseMerges(extents, pending, which, policy);
  expect(chosen.map((merge) => ({ ...merge, segments: merge.segments.map(({ firstId }) => firstId) }))).toEqual(
    merges.map((merge) => ({
      segments: merge.segments,
      pending: expect.toSatisfy((one: readonly number[]) => one.length === merge.pending) as unknown,
    })),
  );
  const taken = chosen.flatMap((merge) => merge.pending);
  expect(new Set(taken).size).toBe(taken.length);
  expect(pending).toEqual(expect.arrayContaining(taken));
});
