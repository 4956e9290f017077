import { beforeEach, describe, expect, it } from 'vitest';
import { Selection } from '../../../../renderer/state/selection/selection.svelte';

/** The row at position n has the id 1000 - n, as newer rows have larger ids. */
const idsBetween = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => 1000 - from - index);
const sorted = (selection: Selection): number[] => [...selection.ids].sort((a, b) => b - a);

let selection: Selection;

beforeEach(() => {
  selection = new Selection();
});

describe('Selection', () => {
  it('toggles one at a time', () => {
    selection.toggle(1000, 0);
    selection.toggle(995, 5);
    selection.toggle(1000, 0);
    expect(sorted(selection)).toEqual([995]);
    expect(selection.count(42)).toBe(1);
    expect(selection.asked).toEqual({ kind: 'ids', ids: [995] });
  });

  it('grows a range from where it began, in both directions, and shrinks it again', async () => {
    selection.toggle(995, 5);
    await selection.extendTo(8, idsBetween);
    expect(sorted(selection)).toEqual([995, 994, 993, 992]);
    await selection.extendTo(6, idsBetween);
    expect(sorted(selection)).toEqual([995, 994]);
    await selection.extendTo(3, idsBetween);
    expect(sorted(selection)).toEqual([997, 996, 995]);
  });

  it('keeps what was selected before the range', async () => {
    selection.toggle(900, 100);
    selection.toggle(998, 2);
    await selection.extendTo(3, idsBetween);
    await selection.extendTo(2, idsBetween);
    expect(sorted(selection)).toEqual([998, 900]);
  });

  it('drops the late answer of a range that was redrawn meanwhile', async () => {
    selection.anchorAt(0);
    let answerLate: (ids: readonly number[]) => void = () => undefined;
    const late = selection.extendTo(500, () => new Promise((resolve) => (answerLate = resolve)));
    await selection.extendTo(1, idsBetween);
    answerLate(idsBetween(0, 500));
    await late;
    expect(sorted(selection)).toEqual([1000, 999]);
  });

  it('means every result by "all", and counts them', () => {
    selection.selectAll();
    expect(selection.has(123)).toBe(true);
    expect(selection.count(1_234_567)).toBe(1_234_567);
    expect(selection.asked).toEqual({ kind: 'all' });
    selection.clear();
    expect(selection.isEmpty).toBe(true);
  });

  it('leaves some out of "all", whatever their number', () => {
    selection.selectAll();
    selection.toggle(995, 5);
    selection.toggle(990, 10);
    selection.toggle(995, 5);
    expect(selection.has(990)).toBe(false);
    expect(selection.has(995)).toBe(true);
    expect(selection.isAll).toBe(false);
    expect(selection.count(10_000_000)).toBe(9_999_999);
    expect(selection.asked).toEqual({ kind: 'all', except: [990] });
    selection.toggle(990, 10);
    expect(selection.isAll).toBe(true);
    expect(selection.asked).toEqual({ kind: 'all' });
  });

  it('adds all results to what is selected, and takes them out again', () => {
    selection.toggle(7, 0);
    selection.addAll([1000, 999]);
    expect(selection.isAll).toBe(true);
    expect(sorted(selection)).toEqual([1000, 999, 7]);
    selection.removeAll();
    expect(sorted(selection)).toEqual([7]);
    selection.addAll([1000, 999]);
    selection.toggle(999, 1);
    expect(selection.isAll).toBe(false);
    expect(sorted(selection)).toEqual([1000, 7]);
  });

  it('counts what is on its way, and drops it when it was cleared meanwhile', () => {
    selection.toggle(7, 0);
    const take = selection.await(2);
    expect(selection.count(42)).toBe(3);
    take([5, 6]);
    expect(sorted(selection)).toEqual([7, 6, 5]);
    const late = selection.await(1);
    selection.clear();
    late([9]);
    expect(selection.isEmpty).toBe(true);
  });

  it('outlives another search by its ids, and gives back what "all" left out', async () => {
    selection.toggle(995, 5);
    selection.searchChanged();
    expect(sorted(selection)).toEqual([995]);
    // Position 5 is another row now: a range begins anew.
    await selection.extendTo(2, idsBetween);
    expect(sorted(selection)).toEqual([998, 995]);
    selection.selectAll();
    selection.toggle(990, 10);
    expect([...(selection.searchChanged()?.except ?? [])]).toEqual([990]);
    expect(selection.isEmpty).toBe(true);
    expect(selection.searchChanged()).toBeNull();
  });
});
