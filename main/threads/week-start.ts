import type { WeekStart } from '../../preload/model';

/** What the threads are given: the day that weeks begin with, as it is at any moment. */
export type WeekCell = Int32Array<SharedArrayBuffer>;

const days: readonly WeekStart[] = ['monday', 'sunday'];

/** The cell of this process. */
export const weekCell: WeekCell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** From now on weeks begin with this day, in the threads that run too. */
export function countWeeksFrom(day: WeekStart): void {
  Atomics.store(weekCell, 0, days.indexOf(day));
}

/** The day that weeks begin with now. */
export function weekStartIn(cell: WeekCell): WeekStart {
  return days[Atomics.load(cell, 0)] ?? 'monday';
}
