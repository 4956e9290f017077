import type { Filters } from '../model';

/** The filters that belong together, and are set, counted and cleared as one; named by the first. */
const ranges = [
  ['from', 'to'],
  ['minSeconds', 'maxSeconds'],
  ['minCost', 'maxCost'],
] as const satisfies readonly (readonly (keyof Filters)[])[];

/** The filters that are set, a range by the name of its beginning. */
export function partsOf(filters: Filters): (keyof Filters)[] {
  const names = Object.keys(filters).map((key) => rangeWith(key as keyof Filters)[0]);
  return names.filter((name, at) => names.indexOf(name) === at);
}

/** Filters without one, and without the other end of its range. */
export function withoutFilter(filters: Filters, name: keyof Filters): Filters {
  const without: readonly string[] = rangeWith(name);
  return Object.fromEntries(Object.entries(filters).filter(([key]) => !without.includes(key)));
}

/** A filter with the other end of its range, the beginning first; alone where it is of none. */
export function rangeWith(name: keyof Filters): readonly [keyof Filters, ...(keyof Filters)[]] {
  return ranges.find((range) => (range as readonly string[]).includes(name)) ?? [name];
}
