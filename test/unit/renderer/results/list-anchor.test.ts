import { describe, expect, it } from 'vitest';
import { anchorOf } from '../../../../renderer/state/results/list-anchor';
import { Viewport } from '../../../../renderer/state/results/viewport.svelte';
import { rowOf } from '../memory-archive';

const foundRow = (position: number): ReturnType<typeof rowOf> => rowOf(position, '2026-05-01 10:00:00');

function viewAt(top: number): Viewport {
  const view = new Viewport();
  view.rowHeight = 36;
  view.rows = 1080;
  view.height = 659;
  view.scrollBy(top);
  return view;
}

describe('The row that holds the list', () => {
  it('is the one that is read, also the last where the edge cuts the first', () => {
    const end = viewAt(1080 * 36);
    expect(anchorOf(end, foundRow, 1079)).toEqual({ id: 1079, below: 659 - 36 });
    expect(anchorOf(viewAt(10), foundRow, 18)).toEqual({ id: 18, below: 18 * 36 - 10 });
  });

  it('is the first that is seen where the one that is read is out of sight, or not loaded', () => {
    expect(anchorOf(viewAt(72), foundRow, 500)).toEqual({ id: 2, below: 0 });
    expect(anchorOf(viewAt(72), (position) => (position < 4 ? undefined : foundRow(position)), 3)?.id).toBe(4);
  });
});
