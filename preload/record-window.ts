import type { Account, Contact, InteractionRecord, Language, Query, Setup, Sort, Theme } from './model';
import type { TimelineOf } from './search/timeline';

/** A record, and the search that found it. */
export interface FoundRecord {
  readonly id: number;
  readonly query: Query;
  readonly sort: Sort;
}

/** What a record's own window begins with: no more of the program than it needs. */
export interface RecordWindowSetup extends Pick<Setup, 'isDemo'> {
  readonly found: FoundRecord;
  readonly language: Language;
  readonly theme: Theme;
  readonly account: Account;
  /** What is open is only looked into: nothing can be marked. */
  readonly isReadOnly: boolean;
}

/** A record that may be erased: what of it is said where that is asked. */
export type ErasedRecord = Pick<InteractionRecord, 'id' | 'callDate'> & {
  readonly contact: Pick<Contact, 'name' | 'number'>;
};

/** What a record's own window wants to be shown in the main window. */
export type MainWish =
  /** The timeline around a record, with the hits of a search marked. */
  | { readonly kind: 'timeline'; readonly of: TimelineOf; readonly id: number; readonly marks: Query }
  /** Only the records of one contact. */
  | { readonly kind: 'contact'; readonly name: string }
  /** A search. */
  | { readonly kind: 'text'; readonly text: string }
  /** What erasing a record for good would take away. */
  | ({ readonly kind: 'erase' } & ErasedRecord);

/** What the menu of a record's own window asks it to do. */
export type RecordCommand = 'previous' | 'next' | 'print' | 'timeline' | 'erase';

/** As many records may have windows of their own at once: each is a process with its memory. */
export const maxRecordWindows = 20;
