import { expect, test } from 'vitest';
import { benchOn } from './bench-on';

test('goes back to the search before, and forward again', async () => {
  const { bench, show, settle } = await benchOn();
  await show('12');
  bench.navigation.history.settle();
  await show('7');
  bench.navigation.goBack();
  await settle();
  expect(bench.search.asked.text).toBe('12');
  bench.navigation.goForward();
  await settle();
  expect(bench.search.asked.text).toBe('7');
});

test('opens the record at a position, and a way back leads to the one before', async () => {
  const { bench, settle } = await benchOn();
  bench.navigation.openAt(3);
  await settle();
  expect(bench.record.id).toBe(27);
  bench.navigation.openAt(5);
  await settle();
  expect(bench.record.id).toBe(25);
  bench.navigation.goBack();
  expect(bench.record.id).toBe(27);
});

test('what was in the emptied search box is the step before', async () => {
  const { bench, show, settle } = await benchOn();
  await show('12');
  bench.navigation.clearText();
  await settle();
  expect(bench.search.asked.text).toBe('');
  bench.navigation.goBack();
  expect(bench.search.asked.text).toBe('12');
});

test('out of a timeline leads to the list as it was left, and the way forward in again', async () => {
  const { bench, show, settle } = await benchOn();
  await show('2');
  const row = bench.search.list.rowAt(0)!;
  const of = { kind: 'number', number: '22' } as const;
  bench.navigation.openTimeline(row, of);
  await settle();
  expect(bench.timeline.isOpen).toBe(true);
  bench.navigation.closeTimeline();
  await settle();
  expect(bench.timeline.isOpen).toBe(false);
  expect(bench.search.asked.text).toBe('2');
  bench.navigation.goForward();
  expect(bench.timeline.of).toEqual(of);
});

test('looks in everything for what is written somewhere, and for a contact by its name or number', async () => {
  const { bench, show } = await benchOn();
  await show('12');
  bench.navigation.showDays({ from: '2026-04-01', to: '2026-04-30' });
  expect(bench.search.asked.query).toEqual({ text: '', filters: { from: '2026-04-01', to: '2026-04-30' } });
  bench.navigation.showOnlyContact({ type: 'person', uuid: null, name: null, number: '22' });
  expect(bench.search.asked.query).toEqual({ text: '', filters: { contacts: ['22'] } });
  bench.navigation.searchFor('faktura');
  expect(bench.search.asked.query).toEqual({ text: 'faktura', filters: {} });
});

test('what a notification told of is shown as its saved search asks for it, else by itself', async () => {
  const { bench, settle } = await benchOn();
  const { navigation, saved, search } = bench;
  const sort = { by: 'date', descending: false } as const;
  saved.save('mine', 'Moje', { text: '7', filters: { hasNotes: true } }, sort);
  navigation.showTold({ search: 'mine', ids: [7, 17] });
  await settle();
  expect(search.asked.query).toMatchObject({ text: '7', filters: { hasNotes: true, only: [7, 17] } });
  expect([search.asked.sort, saved.visited]).toEqual([sort, 'mine']);
  navigation.showTold({ search: 'gone', ids: [3] });
  await settle();
  expect(search.asked.query).toMatchObject({ text: '', filters: { only: [3] } });
});

test('a saved search wants to be told of until it is asked not to', async () => {
  const { bench } = await benchOn();
  const { saved } = bench;
  const wants = (): readonly (boolean | undefined)[] => saved.all.map(({ notifies }) => notifies);
  saved.save('mine', 'Moje', { text: '7', filters: {} }, { by: 'date', descending: true });
  expect(wants()).toEqual([undefined]);
  for (const expected of [true, false]) {
    for (const one of saved.all) bench.notifyOf(one);
    expect(wants()).toEqual([expected]);
  }
});
