import { expect, test } from 'vitest';
import { emptyBitmap, docIdsOf, rangeBitmap } from '../../../../main/search/index/bitmap';
import { type Segment, compareTexts, maxRecords, type IndexedRecord } from '../../../../main/search/index/segment';
import { SegmentBuilder } from '../../../../main/search/index/segment-builder';
import type { ColumnValues } from '../../../../main/search/index/columns';
import { dayOfId, firstIdOf } from '../../../../main/search/index/ids';
import { recordOf, reopen, segmentsOf } from '../stored-segments';
import { fc } from '../../random-cases';

/** What segments say, put together again record by record. */
function recordsOf(segments: readonly Segment[]): IndexedRecord[] {
  return segments.flatMap((segment) => {
    const terms = Array.from(segment.ids, (): string[] => []);
    segment.eachTerm('', null, (term, postings) => {
      const docIds = postings.docIds();
      expect([...docIds]).toEqual([...docIds].sort((a, b) => a - b));
      expect(docIds).toHaveLength(postings.length);
      for (const docId of docIds) terms[docId]?.push(term);
    });
    const value = (column: ColumnValues, docId: number): number | null =>
      column[docId] === 0 ? null : (column[docId] ?? 0) - 1;
    return Array.from(segment.ids, (id, docId) => ({
      id,
      terms: terms[docId] ?? [],
      durationSeconds: value(segment.column('durationSeconds'), docId),
      cost: value(segment.column('cost'), docId),
    }));
  });
}

const asStored = (record: IndexedRecord): IndexedRecord => ({ ...record, terms: [...record.terms].sort(compareTexts) });

/** Several within one second now and then, and days between. */
const step = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 2 ** 20 }), fc.integer({ min: 2 ** 20, max: 2 ** 38 }));
const term = fc.oneof(
  fc.constantFrom('a', 'aa', 'ab', 'b', 'ż', 'ż\0', '\uffff', '👍', '1', '10', '"', '\\', ''),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text.isWellFormed()),
);
const column = fc.option(fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 2)));
const records = fc
  .array(fc.record({ step, terms: fc.uniqueArray(term, { maxLength: 8 }), durationSeconds: column, cost: column }), {
    maxLength: 120,
  })
  .map((made) => {
    let id = firstIdOf(1_600_000_000);
    return made.map(({ step: later, ...record }) => ({ ...record, id: (id += later) }));
  });

function build(all: readonly IndexedRecord[], most: number): Segment[] {
  const builder = new SegmentBuilder(most);
  for (const record of all) builder.add(record);
  return reopen(builder.build());
}

test('gives every record back, from as few segments as hold them', () => {
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 50 }), (all, most) => {
      const segments = build(all, most);
      expect(segments).toHaveLength(Math.ceil(all.length / most));
      expect(recordsOf(segments)).toEqual(all.map(asStored));
      for (const segment of segments) {
        expect(segment.firstId).toBe(segment.ids[0]);
        expect(segment.lastId).toBe(segment.ids.at(-1));
        const days = new Map([...segment.ids].reverse().map((id, place) => [dayOfId(id), segment.records - 1 - place]));
        expect(segment.days.map(({ day, start }) => [day, start])).toEqual([...days].reverse());
      }
    }),
  );
});

test('finds ids, ranges of terms and sets of docIds', () => {
  fc.assert(
    fc.property(records, term, fc.option(term), fc.nat(150), (all, from, to, place) => {
      const [segment] = build(all, 1000);
      if (segment === undefined) return;
      const id = all[place]?.id ?? firstIdOf(1_600_000_000);
      expect(segment.docIdOf(id)).toBe(all.findIndex((record) => record.id === id));
      expect(segment.docIdFrom(id - 1)).toBe(all.filter((record) => record.id < id - 1).length);
      const found = new Map<string, number[]>();
      segment.eachTerm(from, to, (one, postings) => {
        const set = emptyBitmap();
        postings.addTo(set);
        found.set(one, [...docIdsOf(set)]);
        expect(postings.countIn(rangeBitmap(0, place))).toBe(docIdsOf(set).filter((docId) => docId < place).length);
      });
      const expected = new Map<string, number[]>();
      const wanted = [...new Set(all.flatMap(({ terms }) => terms))].filter(
        (one) => one >= from && (to === null || one < to),
      );
      for (const one of wanted.sort(compareTexts)) {
        expected.set(
          one,
          all.flatMap(({ terms }, docId) => (terms.includes(one) ? [docId] : [])),
        );
      }
      expect([...found]).toEqual([...expected]);
    }),
  );
});

test('merges segments with pending records before, between and in them, and leaves out what is pending or gone', () => {
  const fate = fc.constantFrom('stays', 'stays', 'changes', 'goes', 'comes');
  fc.assert(
    fc.property(
      records,
      fc.array(fate, { minLength: 120, maxLength: 120 }),
      fc.integer({ min: 1, max: 40 }),
      (all, fates, most) => {
        const before = build(
          all.filter((_, place) => fates[place] !== 'comes'),
          most,
        );
        const changed = (record: IndexedRecord): IndexedRecord => ({
          ...record,
          terms: ['changed', ...record.terms.slice(1).filter((one) => one !== 'changed')],
        });
        const pending = all.flatMap((record, place) =>
          fates[place] === 'comes' ? [record] : fates[place] === 'changes' ? [changed(record)] : [],
        );
        const after = all.flatMap((record, place) => {
          if (fates[place] === 'goes') return [];
          return [fates[place] === 'changes' ? changed(record) : record];
        });
        const isKept = new Set(all.filter((_, place) => fates[place] === 'stays').map(({ id }) => id));
        const builder = new SegmentBuilder(most);
        let added = 0;
        const addBefore = (id: number): void => {
          for (let next = pending[added]; next !== undefined && next.id <= id; next = pending[added]) {
            builder.add(next);
            added += 1;
          }
        };
        for (const segment of before) builder.addSegment(segment, (id) => isKept.has(id), addBefore);
        addBefore(Infinity);
        expect(recordsOf(reopen(builder.build()))).toEqual(after.map(asStored));
      },
    ),
  );
});

test('fills a segment to its last record, with lists of every length', () => {
  const first = firstIdOf(1_600_000_000);
  const all = Array.from({ length: maxRecords + 1 }, (_, place): IndexedRecord => {
    const terms = [
      'all',
      `mod ${String(place % 15)}`,
      ...(place < 4096 ? ['4096'] : []),
      ...(place < 4097 ? ['4097'] : []),
    ];
    return { id: first + place, terms, durationSeconds: place, cost: null };
  });
  const [whole, none] = build(all.slice(0, maxRecords), maxRecords);
  expect(none).toBeUndefined();
  expect(whole?.records).toBe(maxRecords);
  const lengths = new Map<string, number>();
  whole?.eachTerm('', null, (one, postings) => lengths.set(one, postings.length));
  expect(lengths.get('all')).toBe(maxRecords);
  expect([lengths.get('4096'), lengths.get('4097')]).toEqual([4096, 4097]);
  expect(lengths.get('mod 14')).toBe(4369);
  expect(whole?.docIdOf(first + maxRecords - 1)).toBe(maxRecords - 1);
  expect(whole?.column('durationSeconds').at(-1)).toBe(maxRecords);
  // One more makes two halves.
  const halves = build(all, maxRecords);
  expect(halves.map(({ records: count }) => count)).toEqual([maxRecords / 2 + 1, maxRecords / 2]);
  const merged = new SegmentBuilder();
  for (const half of halves)
    merged.addSegment(
      half,
      () => true,
      () => undefined,
    );
  expect(recordsOf(reopen(merged.build(), 2 ** 24))).toEqual(all.map(asStored));
});

test('a range of terms gives the records of each of its terms, whichever term blocks it spans', () => {
  fc.assert(
    fc.property(records, term, term, (given, from, to) => {
      const builder = new SegmentBuilder();
      for (const record of given) builder.add(record);
      for (const segment of reopen(builder.build())) {
        const wanted = emptyBitmap();
        segment.eachTerm(from, to, (_, postings) => {
          postings.addTo(wanted);
        });
        expect(docIdsOf(segment.addRange(from, to, null) ?? emptyBitmap())).toEqual(docIdsOf(wanted));
      }
    }),
  );
});

test('a range over many term blocks, long lists among them, gives what its terms give', () => {
  const given = Array.from({ length: 20_000 }, (_, at): IndexedRecord => {
    const terms = [`a${at % 3}`, `b${at % 700}`, `c${at}`, `d${at % 2}`];
    return { id: firstIdOf(at), terms, durationSeconds: null, cost: null };
  });
  const builder = new SegmentBuilder();
  for (const record of given) builder.add(record);
  const [segment] = reopen(builder.build(), 10_000_000);
  for (const [from, to] of [
    ['', 'z'],
    ['a', 'b'],
    ['a1', 'b5'],
    ['b', 'c'],
    ['b69', 'd0'],
    ['c1', 'c2'],
    ['d', 'e'],
    ['x', 'y'],
  ] as const) {
    const wanted = emptyBitmap();
    segment?.eachTerm(from, to, (_, postings) => {
      postings.addTo(wanted);
    });
    expect(docIdsOf(segment?.addRange(from, to, null) ?? emptyBitmap())).toEqual(docIdsOf(wanted));
  }
});

test('a few ids are the same, read without the others or out of all of them', () => {
  const given = Array.from({ length: 2000 }, (_, at) => recordOf(firstIdOf(at * 7), []));
  const wanted = [0, 1, 990, 1999];
  for (const docIds of [wanted, wanted.slice(2), wanted.slice(0, 2), given.map((_, at) => at)]) {
    const [segment] = segmentsOf(given);
    const ids = docIds.map((docId) => given[docId]?.id);
    expect([segment?.idsOf(docIds), segment?.idsOf(docIds)]).toEqual([ids, ids]);
  }
});
