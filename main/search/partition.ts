/**
 * Of places that meet a condition up to some place and no longer from there on: the first that does not, `count` where
 * all do. Every binary search is this one.
 */
export function partitionPoint(count: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place of an ascending list whose value is not below `wanted`. */
export function lowerBound<T extends number | string>(sorted: ArrayLike<T>, wanted: T): number {
  return partitionPoint(sorted.length, (place) => (sorted[place] as T) < wanted);
}
