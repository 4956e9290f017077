import type { Filters, InteractionRecord, UnreadableCount } from '../model';

/** Whose timeline: a contact by the name it is shown under, or one whole number in any spelling. */
export type TimelineOf =
  { readonly kind: 'contact'; readonly name: string } | { readonly kind: 'number'; readonly number: string };

/** The filters that find exactly the records of a timeline; its export is the export of these. */
export function timelineFilters(of: TimelineOf): Filters {
  return of.kind === 'contact' ? { contacts: [of.name] } : { ownNumber: of.number };
}

/** Where a page of a timeline lies; records are named by their ids, so that new ones move nothing. */
export type TimelinePlace =
  | { readonly kind: 'newest' }
  | { readonly kind: 'oldest' }
  /** The records older (`before`) or newer (`after`) than one, without it. */
  | { readonly kind: 'before' | 'after'; readonly id: number }
  /** A record with others on both sides. */
  | { readonly kind: 'around'; readonly id: number }
  /** The first record of a day (`YYYY-MM-DD`), or else the first after it, with others on both sides. */
  | { readonly kind: 'day'; readonly day: string };

/** Records of a timeline that follow each other. */
export interface TimelinePage {
  /** Oldest first. */
  readonly records: readonly InteractionRecord[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** The record that was asked for (`around`, `day`); null where there is none. */
  readonly at: number | null;
}

/** A timeline as a whole, or the part of it within some days. */
export interface TimelineSummary {
  readonly total: number;
  /** Days of its oldest and newest record, `YYYY-MM-DD`; null where there is none. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** The numbers of the other side, the one used last first. */
  readonly numbers: readonly string[];
  /** The names of the other side, the one used last first. */
  readonly names: readonly string[];
  /** How many contacts of the CRM have these names; more than one where several bear the same. */
  readonly contacts: number;
  /** False where numbers and names are only those of the newest records. */
  readonly areAllRead: boolean;
  /** Days (inclusive) that the archive does not hold completely, so that something may be missing. */
  readonly missingDays: readonly { readonly from: string; readonly to: string }[];
  /** Of the same days; it is not known whether they belong here. */
  readonly unreadable: UnreadableCount;
}
