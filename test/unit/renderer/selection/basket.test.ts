import { beforeEach, describe, expect, it } from 'vitest';
import { Basket } from '../../../../renderer/state/selection/basket.svelte';
import { Undo } from '../../../../renderer/state/common/undo.svelte';
import { Notices } from '../../../../renderer/state/common/notices.svelte';
import { Search } from '../../../../renderer/state/results/search.svelte';
import { Selection } from '../../../../renderer/state/selection/selection.svelte';
import { Locale } from '../../../../renderer/state/common/locale.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let archive: MemoryArchive;
let search: Search;
let selection: Selection;
let notices: Notices;
let undo: Undo;
let basket: Basket;

/** Rows 1 to `newest`, each found by the digits of its number. */
async function begin(newest: number): Promise<void> {
  const rows = Array.from({ length: newest }, (_, index) => rowOf(newest - index, '2026-05-01 10:00:00'));
  archive = new MemoryArchive(rows);
  archive.isPrompt = true;
  selection = new Selection();
  notices = new Notices();
  undo = new Undo();
  search = new Search(archive, {
    begun: () => {
      basket.searchChanged();
    },
    answered: () => undefined,
  });
  basket = new Basket({ archive, search, selection, notices, locale: new Locale(new Date('2026-05-02')), undo });
  search.list.view.height = 600;
  search.restart();
  await settled();
}

async function ask(text: string): Promise<void> {
  search.asked.text = text;
  await settled();
}

describe('Basket', () => {
  beforeEach(() => begin(300));

  it('brings back what was cleared, once, beside what was ticked since', async () => {
    basket.toggleAt(0);
    basket.toggleAt(2);
    basket.clear();
    expect(selection.isEmpty).toBe(true);
    basket.toggleAt(5);
    const [told] = notices.all;
    if (told?.kind === 'done') told.actions[0]?.run();
    expect([...selection.ids].sort()).toEqual([295, 298, 300]);
    expect(notices.all).toEqual([]);
    if (told?.kind === 'done') told.actions[0]?.run();
    expect(selection.ids.size).toBe(3);
    await settled();
  });

  it('brings back "all but some" with the search that it was said about', async () => {
    await ask('29');
    await basket.toggleAll();
    basket.toggleAt(1);
    basket.clear();
    await ask('12');
    undo.undo();
    await settled();
    expect(search.asked.text).toBe('29');
    expect([selection.meansAll, [...selection.except]]).toEqual([true, [298]]);
  });

  it('keeps rows of several searches, and shows them as a list', async () => {
    await ask('29');
    basket.toggleAt(0);
    await ask('12');
    basket.toggleAt(0);
    basket.show();
    await settled();
    expect(search.list.total).toBe(2);
    expect([search.list.rowAt(0)?.id, search.list.rowAt(1)?.id]).toEqual([299, 212]);
    expect(basket.isShown).toBe(true);
    basket.toggleAt(1);
    // What was taken out stays in sight until the list is shown anew: nothing moves under the hand.
    expect(basket.isShown).toBe(false);
    expect(search.list.rowAt(1)?.id).toBe(212);
    basket.show();
    await settled();
    expect(search.list.total).toBe(1);
  });

  it('keeps all results of a search over the next one, but for those unticked', async () => {
    await ask('29');
    await basket.toggleAll();
    const total = search.list.total ?? 0;
    basket.toggleAt(1);
    await ask('12');
    expect(selection.meansAll).toBe(false);
    expect(selection.count(0)).toBe(total - 1);
    expect(selection.has(299)).toBe(true);
    expect(selection.has(298)).toBe(false);
  });

  it('adds all results of a search to what was picked before', async () => {
    basket.toggleAt(0);
    await ask('12');
    await basket.toggleAll();
    const found = search.list.total ?? 0;
    expect(selection.isAll).toBe(true);
    expect(selection.count(0)).toBe(found + 1);
    await basket.toggleAll();
    expect([...selection.ids]).toEqual([300]);
  });

  it('shows all but some as the same search without them', async () => {
    await ask('29');
    const total = search.list.total ?? 0;
    await basket.toggleAll();
    basket.toggleAt(0);
    basket.show();
    await settled();
    expect(search.list.total).toBe(total - 1);
    expect(selection.isAll).toBe(true);
    expect(search.asked.filters).toEqual({ except: [299] });
  });
});

describe('Basket of too many', () => {
  it('says that they are no longer selected, and goes back to them', async () => {
    await begin(200_001);
    await basket.toggleAll();
    basket.toggleAt(0);
    await ask('12');
    expect(selection.isEmpty).toBe(true);
    const [notice] = notices.all;
    if (notice?.kind !== 'done') throw new Error('nothing was said');
    notice.actions[0]?.run();
    await settled();
    expect(search.asked.text).toBe('');
    await expect.poll(() => selection.count(search.list.known)).toBe(200_000);
  });
});
