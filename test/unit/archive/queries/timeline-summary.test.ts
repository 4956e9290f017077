import { expect, test } from 'vitest';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { searcherOf } from '../../../../main/archive/queries/search';
import { summariseTimeline } from '../../../../main/archive/queries/timeline-summary';
import { putAskedPeriods, putWindow } from '../../../../main/archive/ledger/windows';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import type { Filters } from '../../../../preload/model';
import type { Json } from '../../../../main/crm/json/wire';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { at, windowOf } from '../ledger/window-of';

const anna = { type: 'person', uuid: 'anna', firstName: 'Anna', lastName: 'Wójcik' };

/** The summary of all records under some filters; of 10 to 14 December all but the 12th and the 14th is closed. */
function summaryOf(records: readonly Record<string, Json>[], filters: Filters = {}, today = '2022-12-31') {
  const archive = temporaryArchive();
  archive.transaction(() => {
    putAskedPeriods(archive, [{ from: at('2022-12-10'), to: at('2022-12-15') }]);
    putWindow(archive, windowOf(at('2022-12-10'), at('2022-12-12')));
    putWindow(archive, windowOf(at('2022-12-13'), at('2022-12-14')));
    const wires = records.map((record, n) => ({
      ...documentedInteraction,
      ...{ uuid: `u${String(n)}`, callDate: `2022-12-1${String(n)} 10:00:00`, from: anna },
      ...record,
    }));
    storeInteractions(archive, wires.map(toInteraction));
  });
  const plan = planSearch({ text: '', filters });
  return summariseTimeline(archive, { searcher: searcherOf(archive), plan, check: () => undefined }, today);
}

const number = (formatted: string) => ({ externalNumber: { numberFormatted: formatted, type: 'person' } });
test.each([
  ['one number in several spellings, as last used', ['22 123 45 67', '+48 22 123 45 67'], ['+48 22 123 45 67']],
  ['several numbers, the one used last first', ['22 123 45 67', '600700800'], ['600700800', '22 123 45 67']],
  ['what has no digits as it is written', ['Zastrzeżony', 'Anonim'], ['Anonim', 'Zastrzeżony']],
])('names %s', (_, told, numbers) => {
  expect(summaryOf(told.map(number)).numbers).toEqual(numbers);
});

test.each([
  ['of calls in, who called', { callDirection: 'IN' }, ['Anna Wójcik']],
  ['of calls out, who was called', { callDirection: 'OUT', to: { ...anna, firstName: 'Ewa' } }, ['Ewa Wójcik']],
  ['of nobody known, no name', { from: null }, []],
])('names %s', (_, record, names) => {
  expect(summaryOf([record, record])).toMatchObject({ names, contacts: names.length, total: 2 });
});

test.each([
  ['no period', {}, ['12 to 12', '14 to 14']],
  ['a beginning before all records', { from: '2022-12-09' }, ['09 to 09', '12 to 12', '14 to 14']],
  ['an end', { to: '2022-12-13' }, ['12 to 12']],
  ['closed days', { from: '2022-12-10', to: '2022-12-11' }, []],
])('of a search with %s, the days %j are missing', (_, filters, expected) => {
  const { firstDay, lastDay, missingDays } = summaryOf([{}, {}], filters);
  expect([firstDay, lastDay]).toEqual(['2022-12-10', '2022-12-11']);
  expect(missingDays.map(({ from, to }) => `${from.slice(8)} to ${to.slice(8)}`)).toEqual(expected);
});

test.each([
  ['2022-12-13', {}, ['12 to 12']],
  ['2022-12-13', { from: '2022-12-12', to: '2022-12-31' }, ['12 to 12']],
  ['2022-12-14', { to: '2022-12-31' }, ['12 to 12', '14 to 14']],
])('on %s no day after it is missing of a search with %j', (today, filters, expected) => {
  const { missingDays } = summaryOf([{}], filters, today);
  expect(missingDays.map(({ from, to }) => `${from.slice(8)} to ${to.slice(8)}`)).toEqual(expected);
});

test('a record whose date cannot be read counts, and begins no timeline', () => {
  expect(summaryOf([{ callDate: 'wczoraj' }, {}])).toMatchObject({
    ...{ total: 2, firstDay: '2022-12-11', lastDay: '2022-12-11' },
  });
  expect(summaryOf([{ callDate: 'wczoraj' }])).toMatchObject({ total: 1, firstDay: null, lastDay: null });
});
