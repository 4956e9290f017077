import { expect, test } from 'vitest';
import { doAct } from '../../../../renderer/state/acts/acts';
import { benchOn, lastSaid } from '../app/bench-on';

test('ticks, filters and searches are taken back one by one, and it is said what', async () => {
  const { bench, show, settle } = await benchOn();
  await show('2');
  bench.search.asked.filterBy({ agents: ['Jan'] });
  await settle();
  bench.search.asked.filterBy({ agents: [] });
  await settle();
  bench.basket.toggleAt(0);
  expect(bench.selection.ids.size).toBe(1);
  doAct(bench, 'undo');
  expect([bench.selection.isEmpty, lastSaid(bench)]).toEqual([true, 'Cofnięto: zaznaczenie']);
  doAct(bench, 'undo');
  await settle();
  expect([bench.search.asked.filters, lastSaid(bench)]).toEqual([{ agents: ['Jan'] }, 'Cofnięto: zmiana filtrów']);
  doAct(bench, 'undo');
  doAct(bench, 'undo');
  await settle();
  expect([bench.search.asked.text, lastSaid(bench)]).toEqual(['', 'Cofnięto: wyszukiwanie „2”']);
  doAct(bench, 'undo');
  expect(lastSaid(bench)).toBe('Nie ma czego cofnąć.');
  doAct(bench, 'redo');
  await settle();
  expect([bench.search.asked.text, lastSaid(bench)]).toEqual(['2', 'Ponowiono: wyszukiwanie „2”']);
});

test('what was gone back from by the way back is not taken back again', async () => {
  const { bench, show, settle } = await benchOn();
  await show('2');
  await show('23');
  bench.navigation.goBack();
  await settle();
  expect(bench.undo.canUndo).toBe(bench.search.asked.text !== '');
});

test('a removed saved search, a hidden column and a closed timeline come back', async () => {
  const { bench, show } = await benchOn();
  await show('2');
  const { query, sort } = bench.search.asked;
  bench.saved.save('one', 'Dwójki', query, sort);
  bench.removeSaved(bench.saved.all[0]!);
  bench.columns.show('contact', false);
  bench.navigation.openTimeline(bench.search.list.rowAt(0)!, { kind: 'number', number: '22' });
  bench.navigation.closeTimeline();
  doAct(bench, 'undo');
  expect([bench.timeline.of, lastSaid(bench)]).toEqual([
    { kind: 'number', number: '22' },
    'Cofnięto: zamknięcie historii: 22',
  ]);
  bench.timeline.close();
  doAct(bench, 'undo');
  expect([bench.columns.isShown('contact'), lastSaid(bench)]).toEqual([true, 'Cofnięto: ukrycie kolumny „Kontakt”']);
  doAct(bench, 'undo');
  expect(bench.saved.all.map(({ name }) => name)).toEqual(['Dwójki']);
  expect(lastSaid(bench)).toBe('Cofnięto: usunięcie wyszukiwania „Dwójki”');
  doAct(bench, 'redo');
  expect(bench.saved.all).toEqual([]);
});
