import { beforeEach, describe, expect, it } from 'vitest';
import { Memory } from '../../../../renderer/state/common/memory';
import { Search } from '../../../../renderer/state/results/search.svelte';
import { TimeBars } from '../../../../renderer/state/chart/time-bars.svelte';
import { ticksOf } from '../../../../renderer/state/chart/time-ticks';
import { typedSeconds, wholeOf } from '../../../../renderer/state/filters/typed-amounts';
import { MemoryArchive, rowOf } from '../memory-archive';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const months = [1, 2, 3, 4].map((month) => ({
  from: `2026-0${month}-01`,
  to: `2026-0${month}-${month === 2 ? '28' : '30'}`,
  count: month,
}));
let search: Search;
let bars: TimeBars;

beforeEach(async () => {
  const archive = new MemoryArchive([rowOf(1, '2026-02-10 10:00:00')]);
  archive.isPrompt = true;
  archive.summary = { histogram: months, barUnit: 'month' };
  search = new Search(archive, { begun: () => undefined, answered: () => undefined });
  bars = new TimeBars(search, new Memory(archive));
  search.restart();
  await settled();
});

describe('TimeBars', () => {
  it('begins at the newest bar, draws a range with it, and makes it the period', () => {
    expect(bars.at).toBe(3);
    bars.moveTo(2, false);
    bars.moveTo(1, true);
    expect(bars.drawn).toEqual({ first: 1, last: 2 });
    bars.choose();
    expect(search.asked.filters).toEqual({ from: '2026-02-01', to: '2026-03-30' });
    expect(bars.drawn).toBeNull();
  });

  it('does not reach beyond the period, and goes back step by step', () => {
    search.asked.filterBy({ from: '2026-02-10' });
    bars.draw({ begin: 2, end: 1 });
    bars.choose();
    expect(search.asked.filters).toEqual({ from: '2026-02-10', to: '2026-03-30' });
    bars.back();
    expect(search.asked.filters).toEqual({ from: '2026-02-10' });
    expect(bars.canGoBack).toBe(true);
    bars.back();
    expect(search.asked.filters).toEqual({});
    expect(bars.canGoBack).toBe(false);
  });
});

describe('labels under the bars', () => {
  it('name the first bar, then months, and years before them', () => {
    const over = [...months.map((bar) => ({ ...bar, from: bar.from.replace('2026', '2025') })), ...months];
    const named = ticksOf(over, 'month', 800).map(({ at, kind }) => `${at} ${kind}`);
    expect(named).toEqual(['0 month', '1 month', '2 month', '3 month', '4 year', '5 month', '6 month', '7 month']);
    expect(ticksOf(over, 'month', 200).map(({ at, kind }) => `${at} ${kind}`)).toEqual(['0 month', '4 year']);
  });

  it('have room for a day of another year at the beginning, and none where it would be cut at the end', () => {
    const days = Array.from({ length: 60 }, (_, index) => {
      const day = new Date(Date.UTC(2025, 2, 1 + index)).toISOString().slice(0, 10);
      return { from: day, to: day, count: 1 };
    });
    const ticks = ticksOf(days, 'day', 600);
    expect(ticks.slice(0, 3).map(({ at, day }) => `${at} ${day}`)).toEqual([
      '0 2025-03-01',
      '10 2025-03-11',
      '17 2025-03-18',
    ]);
    expect(ticks.every(({ at }) => (60 - at) * 10 >= 48)).toBe(true);
  });
});

describe('typed amounts', () => {
  it.each([
    ['1:30', 90],
    [' 01:02:03 ', 3723],
    ['5', 300],
    ['1,5', 90],
    ['90 s', 90],
    ['2 min', 120],
    ['1 godz. 5 min', 3900],
    ['1h 2m 3s', 3723],
    ['', undefined],
    ['pięć', null],
    ['-5', null],
  ])('reads "%s" as %s seconds', (typed, seconds) => {
    expect(typedSeconds(typed)).toBe(seconds);
  });

  it('reads whole numbers, also in groups', () => {
    expect([wholeOf('1 200'), wholeOf(''), wholeOf('1,5'), wholeOf('x')]).toEqual([1200, undefined, null, null]);
  });
});
