import type { Query } from '../model';

/** How long records are kept, and what keeps them longer. */

/** What a hold is put on. A search holds what it finds when it is asked, also what comes later. */
export type HoldSubject =
  | { readonly kind: 'contact'; readonly contact: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'search'; readonly query: Query };

/** What must not be erased as long as this stands: no rule and no person can. */
export interface Hold {
  readonly id: number;
  readonly subject: HoldSubject;
  readonly reason: string;
  /** The name by which the operating system knows who put it; null where it knows none. */
  readonly person: string | null;
  /** ISO 8601 with zone. */
  readonly at: string;
}

/** A hold with what it holds at the moment. */
export interface CountedHold extends Hold {
  readonly records: number;
}
