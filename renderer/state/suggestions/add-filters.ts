import type { Filters } from '../../../preload/model';

/** Filters with others added: of lists both, of all else what was added. */
export function addFilters(filters: Filters, added: Filters): Filters {
  const entries = Object.entries<Filters[keyof Filters]>({ ...added }).map(([name, value]) => {
    const before: unknown = filters[name as keyof Filters];
    return [name, isList(before) && isList(value) ? [...new Set([...before, ...value])] : value] as const;
  });
  return { ...filters, ...(Object.fromEntries(entries) as Filters) };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
