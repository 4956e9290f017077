import { beforeEach, describe, expect, it } from 'vitest';
import { Viewport } from '../../../renderer/state/viewport.svelte';

let view: Viewport;

beforeEach(() => {
  view = new Viewport();
  view.rowHeight = 36;
  view.height = 600;
  view.rows = 10_000_000;
});

describe('Viewport', () => {
  it('moves by rows with the wheel, however far a pixel of the scrollbar reaches', () => {
    view.scrollBy(72);
    expect(view.firstSeen).toBe(2);
    expect(view.scrollTop).toBeLessThan(2);
  });

  it('takes no notice of the echo of its own scrolling, rounded to whole pixels', () => {
    view.scrollBy(50 * 36);
    const { top } = view;
    view.scrolledTo(Math.round(view.scrollTop));
    expect(view.top).toBe(top);
  });

  it('puts the drawn rows where they are seen', () => {
    view.reveal(5_000_000);
    const onScreen = view.layerTop + (5_000_000 - view.drawn.first) * 36 - view.scrollTop;
    expect(onScreen).toBeCloseTo(600 - 36, 6);
  });

  it('puts a row where it stood while rows came in above it, as far as the list reaches', () => {
    view.scrollBy(3610);
    view.rows += 7;
    view.showAt(107, -10);
    expect(view.firstSeen).toBe(107);
    expect(view.top).toBe(107 * 36 + 10);
    view.showAt(2, 600);
    expect(view.top).toBe(0);
  });

  it('keeps the first row when the density changes, and the end when rows go', () => {
    view.scrollBy(3600);
    view.rowHeight = 28;
    expect(view.firstSeen).toBe(100);
    view.rows = 50;
    expect(view.top).toBe(50 * 28 - 600);
    view.rows = 3;
    expect(view.top).toBe(0);
  });
});
