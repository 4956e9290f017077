/** Sets of ids that are never changed: one more or less is another set. */
export type Ids = ReadonlySet<number>;

export function idsOf(...lists: readonly Iterable<number>[]): Ids {
  return new Set(lists.flatMap((list) => [...list]));
}

/** With the id where it was absent, without it where it was present. */
export function toggled(ids: Ids, id: number): Ids {
  const other = new Set(ids);
  if (!other.delete(id)) other.add(id);
  return other;
}
