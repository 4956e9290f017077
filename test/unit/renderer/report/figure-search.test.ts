import { expect, test } from 'vitest';
import { searchOf, totalNarrowings } from '../../../../renderer/state/report/figure-search';

const days = { from: '2026-04-06', to: '2026-04-12' };

test('the search of a figure is the one of the report, of its days and of what the figure counts', () => {
  const query = { text: 'faktura', exactForms: true, filters: { agents: ['Anna'], from: '2026-01-01' } };
  expect(searchOf(query, days, totalNarrowings.missed!)).toEqual({
    text: 'faktura',
    exactForms: true,
    filters: { agents: ['Anna'], ...days, services: ['call'], directions: ['in'], statuses: ['noAnswer', 'busy'] },
  });
});

test('of values that were chosen already only those stay that count', () => {
  const query = { text: '', filters: { services: ['call', 'sms'], statuses: ['busy', 'answered'] } } as const;
  expect(searchOf(query, days, totalNarrowings.missed!)?.filters).toEqual({
    ...days,
    ...{ services: ['call'], directions: ['in'], statuses: ['busy'] },
  });
});

test('a value that the search is not of has no search: a record of two agents is found by either', () => {
  const query = { text: '', filters: { agents: ['Anna'], ownNumber: '600 700 800' } };
  expect(searchOf(query, days, { agents: ['Jan'] })).toBeNull();
  expect(searchOf(query, days, { ownNumber: '+48 600 700 801' })).toBeNull();
  expect(searchOf(query, days, { agents: ['Anna'], ownNumber: '+48 600 700 800' })?.filters).toEqual({
    ...query.filters,
    ...days,
  });
  expect(searchOf({ text: '', filters: { agents: [] } }, days, { agents: ['Jan'] })?.filters.agents).toEqual(['Jan']);
});
