import { expect, test } from 'vitest';
import { contactTerm, valueTerm } from '../../../../main/search/index/terms';
import { filterConditions, type QueryTree } from '../../../../main/search/query/query-tree';
import { Results } from '../../../../main/search/query/results';
import { countContacts, countValues, wholeCondition } from '../../../../main/search/query/summary';
import type { Filters } from '../../../../preload/model';
import { always, noPhrases, recordOf, segmentsOf, snapshotOf } from '../stored-segments';

const record = (id: number, service: string, flags: readonly string[], contact: string) =>
  recordOf(id, [
    valueTerm('service', service),
    ...flags.map((flag) => valueTerm('flag', flag)),
    contactTerm(contact, false),
  ]);
const snapshot = snapshotOf(
  segmentsOf(
    [record(1, 'call', ['pilne'], 'Anna'), record(2, 'SMS', ['pilne'], 'Anna'), record(3, 'call', [], 'Ewa')],
    2,
  ),
  { pending: [record(4, 'SMS', ['pilne', 'nowe'], 'Ewa')] },
);

function countsUnder(filters: Filters): Record<string, Record<string, number>> {
  const tree: QueryTree = { text: null, filters: filterConditions(filters, null) };
  const results = new Results(snapshot, wholeCondition(tree), noPhrases);
  const counts = countValues(results, tree, noPhrases, always);
  return Object.fromEntries([...counts].map(([field, values]) => [field, Object.fromEntries(values)]));
}

test.each<[string, Filters, Record<string, Record<string, number>>]>([
  ['every value is counted', {}, { service: { call: 2, SMS: 2 }, flag: { pilne: 3, nowe: 1 } }],
  [
    'a property is counted under all other filters, not under its own',
    { services: ['SMS'] },
    { service: { call: 2, SMS: 2 }, flag: { pilne: 2, nowe: 1 } },
  ],
  [
    'two filters narrow each other',
    { services: ['call'], flags: ['pilne'] },
    { service: { call: 1, SMS: 2 }, flag: { pilne: 1 } },
  ],
])('%s', (_, filters, counts) => {
  expect(countsUnder(filters)).toEqual(counts);
});

test('contacts are counted in what was found', () => {
  const { filters } = { filters: filterConditions({ services: ['SMS'] }, null) };
  const results = new Results(snapshot, wholeCondition({ text: null, filters }), noPhrases);
  expect(Object.fromEntries(countContacts(results, always))).toEqual({ Anna: 1, Ewa: 1 });
});
