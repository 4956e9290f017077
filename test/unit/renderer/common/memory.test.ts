import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InputOf, QuestionName } from '../../../../preload/contract';
import { KronikaError } from '../../../../preload/failure';
import type { ViewState } from '../../../../preload/model';
import type { Archive } from '../../../../renderer/archive';
import { Memory, takeOver } from '../../../../renderer/state/common/memory';

const viewStateOf = (text: string): ViewState => ({
  query: { text, filters: {} },
  sort: { by: 'date', descending: true },
  anchor: null,
  open: null,
});

let told: { readonly name: QuestionName; readonly input: unknown }[];
let isFailing: boolean;
const archive: Archive = {
  ask: async <Name extends QuestionName>(name: Name, input: InputOf<Name>) => {
    told.push({ name, input });
    return await (isFailing ? Promise.reject(new KronikaError('diskFull')) : Promise.resolve(null as never));
  },
  subscribe: () => () => undefined,
};

class OldStorage implements Storage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  clear(): void {
    this.#items.clear();
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

beforeEach(() => {
  told = [];
  isFailing = false;
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('Memory', () => {
  it('tells what changed a moment after it came to rest, each part and each place as it is last', () => {
    const memory = new Memory(archive);
    for (const filtersWidth of [200, 210, 220]) {
      memory.remember('panes', { filtersWidth });
      memory.keepViewState('one.kronika', viewStateOf(`at ${String(filtersWidth)}`));
      vi.advanceTimersByTime(100);
    }
    memory.keepViewState('two.kronika', viewStateOf('elsewhere'));
    expect(told).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([
      { name: 'remember', input: { part: 'panes', value: { filtersWidth: 220 } } },
      { name: 'keepViewState', input: { archive: 'one.kronika', viewState: viewStateOf('at 220') } },
      { name: 'keepViewState', input: { archive: 'two.kronika', viewState: viewStateOf('elsewhere') } },
    ]);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(3);
  });

  it('tells at once at the end, and nothing twice', () => {
    const memory = new Memory(archive);
    memory.remember('timeBars', false);
    memory.flush();
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(1);
  });

  it('goes on where nothing can be remembered', async () => {
    isFailing = true;
    const memory = new Memory(archive);
    memory.remember('timeBars', false);
    memory.flush();
    await vi.runAllTimersAsync();
    expect(told).toHaveLength(1);
  });

  it('gives back what is recognised, and else the usual', () => {
    const memory = new Memory(archive, { timeBars: false, panes: 'wide' });
    const readFlag = (stored: unknown): boolean | null => (typeof stored === 'boolean' ? stored : null);
    expect(memory.recall('timeBars', readFlag, true)).toBe(false);
    expect(memory.recall('panes', readFlag, true)).toBe(true);
    expect(memory.recall('columns', readFlag, true)).toBe(true);
  });
});

describe('what an earlier version kept in the page', () => {
  it('is told to the settings, and taken out of the page', async () => {
    const storage = new OldStorage();
    storage.setItem('kronika.timeBars', 'false');
    storage.setItem('kronika.columns', 'null');
    storage.setItem('kronika.panes', '{"filtersWidth"');
    storage.setItem('kronika.place', JSON.stringify({ archive: '/data/one.kronika', ...viewStateOf('Kowalska') }));
    expect(await takeOver(archive, storage)).toEqual({ timeBars: false });
    const last = { archive: '/data/one.kronika', viewState: viewStateOf('Kowalska') };
    expect(told).toEqual([{ name: 'takeOverMemory', input: { parts: { timeBars: false }, last } }]);
    expect(storage.length).toBe(0);
  });

  it('is forgotten where it cannot be understood', async () => {
    const storage = new OldStorage();
    storage.setItem(
      'kronika.place',
      JSON.stringify({ archive: '/data/one.kronika', ...viewStateOf('x'), open: 'first' }),
    );
    expect(await takeOver(archive, storage)).toEqual({});
    expect(told).toEqual([{ name: 'takeOverMemory', input: { parts: {}, last: null } }]);
    expect(storage.length).toBe(0);
  });

  it('stays where it is until it was taken over', async () => {
    const storage = new OldStorage();
    storage.setItem('kronika.timeBars', 'false');
    isFailing = true;
    await expect(takeOver(archive, storage)).rejects.toThrow();
    expect(storage.length).toBe(1);
  });
});
