import { describe, expect, test } from 'vitest';
import { Layout } from '../../../../renderer/state/common/layout.svelte';
import { Memory } from '../../../../renderer/state/common/memory';
import { MemoryArchive } from '../memory-archive';

function layoutOf(panes: unknown): Layout {
  return new Layout(new Memory(new MemoryArchive([]), { panes }));
}

describe('where a record is read', () => {
  test('is beside the list until something else was chosen', () => {
    expect([layoutOf(undefined).reading, layoutOf({ filtersWidth: 200, recordOpen: true }).reading]).toEqual([
      'right',
      'right',
    ]);
  });

  test('is remembered, also what an earlier version wrote', () => {
    expect(layoutOf({ recordOpen: true, recordBelow: true }).reading).toBe('below');
    expect(layoutOf({ recordOpen: false, recordBelow: true }).reading).toBe('off');
    const earlier = { filtersWidth: 300, recordWidth: null, density: 'compact', filtersOpen: true, recordOpen: false };
    const { density, filtersOpen, filtersWidth, reading } = layoutOf(earlier);
    expect({ density, filtersOpen, filtersWidth, reading }).toEqual({
      density: 'compact',
      filtersOpen: true,
      filtersWidth: 300,
      reading: 'off',
    });
  });

  test('a part that cannot be read is as at first, and the others stay', () => {
    const { density, filtersWidth, reading, recordHeight } = layoutOf({
      filtersWidth: 'wide',
      recordHeight: Number.NaN,
      recordBelow: 7,
      recordOpen: 'yes',
      density: 'compact',
    });
    expect({ density, filtersWidth, reading, recordHeight }).toEqual({
      density: 'compact',
      filtersWidth: 216,
      reading: 'right',
      recordHeight: 320,
    });
    expect(layoutOf('nonsense').reading).toBe('right');
  });

  test('stays beside the list in a window without room below it, and lies over a narrow one', () => {
    const layout = layoutOf({ recordBelow: true });
    expect(layout.recordIsBelow).toBe(true);
    layout.windowHeight = 540;
    expect([layout.recordIsBelow, layout.reading]).toEqual([false, 'below']);
    layout.windowHeight = 800;
    layout.windowWidth = 760;
    expect([layout.recordIsBelow, layout.recordOverlays, layout.hasRecordPlace]).toEqual([false, true, true]);
  });

  test('below the list has a height that leaves the list its rows', () => {
    const layout = layoutOf({ recordBelow: true });
    layout.resizeRecordBelow(5000);
    expect(layout.recordHeight).toBe(460);
    layout.resizeRecordBelow(1);
    expect(layout.recordHeight).toBe(140);
    layout.resizeRecordBelow(400);
    layout.windowHeight = 600;
    expect(layout.recordHeight).toBe(260);
  });
});
