import { expect, test } from 'vitest';
import { benchOn, lastSaid } from './bench-on';

test('of an export of nothing it is said why there is none', async () => {
  const { bench, show } = await benchOn();
  await show('nothing like it');
  bench.dialogs.show('export');
  expect(bench.dialogs.shown).toBeNull();
  expect(lastSaid(bench)).toBe(bench.locale.t('export.nothing'));
  await show('2');
  bench.dialogs.show('export');
  expect(bench.dialogs.shown).toBe('export');
});

test('an export takes what was picked, or everything, of the search on show', async () => {
  const { bench, show } = await benchOn();
  await show('2');
  const { query, sort } = bench.search.asked;
  expect(bench.dialogs.exportSource('all')).toEqual({ query, sort, selection: { kind: 'all' } });
  expect(bench.dialogs.exportSource('selected').selection).toEqual(bench.selection.asked);
});

test('an export over a timeline is of that timeline, whatever was searched for', async () => {
  const { bench, show } = await benchOn();
  await show('2');
  const of = { kind: 'number', number: '22' } as const;
  bench.navigation.openTimeline(bench.search.list.rowAt(0)!, of);
  bench.dialogs.show('export');
  expect(bench.dialogs.exportOf).toEqual(of);
  expect(bench.dialogs.exportSource('selected')).toMatchObject({ query: { text: '' }, selection: { kind: 'all' } });
});

test('while the first run has the window, its shortcuts alone are shown', async () => {
  const { bench } = await benchOn();
  bench.dialogs.show('settings');
  bench.dialogs.addAccount();
  expect([bench.dialogs.shown, bench.dialogs.welcome]).toEqual([null, 'account']);
  bench.dialogs.show('settings');
  expect(bench.dialogs.shown).toBeNull();
  bench.dialogs.show('shortcuts');
  expect(bench.dialogs.shown).toBe('shortcuts');
  bench.dialogs.endWelcome();
  expect(bench.dialogs.welcome).toBeNull();
});

test('a name is asked for a search that says something', async () => {
  const { bench, show } = await benchOn();
  bench.dialogs.nameSearch();
  expect(bench.dialogs.shown).toBeNull();
  expect(lastSaid(bench)).toBe(bench.locale.t('saved.nothing'));
  await show('2');
  bench.dialogs.nameSearch();
  expect(bench.dialogs.shown).toBe('saveSearch');
});

test('what is on show is printed: the list, else the open record, before it what is ticked', async () => {
  const { bench, show, settle } = await benchOn();
  const offered = (): unknown => {
    bench.dialogs.close();
    bench.dialogs.showPrint();
    return [bench.print.what, bench.print.form, bench.print.choices.map(({ what }) => what)];
  };
  expect(offered()).toEqual(['list', 'list', ['list']]);
  bench.navigation.openAt(0);
  await settle();
  expect(offered()).toEqual(['record', 'full', ['record', 'list']]);
  bench.selection.toggle(3, 3);
  expect(offered()).toEqual(['ticked', 'full', ['ticked', 'record', 'list']]);
  bench.dialogs.close();
  bench.dialogs.showPrint('record');
  expect(bench.print.what).toBe('record');
  bench.dialogs.close();
  bench.navigation.openTimeline(bench.search.list.rowAt(0)!, { kind: 'number', number: '22' });
  expect(offered()).toEqual(['timeline', 'full', ['timeline']]);
  bench.dialogs.close();
  expect(bench.dialogs.shown).toBeNull();
  bench.navigation.closeTimeline();
  bench.selection.clear();
  bench.record.close();
  await show('nothing like it');
  bench.dialogs.showPrint();
  expect(bench.dialogs.shown).toBeNull();
  expect(lastSaid(bench)).toBe(bench.locale.t('print.nothingShown'));
});
