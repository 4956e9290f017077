import type { Filters, Query } from '../../../preload/model';
import type { ReportPeriod, ReportTotals } from '../../../preload/search/report';

/** Filters that are lists of values, of which one is enough. */
type ListFilter = 'services' | 'directions' | 'statuses' | 'agents';

/** What a figure counts of the records of its search. */
export type Narrowing = Readonly<Partial<Record<ListFilter, readonly string[]>>>;

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

/** The search for what a figure counts: the report's own one, of some days, and of its values only those that count. */
export function searchOf(query: Query, { from, to }: ReportPeriod, narrowing: Narrowing): Query {
  const filters: Record<string, unknown> = { ...query.filters, from, to };
  for (const [name, values] of Object.entries(narrowing) as [ListFilter, readonly string[]][]) {
    const before: Filters[ListFilter] = query.filters[name];
    filters[name] = before === undefined ? values : values.filter((value) => before.includes(value));
  }
  return { ...query, filters };
}
