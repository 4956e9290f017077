import * as v from 'valibot';
import {
  columnLimits,
  columnNames,
  layOutColumns,
  usualLayout,
  withMoved,
  type ChosenColumns,
  type ColumnName,
} from './column-layout';
import type { Memory } from '../../common/memory';

/** Where the choice of columns is open: under its button, or at a point of the window. */
export type ColumnChooser = 'button' | { readonly x: number; readonly y: number };

/** The columns of the results as the person wants them, remembered; the width of the list is told by the list. */
export class Columns {
  readonly #memory: Memory;
  readonly #left: (name: ColumnName) => void;
  #chosen = $state.raw<ChosenColumns>(usualLayout);
  #listWidth = $state(1000);
  #chooser = $state.raw<ColumnChooser | null>(null);
  readonly layout = $derived(layOutColumns(this.#chosen, this.#listWidth));
  readonly isUsual = $derived(this.#chosen === usualLayout);

  /** `left`: a column was taken out of the list. */
  constructor(memory: Memory, left: (name: ColumnName) => void = () => undefined) {
    this.#memory = memory;
    this.#left = left;
    this.#chosen = memory.recall('columns', readColumns, usualLayout);
  }

  set listWidth(width: number) {
    this.#listWidth = width;
  }

  /** Where the person chooses columns; null while they do not. */
  get chooser(): ColumnChooser | null {
    return this.#chooser;
  }

  /** Opens the choice of columns somewhere, or closes it. */
  choose(at: ColumnChooser | null): void {
    this.#chooser = at;
  }

  /** Every column in its order, those left out as well. */
  get order(): readonly ColumnName[] {
    return this.#chosen.order;
  }

  isShown(name: ColumnName): boolean {
    return this.layout.columns.some((column) => column.name === name);
  }

  /** Shows or hides a column; the last one stays. */
  show(name: ColumnName, isShown: boolean): void {
    if (!isShown && this.layout.columns.length === 1) return;
    this.#change({ shown: { ...this.#chosen.shown, [name]: isShown } });
    if (!isShown) this.#left(name);
  }

  /** Puts a column before another, or last. */
  moveBefore(name: ColumnName, before: ColumnName | null): void {
    this.#change({ order: withMoved(this.#chosen.order, name, before) });
  }

  /** Moves a column one place towards the beginning or the end. */
  step(name: ColumnName, step: -1 | 1): void {
    const { order } = this.#chosen;
    const at = order.indexOf(name) + step;
    if (at < 0 || at >= order.length) return;
    this.#change({ order: withMoved(order, name, (step === 1 ? order[at + 1] : order[at]) ?? null) });
  }

  /** Gives a column a width in pixels; null the usual one. */
  resize(name: ColumnName, width: number | null): void {
    const { [name]: _, ...others } = this.#chosen.widths;
    const kept = width === null ? {} : { [name]: Math.round(bounded(width)) };
    this.#change({ widths: { ...others, ...kept } });
  }

  /** Gives several columns their widths in pixels. */
  resizeAll(widths: Readonly<Partial<Record<ColumnName, number>>>): void {
    const whole: Partial<Record<ColumnName, number>> = { ...this.#chosen.widths };
    for (const each of columnNames) {
      const width = widths[each];
      if (width !== undefined) whole[each] = Math.round(bounded(width));
    }
    this.#change({ widths: whole });
  }

  reset(): void {
    this.#chosen = usualLayout;
    this.#memory.remember('columns', null);
  }

  #change(change: Partial<ChosenColumns>): void {
    this.#chosen = { ...this.#chosen, ...change };
    this.#memory.remember('columns', this.#chosen);
  }
}

function bounded(width: number): number {
  return Math.min(Math.max(width, columnLimits.min), columnLimits.max);
}

const name = v.picklist(columnNames);
const chosenColumns = v.object({
  order: v.array(name),
  shown: v.record(name, v.boolean()),
  widths: v.record(name, v.pipe(v.number(), v.minValue(columnLimits.min), v.maxValue(columnLimits.max))),
});

/** Columns as they were remembered, perhaps by a version that knew fewer; null for what is none. */
export function readColumns(stored: unknown): ChosenColumns | null {
  const read = v.safeParse(chosenColumns, stored);
  if (!read.success) return null;
  const order = read.output.order.filter((each, at, all) => all.indexOf(each) === at);
  return { ...read.output, order: columnNames.reduce(withKnown, order) };
}

/** An order with a column in it; one that was not known yet stands where it usually does: behind the one before it. */
function withKnown(order: readonly ColumnName[], name: ColumnName): readonly ColumnName[] {
  if (order.includes(name)) return order;
  const before = columnNames[columnNames.indexOf(name) - 1];
  const at = before === undefined ? 0 : order.indexOf(before) + 1;
  return order.toSpliced(at, 0, name);
}
