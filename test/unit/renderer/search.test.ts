import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KronikaError } from '../../../preload/failure';
import { Search } from '../../../renderer/state/search.svelte';
import { MemoryArchive, rowOf } from './memory-archive';

/** Five rows a day, the newest first. */
const rowsUpTo = (newest: number): ReturnType<typeof rowOf>[] =>
  Array.from({ length: newest }, (_, index) => {
    const id = newest - index;
    const day = String(1 + Math.floor((id - 1) / 40)).padStart(2, '0');
    return rowOf(id, `2026-05-${day} 10:00:${String((id - 1) % 40).padStart(2, '0')}`);
  });

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let archive: MemoryArchive;
let search: Search;

beforeEach(() => {
  archive = new MemoryArchive(rowsUpTo(1000));
  search = new Search(archive, () => undefined);
  search.view.height = 600;
});

afterEach(() => {
  vi.useRealTimers();
});

describe('Search', () => {
  it('asks with the first key press, and then only for what was typed last', async () => {
    search.text = '1';
    search.text = '12';
    search.text = '123';
    expect(archive.asked.map(({ query }) => query.text)).toEqual(['1']);
    archive.asked[0]!.answer();
    await settled();
    expect(search.isLoaded).toBe(false);
    expect(archive.asked.map(({ query }) => query.text)).toEqual(['1', '123']);
    archive.asked[1]!.answer();
    await settled();
    expect(search.rowAt(0)?.id).toBe(123);
    expect(search.total).toBe(1);
  });

  it('shows rows before they are counted, and leaves room to scroll on', async () => {
    search.text = '';
    search.restart();
    archive.asked[0]!.answer();
    await settled();
    archive.asked
      .filter(({ name }) => name === 'search')
      .at(-1)
      ?.answer();
    await settled();
    expect(search.rowAt(99)?.id).toBe(901);
    expect(search.total).toBeNull();
    expect(search.view.rows).toBe(200);
    archive.asked.find(({ name }) => name === 'count')?.answer();
    await settled();
    expect(search.total).toBe(1000);
    expect(search.view.rows).toBe(1000);
  });

  it('drops the rows and the count of a search that was given up', async () => {
    search.filterBy({ from: '2026-05-01' });
    archive.asked[0]!.answer();
    await settled();
    const count = archive.asked.find(({ name }) => name === 'count')!;
    search.text = '999';
    count.answer();
    await settled();
    expect(search.total).toBeNull();
    archive.asked.at(-1)!.answer();
    await settled();
    expect(search.total).toBe(1);
  });

  it('loads the pages in sight, and forgets no answer', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    search.view.reveal(555);
    search.loadSeen();
    await settled();
    expect(search.rowAt(555)?.id).toBe(445);
    expect(search.rowAt(700)).toBeUndefined();
    expect(await search.idsBetween(695, 702)).toEqual([305, 304, 303, 302, 301, 300, 299, 298]);
  });

  it('keeps what is seen in place when newer rows come in', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    search.view.scrollBy(300 * search.view.rowHeight);
    search.loadSeen();
    await settled();
    const seen = search.rowAt(search.view.firstSeen)?.id;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    archive.rows = rowsUpTo(1013);
    search.archiveChanged();
    vi.runAllTimers();
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(search.view.firstSeen).toBe(313);
    expect(search.rowAt(search.view.firstSeen)?.id).toBe(seen);
    expect(search.total).toBe(1013);
    expect(search.hasNewer).toBe(true);
    search.showNewest();
    await settled();
    expect(search.rowAt(0)?.id).toBe(1013);
    expect(search.hasNewer).toBe(false);
  });

  it('shows the newest at once where the list is at its top', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    archive.rows = rowsUpTo(1001);
    search.archiveChanged();
    vi.runAllTimers();
    await settled();
    expect(search.rowAt(0)?.id).toBe(1001);
  });

  it('says why it cannot show rows, and recovers', async () => {
    search.text = '7';
    archive.asked[0]!.fail(new KronikaError('archiveLocked'));
    await settled();
    expect(search.failure?.kind).toBe('archiveLocked');
    search.again();
    archive.asked.at(-1)!.answer();
    await settled();
    expect(search.failure).toBeNull();
  });

  it('asks for no filter that says nothing', () => {
    search.filterBy({ services: [], number: '', hasNotes: false, from: undefined });
    expect(search.filters).toEqual({});
    expect(search.isEverything).toBe(true);
    search.filterBy({ from: '2026-05-01', to: '2026-05-02', services: ['sms'] });
    expect(search.filterCount).toBe(2);
  });
});
