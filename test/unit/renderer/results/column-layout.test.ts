import { describe, expect, it } from 'vitest';
import {
  columnNames,
  layOutColumns,
  usualLayout,
  withMoved,
} from '../../../../renderer/state/results/columns/column-layout';
import { readColumns } from '../../../../renderer/state/results/columns/columns.svelte';

function namesAt(width: number, chosen = usualLayout): string[] {
  return layOutColumns(chosen, width).columns.map(({ name }) => name);
}

describe('layOutColumns', () => {
  it('shows what has room, and puts elsewhere what has no column of its own', () => {
    expect(namesAt(1200)).toEqual(['day', 'time', 'kind', 'contact', 'duration', 'text', 'agent', 'marks']);
    expect(layOutColumns(usualLayout, 1200).inside).toEqual({ number: true, duration: false, flags: true, own: true });
    expect(namesAt(700)).toEqual(['day', 'time', 'kind', 'contact', 'text', 'marks']);
    expect(layOutColumns(usualLayout, 700).inside).toEqual({ number: false, duration: true, flags: true, own: true });
    expect(layOutColumns(usualLayout, 480).hasKindWord).toBe(false);
  });

  it('fits the list at every width of a pane, unless the person wants more', () => {
    for (const width of [360, 480, 560, 700, 940, 1200, 3000]) {
      expect(layOutColumns(usualLayout, width).minWidth).toBeLessThanOrEqual(width);
    }
    const shown = Object.fromEntries(columnNames.map((name) => [name, true]));
    expect(layOutColumns({ ...usualLayout, shown }, 560).minWidth).toBeGreaterThan(560);
  });

  it('keeps what the person chose at every width', () => {
    const chosen = { ...usualLayout, shown: { agent: true, day: false }, widths: { contact: 300 } };
    for (const width of [400, 1200]) {
      expect(namesAt(width, chosen)).toContain('agent');
      expect(namesAt(width, chosen)).not.toContain('day');
      expect(layOutColumns(chosen, width).template).toContain(' 300px ');
    }
  });

  it('leaves the rest of a row empty where every column has a width of its own', () => {
    const { template } = layOutColumns({ ...usualLayout, widths: { contact: 200, text: 200 } }, 1600);
    expect(template.endsWith(' minmax(0, 1fr)')).toBe(true);
  });

  it('does not say a length beside the text that the person hid', () => {
    expect(layOutColumns({ ...usualLayout, shown: { duration: false } }, 700).inside.duration).toBe(false);
  });
});

describe('withMoved', () => {
  it('puts a column before another, or last', () => {
    expect(withMoved(['day', 'time', 'kind'], 'kind', 'day')).toEqual(['kind', 'day', 'time']);
    expect(withMoved(['day', 'time', 'kind'], 'day', null)).toEqual(['time', 'kind', 'day']);
    expect(withMoved(['day', 'time', 'kind'], 'time', 'time')).toEqual(['day', 'time', 'kind']);
  });
});

describe('readColumns', () => {
  it('adds the columns that were not known yet, and refuses what is none', () => {
    const read = readColumns({ order: ['text', 'day', 'text'], shown: { day: false }, widths: { text: 200 } });
    expect(read?.order.indexOf('text')).toBeLessThan(read?.order.indexOf('day') ?? -1);
    expect([...(read?.order ?? [])].sort()).toEqual([...columnNames].sort());
    const before = ['marks', 'day', 'time', 'kind', 'contact', 'number', 'duration', 'text', 'flags', 'agent'];
    expect(readColumns({ order: before, shown: {}, widths: {} })?.order.slice(0, 9)).toEqual([
      ...['marks', 'day', 'time', 'kind', 'direction', 'status', 'queue', 'contact', 'number'],
    ]);
    expect(readColumns({ order: ['nonsense'], shown: {}, widths: {} })).toBeNull();
    expect(readColumns({ order: [], shown: {}, widths: { text: -5 } })).toBeNull();
    expect(readColumns(null)).toBeNull();
  });
});
