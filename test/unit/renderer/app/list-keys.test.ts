import { beforeEach, describe, expect, it } from 'vitest';
import { KronikaError } from '../../../../preload/failure';
import { Basket } from '../../../../renderer/state/selection/basket.svelte';
import { Layout } from '../../../../renderer/state/common/layout.svelte';
import { ListKeys } from '../../../../renderer/state/app/navigation/list-keys';
import { Memory } from '../../../../renderer/state/common/memory';
import { Undo } from '../../../../renderer/state/common/undo.svelte';
import { Notices } from '../../../../renderer/state/common/notices.svelte';
import { OpenRecord } from '../../../../renderer/state/record/open-record.svelte';
import { Search } from '../../../../renderer/state/results/search.svelte';
import { Selection } from '../../../../renderer/state/selection/selection.svelte';
import { Locale } from '../../../../renderer/state/common/locale.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let archive: MemoryArchive;
let search: Search;
let selection: Selection;
let record: OpenRecord;
let keys: ListKeys;
let did: string[];

beforeEach(() => {
  const rows = Array.from({ length: 2000 }, (_, index) => rowOf(2000 - index, '2026-05-01 10:00:00'));
  archive = new MemoryArchive(rows);
  selection = new Selection();
  record = new OpenRecord(new MemoryArchive([]));
  search = new Search(archive, {
    begun: () => {
      basket.searchChanged();
    },
    answered: () => undefined,
  });
  const basket = new Basket({
    archive,
    search,
    selection,
    notices: new Notices(),
    undo: new Undo(),
    locale: new Locale(new Date('2026-05-02')),
  });
  search.list.view.height = 540;
  search.list.view.rowHeight = 36;
  did = [];
  const openAt = (position: number): void => {
    search.list.activate(position);
    search.list.onceThere(({ id }) => {
      record.open(id, search.answered);
    });
  };
  keys = new ListKeys(
    { basket, layout: new Layout(new Memory(archive)), navigation: { openAt }, record, search, selection },
    {
      onopen: (position) => {
        openAt(position);
        did.push(`read ${record.id}`);
      },
      onsearch: () => did.push('search'),
    },
  );
});

/** Lets everything that was asked be answered, and what that leads to. */
async function answerAll(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    for (const asked of archive.asked.splice(0)) asked.answer();
    await settled();
    search.loadSeen();
  }
}

async function show(text: string): Promise<void> {
  search.asked.text = text;
  await answerAll();
}

function press(...names: readonly string[]): void {
  for (const name of names) {
    const shiftKey = name.startsWith('Shift+');
    keys.press({ key: name.replace('Shift+', ''), shiftKey }, 'alone');
  }
}

describe('ListKeys', () => {
  it('goes as far as the keys said, however late the rows come', async () => {
    await show('1');
    search.asked.text = '2';
    press(...Array.from({ length: 12 }, () => 'PageDown'));
    expect(search.actions.areWaiting).toBe(true);
    await answerAll();
    expect(search.list.active).toBe(180);
    expect(search.list.isActiveSeen).toBe(true);
    expect(record.id).toBe(search.list.rowAt(180)?.id);
    expect(search.actions.areWaiting).toBe(false);
  });

  it('goes to the last row once it is known which that is, and on from there', async () => {
    await show('1');
    search.asked.text = '2';
    press('End', 'ArrowUp', ' ');
    for (const asked of archive.asked.splice(0)) if (asked.name === 'search') asked.answer();
    await settled();
    expect(search.actions.areWaiting).toBe(true);
    await answerAll();
    const { total } = search.list;
    expect(search.list.active).toBe(total! - 2);
    expect([...selection.ids]).toEqual([search.list.rowAt(total! - 2)?.id]);
  });

  it('stops at the last row where there are fewer than the keys said', async () => {
    await show('1');
    search.asked.text = '19';
    press(...Array.from({ length: 40 }, () => 'PageDown'));
    await answerAll();
    expect(search.list.active).toBe(search.list.total! - 1);
    expect(record.id).toBe(search.list.rowAt(search.list.active)?.id);
    expect(search.list.isActiveSeen).toBe(true);
  });

  it('goes to the last row that is known where they cannot be counted', async () => {
    search.asked.text = '2';
    press('End');
    archive.asked.splice(0)[0]!.answer();
    await settled();
    archive.askedFor('summarise')[0]!.fail(new KronikaError('unexpected'));
    await settled();
    expect(search.actions.areWaiting).toBe(false);
    expect(search.list.active).toBe(search.list.view.rows - 1);
  });

  it('ticks, opens and reads the rows that were asked for, not those of the search before', async () => {
    await show('1999');
    search.asked.text = '20';
    press('ArrowDown', ' ');
    expect(selection.isEmpty).toBe(true);
    await answerAll();
    expect([...selection.ids]).toEqual([2000]);
    search.asked.text = '77';
    press('Enter');
    expect(did).toEqual([]);
    await answerAll();
    expect(did).toEqual(['read 1977']);
  });

  it('keeps a range that was drawn over rows that are not loaded, whatever key comes next', async () => {
    await show('1');
    const { total } = search.list;
    press('ArrowDown', 'Shift+End', 'ArrowUp', ' ');
    await answerAll();
    // The last row but one was taken out of the range again.
    expect(selection.ids.size).toBe(total! - 1);
    expect(selection.has(search.list.rowAt(search.list.active)!.id)).toBe(false);
  });

  it('opens the first row with the first arrow of a new search, also while another record is open', async () => {
    await show('1');
    press('ArrowDown', 'ArrowDown');
    expect(search.list.active).toBe(1);
    await show('2');
    press('ArrowDown');
    expect([search.list.active, record.id]).toEqual([0, 2000]);
    press('ArrowDown');
    expect(search.list.active).toBe(1);
  });

  it('shows the row that was scrolled out of sight before it does something to it', async () => {
    await show('1');
    press('ArrowDown');
    search.list.view.scrollBy(5000);
    await answerAll();
    press(' ');
    expect(selection.isEmpty).toBe(true);
    expect(search.list.isActiveSeen).toBe(true);
    press(' ');
    expect(selection.ids.size).toBe(1);
  });

  it('forgets what waits with another search, with Escape, and where there is nothing', async () => {
    await show('1');
    search.asked.text = '2';
    press(' ');
    search.asked.text = '20';
    await answerAll();
    search.asked.text = '21';
    press(' ', 'Escape');
    await answerAll();
    search.asked.text = 'nobody';
    press(' ', 'PageDown');
    await answerAll();
    search.asked.text = '';
    await answerAll();
    expect(selection.isEmpty).toBe(true);
    expect([search.list.active, search.actions.areWaiting]).toEqual([0, false]);
  });

  it('gives up what waits for rows that cannot be had', async () => {
    search.asked.text = '2';
    press(' ');
    archive.asked.splice(0)[0]!.fail(new KronikaError('unexpected'));
    await settled();
    expect(search.actions.areWaiting).toBe(false);
    search.again();
    await answerAll();
    expect(selection.isEmpty).toBe(true);
  });

  it('leaves the first row upwards to the search, and keys with Alt or AltGr to others', async () => {
    await show('1');
    press('ArrowUp');
    expect(did).toEqual(['search']);
    expect(keys.press({ key: 'ArrowDown', shiftKey: false }, 'alt')).toBe(false);
    expect(keys.press({ key: 'a', shiftKey: false }, 'text')).toBe(false);
    expect(selection.isEmpty).toBe(true);
  });
});
