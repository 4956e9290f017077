import { expect, test } from 'vitest';
import { ListKeys } from '../../../../renderer/state/app/navigation/list-keys';
import { benchOn } from './bench-on';

test('where the record lies over the results, the filters come after it has gone', async () => {
  const { bench } = await benchOn();
  const { layout, panes, record } = bench;
  layout.windowWidth = 500;
  bench.navigation.openAt(0);
  expect([record.id, layout.filtersOpen]).toEqual([30, false]);
  panes.toggleFilters();
  expect([record.id, layout.filtersOpen]).toEqual([null, true]);
  panes.toggleFilters();
  expect(layout.filtersOpen).toBe(false);
});

test('filters that stand beside an open record stay, and only the record goes', async () => {
  const { bench } = await benchOn();
  const { layout, panes, record } = bench;
  layout.windowWidth = 800;
  if (!layout.filtersOpen) layout.toggleFilters();
  bench.navigation.openAt(0);
  panes.toggleFilters();
  expect([record.id, layout.filtersOpen]).toEqual([null, true]);
});

test('takes away one thing after another that lies over the results, and nothing that stands beside them', async () => {
  const { bench } = await benchOn();
  const { layout, panes, record } = bench;
  bench.navigation.openAt(0);
  expect([panes.uncover(), record.id]).toEqual([false, 30]);
  layout.windowWidth = 500;
  layout.toggleFilters();
  expect([panes.uncover(), record.id, layout.filtersOpen]).toEqual([true, null, true]);
  expect([panes.uncover(), layout.filtersOpen]).toEqual([true, false]);
  expect(panes.uncover()).toBe(false);
});

test('a record is read in its pane, and in a window of its own where there is none', async () => {
  const { bench, archive } = await benchOn();
  bench.panes.readAt(1);
  expect(bench.record.id).toBe(29);
  bench.panes.toggleRecord();
  bench.panes.readAt(2);
  expect([bench.record.id, bench.search.list.active]).toEqual([null, 2]);
  expect(archive.askedFor('openRecordWindow')).toMatchObject([{ query: bench.search.answered }]);
});

test('without a pane a click and the arrows only go to a row, which is read once there is one again', async () => {
  const { bench } = await benchOn();
  const { layout, navigation, panes, record, search } = bench;
  navigation.pickAt(2);
  expect(record.id).toBe(28);
  panes.read('off');
  expect(record.id).toBeNull();

  navigation.pickAt(4);
  new ListKeys(bench, { onopen: () => {}, onsearch: () => {} }).press({ key: 'ArrowDown', shiftKey: false }, 'alone');
  expect([search.list.active, record.id]).toEqual([5, null]);
  panes.read('below');
  expect([layout.reading, layout.recordIsBelow, record.id]).toEqual(['below', true, 25]);
});

test('a pane that went comes back to where it was', async () => {
  const { bench } = await benchOn();
  const { layout, panes, record } = bench;
  panes.read('below');
  panes.toggleRecord();
  expect([layout.reading, layout.hasRecordPlace]).toEqual(['off', false]);
  panes.toggleRecord();
  // Nothing was read, and the person went to no row.
  expect([layout.reading, record.id]).toEqual(['below', null]);
});

test('in a narrow window without a pane a click only goes to a row, and reading it leaves the choice alone', async () => {
  const { bench } = await benchOn();
  const { layout, navigation, panes, record } = bench;
  panes.read('off');
  layout.windowWidth = 500;
  navigation.pickAt(1);
  expect(record.id).toBeNull();
  panes.readAt(1);
  expect([record.id, layout.reading]).toEqual([29, 'off']);
});

test('the row that was gone to is remembered where no record is open', async () => {
  const { bench, settle } = await benchOn();
  bench.panes.read('off');
  bench.navigation.pickAt(3);
  await settle();
  expect(bench.search.list.anchor(bench.record.id ?? bench.search.list.visited)?.id).toBe(27);
});
