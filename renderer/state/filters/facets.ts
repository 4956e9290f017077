import { facetNames, type FacetName, type FacetValue, type Filters, type ResultSummary } from '../../../preload/model';
import { ownMarkKinds } from '../../../preload/own-marks';
import { normalise } from '../../../preload/letters/normalise';

/** The facets whose values are lists of a filter; `has` is three filters of its own. */
export type ListFacet = Exclude<FacetName, 'has'>;

export const filterOfFacet = {
  service: 'services',
  direction: 'directions',
  status: 'statuses',
  queueStatus: 'queueStatuses',
  agent: 'agents',
  extension: 'extensions',
  flag: 'flags',
  mark: 'marks',
} as const satisfies Record<ListFacet, keyof Filters>;

/** What a record may have, and the filter that asks for it. */
export const filterOfPossession = {
  notes: 'hasNotes',
  pinnedNote: 'hasPinnedNote',
  attachment: 'hasAttachment',
} as const satisfies Record<string, keyof Filters>;

/** Values in the order they are always shown in; those of people and flags come as counted, the most frequent first. */
const usualOrder: Readonly<Partial<Record<ListFacet, readonly string[]>>> = {
  service: ['call', 'sms', 'fax'],
  direction: ['in', 'out', 'internal'],
  status: ['answered', 'noAnswer', 'busy'],
  queueStatus: ['queue', 'noQueue', 'internal'],
  mark: ownMarkKinds,
};

/** The rows of a facet: what is counted, and what is chosen or always there, even at zero. */
export function facetRows(
  facet: ListFacet,
  counted: readonly FacetValue[],
  chosen: readonly string[],
): readonly FacetValue[] {
  const usual = usualOrder[facet] ?? [];
  const countOf = new Map(counted.map(({ value, count }) => [value, count]));
  const values = new Set([...usual, ...countOf.keys(), ...chosen]);
  return [...values].map((value) => ({ value, count: countOf.get(value) ?? 0 }));
}

/** Counts with the values that were counted before and are not there any more, at zero: no row vanishes under the hand. */
export function withValuesOf(summary: ResultSummary, before: ResultSummary | null): ResultSummary {
  if (before === null) return summary;
  const facets = facetNames.map((name) => {
    const counted = new Set(summary.facets[name].map(({ value }) => value));
    const gone = before.facets[name].filter(({ value }) => !counted.has(value));
    return [name, [...summary.facets[name], ...gone.map(({ value }) => ({ value, count: 0 }))]];
  });
  return { ...summary, facets: Object.fromEntries(facets) as ResultSummary['facets'] };
}

/** How many rows of a long list are shown at first. */
const fewRows = 8;

/** The rows in sight: all, those that a typed text stands in, or the first few and every chosen one. */
export function rowsInSight(
  rows: readonly FacetValue[],
  chosen: readonly string[],
  { showsAll, typed, nameOf }: { showsAll: boolean; typed: string; nameOf: (value: string) => string },
): readonly FacetValue[] {
  if (!showsAll) return rows.filter(({ value }, at) => at < fewRows || chosen.includes(value));
  const wanted = normalise(typed.slice(0, 200));
  return wanted === '' ? rows : rows.filter(({ value }) => normalise(nameOf(value)).includes(wanted));
}

export function isLong(rows: readonly FacetValue[]): boolean {
  return rows.length > fewRows;
}
