import type { Query, Sort } from '../../../../preload/model';

/** A text that is the same for queries that ask the same. */
export function queryKey({ text, filters, exactLetters, exactForms, literal }: Query): string {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  set.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([text.trim(), set, exactLetters === true, exactForms === true, literal === true]);
}

/** The same for a search in an order. */
export function searchKey(query: Query, { by, descending }: Sort): string {
  return `${by} ${String(descending)} ${queryKey(query)}`;
}
