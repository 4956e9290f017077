import { expect, test } from 'vitest';
import { actNames } from '../../../../preload/acts';
import { words } from '../../../../preload/words/words';
import { canDo, doAct } from '../../../../renderer/state/acts/acts';
import { listShortcuts } from '../../../../renderer/state/acts/shortcut-list';
import { benchOn } from '../app/bench-on';

test('the acts of the menu reach the search box and the choice of columns through the bench', async () => {
  const { bench, archive } = await benchOn();
  let isAtSearch = false;
  bench.keyboard.offer('search', { focus: () => (isAtSearch = true) });
  archive.tell('command', 'find');
  expect(isAtSearch).toBe(true);
  archive.tell('command', 'columns');
  expect(bench.columns.chooser).toBe('button');
  bench.columns.choose(null);
  bench.dialogs.begin();
  archive.tell('command', 'columns');
  expect(bench.columns.chooser).toBeNull();
});

test('under a dialog nothing is done, but that the help may be about it', async () => {
  const { bench } = await benchOn();
  bench.dialogs.show('settings');
  for (const name of actNames) expect(canDo(bench, name), name).toBe(name === 'help');
  doAct(bench, 'shortcuts');
  expect(bench.dialogs.shown).toBe('settings');
});

test('what there is nothing to do for is said to be so', async () => {
  const { bench, show } = await benchOn();
  const able = (): readonly string[] => actNames.filter((name) => canDo(bench, name));
  expect(able()).toEqual(expect.arrayContaining(['find', 'openRecord', 'timeline', 'selectAll', 'export']));
  for (const name of ['clearSearch', 'clearFilters', 'saveSearch', 'showSelected', 'closeTimeline', 'bestFirst'])
    expect(able()).not.toContain(name);
  await show('2');
  expect(able()).toEqual(expect.arrayContaining(['clearSearch', 'saveSearch', 'bestFirst']));
});

test('each act is called by another name, in both languages', () => {
  for (const language of ['pl', 'en'] as const) {
    const t = words(language);
    const names = actNames.map((name) => t(`acts.${name}.name`));
    expect(new Set(names).size).toBe(names.length);
  }
});

test('the list of shortcuts has every act that has keys, and the keys that are no acts', () => {
  const shortcuts = listShortcuts({ t: words('pl'), onMac: false }).flatMap((group) => group.shortcuts);
  const ways = (name: string): unknown => shortcuts.find((shortcut) => shortcut.name === name)?.ways;
  expect(ways('Szukaj')).toEqual([['Ctrl', 'F'], ['/']]);
  expect(ways('Poprzednie wyszukiwanie lub zapis')).toEqual([['Alt', '←']]);
  expect(ways('Powiększ tekst')).toEqual([['Ctrl', '+']]);
  expect(ways('Zaznacz lub odznacz')).toEqual([['Spacja']]);
});
