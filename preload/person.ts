import type { TextRange } from './model';

/** What identifies a person: each of these is enough by itself. */
export interface Subject {
  /** Whole numbers in any spelling. */
  readonly numbers: readonly string[];
  /** Contacts of the CRM by their uuids, organisations too. */
  readonly contacts: readonly string[];
  /** Whole names as the window shows them; letter case does not count. */
  readonly names: readonly string[];
  /** E-mail addresses: they stand in texts alone, so that they find mentions and no records of the person's own. */
  readonly emails: readonly string[];
  /** Who shares a number or a name with the person and is somebody else: what is only found by what they share is not the person's. */
  readonly others: Others;
}

/** People who are not meant. */
export interface Others {
  readonly contacts: readonly string[];
  readonly names: readonly string[];
  /** Whoever used a number without having a name or a contact in the CRM. */
  readonly unnamed: boolean;
}

/** Nobody. */
export const noSubject: Subject = {
  ...{ numbers: [], contacts: [], names: [], emails: [] },
  others: { contacts: [], names: [], unnamed: false },
};

/** What identifies a person, by kind. */
export const identityKinds = ['numbers', 'contacts', 'names', 'emails'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** As many of each kind one subject may have. */
export const maxIdentities = 200;

/**
 * What a person was known under. `given`: identifies the person; `met`: stands on the person's own records, or in what they say;
 * `alike`: a name that is written like a given one, on records of somebody else perhaps; `other`: was said to be somebody else.
 */
export interface KnownAs {
  readonly kind: IdentityKind | 'unnamed';
  /** A number as the CRM formats it, a uuid, a name, an e-mail address. Empty for `unnamed`. */
  readonly value: string;
  /** Of a contact: its names in the CRM, the latest first. */
  readonly names: readonly string[];
  readonly standing: 'given' | 'met' | 'alike' | 'other';
  /** Where it was met: on the person's side of a record, in what a note is about, or in a text. */
  readonly from: 'side' | 'note' | 'text';
  /** How many of the person's records have it; of somebody `other` or `alike`, how many that are not the person's. */
  readonly records: number;
  /** How many records more were the person's if this identified the person too; null where it does, and where nobody counted. */
  readonly more: number | null;
}

/** All that an archive knows of a person. */
export interface PersonFound {
  /** Records with the person, calls, SMS and faxes. */
  readonly records: number;
  readonly notes: number;
  /** Days of the oldest and the newest of them, `YYYY-MM-DD`; null where there is none. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly known: readonly KnownAs[];
  /** False where only the newest records were read for what the person was known under. */
  readonly areAllRead: boolean;
  /** Mentions on records that are not the person's. */
  readonly mentions: number;
  /** False where there are more than were counted. */
  readonly areAllMentionsCounted: boolean;
}

/** Of which person something is asked; `isWide`: also mentions by what others may be called too, as by the last name alone. */
export interface PersonQuestion {
  readonly subject: Subject;
  readonly isWide: boolean;
}

/** Why a text is thought to mention a person: by which of what they were known under. */
export interface MentionReason {
  /** `initial`: the last name with an initial; `lastName`: the last name alone, so that it may be somebody else. */
  readonly kind: 'number' | 'name' | 'initial' | 'lastName' | 'email' | 'contact';
  /** What the person is known under. */
  readonly value: string;
}

/** Where on somebody else's record a person is mentioned. */
export type MentionPlace =
  | { readonly kind: 'sms' }
  /** A note, the names of its files and whom it is about. */
  | { readonly kind: 'note'; readonly note: string }
  /** A note as it was before it was changed. */
  | { readonly kind: 'version'; readonly note: string; readonly replacedAt: string }
  | { readonly kind: 'remark'; readonly mark: number }
  /** The name of a contact of the record: `Mąż Anny Nowak`. */
  | { readonly kind: 'contact' };

/** A person is mentioned in a text of a record that is not theirs. */
export interface Mention {
  /** The record. */
  readonly id: number;
  readonly uuid: string;
  /** `YYYY-MM-DD HH:MM:SS`. */
  readonly callDate: string;
  readonly service: string;
  readonly direction: string;
  /** Whom the record is with, as it is shown. */
  readonly with: string;
  readonly place: MentionPlace;
  readonly excerpt: { readonly text: string; readonly hits: readonly TextRange[] };
  readonly why: readonly MentionReason[];
}

/** Mentions on records that follow each other, the newest first. */
export interface MentionPage {
  readonly mentions: readonly Mention[];
  /** Goes on with the records older than this one; null at the end. */
  readonly before: number | null;
}

/** By which two mentions are told apart. */
export function mentionKey({ id, place }: Pick<Mention, 'id' | 'place'>): string {
  switch (place.kind) {
    case 'sms':
    case 'contact':
      return `${String(id)} ${place.kind}`;
    case 'note':
      return `${String(id)} note ${place.note}`;
    case 'version':
      return `${String(id)} version ${place.note} ${place.replacedAt}`;
    case 'remark':
      return `${String(id)} remark ${String(place.mark)}`;
  }
}
