import type { Query } from '../model';
import type { ErasureCounts } from './erasure';

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

/** What a rule is about: every record, or one kind of them. */
export const ruleKinds = ['all', 'call', 'sms', 'fax'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** Whether a rule is about records with notes, without, or both. */
export const ruleNotes = ['any', 'with', 'without'] as const;
export type RuleNotes = (typeof ruleNotes)[number];

export const ageUnits = ['years', 'months', 'days'] as const;
export type AgeUnit = (typeof ageUnits)[number];

/** The longest of each: longer is not kept by anybody, and is a slip of the keys. */
export const maxAge: Readonly<Record<AgeUnit, number>> = { years: 100, months: 1200, days: 36_500 };

/** How long something is kept. */
export interface Age {
  readonly n: number;
  readonly unit: AgeUnit;
}

/** Records of a kind are erased once they are older than this. Where several rules are about a record, the shortest counts. */
export interface RetentionRule {
  readonly kind: RuleKind;
  readonly notes: RuleNotes;
  readonly age: Age;
}

/** As many rules as people can keep in mind. */
export const maxRules = 20;

export const maxVanishedDays = 3650;

/** What becomes of what the CRM no longer lists: it stays, the person is asked, or it is erased so many days after that was seen. */
export type VanishedRule =
  { readonly kind: 'keep' } | { readonly kind: 'ask' } | { readonly kind: 'erase'; readonly days: number };

/** How long the records of an archive are kept. */
export interface Keeping {
  readonly rules: readonly RetentionRule[];
  readonly vanished: VanishedRule;
  /** Done after each download; else only when a person says so. */
  readonly afterDownloads: boolean;
}

/** As long as nobody decided anything, everything stays. */
export const keepsAll: Keeping = { rules: [], vanished: { kind: 'keep' }, afterDownloads: false };

/** What a rule would erase. */
export interface RuleCount {
  readonly rule: RetentionRule;
  /** Records of earlier days are older than the rule keeps them, `YYYY-MM-DD`. */
  readonly before: string;
  readonly records: number;
}

/** What would be erased by the rules at this moment. */
export interface RetentionPreview {
  /** The day that ages are counted to. */
  readonly today: string;
  readonly rules: readonly RuleCount[];
  /** Of what the CRM no longer lists: what would be erased now, and all that there is of it. */
  readonly vanished: {
    readonly records: number;
    readonly notes: number;
    readonly allRecords: number;
    readonly allNotes: number;
  };
  /** Records in all, each once, and single notes of records that stay. */
  readonly records: number;
  readonly singleNotes: number;
  /** Records that would be erased but for a hold. */
  readonly held: number;
  /** How many records of each month there are (`YYYY-MM`), the oldest first. */
  readonly months: readonly { readonly month: string; readonly records: number }[];
  /** The newest record is so old that the computer's clock may be wrong: nothing is then erased without a person. */
  readonly isClockDoubtful: boolean;
}

/** What the rules have erased, or would. */
export interface RetentionReport extends RetentionPreview, ErasureCounts {
  /** Copies of the archive from before updates and repairs: they go as well. */
  readonly copies: number;
  /** Names of the saved searches that name people of whom nothing is left: they go as well. */
  readonly searches: readonly string[];
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** What a hold is asked as: just what was typed, on the day on which it was put: what was `yesterday` then stays so. */
export function queryOfHold(subject: HoldSubject): Query {
  switch (subject.kind) {
    case 'contact':
      return { text: '', filters: { contacts: [subject.contact] }, literal: true };
    case 'number':
      return { text: '', filters: { ownNumber: subject.number }, literal: true };
    case 'search':
      return { ...subject.query, literal: true };
  }
}
