/** What an administrator can decide for those who work at a computer, by the names that a policy has; in this order in every list. */
export const policyNames = [
  'account',
  'downloadFrom',
  'syncEveryHours',
  'dataFolder',
  'language',
  'backupEvery',
  'backupFolder',
  'backupKeep',
  'exportsAllowed',
  'retentionRules',
  'retentionChangesAllowed',
  'updateNotice',
  'updateAddress',
  'updateKey',
] as const;
export type PolicyName = (typeof policyNames)[number];

/** Hours between scheduled downloads; 0 for never. */
export const syncEveryHours = [0, 1, 2, 4, 8, 24] as const;

/** What each says. */
export interface PolicyValues {
  /** The one account of the CRM: its name, or its whole address. */
  readonly account: string;
  /** The first day that is downloaded, `YYYY-MM-DD`. */
  readonly downloadFrom: string;
  readonly syncEveryHours: (typeof syncEveryHours)[number];
  /** Where the program keeps its data, with the names of variables (`%USERNAME%`) filled in. */
  readonly dataFolder: string;
  readonly language: 'pl' | 'en';
  /** How often backups are made by themselves. */
  readonly backupEvery: 'never' | 'day' | 'week';
  /** Where to, as a path with variables like `dataFolder`, of a share too. */
  readonly backupFolder: string;
  /** How many of them are kept. */
  readonly backupKeep: number;
  /** Whether records leave the program as files, on paper or by the clipboard. */
  readonly exportsAllowed: boolean;
  /** How long records are kept, in the words of `keeping-spec`. */
  readonly retentionRules: string;
  /** Whether a person may change how long they are kept. */
  readonly retentionChangesAllowed: boolean;
  /** Whether a newer version is looked for. */
  readonly updateNotice: boolean;
  /** Where its file lies: an address or a path. */
  readonly updateAddress: string;
  /** Whose signature of that file holds: an Ed25519 public key, its 32 bytes in base64. */
  readonly updateKey: string;
}

/** Whether a person at this computer may decide how long records are kept. */
export function mayChangeRetention({ retentionRules, retentionChangesAllowed }: Partial<PolicyValues>): boolean {
  return retentionRules === undefined && retentionChangesAllowed !== false;
}

/** What is wrong with a policy, and where it stands: a file or a key of the registry. */
export type PolicyProblem =
  /** A file that others than administrators could have written is not followed. */
  | { readonly kind: 'changeable'; readonly place: string }
  | { readonly kind: 'unreadable'; readonly place: string }
  /** The system's tool that would give out policies does not answer, so it is not known whether there is one. */
  | { readonly kind: 'unanswered'; readonly place: string }
  | { readonly kind: 'unknownName'; readonly place: string; readonly name: string }
  | { readonly kind: 'wrongValue'; readonly place: string; readonly name: PolicyName; readonly value: string };

/** What of the administrators' decisions the window needs to know. */
export interface PolicyFacts {
  /** What holds; a person cannot change it. */
  readonly held: Partial<PolicyValues>;
  readonly problems: readonly PolicyProblem[];
}
