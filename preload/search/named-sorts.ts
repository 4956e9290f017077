import type { Sort } from '../model';

/** Every order of a result by the key of its name in the catalogue (`sort`). */
export const namedSorts = {
  best: { by: 'relevance', descending: true },
  worst: { by: 'relevance', descending: false },
  newest: { by: 'date', descending: true },
  oldest: { by: 'date', descending: false },
  longest: { by: 'duration', descending: true },
  shortest: { by: 'duration', descending: false },
  lastNameAz: { by: 'lastName', descending: false },
  lastNameZa: { by: 'lastName', descending: true },
  contactAz: { by: 'contact', descending: false },
  contactZa: { by: 'contact', descending: true },
  number: { by: 'number', descending: false },
  numberDesc: { by: 'number', descending: true },
  kind: { by: 'kind', descending: false },
  kindDesc: { by: 'kind', descending: true },
  direction: { by: 'direction', descending: false },
  directionDesc: { by: 'direction', descending: true },
  status: { by: 'status', descending: false },
  statusDesc: { by: 'status', descending: true },
  queue: { by: 'queue', descending: false },
  queueDesc: { by: 'queue', descending: true },
  costliest: { by: 'cost', descending: true },
  cheapest: { by: 'cost', descending: false },
  mostNotes: { by: 'notes', descending: true },
  fewestNotes: { by: 'notes', descending: false },
  mark: { by: 'mark', descending: false },
  markDesc: { by: 'mark', descending: true },
  agentAz: { by: 'agent', descending: false },
  agentZa: { by: 'agent', descending: true },
  flagAz: { by: 'flag', descending: false },
  flagZa: { by: 'flag', descending: true },
} as const satisfies Readonly<Record<string, Sort>>;

export type SortName = keyof typeof namedSorts;

export const sortNames = Object.keys(namedSorts) as readonly SortName[];

/** The name of an order. */
export function nameOfSort({ by, descending }: Sort): SortName {
  const isIt = (name: SortName): boolean => namedSorts[name].by === by && namedSorts[name].descending === descending;
  return sortNames.find(isIt) ?? 'newest';
}
