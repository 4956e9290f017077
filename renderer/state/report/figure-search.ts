import type { Filters, Query } from '../../../preload/model';
import { numberKey } from '../../../preload/phone-number';
import type { ReportPeriod, ReportTotals } from '../../../preload/search/report';

/** Filters that are lists of values, of which one is enough. */
type ListFilter =
  | ('services' | 'directions' | 'statuses' | 'queueStatuses')
  | ('agents' | 'extensions' | 'destinations' | 'flags' | 'contacts');

/** What a figure counts of the records of its search. */
export type Narrowing = Readonly<Partial<Record<ListFilter, readonly string[]>>> & { readonly ownNumber?: string };

export const calls: Narrowing = { services: ['call'] };

/** Of every figure of the whole what it counts; null where no search says it. */
export const totalNarrowings: Readonly<Record<keyof ReportTotals, Narrowing | null>> = {
  interactions: {},
  calls,
  sms: { services: ['sms'] },
  faxes: { services: ['fax'] },
  incoming: { directions: ['in'] },
  outgoing: { directions: ['out'] },
  internal: { directions: ['internal'] },
  answered: { ...calls, statuses: ['answered'] },
  missed: { ...calls, directions: ['in'], statuses: ['noAnswer', 'busy'] },
  missedAttempts: null,
  talkSeconds: null,
  cost: null,
};

/**
 * The search for what a figure counts: the report's own one, of some days, and of its values only those that count. Null where no
 * search says it: of a record of several agents the one that the search is not of.
 */
export function searchOf(query: Query, { from, to }: ReportPeriod, narrowing: Narrowing): Query | null {
  const { ownNumber, ...lists } = narrowing;
  const filters: Record<string, unknown> = { ...query.filters, from, to };
  for (const [name, values] of Object.entries(lists) as [ListFilter, readonly string[]][]) {
    const before: Filters[ListFilter] = query.filters[name];
    const both =
      before === undefined || before.length === 0 ? values : values.filter((value) => before.includes(value));
    if (both.length === 0) return null;
    filters[name] = both;
  }
  if (ownNumber === undefined) return { ...query, filters };
  const number = query.filters.ownNumber ?? ownNumber;
  return numberKey(number) === numberKey(ownNumber) ? { ...query, filters: { ...filters, ownNumber: number } } : null;
}
