/** Which way a call, SMS or fax went. */
export type CrmDirection = 'in' | 'out' | 'internal';
/** What kind of event it was. */
export type CrmService = 'CALL' | 'SMS' | 'FAX';
/** How it ended. */
export type CrmStatus = 'answered' | 'noAnswer' | 'busy';
/** What the CRM knows about a number. */
export type CrmContactType = 'unknown' | 'person' | 'organisation';

/** A CRM user: one agent of the office. */
export interface CrmUser {
  readonly internal: number;
  readonly uuid: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** A telephone number in both its forms; `number` still has its plus and its leading zeros. */
export interface CrmNumber {
  readonly number: string;
  readonly formatted: string;
}

/** One side of an interaction; null in the record where the CRM knows nothing. */
export interface CrmParty {
  readonly type: string;
  readonly uuid?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly avatar?: string;
  readonly name?: string;
  readonly number?: string;
  readonly numberNotFormatted?: string;
}

/** A tag on an interaction; `relUuid` identifies this tagging. */
export interface CrmFlag {
  readonly name: string;
  readonly uuid: string;
  readonly color: string;
  readonly relUuid: string;
}

/** A call, SMS or fax in canonical form: what the server knows, before a dialect prints it. */
export interface CrmInteraction {
  readonly uuid: string;
  readonly direction: CrmDirection;
  readonly callDate: string;
  readonly durationSeconds: number;
  readonly destination: string;
  readonly cost: number;
  readonly service: CrmService;
  readonly smsData: string | null;
  readonly externalNumber: CrmNumber & { readonly type: CrmContactType };
  readonly from: CrmParty | null;
  readonly to: CrmParty | null;
  readonly userTalk: { readonly status: 'queue' | 'noQueue' | 'internal'; readonly receivers: readonly CrmUser[] };
  readonly flags: readonly CrmFlag[];
  readonly status: CrmStatus;
}

/** A block of Draft.js raw content. */
export interface DraftBlock {
  readonly key: string;
  readonly text: string;
  readonly type: string;
  readonly depth: number;
  readonly inlineStyleRanges: readonly { readonly offset: number; readonly length: number; readonly style: string }[];
  readonly entityRanges: readonly { readonly offset: number; readonly length: number; readonly key: number }[];
  readonly data: Readonly<Record<string, never>>;
}

/** Draft.js raw content. */
export interface DraftContent {
  readonly blocks: readonly DraftBlock[];
  readonly entityMap: Readonly<
    Record<
      string,
      { readonly type: string; readonly mutability: string; readonly data: Readonly<Record<string, string>> }
    >
  >;
}

/** An attachment's metadata. */
export interface CrmFile {
  readonly uuid: string;
  readonly uploadedAt: string;
  readonly relatedTo: string;
  readonly mimeType: string;
  readonly fileExtension: string;
  readonly fileSize: number;
  readonly fileDescription: string | null;
  readonly fileName: string;
}

/** A note in canonical form; `draft` is null where its author's program wrote plain text. */
export interface CrmNote {
  readonly uuid: string;
  readonly plain: string;
  readonly draft: DraftContent | null;
  readonly created: string;
  readonly user: { readonly firstName: string; readonly lastName: string; readonly uuid: string };
  readonly status: 'exist' | 'deleted';
  readonly organisation: { readonly uuid: string; readonly name: string } | null;
  readonly person: { readonly uuid: string; readonly firstName: string; readonly lastName: string } | null;
  readonly isPinned: boolean;
  readonly isEdited: boolean;
  readonly files: readonly CrmFile[];
}

/** What a CRM holds: interactions in the order of their callDate, made on request, with their notes. */
export interface CrmData {
  readonly count: number;
  /** Wall-clock seconds of the record's callDate; never falls as the index rises. */
  secondsAt(index: number): number;
  uuidAt(index: number): string;
  /** The record's index, or -1. */
  indexOf(uuid: string): number;
  interactionAt(index: number): CrmInteraction;
  noteCountAt(index: number): number;
  notesAt(index: number): readonly CrmNote[];
}
