import { expect, test } from 'vitest';
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

test('reading a record shows its pane', async () => {
  const { bench } = await benchOn();
  bench.layout.toggleRecord();
  expect(bench.layout.recordOpen).toBe(false);
  bench.panes.readRecord();
  expect(bench.layout.recordOpen).toBe(true);
});
