import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import { SavedSearches } from '../../../../renderer/state/saved/saved-searches.svelte';
import { newestFirstSort } from '../../../../renderer/state/common/asking/asked.svelte';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import type { Query, SavedCount, SavedSearch } from '../../../../preload/model';

const query = (text: string): Query => ({ text, filters: {} });
const named = (id: string, seen: number | null = 10): SavedSearch => ({
  ...{ id, name: id.toUpperCase(), query: query(id), sort: newestFirstSort, seen },
});

/** An archive of saved searches: it counts at once, or when the test lets it. */
class Shelf implements Archive {
  stored: readonly SavedSearch[] = [];
  count: SavedCount = { total: 5, fresh: 0, freshIds: [], isAtLeast: false, arrivals: 10 };
  isPrompt = true;
  readonly counted: {
    readonly text: string;
    readonly seen: number | null;
    readonly signal: AbortSignal | undefined;
  }[] = [];

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>> {
    if (name === 'keepSearches') this.stored = (input as InputOf<'keepSearches'>).searches;
    if (name === 'countSaved') {
      const { query: asked, seen } = input as InputOf<'countSaved'>;
      this.counted.push({ text: asked.text, seen, signal });
      if (!this.isPrompt) return new Promise(() => undefined);
    }
    const answer = name === 'readSearches' ? this.stored : name === 'countSaved' ? this.count : null;
    return Promise.resolve(answer as AnswerOf<Name>);
  }

  subscribe(): () => void {
    return () => undefined;
  }
}

let shelf: Shelf;
let saved: SavedSearches;
let isBusy: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  shelf = new Shelf();
  shelf.stored = [named('a'), named('b'), named('c')];
  isBusy = false;
  saved = new SavedSearches({ archive: shelf, isBusy: () => isBusy, failed: () => undefined });
});

afterEach(() => {
  vi.useRealTimers();
});

const idle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(60_000);
const ids = (): string[] => saved.all.map(({ id }) => id);

describe('SavedSearches', () => {
  it('counts one after another, once nothing else is asked', async () => {
    isBusy = true;
    await saved.open();
    await idle();
    expect(shelf.counted).toEqual([]);
    isBusy = false;
    await idle();
    expect(shelf.counted.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(saved.countOf('b')?.total).toBe(5);
  });

  it('gives a count up for a search, and takes it again after it', async () => {
    shelf.isPrompt = false;
    await saved.open();
    await vi.advanceTimersByTimeAsync(1000);
    expect(shelf.counted).toHaveLength(1);
    saved.searchBegun(query('x'));
    expect(shelf.counted[0]?.signal?.aborted).toBe(true);
    shelf.isPrompt = true;
    await idle();
    expect(shelf.counted.map(({ text }) => text)).toEqual(['a', 'a', 'b', 'c']);
  });

  it('marks what is new until it was looked at, and remembers the look', async () => {
    await saved.open();
    shelf.count = { total: 6, fresh: 3, freshIds: [9, 8, 7], isAtLeast: false, arrivals: 20 };
    saved.archiveChanged();
    await idle();
    expect(saved.countOf('a')?.fresh).toBe(3);
    expect(shelf.stored[0]?.seen).toBe(10);
    saved.searchBegun(query('a'));
    expect(saved.visited).toBe('a');
    await idle();
    // While it is on show, the new ones stay marked.
    expect(saved.countOf('a')?.fresh).toBe(3);
    expect(shelf.counted.at(-1)).toMatchObject({ text: 'a', seen: 10 });
    expect(shelf.stored[0]?.seen).toBe(20);
    const fresh = saved.freshOf(saved.all[0]!);
    expect(fresh.filters.only).toEqual([9, 8, 7]);
    saved.searchBegun(fresh);
    expect(saved.visited).toBe('a');
    saved.searchBegun(query('other'));
    expect(saved.visited).toBeNull();
    expect(saved.countOf('a')?.fresh).toBe(0);
  });

  it('does not take a search that was only passed by for a look', async () => {
    shelf.count = { ...shelf.count, fresh: 3, freshIds: [9], arrivals: 20 };
    await saved.open();
    await idle();
    saved.searchBegun(query('a'));
    saved.searchBegun(query('ab'));
    await idle();
    expect(shelf.stored[0]?.seen).toBe(10);
    expect(saved.countOf('a')?.fresh).toBe(3);
  });

  it('saves, renames, moves, removes and puts back', async () => {
    await saved.open();
    saved.save('d', 'Nowe', query(' d '), newestFirstSort);
    await idle();
    expect(shelf.stored.at(-1)).toMatchObject({ name: 'Nowe', seen: 10 });
    expect(saved.find(query('d'))?.id).toBe('d');
    saved.rename('d', 'Inne');
    saved.move('d', 1);
    expect(ids()).toEqual(['a', 'd', 'b', 'c']);
    saved.move('d', 4);
    const putBack = saved.remove('d');
    expect(ids()).toEqual(['a', 'b', 'c']);
    putBack();
    putBack();
    expect(ids()).toEqual(['a', 'd', 'b', 'c']);
    expect(shelf.stored.map(({ name }) => name)).toEqual(['A', 'Inne', 'B', 'C']);
  });
});
