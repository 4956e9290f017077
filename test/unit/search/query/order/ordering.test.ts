import { expect, test } from 'vitest';
import { emptyBitmap, setBit } from '../../../../../main/search/index/bitmap';
import { contactTerm, onlyTerm } from '../../../../../main/search/index/terms';
import { ordered } from '../../../../../main/search/query/order/ordering';
import { Results } from '../../../../../main/search/query/results';
import type { Sort } from '../../../../../preload/model';
import { cases, fc } from '../../../random-cases';
import { always, noPhrases, recordOf, segmentsOf, snapshotOf } from '../../stored-segments';

const record = (id: number, contact: string | null, durationSeconds: number | null) =>
  recordOf(id, contact === null ? [] : [contactTerm(contact, contact.startsWith('+'))], { durationSeconds });
const segments = segmentsOf(
  [
    record(1, 'żubr', 90),
    record(2, null, null),
    record(3, 'Anna', 5),
    record(4, '+48600', 100_000),
    record(5, 'Anna', 90),
  ],
  2,
);
const results = new Results(snapshotOf(segments, { pending: [record(6, 'Zebra', 0)] }), null, noPhrases);

test.each<[Sort['by'], boolean, number[]]>([
  ['date', true, [6, 5, 4, 3, 2, 1]],
  ['date', false, [1, 2, 3, 4, 5, 6]],
  ['duration', true, [4, 5, 1, 3, 6, 2]],
  ['duration', false, [6, 3, 5, 1, 4, 2]],
  ['contact', false, [5, 3, 6, 1, 4, 2]],
  ['contact', true, [4, 1, 6, 5, 3, 2]],
])('by %s, descending: %s; equal ones newest first, those without a value last', (by, descending, ids) => {
  const ordering = ordered(results, { by, descending }, always);
  expect(ordering.page(0, 10, always)).toEqual(ids);
  expect([ordering.page(0, 2, always), ordering.page(2, 2, always), ordering.page(4, 2, always)].flat()).toEqual(ids);
  expect(ids.map((id) => ordering.positionOf(id, always).position)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(ordering.page(6, 2, always)).toEqual([]);
});

/** A third of these names fills a term block, so that there are bins in plenty. */
const nameOf = (at: number): string => `contact ${String(at).padStart(40, '0')}`;
const durations = [null, 0, 7, 7, 65_534, 65_535, 65_536, 2_000_000_000] as const;

interface Made {
  readonly id: number;
  readonly contact: string | null;
  readonly durationSeconds: number | null;
  readonly isFound: boolean;
  readonly state: 'stored' | 'pending' | 'gone';
}

const made = fc.record({
  id: fc.constant(0),
  contact: fc.option(fc.oneof(fc.nat(400).map(nameOf), fc.constant('one of many'))),
  durationSeconds: fc.oneof(fc.constantFrom(...durations), fc.nat(50)),
  isFound: fc.boolean(),
  state: fc.constantFrom('stored', 'stored', 'stored', 'pending', 'gone'),
}) satisfies fc.Arbitrary<Made>;

/** An index of these records, in which those that changed or are gone stood as well. */
function snapshotWith(records: readonly Made[], perSegment: number) {
  const asRecord = ({ id, contact, durationSeconds, isFound }: Made) =>
    recordOf(id, [...(isFound ? ['found'] : []), ...(contact === null ? [] : [contactTerm(contact, false)])], {
      durationSeconds,
    });
  const stored = segmentsOf(
    records.filter(({ id, state }) => state !== 'pending' || id % 2 === 0).map(asRecord),
    perSegment,
  );
  const deleted = new Map(stored.map((segment) => [segment.number, emptyBitmap()]));
  for (const { id, state } of records) {
    if (state === 'stored') continue;
    for (const segment of stored)
      if (segment.docIdOf(id) >= 0) setBit(deleted.get(segment.number)!, segment.docIdOf(id));
  }
  const pending = records.filter(({ state }) => state === 'pending').map(asRecord);
  return snapshotOf(stored, { pending: pending.reverse(), deleted });
}

test('pages and positions are those of all records sorted at once', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.array(made, { minLength: 1, maxLength: 900, size: 'max' }),
      fc.constantFrom('duration', 'contact'),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(1000), fc.nat(120)), { minLength: 3, maxLength: 6 }),
      (drawn, by, descending, isCut, questions) => {
        const records = drawn.map((record, at): Made => ({ ...record, id: (at + 1) * 3 }));
        const condition = isCut ? ({ kind: 'terms', ranges: [onlyTerm('found')], accepts: null } as const) : null;
        const ordering = ordered(
          new Results(snapshotWith(records, 300), condition, noPhrases),
          { by, descending },
          always,
        );
        const value = (record: Made): number | string | null =>
          by === 'duration' ? record.durationSeconds : record.contact;
        const wanted = records
          .filter((record) => record.state !== 'gone' && (record.isFound || !isCut))
          .sort((a, b) => {
            const [x, y] = [value(a), value(b)];
            if (x === y) return b.id - a.id;
            if (x === null || y === null) return x === null ? 1 : -1;
            return (x < y ? -1 : 1) * (descending ? -1 : 1);
          })
          .map(({ id }) => id);
        for (const [offset, limit] of questions) {
          expect(ordering.page(offset, limit, always)).toEqual(wanted.slice(offset, offset + limit));
        }
        for (let at = 0; at < records.length; at += 97) {
          const id = records[at]!.id;
          const position = wanted.indexOf(id);
          expect(ordering.positionOf(id, always)).toEqual({ position: Math.max(0, position), isFound: position >= 0 });
        }
        const all: number[] = [];
        for (let more = [-1]; more.length > 0; all.push(...more)) more = ordering.page(all.length, 100, always);
        expect(all).toEqual(wanted);
      },
    ),
    { numRuns: cases(60) },
  );
});
