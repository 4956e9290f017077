import { describe, expect, it } from 'vitest';
import { facetNames, type ResultSummary } from '../../../../preload/model';
import { facetRows, rowsInSight, withValuesOf } from '../../../../renderer/state/filters/facets';

const summaryOf = (agents: Readonly<Record<string, number>>): ResultSummary => ({
  total: 1,
  facets: Object.fromEntries(
    facetNames.map((name) => [
      name,
      name === 'agent' ? Object.entries(agents).map(([value, count]) => ({ value, count })) : [],
    ]),
  ) as unknown as ResultSummary['facets'],
  histogram: [],
  barUnit: 'day',
  offer: null,
});
const twenty = Array.from({ length: 20 }, (_, at) => ({ value: `Łukasz ${at}`, count: 20 - at }));
const look = { showsAll: false, typed: '', nameOf: (value: string) => value };

describe('facets', () => {
  it('shows the usual values always, what else was counted after them, and what is chosen even at zero', () => {
    expect(facetRows('service', [{ value: 'chat', count: 2 }], ['telex']).map(({ value }) => value)).toEqual([
      'call',
      'sms',
      'fax',
      'chat',
      'telex',
    ]);
  });

  it('shows the first eight of a long list and every chosen one, then all, or those like what is typed', () => {
    expect(rowsInSight(twenty, ['Łukasz 15'], look).map(({ count }) => count)).toEqual([
      20, 19, 18, 17, 16, 15, 14, 13, 5,
    ]);
    expect(rowsInSight(twenty, [], { ...look, showsAll: true })).toHaveLength(20);
    expect(rowsInSight(twenty, [], { ...look, showsAll: true, typed: 'lukasz 1' })).toHaveLength(11);
    expect(rowsInSight(twenty, [], { ...look, showsAll: true, typed: ' Łu\u00adKASZ\u00a01' })).toHaveLength(11);
  });

  it('keeps values that are not found any more, at zero', () => {
    const kept = withValuesOf(summaryOf({ Ewa: 3 }), summaryOf({ Jan: 5, Ewa: 1 })).facets.agent;
    expect(kept).toEqual([
      { value: 'Ewa', count: 3 },
      { value: 'Jan', count: 0 },
    ]);
  });
});
