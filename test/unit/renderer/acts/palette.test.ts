import { expect, test } from 'vitest';
import { findEntries } from '../../../../renderer/state/acts/palette';
import { benchOn, type BenchHere } from '../app/bench-on';

function found({ bench }: BenchHere, typed: string): readonly string[] {
  return findEntries(bench, typed).map(({ id }) => id);
}

test('an act is found by words of its name, in any order, without their Polish letters', async () => {
  const here = await benchOn();
  expect(found(here, 'historia cal')).toContain('timeline');
  expect(found(here, 'HISTORIĘ zamkn')[0]).toBe('closeTimeline');
  expect(found(here, 'sz kol')).toContain('columns');
  expect(found(here, 'brontozaur')).toEqual([]);
});

test('an act is found by what people call it, and by its name in the other language', async () => {
  const here = await benchOn();
  expect(found(here, 'druk')[0]).toBe('print');
  expect(found(here, 'pdf')[0]).toBe('print');
  expect(found(here, 'excel')[0]).toBe('export');
  expect(found(here, 'settings')[0]).toBe('settings');
  here.bench.locale.language = 'en';
  expect(found(here, 'ustawienia')[0]).toBe('settings');
});

test('those of the name stand before those of other words, and what was used before either', async () => {
  const here = await benchOn();
  expect(found(here, 'zapis')[0]).not.toBe('export');
  here.bench.recentActs.add('bars');
  here.bench.recentActs.add('density');
  expect(found(here, '').slice(0, 2)).toEqual(['density', 'bars']);
});

test('what cannot be done now stands last and says what is missing', async () => {
  const here = await benchOn();
  const entries = findEntries(here.bench, 'odzna');
  expect(entries.find(({ id }) => id === 'clearSelected')?.lack).toBe('selected');
  here.bench.basket.toggleAt(0);
  expect(findEntries(here.bench, 'odzna').find(({ id }) => id === 'clearSelected')?.lack).toBeNull();
  const lacks = findEntries(here.bench, '').map(({ lack }) => lack !== null);
  expect(lacks.indexOf(true)).toBeGreaterThan(0);
  expect(lacks.lastIndexOf(false)).toBeLessThan(lacks.indexOf(true));
});

test('saved searches are opened from it by their names and texts', async () => {
  const here = await benchOn();
  const { asked } = here.bench.search;
  here.bench.saved.save('one', 'Zaległe', { text: 'po terminie', filters: {} }, asked.sort);
  expect(found(here, 'zalegle otworz')).toEqual(['saved one']);
  expect(found(here, 'terminie')).toEqual(['saved one']);
});
