import { expect, test } from 'vitest';
import { contactTerm } from '../../../../main/search/index/terms';
import { ordered } from '../../../../main/search/query/ordering';
import { Results } from '../../../../main/search/query/results';
import type { Sort } from '../../../../preload/model';
import { always, noPhrases, recordOf, segmentsOf, snapshotOf } from '../stored-segments';

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
