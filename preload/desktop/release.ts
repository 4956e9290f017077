/** A version of the program that is newer than this one. */
export interface NewerVersion {
  readonly version: string;
  /** When it came out, `YYYY-MM-DD`. */
  readonly date: string;
  /** Where its installer lies, as those who published it say: an address or a folder. */
  readonly where: string;
}

/**
 * Why it is not known whether there is a newer one. `signature`: not signed by those who may; `foreign`: about another product;
 * `redirected`: the address leads elsewhere.
 */
export const lookFailures = ['unreachable', 'redirected', 'tooLarge', 'unreadable', 'signature', 'foreign'] as const;
export type LookFailure = (typeof lookFailures)[number];

/** Whether newer versions are looked for, and what came of it. */
export interface UpdateStanding {
  /** Where it is looked; null where nobody named a place, and nothing can be switched on. */
  readonly address: string | null;
  readonly isOn: boolean;
  readonly newer: NewerVersion | null;
  /** Why the last look in this run found nothing out. */
  readonly failure: LookFailure | null;
}
