/** Which way a call, SMS or fax went. */
export type SampleDirection = 'in' | 'out' | 'internal';
/** What kind of interaction it was. */
export type SampleService = 'CALL' | 'SMS' | 'FAX';
/** How it ended. */
export type SampleStatus = 'answered' | 'noAnswer' | 'busy';
/** What the CRM knows about a number. */
export type SampleContactType = 'unknown' | 'person' | 'organisation';

/** A CRM user: one agent of the office. */
export interface SampleUser {
  readonly internal: number;
  readonly uuid: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** A telephone number in both its forms; `number` still has its plus and its leading zeros. */
export interface SampleNumber {
  readonly number: string;
  readonly formatted: string;
}

/** One side of an interaction; null in the record where the CRM knows nothing. */
export interface SampleParty {
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
export interface SampleFlag {
  readonly name: string;
  readonly uuid: string;
  readonly color: string;
  readonly relUuid: string;
}

/** A call, SMS or fax in canonical form: what the server knows, before a dialect prints it. */
export interface SampleInteraction {
  readonly uuid: string;
  readonly direction: SampleDirection;
  readonly callDate: string;
  readonly durationSeconds: number;
  readonly destination: string;
  readonly cost: number;
  readonly service: SampleService;
  readonly smsData: string | null;
  readonly externalNumber: SampleNumber & { readonly type: SampleContactType };
  readonly from: SampleParty | null;
  readonly to: SampleParty | null;
  readonly userTalk: { readonly status: 'queue' | 'noQueue' | 'internal'; readonly receivers: readonly SampleUser[] };
  readonly flags: readonly SampleFlag[];
  readonly status: SampleStatus;
}

/** A block of Draft.js raw content. */
export interface SampleDraftBlock {
  readonly key: string;
  readonly text: string;
  readonly type: string;
  readonly depth: number;
  readonly inlineStyleRanges: readonly { readonly offset: number; readonly length: number; readonly style: string }[];
  readonly entityRanges: readonly { readonly offset: number; readonly length: number; readonly key: number }[];
  readonly data: Readonly<Record<string, never>>;
}

/** Draft.js raw content. */
export interface SampleDraftContent {
  readonly blocks: readonly SampleDraftBlock[];
  readonly entityMap: Readonly<
    Record<
      string,
      { readonly type: string; readonly mutability: string; readonly data: Readonly<Record<string, string>> }
    >
  >;
}

/** An attachment's metadata. */
export interface SampleFile {
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
export interface SampleNote {
  readonly uuid: string;
  readonly plain: string;
  readonly draft: SampleDraftContent | null;
  readonly created: string;
  readonly user: { readonly firstName: string; readonly lastName: string; readonly uuid: string };
  readonly status: 'exist' | 'deleted';
  readonly organisation: { readonly uuid: string; readonly name: string } | null;
  readonly person: { readonly uuid: string; readonly firstName: string; readonly lastName: string } | null;
  readonly isPinned: boolean;
  readonly isEdited: boolean;
  readonly files: readonly SampleFile[];
}

/** What a CRM holds: interactions in the order of their callDate, made on request, with their notes. */
export interface SampleData {
  readonly count: number;
  /** Wall-clock seconds of the record's callDate; never falls as the index rises. */
  secondsAt(index: number): number;
  uuidAt(index: number): string;
  /** The record's index, or -1. */
  indexOf(uuid: string): number;
  interactionAt(index: number): SampleInteraction;
  noteCountAt(index: number): number;
  notesAt(index: number): readonly SampleNote[];
}
