import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Viewport } from '../../../../renderer/state/results/viewport.svelte';

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
    const onScreen = view.layerTop + (5_000_000 - view.base) * 36;
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

  it('comes to its place whatever its height and the rows it knows of were on the way there', () => {
    const begun = new Viewport();
    begun.rows = 224;
    begun.height = 725;
    begun.showAt(223, 641);
    expect(begun.top).toBe(224 * 36 - 725);
    begun.height = 690;
    begun.rows = 100_000;
    expect(begun.top).toBe(223 * 36 - 641);
    begun.scrollBy(36);
    begun.rows = 100;
    begun.rows = 100_000;
    expect(begun.top).toBe(224 * 36 - 641);
  });

  it('keeps the row that is read in sight where the list gets lower, and goes back where it gets higher again', () => {
    view.showAt(500, 500);
    view.keep(500);
    view.height = 300;
    expect(view.isSeen(500)).toBe(true);
    expect(view.top).toBe(501 * 36 - 300);
    view.rows += 32;
    expect(view.top).toBe(501 * 36 - 300);
    view.height = 600;
    expect(view.top).toBe(500 * 36 - 500);
    view.scrollBy(36);
    view.height = 300;
    expect(view.top).toBe(501 * 36 - 500);
  });

  it('keeps the rows of a moment ago until some of a far place have come, and shows those that came on the way', () => {
    let loaded = [0, 100];
    const far = new Viewport((first, last) => loaded.some((at) => first <= at + 100 && last >= at));
    far.height = 600;
    far.rows = 10_000_000;
    far.scrollBy(5_000_000 * 36);
    expect(far.drawn.first).toBe(0);
    expect(far.wanted.first).toBe(5_000_000);
    const askedAt = far.top;
    far.scrollBy(1_000_000 * 36);
    loaded = [5_000_000];
    far.follow(askedAt);
    expect(far.firstShown).toBe(5_000_000);
    loaded = [6_000_000];
    far.follow();
    expect(far.firstShown).toBe(6_000_000);
  });

  it('shows no empty rows because it is told once more how high it is', () => {
    const far = new Viewport((first) => first === 0);
    far.height = 600;
    far.rowHeight = 36;
    far.rows = 10_000_000;
    far.scrollBy(5_000_000 * 36);
    far.rowHeight = 36;
    far.height = 600;
    expect(far.firstShown).toBe(0);
  });

  it('waits anew for rows whenever some have come on the way', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let loaded = 0;
    const far = new Viewport((first) => first === loaded);
    far.height = 600;
    far.rows = 10_000_000;
    far.showAt(1000, 0);
    vi.advanceTimersByTime(250);
    const { top } = far;
    far.showAt(2000, 0);
    loaded = 1000;
    far.follow(top);
    vi.advanceTimersByTime(250);
    expect(far.firstShown).toBe(1000);
    vi.advanceTimersByTime(100);
    expect(far.firstShown).toBe(2000);
    vi.useRealTimers();
  });

  it('gives a row its element for as long as it is drawn, and lets all elements keep their order on a far jump', () => {
    const slots = (): number[] =>
      Array.from({ length: view.drawn.last - view.drawn.first + 1 }, (_, at) => view.slotOf(view.drawn.first + at));
    view.showAt(1003, 0);
    const before = slots();
    expect(new Set(before).size).toBe(view.slots);
    const kept = view.slotOf(1010);
    view.scrollBy(5 * 36);
    expect(view.slotOf(1010)).toBe(kept);
    const order = slots();
    view.showAt(7_654_321, 0);
    expect(slots()).toEqual(order);
  });

  it('gives elements the rows of a far place step by step, those first that wait longest', () => {
    const steps: (() => boolean)[] = [];
    view.dealWith((step) => steps.push(step));
    const contents = (): number[] =>
      Array.from({ length: view.slots }, (_, at) => view.contentAt(view.drawn.first + at));
    const rows = (first: number, length: number): number[] => Array.from({ length }, (_, at) => first + at);
    view.showAt(1000, 0);
    while (steps[0]?.() === true);
    view.showAt(5000, 0);
    expect(view.isDealing).toBe(true);
    expect(steps).toHaveLength(2);
    expect(contents()).toEqual(rows(1000, view.slots));
    expect(steps[1]?.()).toBe(true);
    expect(contents()).toEqual([...rows(5000, 4), ...rows(1004, view.slots - 4)]);
    view.showAt(9000, 0);
    expect(contents()).toEqual([...rows(5000, 4), ...rows(1004, view.slots - 4)]);
    expect(steps[1]?.()).toBe(true);
    expect(contents()).toEqual([...rows(5000, 4), ...rows(9004, 4), ...rows(1008, view.slots - 8)]);
    while (steps[1]?.() === true);
    expect(contents()).toEqual(rows(9000, view.slots));
    expect(view.isDealing).toBe(false);
  });

  it('shows empty rows where the wait is long', () => {
    vi.useFakeTimers();
    const far = new Viewport((first) => first < 100);
    far.height = 600;
    far.rows = 10_000_000;
    far.scrollBy(5_000_000 * 36);
    expect(far.firstShown).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(far.firstShown).toBe(5_000_000);
    vi.useRealTimers();
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
