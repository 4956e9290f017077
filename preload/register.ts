/**
 * The register: what was done with an archive that has to be answered for. Reading is not in it. What may name a person stands in the
 * `texts` of an entry alone, which can be emptied; all else stays for good.
 */

/** What can be done with an archive that has to be answered for; in this order in every list. */
export const registerActs = [
  'export', // records into a file
  'copy', // rows of a list to the clipboard
  'print',
  'pdf',
  'packet', // a person's own data, for that person
  'erase',
  'retention', // erased by a rule
  'vanished', // erased because the CRM no longer has it
  'hold', // from now on nothing of it is erased
  'release',
  'rules', // the rules of retention, or about what the CRM no longer has, were changed
  'backup',
  'schedule', // when backups are made by themselves was changed
  'restore',
  'policy', // what administrators decided is another than before
  'register', // the register itself was saved
] as const;
export type RegisterAct = (typeof registerActs)[number];

/** What an entry counts. */
export const registerCounts = [
  'rows',
  'interactions',
  'notes',
  'versions',
  'ownMarks',
  'setAside',
  'mentions',
  'pages',
  'files',
  'entries',
  'bytes',
] as const;
export type RegisterCount = (typeof registerCounts)[number];

/** Texts in which a person may be named. */
export const registerTexts = [
  'asked', // the search, as the program says it in words
  'subject', // whom it is about
  'reason',
  'path', // where it went
  'source', // where it came from: a backup, or an archive that is only looked into
  'change', // what is another than before
] as const;
export type RegisterText = (typeof registerTexts)[number];

/** How something ended that took a while. */
export const registerOutcomes = ['begun', 'done', 'failed', 'cancelled'] as const;
export type RegisterOutcome = (typeof registerOutcomes)[number];

/** Facts that name nobody. */
export interface RegisterFacts {
  /** SHA-256 of the file that left, in hexadecimal digits. */
  readonly sha256?: string;
  /** Ending of the file, `csv` for one. */
  readonly format?: string;
  /** Whether names and numbers were left out. */
  readonly isWithoutPersons?: boolean;
  readonly isProtected?: boolean;
  /** Done by the program itself, as it had been told. */
  readonly isBySchedule?: boolean;
  /** Where nothing is said: done at once, with the entry. */
  readonly outcome?: RegisterOutcome;
  /** The kind of failure. */
  readonly failure?: string;
  /** The number of the entry that this one ends. */
  readonly of?: number;
  /** A hash of what the administrators decided. */
  readonly policy?: string;
}

/** What is to be noted. */
export interface Noted {
  readonly act: RegisterAct;
  readonly counts?: Readonly<Partial<Record<RegisterCount, number>>>;
  readonly texts?: Readonly<Partial<Record<RegisterText, string>>>;
  readonly facts?: RegisterFacts;
}

/** What is noted, by whom and when. */
export interface RegisterEntry extends Noted {
  /** ISO 8601 with zone. */
  readonly at: string;
  /** The name by which the operating system knows the person; null where it knows none. */
  readonly person: string | null;
}

/** An entry as it stands. */
export interface StandingEntry extends Required<RegisterEntry> {
  readonly id: number;
  /** What it seals, itself and all before it, in hexadecimal digits. */
  readonly hash: string;
  /** Texts that were emptied because somebody who was named in them was erased. */
  readonly emptied: readonly RegisterText[];
  /** The number of the entry that says what became of what is begun here; null where none does, or nothing is begun. */
  readonly endedBy: number | null;
}

/** Which entries are wanted. */
export interface RegisterSearch {
  /** Words that stand in them, in whatever spelling: in their texts, or in what was done as the program calls it. */
  readonly text: string;
  /** One of these; empty: any. */
  readonly acts: readonly RegisterAct[];
  /** First and last day of this computer's clock, `YYYY-MM-DD`, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
}

/** So many entries one question brings. */
export const maxEntriesRead = 500;

/** An entry up to which the chain of hashes is known to hold. */
export interface RegisterLink {
  readonly id: number;
  readonly hash: string;
}

/** What came of checking a part of the register. */
export interface RegisterCheck {
  /** The first entry that is not as it was written, or is missing; null where all of them are. */
  readonly broken: number | null;
  /** Where to go on; null at the end. */
  readonly next: RegisterLink | null;
}

/** What the register is saved as. */
export const registerFormats = ['csv', 'xlsx'] as const;
export type RegisterFormat = (typeof registerFormats)[number];

/** What was saved of it, and whether its chain held then. */
export interface RegisterFile extends Pick<RegisterCheck, 'broken'> {
  readonly path: string;
  readonly entries: number;
  readonly sizeBytes: number;
  readonly sha256: string;
}
