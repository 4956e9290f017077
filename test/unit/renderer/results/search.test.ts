import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KronikaError } from '../../../../preload/failure';
import { Search } from '../../../../renderer/state/results/search.svelte';
import { MemoryArchive, rowOf } from '../memory-archive';

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
  search = new Search(archive, { begun: () => undefined, answered: () => undefined });
  search.list.view.height = 600;
});

afterEach(() => {
  vi.useRealTimers();
});

describe('Search', () => {
  it('asks with the first key press, and then only for what was typed last', async () => {
    search.asked.text = '1';
    search.asked.text = '12';
    search.asked.text = '123';
    expect(archive.asked.map(({ query }) => query.text)).toEqual(['1']);
    archive.asked[0]!.answer();
    await settled();
    expect(search.list.isLoaded).toBe(false);
    expect(archive.asked.map(({ query }) => query.text)).toEqual(['1', '123']);
    archive.asked[1]!.answer();
    await settled();
    expect(search.list.rowAt(0)?.id).toBe(123);
    expect(search.list.total).toBe(1);
  });

  it('shows rows before they are counted, and leaves room to scroll on', async () => {
    search.restart();
    expect(archive.asked.map(({ name }) => name)).toEqual(['search']);
    archive.asked[0]!.answer();
    await settled();
    expect(search.list.rowAt(31)?.id).toBe(969);
    expect(search.list.total).toBeNull();
    expect(search.list.view.rows).toBe(64);
    archive.askedFor('summarise')[0]!.answer();
    await settled();
    expect(search.list.total).toBe(1000);
    expect(search.list.view.rows).toBe(1000);
  });

  it('gives up the rows and the counts of a search with the next key, and drops what still comes', async () => {
    search.asked.filterBy({ from: '2026-05-01' });
    archive.asked[0]!.answer();
    await settled();
    const counts = archive.askedFor('summarise')[0]!;
    search.asked.text = '99';
    search.asked.text = '999';
    expect(counts.signal?.aborted).toBe(true);
    expect(archive.askedFor('search').map(({ query, signal }) => [query.text, signal?.aborted])).toEqual([
      ['', true],
      ['99', true],
    ]);
    counts.answer();
    archive.askedFor('search')[1]!.answer();
    await settled();
    expect(search.list.total).toBeNull();
    archive.askedFor('search')[2]!.answer();
    await settled();
    expect(search.list.total).toBe(1);
    expect(search.summary.shown).toBeNull();
  });

  it('lets rows go before counts: counting is given up for a page, and begun again after it', async () => {
    search.restart();
    archive.asked[0]!.answer();
    await settled();
    search.list.view.reveal(60);
    search.loadSeen();
    const [first] = archive.askedFor('summarise');
    expect(first?.signal?.aborted).toBe(true);
    first?.answer();
    archive.askedFor('search')[1]!.answer();
    await settled();
    expect(search.list.rowAt(60)?.id).toBe(940);
    // Those beyond what is seen go before the counts as well.
    for (let next = 2; next < archive.askedFor('search').length; next += 1) {
      archive.askedFor('search')[next]!.answer();
      await settled();
    }
    expect(search.list.total).toBeNull();
    archive.askedFor('summarise').at(-1)!.answer();
    await settled();
    expect(search.list.total).toBe(1000);
  });

  it('keeps the record that is read in place also at the top, where its neighbours move', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    archive.rows = rowsUpTo(1003);
    search.list.activate(4);
    search.archiveChanged(996);
    vi.runAllTimers();
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(search.list.rowAt(7)?.id).toBe(996);
    expect(search.list.view.top).toBe(3 * search.list.view.rowHeight);
    expect(search.list.active).toBe(7);
    expect(search.hasNewer).toBe(true);
  });

  it('leaves the keyboard on the row to which the person has gone on while the archive was asked', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    archive.rows = rowsUpTo(1003);
    search.list.activate(4);
    archive.isPrompt = false;
    search.archiveChanged(996);
    vi.runAllTimers();
    const answerNext = async (): Promise<void> => {
      archive.asked.at(-1)!.answer();
      await settled();
    };
    // A place, the rows, their number: then where the keyboard is.
    for (const name of ['findPosition', 'search', 'count']) {
      expect(archive.asked.at(-1)!.name).toBe(name);
      await answerNext();
    }
    const before = archive.askedFor('findPosition').length;
    search.list.activate(6);
    await answerNext();
    expect(archive.askedFor('findPosition')).toHaveLength(before + 1);
    await answerNext();
    expect(search.list.rowAt(search.list.active)?.id).toBe(994);
  });

  it('keeps the last row in place when rows come in above the end', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    search.list.activate(999);
    search.loadSeen();
    await settled();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    archive.rows = rowsUpTo(1020);
    search.archiveChanged();
    vi.runAllTimers();
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(search.list.view.top).toBe(1020 * search.list.view.rowHeight - 600);
    expect(search.list.rowAt(1019)?.id).toBe(1);
  });

  it('asks in another order, and keeps what is seen in place there too', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    search.asked.sort = { by: 'date', descending: false };
    await settled();
    expect(search.list.rowAt(0)?.id).toBe(1);
    search.list.view.scrollBy(50 * search.list.view.rowHeight);
    search.loadSeen();
    await settled();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    archive.rows = rowsUpTo(1010).filter(({ id }) => id > 10);
    search.archiveChanged();
    vi.runAllTimers();
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(search.list.view.firstSeen).toBe(40);
    expect(search.list.rowAt(40)?.id).toBe(51);
    expect(search.hasNewer).toBe(false);
  });

  it('begins again with the view state: the same search, the same row at the same height', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    search.list.view.scrollBy(555 * search.list.view.rowHeight + 13);
    search.loadSeen();
    await settled();
    const anchor = search.list.anchor(null);
    expect(anchor).toEqual({ id: 445, below: -13 });

    const again = new Search(archive, { begun: () => undefined, answered: () => undefined });
    again.restart({ query: { text: '', filters: {} }, sort: search.asked.sort, anchor });
    await settled();
    await settled();
    again.list.view.height = 600;
    expect(again.list.view.top).toBe(search.list.view.top);
    expect(again.list.rowAt(again.list.view.firstSeen)?.id).toBe(445);
    expect(again.list.active).toBe(555);
  });

  it('explains an empty result, and nothing else', async () => {
    archive.isPrompt = true;
    search.asked.text = 'x';
    await settled();
    await settled();
    expect(search.explanation.of(search.answered)).toBe(archive.reason);
    search.asked.text = '7';
    await settled();
    expect(search.explanation.of(search.answered)).toBeNull();
  });

  it('loads the pages in sight, and forgets no answer', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    search.list.view.reveal(555);
    search.loadSeen();
    await settled();
    expect(search.list.rowAt(555)?.id).toBe(445);
    expect(search.list.rowAt(700)).toBeUndefined();
    expect(await search.idsBetween(695, 702)).toEqual([305, 304, 303, 302, 301, 300, 299, 298]);
  });

  it('keeps what is seen in place when newer rows come in', async () => {
    archive.isPrompt = true;
    search.restart();
    await settled();
    search.list.view.scrollBy(300 * search.list.view.rowHeight);
    search.loadSeen();
    await settled();
    const seen = search.list.rowAt(search.list.view.firstSeen)?.id;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    archive.rows = rowsUpTo(1013);
    search.archiveChanged();
    vi.runAllTimers();
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(search.list.view.firstSeen).toBe(313);
    expect(search.list.rowAt(search.list.view.firstSeen)?.id).toBe(seen);
    expect(search.list.total).toBe(1013);
    expect(search.hasNewer).toBe(true);
    search.showNewest();
    await settled();
    expect(search.list.rowAt(0)?.id).toBe(1013);
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
    expect(search.list.rowAt(0)?.id).toBe(1001);
  });

  it('says why it cannot show rows, and recovers', async () => {
    search.asked.text = '7';
    archive.asked[0]!.fail(new KronikaError('archiveLocked'));
    await settled();
    expect(search.failure?.kind).toBe('archiveLocked');
    search.again();
    archive.asked.at(-1)!.answer();
    await settled();
    expect(search.failure).toBeNull();
  });

  it('asks for no filter that says nothing', () => {
    search.asked.filterBy({ services: [], number: '', hasNotes: false, from: undefined });
    expect(search.asked.filters).toEqual({});
    expect(search.asked.isEverything).toBe(true);
    search.asked.filterBy({ from: '2026-05-01', to: '2026-05-02', services: ['sms'] });
    expect(search.asked.filterCount).toBe(2);
  });
});
