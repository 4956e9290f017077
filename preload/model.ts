import type { Failure, FailureKind } from './failure';

/** The archive's own terms, as the window and the command line see them. Times are wall time as the CRM sent it, without a zone. */

export type Language = 'pl' | 'en';

/** `call`, `sms`, `fax`; an unknown value of the CRM stays as it came. */
export type Service = string;
/** `in`, `out`, `internal`; an unknown value of the CRM stays as it came. */
export type Direction = string;
/** `answered`, `noAnswer`, `busy`; an unknown value of the CRM stays as it came. */
export type Status = string;

/** Part of a text, in UTF-16 units: from `start`, `length` long. */
export interface TextRange {
  readonly start: number;
  readonly length: number;
}

/** The other party of an interaction. */
export interface Contact {
  /** `person`, `organisation`, `unknown`, or as it came. */
  readonly type: string;
  readonly uuid: string | null;
  /** As it should be shown; null where the CRM knows none. */
  readonly name: string | null;
  /** As the CRM formats it (`+48 600 700 800`), else its bare digits; null where there is none. */
  readonly number: string | null;
}

/** A CRM user who took part. */
export interface Agent {
  readonly uuid: string | null;
  readonly name: string;
  readonly extension: string | null;
}

/** A coloured tag. */
export interface Flag {
  readonly uuid: string | null;
  readonly name: string;
  /** `#rrggbb`; null where the CRM's value is not a colour. */
  readonly color: string | null;
}

/** One line of a result list. */
export interface InteractionRow {
  /** Chronological: a later interaction has the larger id. */
  readonly id: number;
  readonly uuid: string;
  /** `YYYY-MM-DD HH:MM:SS`. */
  readonly callDate: string;
  readonly service: Service;
  readonly direction: Direction;
  readonly status: Status;
  readonly durationSeconds: number | null;
  readonly contact: Contact;
  readonly agents: readonly Agent[];
  readonly flags: readonly Flag[];
  readonly noteCount: number;
  readonly hasNotes: boolean;
  readonly hasAttachments: boolean;
  /** The words to show: the SMS or the note that was hit, cut around the hit; null where there is no text. */
  readonly excerpt: Excerpt | null;
}

/** A piece of a record's text with the ranges that matched the search. */
export interface Excerpt {
  readonly source: 'sms' | 'note';
  readonly text: string;
  readonly hits: readonly TextRange[];
}

/** Everything known about one interaction. */
export interface InteractionRecord extends Omit<InteractionRow, 'excerpt'> {
  readonly queueStatus: string | null;
  readonly destination: string | null;
  /** In the unit the CRM counts in; the API does not name it. */
  readonly cost: number | null;
  readonly from: Contact | null;
  readonly to: Contact | null;
  readonly smsText: string | null;
  readonly smsHits: readonly TextRange[];
  readonly notes: readonly Note[];
  /** True while the CRM owes us this record's notes. */
  readonly notesOwed: boolean;
  /** When the CRM stopped listing this record; null while it lists it. */
  readonly vanishedAt: string | null;
  /** Fields of the CRM that Kronika has no words for, as `[path, JSON]`. */
  readonly otherFields: readonly (readonly [string, string])[];
}

/** A note about an interaction. */
export interface Note {
  readonly uuid: string;
  readonly created: string;
  readonly author: string | null;
  readonly blocks: readonly NoteBlock[];
  readonly pinned: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly organisation: string | null;
  readonly person: string | null;
  readonly attachments: readonly Attachment[];
  readonly vanishedAt: string | null;
  readonly earlierVersions: readonly NoteVersion[];
}

/** A note as it was before it was edited or taken away. */
export interface NoteVersion {
  /** When we saw the next version, ISO 8601 with zone. */
  readonly replacedAt: string;
  readonly text: string;
}

/** One paragraph of a note. */
export interface NoteBlock {
  /** Draft.js block type: `unstyled`, `unordered-list-item`, `ordered-list-item`, `header-two`, ... */
  readonly type: string;
  readonly depth: number;
  readonly text: string;
  readonly styles: readonly (TextRange & { readonly style: string })[];
  readonly links: readonly (TextRange & { readonly url: string })[];
  readonly hits: readonly TextRange[];
}

/** What is known of a file attached to a note; the CRM's API does not offer the file itself. */
export interface Attachment {
  readonly name: string;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  readonly uploadedAt: string | null;
}

/** A search: free text and filters; filters are AND, several values of one are OR. */
export interface Query {
  readonly text: string;
  readonly filters: Filters;
}

export interface Filters {
  /** First day, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  /** Last day, inclusive, `YYYY-MM-DD`. */
  readonly to?: string | undefined;
  readonly services?: readonly Service[] | undefined;
  readonly directions?: readonly Direction[] | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** A phone number in any spelling, or its last digits. */
  readonly number?: string | undefined;
  /** Words of an agent's name, or an extension. */
  readonly agent?: string | undefined;
  /** A flag's name. */
  readonly flag?: string | undefined;
  readonly hasNotes?: boolean | undefined;
}

/** Rows `offset` to `offset + rows.length` of a result, newest first. */
export interface ResultPage {
  readonly offset: number;
  readonly rows: readonly InteractionRow[];
  /** True when `offset + rows.length` is the end of the result. */
  readonly isLast: boolean;
  /** What the search text was understood as. */
  readonly understood: readonly Term[];
}

/** One understood part of a search text. */
export interface Term {
  readonly kind: 'word' | 'phrase' | 'number';
  readonly text: string;
  readonly excluded: boolean;
  /** Matches words that only begin with it. */
  readonly isPrefix: boolean;
}

/** What the archive holds, and what it misses. */
export interface ArchiveStatus {
  readonly interactions: number;
  readonly notes: number;
  readonly notesOwed: number;
  /** Day of the oldest interaction, `YYYY-MM-DD`; null in an empty archive. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** True when every asked window is closed and no notes are owed. */
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  /** When the last synchronisation ended, ISO 8601 with zone; null before the first. */
  readonly lastSync: string | null;
  readonly sizeBytes: number;
}

/** A part of the asked period that the archive does not hold completely. */
export interface Gap {
  /** `events`: interactions of the period are missing; `notes`: notes of interactions in it are owed. */
  readonly kind: 'events' | 'notes';
  /** `YYYY-MM-DD HH:MM:SS`, inclusive. */
  readonly from: string;
  /** `YYYY-MM-DD HH:MM:SS`, exclusive. */
  readonly to: string;
  readonly reason: FailureKind | 'notAsked';
  /** How many the CRM announced; null where it never said. */
  readonly crmCount: number | null;
  readonly ourCount: number | null;
}

/** How a synchronisation ended. */
export interface SyncReport {
  readonly interactions: { readonly new: number; readonly changed: number; readonly unchanged: number };
  readonly notes: { readonly new: number; readonly changed: number; readonly owed: number };
  readonly requests: number;
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  /** Why it ended early; absent when it ran to its end. */
  readonly stopped?: Failure;
}

/** Where a running synchronisation stands; counts are since it began. */
export interface SyncProgress {
  readonly phase: 'planning' | 'events' | 'notes' | 'finishing';
  readonly requests: number;
  readonly interactions: number;
  /** How many interactions the CRM announced for the windows asked so far, and an estimate for the rest; null before the first answer. */
  readonly interactionsExpected: number | null;
  readonly notes: number;
  readonly notesOwed: number;
  /** 0 to 1 over requests for pages and notes together. */
  readonly fraction: number;
  readonly requestsPerSecond: number;
  readonly secondsLeft: number | null;
  /** Set while every request waits: the CRM's limit, a lost network, or the person paused. */
  readonly waiting: { readonly reason: FailureKind | 'paused'; readonly seconds: number } | null;
  /** The day being downloaded, `YYYY-MM-DD`. */
  readonly day: string | null;
}

/** Stands for an address where the account is the sample data, whose bundled server has another port at every start. */
export const demoAddress = 'demo:';

/** An account of the CRM, and with it one archive. */
export interface Account {
  /** What people call it: the instance name, or the host of a whole address. */
  readonly name: string;
  /** `https://{name}.ccrm.pl/publicApi/`, or a loopback address. */
  readonly baseUrl: string;
}

/** What the window needs to know before it shows anything. */
export interface Setup {
  readonly version: string;
  readonly platform: string;
  readonly language: Language;
  readonly account: Account | null;
  readonly accounts: readonly Account[];
  /** True for the archive with sample data. */
  readonly isDemo: boolean;
  /** `stored`: encrypted on this computer; `thisRun`: in memory only; `missing`: must be typed again. */
  readonly key: 'stored' | 'thisRun' | 'missing';
  /** False where the operating system offers no safe storage. */
  readonly canStoreKey: boolean;
  readonly archivePath: string | null;
  readonly archive: ArchiveStatus | null;
  readonly syncing: boolean;
  /** While the program is open, it downloads anew after so many hours; 0 for never. */
  readonly syncEveryHours: number;
}

/** A successful test of a connection. */
export interface ConnectionTest {
  readonly baseUrl: string;
  /** Interactions the CRM has in the last 30 days. */
  readonly recentInteractions: number;
}

/** The columns of an export, by their stable keys and in their default order. */
export const exportColumns = [
  'uuid',
  'callDate',
  'service',
  'direction',
  'status',
  'durationSeconds',
  'contactName',
  'contactType',
  'number',
  'agents',
  'extensions',
  'queue',
  'destination',
  'cost',
  'flags',
  'smsText',
  'noteCount',
  'notes',
] as const;

export type ExportColumn = (typeof exportColumns)[number];

/** Which records of a search leave the archive. */
export type Selection = { readonly kind: 'all' } | { readonly kind: 'ids'; readonly ids: readonly number[] };

/** A finished export. */
export interface ExportReport {
  readonly path: string;
  readonly rows: number;
  readonly sizeBytes: number;
}
