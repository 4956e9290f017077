/** What people mark records with in this archive alone; nothing of it is the CRM's, and nothing of it leaves for the CRM. */

/**
 * A record has each of these or not. `clarify`: to be clarified; `unread`: it came, and was not opened yet; `settled`: a missed call
 * that nobody has to return any more.
 */
export const ownFlags = ['star', 'clarify', 'unread', 'settled'] as const;
export type OwnFlag = (typeof ownFlags)[number];

/** `remark`: a text of which a record may have several. */
export const ownMarkKinds = [...ownFlags, 'remark'] as const;
export type OwnMarkKind = (typeof ownMarkKinds)[number];

/** A mark on a record. */
export interface OwnMark {
  readonly id: number;
  readonly kind: OwnMarkKind;
  /** Of a remark; null for every other kind. */
  readonly text: string | null;
  /** Who made it; null for what the program marked by itself. */
  readonly author: string | null;
  /** ISO 8601 with zone. */
  readonly createdAt: string;
  /** When it was written anew; null where it never was. */
  readonly changedAt: string | null;
}

/** A name under remarks may be so long. */
export const maxAuthorLength = 200;

/** A remark may be so long. */
export const maxRemarkLength = 10_000;

/** What is to become of the own marks of records. */
export type OwnMarkChange =
  /** Those that are so already stay as they are. */
  | { readonly kind: 'set'; readonly flag: OwnFlag; readonly isSet: boolean; readonly ids: readonly number[] }
  | { readonly kind: 'addRemark'; readonly id: number; readonly text: string }
  | { readonly kind: 'changeRemark'; readonly id: number; readonly remark: number; readonly text: string }
  | { readonly kind: 'removeRemark'; readonly id: number; readonly remark: number }
  /** As it was before it was removed or changed: with its author and its times. */
  | { readonly kind: 'putBackRemark'; readonly id: number; readonly remark: OwnMark };

/** What a change did. */
export interface OwnMarksChanged {
  /** The records that are marked otherwise than before; to be undone by their ids. */
  readonly ids: readonly number[];
  /** The remark as it was before; null where there was none. */
  readonly before: OwnMark | null;
}
