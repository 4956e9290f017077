import type { Failure, FailureKind } from './failure';
import type { OwnMark, OwnMarkKind } from './own-marks';
import type { PolicyFacts } from './desktop/policy';

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

/**
 * Something written inside a text that people search for or copy. `web`: an address of a page; `account`: a bank account's
 * number; `code`: an invoice's or a case's number.
 */
export interface TextEntity extends TextRange {
  readonly kind: 'number' | 'email' | 'amount' | 'code' | 'account' | 'web';
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
export interface FoundInteraction {
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
  readonly queueStatus: string | null;
  /** In the unit the CRM counts in; the API does not name it. */
  readonly cost: number | null;
  /** The words to show: the SMS or the note that was hit, cut around the hit; null where there is no text. */
  readonly excerpt: Excerpt | null;
  readonly nameHits: NameHits;
  /** Why it was found, where neither the excerpt nor the contact's name shows it. */
  readonly metIn?: readonly MetIn[];
  /** With what people marked it; left out where they did not. */
  readonly marks?: readonly OwnMarkKind[];
  /** The archive's file is damaged here: nothing of the record can be read but its time. */
  readonly isDamaged?: true | undefined;
}

/** Where a search was met in the names and numbers of a record; each in the order of what it belongs to. */
export interface NameHits {
  readonly contactName: readonly TextRange[];
  readonly contactNumber: readonly TextRange[];
  readonly agents: readonly (readonly TextRange[])[];
  readonly flags: readonly (readonly TextRange[])[];
}

/**
 * A place of a record that a search met. `party`: the other side of who is shown; `noteContact`: who a note is about; `sms`,
 * `note`: a text besides the excerpt; `remark`: one of people's own.
 */
export interface MetIn {
  readonly where:
    | 'number'
    | 'agent'
    | 'flag'
    | 'destination'
    | 'party'
    | 'file'
    | 'author'
    | 'noteContact'
    | 'remark'
    | Excerpt['source'];
  readonly text: string;
  readonly hits: readonly TextRange[];
}

/** A piece of a record's text with the ranges that matched the search. */
export interface Excerpt {
  readonly source: 'sms' | 'note';
  readonly text: string;
  readonly hits: readonly TextRange[];
}

/** Everything known about one interaction. */
export interface InteractionRecord extends Omit<FoundInteraction, 'excerpt' | 'metIn'> {
  readonly destination: string | null;
  readonly destinationHits: readonly TextRange[];
  readonly from: Contact | null;
  readonly to: Contact | null;
  readonly smsText: string | null;
  readonly smsHits: readonly TextRange[];
  readonly smsEntities: readonly TextEntity[];
  readonly notes: readonly Note[];
  readonly ownMarks: readonly ShownMark[];
  /** True while the CRM owes us this record's notes. */
  readonly notesOwed: boolean;
  /** When the CRM stopped listing this record; null while it lists it. */
  readonly vanishedAt: string | null;
  /** What keeps the record from being erased; said of one that is opened by itself. */
  readonly holds?: readonly RecordHold[];
  /** Fields of the CRM that no other part of the record says, as `[path, value as it came]`. */
  readonly otherFields: readonly (readonly [string, string])[];
}

/** Why a record must not be erased, and since when. */
export interface RecordHold {
  readonly id: number;
  readonly reason: string;
  readonly at: string;
}

/** An own mark with the places of a remark that a search found. */
export interface ShownMark extends OwnMark {
  readonly hits: readonly TextRange[];
}

/** A note about an interaction. */
export interface Note {
  readonly uuid: string;
  readonly created: string;
  readonly author: string | null;
  readonly authorHits: readonly TextRange[];
  readonly blocks: readonly NoteBlock[];
  readonly pinned: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** What the CRM says of the note as it came, where it is neither that it exists nor that it was deleted; else null. */
  readonly unknownStatus: string | null;
  readonly organisation: string | null;
  readonly person: string | null;
  readonly attachments: readonly Attachment[];
  /** In the names of the attachments, in their order. */
  readonly attachmentHits: readonly (readonly TextRange[])[];
  readonly vanishedAt: string | null;
  /** Newest first; each said something else than the one after it. */
  readonly earlierVersions: readonly NoteVersion[];
  /** Fields of the CRM that no other part of the note says, as `[path, value as it came]`. */
  readonly otherFields: readonly (readonly [string, string])[];
}

/** A note as it was before it was edited or taken away. */
export interface NoteVersion {
  /** When we saw the next version, ISO 8601 with zone. */
  readonly replacedAt: string;
  /** Who the CRM named as the author then, and the note's own time then. */
  readonly author: string | null;
  readonly created: string;
  readonly blocks: readonly NoteBlock[];
}

/** One paragraph of a note. */
export interface NoteBlock {
  /** Draft.js block type: `unstyled`, `unordered-list-item`, `ordered-list-item`, `header-two`, ... */
  readonly type: string;
  readonly depth: number;
  /** What stands before a list's item: `•`, `1.`, `a.`; null for what is none. */
  readonly marker: string | null;
  /** What the CRM shows in its place, whose name the text is; null for words. */
  readonly embedded: 'image' | 'other' | null;
  readonly text: string;
  readonly styles: readonly (TextRange & { readonly style: string })[];
  readonly links: readonly NoteLink[];
  readonly hits: readonly TextRange[];
  readonly entities: readonly TextEntity[];
}

/** Words of a note that lead to an address. */
export interface NoteLink extends TextRange {
  readonly url: string;
  /** False for an address that is not safe to open: it is told, and leads nowhere. */
  readonly opens: boolean;
  /** In the address as `addressText` writes it. */
  readonly hits: readonly TextRange[];
}

/** What is known of a file attached to a note; the CRM's API does not offer the file itself. */
export interface Attachment {
  readonly name: string;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  readonly uploadedAt: string | null;
  /** What was written about it; null where that is nothing, or its name. */
  readonly description: string | null;
}

/** A search: free text and filters; filters are AND, several values of one are OR. */
export interface Query {
  readonly text: string;
  readonly filters: Filters;
  /** Polish letters count: `lodz` does not find `Łódź`. */
  readonly exactLetters?: boolean | undefined;
  /** Only the forms typed: `faktura` does not find `faktury`. */
  readonly exactForms?: boolean | undefined;
  /** Just what was typed is searched, also where it finds nothing and looks like a typing error. */
  readonly literal?: boolean | undefined;
}

export interface Filters {
  /** First day, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  /** Last day, inclusive, `YYYY-MM-DD`. */
  readonly to?: string | undefined;
  readonly services?: readonly Service[] | undefined;
  readonly directions?: readonly Direction[] | undefined;
  readonly statuses?: readonly Status[] | undefined;
  readonly queueStatuses?: readonly string[] | undefined;
  /** Whole names, as the window shows them. */
  readonly agents?: readonly string[] | undefined;
  readonly extensions?: readonly string[] | undefined;
  /** Lines or queues that were called, as the CRM names them. */
  readonly destinations?: readonly string[] | undefined;
  /** Whole names of flags. */
  readonly flags?: readonly string[] | undefined;
  /** Own marks; one of them is enough. */
  readonly marks?: readonly OwnMarkKind[] | undefined;
  /** Own marks; none of them. */
  readonly withoutMarks?: readonly OwnMarkKind[] | undefined;
  /** Contacts as the window shows them: by name, or by number where they have none. */
  readonly contacts?: readonly string[] | undefined;
  /** A phone number in any spelling, or its last digits. */
  readonly number?: string | undefined;
  /** A whole phone number in any spelling, as the number of a side: not one written in a text, nor the end of a longer one. */
  readonly ownNumber?: string | undefined;
  readonly hasNotes?: boolean | undefined;
  readonly hasPinnedNote?: boolean | undefined;
  readonly hasAttachment?: boolean | undefined;
  /** Seconds, inclusive; a record without a duration is left out. */
  readonly minSeconds?: number | undefined;
  readonly maxSeconds?: number | undefined;
  /** In the CRM's unit, inclusive; a record without a cost is left out. */
  readonly minCost?: number | undefined;
  readonly maxCost?: number | undefined;
  /** Exactly these records, by id. */
  readonly only?: readonly number[] | undefined;
  /** All but these records, by id. */
  readonly except?: readonly number[] | undefined;
}

/** Words of a search text that stand for filters (`wczoraj`, `nieodebrane`), in UTF-16 units of the text as typed. */
export interface FiltersInWords extends TextRange {
  readonly words: string;
  readonly filters: Filters;
}

/**
 * What a result can be put in order by; `contact`: by name as it is shown; `notes`: by how many there are; `relevance`: how well a
 * record fits what was searched for. Of several agents or flags of a record the one that comes first counts.
 */
export const sortKeys = [
  ...(['date', 'duration', 'contact', 'relevance', 'lastName', 'number', 'kind'] as const),
  ...(['direction', 'status', 'queue', 'cost', 'notes', 'mark', 'agent', 'flag'] as const),
] as const;

/** The order of a result; newest first unless told otherwise. */
export interface Sort {
  readonly by: (typeof sortKeys)[number];
  readonly descending: boolean;
}

/** Rows `offset` to `offset + rows.length` of a result. */
export interface ResultPage {
  readonly offset: number;
  readonly rows: readonly FoundInteraction[];
  /** True when `offset + rows.length` is the end of the result. */
  readonly isLast: boolean;
  /** What the search text was understood as; where it was rewritten, as what it was rewritten to. */
  readonly understood: readonly TermGroup[];
  /** What of it was understood as filters. */
  readonly inWords: readonly FiltersInWords[];
  /** What else was searched, because something that was typed finds nothing; null where it is what was typed. */
  readonly rewriting: Rewriting | null;
}

/** What was searched in the place of typed words that find nothing anywhere. */
export interface Rewriting {
  readonly changes: readonly RewrittenWord[];
}

/** `inside`: words that hold the typed one somewhere inside; `spelling`: the one that was probably meant. */
export interface RewrittenWord {
  readonly kind: 'inside' | 'spelling';
  readonly typed: string;
  /** As they are written in the archive; of `spelling` one. */
  readonly words: readonly string[];
  /** Others that may have been meant, the likeliest first. */
  readonly others: readonly string[];
}

/** What may have been meant by a search that finds very little: offered, never taken. */
export interface SpellingOffer {
  readonly changes: readonly { readonly typed: string; readonly word: string }[];
  /** How many records that search finds. */
  readonly count: number;
}

/** The properties whose values are counted. */
export const facetNames = [
  'service',
  'direction',
  'status',
  'queueStatus',
  'agent',
  'extension',
  'flag',
  'mark',
  'has',
] as const;
export type FacetName = (typeof facetNames)[number];

/** How many records of a result have a value of a property, under all filters but the one on that property. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** A bar of the histogram: days `from` to `to`, inclusive. */
export interface HistogramBar {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** A result as a whole. */
export interface ResultSummary {
  readonly total: number;
  /** Most frequent first. */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** Without gaps from the first to the last day found; empty for no result. */
  readonly histogram: readonly HistogramBar[];
  readonly barUnit: 'day' | 'week' | 'month' | 'year';
  /** What may have been meant; null where nothing looks like a typing error. */
  readonly offer: SpellingOffer | null;
}

/** Why a search found nothing, each part with what one click would change. */
export interface EmptyReason {
  /** Records found without one group of terms, without words that stand for filters, or without one filter. */
  readonly without: readonly {
    readonly part:
      | { readonly kind: 'group' | 'words'; readonly at: number }
      | { readonly kind: 'filter'; readonly name: keyof Filters };
    readonly count: number;
  }[];
  /** Found with words that stand for filters as words, by their place among those. */
  readonly asWords: readonly { readonly at: number; readonly count: number }[];
  /** Found with the Polish letters not counting; null where they do not count already. */
  readonly withAnyLetters: number | null;
  /** Found with inflected forms; null where they are found already. */
  readonly withForms: number | null;
  /** Words (or numbers) of the archive that hold a typed one somewhere inside, with how many records a search for them finds. */
  readonly inside: readonly {
    readonly kind: 'word' | 'number';
    readonly typed: string;
    readonly words: readonly string[];
    readonly count: number;
  }[];
  /** Days of the period that were not downloaded completely. */
  readonly missingDays: readonly { readonly from: string; readonly to: string }[];
  /** Records of the period whose notes are still owed. */
  readonly notesOwed: number;
  readonly unreadable: UnreadableCount;
}

/** How the size of the page is changed. */
export const zoomSteps = ['larger', 'smaller', 'usual'] as const;
export type ZoomStep = (typeof zoomSteps)[number];

/** Sizes of the text that the settings offer, in percent. */
export const textPercents = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** Colours of the window. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** What the window shows first: as it was left, everything with the newest first, or a saved search. */
export const firstScreens = ['left', 'newest', 'saved'] as const;
export type FirstScreen = (typeof firstScreens)[number];

/** The day that a week begins with. */
export const weekStarts = ['monday', 'sunday'] as const;
export type WeekStart = (typeof weekStarts)[number];

/** How the window looks and begins. */
export interface Looks {
  readonly theme: Theme;
  readonly firstScreen: FirstScreen;
  /** The id of the saved search that it begins with; in an archive that has none of it, it begins as it was left. */
  readonly firstSearch: string | null;
  readonly weekStart: WeekStart;
}

/** Where a term may be asked to stand (`sms:`, `note:`, ...). */
export const searchFields = [
  'sms',
  'note',
  'from',
  'to',
  'agent',
  'flag',
  'author',
  'file',
  'destination',
  'remark',
] as const;
export type SearchField = (typeof searchFields)[number];

/** One understood part of a search text. */
export interface SearchTerm {
  /** `amount`: `1 234,50`; `code`: an invoice number or another row of letters and digits with marks between. */
  readonly kind: 'word' | 'phrase' | 'number' | 'amount' | 'code';
  /** As typed, without quotes, minus and field. */
  readonly text: string;
  /** Where it has to stand; null for anywhere. */
  readonly field: SearchField | null;
  /** Matches words that only begin with it. */
  readonly isPrefix: boolean;
  /** Other inflected forms that are found as well, whole words, in small letters; empty for none. */
  readonly forms: readonly string[];
}

/** Terms of which one is enough (`a OR b`); all groups of a search must be met, the excluded ones must not. */
export interface TermGroup {
  readonly excluded: boolean;
  readonly anyOf: readonly SearchTerm[];
}

/** What the archive holds, and what it misses. */
export interface ArchiveStatus {
  /** Records that nobody has read yet; left out where there are none. */
  readonly unread?: number;
  readonly interactions: number;
  readonly notes: number;
  readonly notesOwed: number;
  /** Day of the oldest interaction, `YYYY-MM-DD`; null in an empty archive. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** True when every asked window is closed and no notes are owed. */
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  /** Records that the CRM lists and that could not be read: they are kept as they came, and no search finds them. */
  readonly unreadable: number;
  /** When the last synchronisation ended, ISO 8601 with zone; null before the first. */
  readonly lastSync: string | null;
  readonly sizeBytes: number;
  /** Records that the search index still has as an earlier version read them: unusual spellings of them may be missed. */
  readonly indexOutdated?: number;
  /** Records that were erased for good; left out where none were. */
  readonly erased?: number;
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

/** Records of a period that could not be read, so that no search finds them and no export holds them. */
export interface UnreadableCount {
  readonly count: number;
  /** Those among them of which is only known that they are of one of several days, perhaps beyond the period. */
  readonly dayUnknown: number;
}

/** Why a record of the CRM could not become one of the archive's. */
export const unreadableReasons = [
  'notJson', // its text is no JSON
  'notText', // its bytes are no UTF-8
  'noObject', // something else than a record where one was due
  'noIdentity', // no uuid, so that it could not be told from others
  'tooDeep', // nested too deep
  'unexpected',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** A record of the CRM that could not be read, and is kept as it came. */
export interface UnreadableRecord {
  readonly id: number;
  readonly kind: 'interaction' | 'note';
  readonly reason: UnreadableReason;
  readonly uuid: string | null;
  /** When it was, `YYYY-MM-DD HH:MM:SS`: a second where it says so itself, else the period that was asked for; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  /** When it first came, ISO 8601 with zone. */
  readonly cameAt: string;
  /** When the CRM stopped listing it; null while it lists it. */
  readonly vanishedAt: string | null;
  readonly sizeBytes: number;
  /** How it came, or the beginning of that; bytes that are no text are U+FFFD. */
  readonly text: string;
}

/** What the archive holds of one day, and how sure that is. */
export interface DayCoverage {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `complete` when every second of the day was answered for in full; `gap` when a part of it could not be had. */
  readonly events: 'complete' | 'gap' | 'notAsked';
  /** Interactions of the day in the archive. */
  readonly interactions: number;
  /** When the part of the day that was asked the longest ago was asked, ISO 8601; null where part of it never was. */
  readonly eventsCheckedAt: string | null;
  /** `owed`: still to be asked for; `gap`: asked for in vain; else as the interactions, since notes come with them. */
  readonly notes: 'complete' | 'owed' | 'gap' | 'notAsked';
  /** Interactions of the day that have notes. */
  readonly noted: number;
  /** Interactions whose notes are missing. */
  readonly notesOwed: number;
  /** Records and notes of the day that could not be read; more may be of an unknown day. */
  readonly unreadable: number;
  /** Interactions of the day that were erased for good; left out where none were. */
  readonly erased?: number;
  /** The oldest answer for the notes of an interaction of the day, ISO 8601; null where none has notes or none were had. */
  readonly notesCheckedAt: string | null;
}

/** Every day of the years of what was ever asked for, up to today, oldest first. */
export interface CoverageCalendar {
  /** The first day that was ever asked for, `YYYY-MM-DD`; null before the first download. */
  readonly firstAsked: string | null;
  readonly days: readonly CalendarDay[];
  /** Records that could not be read, and of which no day is known. */
  readonly dayUnknown: number;
}

/** What a calendar shows of a day; the rest is told by `DayCoverage`. */
export type CalendarDay = Omit<DayCoverage, 'noted' | 'notesCheckedAt'>;

/** How a synchronisation ended. */
export interface SyncReport {
  /** Its entry in the history of downloads. */
  readonly download: number;
  readonly interactions: { readonly new: number; readonly changed: number; readonly unchanged: number };
  readonly notes: { readonly new: number; readonly changed: number; readonly owed: number };
  readonly requests: number;
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  /** Records that the archive keeps as they came, since they could not be read. */
  readonly unreadable: number;
  /** Why it ended early; absent when it ran to its end. */
  readonly stopped?: Failure;
}

/** How downloads stand while none runs. */
export interface DownloadStanding {
  /** When the next scheduled one is due, ISO 8601; null where none is. */
  readonly next: string | null;
  /** Why the last one did not come to its end, and when that was (ISO 8601); null where it did, or was stopped. */
  readonly lastFailure: { readonly failure: Failure; readonly at: string } | null;
}

/** Where a running synchronisation stands; counts are since it began. */
export interface SyncProgress {
  readonly phase: 'planning' | 'events' | 'notes' | 'finishing';
  readonly requests: number;
  /** The plan: requests still to be sent for pages and for notes, by what the CRM told so far; null before it told how much there is. */
  readonly requestsLeft: { readonly pages: number; readonly notes: number } | null;
  readonly interactions: number;
  /** How many interactions the CRM announced for the windows asked so far, and an estimate for the rest; null before the first answer. */
  readonly interactionsExpected: number | null;
  readonly notes: number;
  readonly notesOwed: number;
  /** 0 to 1 over requests for pages and notes together. */
  readonly fraction: number;
  readonly requestsPerSecond: number;
  readonly secondsLeft: number | null;
  /** Set while every request waits: the CRM's limit, a lost network (0 seconds while it is tried again), or the person paused. */
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
  /** What its owner calls it instead; its archive and its address have nothing to do with that. */
  readonly label?: string | undefined;
}

/** What an account is called where people see it. */
export function labelOf({ name, label }: Account): string {
  return label ?? name;
}

/** A file with its size. */
export interface SizedFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** Where an archive lies, and what of the disk it takes. */
export interface ArchivePlaceFacts {
  readonly path: string;
  /** Whether it lies where the program puts archives by itself. */
  readonly isUsual: boolean;
  /** With what SQLite has beside it. */
  readonly sizeBytes: number;
  /** Copies that lie beside it: from before an update, a repair or a restore. */
  readonly kept: readonly SizedFile[];
  /** Null where the disk is away. */
  readonly freeBytes: number | null;
}

/** What is to be known before an archive lies in a folder: another program copies that elsewhere, or its disk can be taken out. */
export type MoveWarning = 'synced' | 'removable';

/** A folder into which an archive can be moved. */
export interface MoveOffer {
  readonly from: string;
  readonly to: string;
  readonly folder: string;
  readonly sizeBytes: number;
  readonly freeBytes: number;
  readonly warnings: readonly MoveWarning[];
  /** What is ended before; null where nothing runs. */
  readonly work: ArchiveWork | null;
}

/** How far a move is: what is checked before, what is copied, and that it was copied right. */
export interface MoveProgress {
  readonly part: 'checking' | 'copying' | 'comparing';
  /** From 0 to 1. */
  readonly share: number;
}

/** An archive that was moved. */
export interface MovedArchive {
  readonly path: string;
  /** Files of the old place that could not be deleted yet. */
  readonly left: readonly string[];
}

/** Work on an archive that has to be stopped before it can go. */
export type ArchiveWork = 'download' | 'export';

/** What the removal of an account takes away. */
export interface RemovalFacts {
  readonly account: Account;
  /** Where the archive lies. */
  readonly archivePath: string;
  /** False where there is none, or its disk is away. */
  readonly isArchiveThere: boolean;
  /** The archive, what lies beside it and is its own. */
  readonly files: readonly SizedFile[];
  readonly savedSearches: number;
  readonly recentSearches: number;
  readonly hasKey: boolean;
  /** What would be stopped; null where nothing runs. */
  readonly work: ArchiveWork | null;
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
  /**
   * `stored`: encrypted on this computer; `storedPlain`: in a file, for everybody who may read it; `thisRun`: in memory only;
   * `unreadable`: encrypted, but the system does not give it out; `missing`: must be typed again.
   */
  readonly key: 'stored' | 'storedPlain' | 'thisRun' | 'unreadable' | 'missing';
  /** False where the operating system offers no safe storage. */
  readonly canStoreKey: boolean;
  readonly archivePath: string | null;
  readonly archive: ArchiveStatus | null;
  /** What is only looked into; null where the archive may be written, or where none is open. */
  readonly viewed: ViewedArchive | null;
  /** What was looked into lately, the latest first. */
  readonly viewedBefore: readonly ViewedBefore[];
  /** Why the account's archive cannot be opened; null where it is open, or where there is no account yet. */
  readonly closed: Failure | null;
  readonly syncing: boolean;
  /** While the program is open, it downloads anew after so many hours; 0 for never. */
  readonly syncEveryHours: number;
  readonly looks: Looks;
  /** From the next start on, the window is drawn without the graphics card. */
  readonly drawsBySoftware: boolean;
  /** What administrators decided; no person can change it. */
  readonly policy: PolicyFacts;
  /** Who own remarks are by: as the person chose, else as the system calls them. */
  readonly remarkAuthor: { readonly chosen: string | null; readonly usual: string | null };
  /** The place in the account's archive when it was last on show. */
  readonly viewState: ViewState | null;
}

/** What is only looked into: a backup or an archive that somebody else writes. */
export interface ViewedArchive {
  /** The file or the folder that was chosen. */
  readonly place: string;
  /** The file that is read of it. */
  readonly path: string;
  /** When it was copied, else when it was last written. ISO 8601. */
  readonly at: string;
  /** Why its place cannot be read just now; null where it can. */
  readonly away: Failure | null;
}

/** A place that was looked into before. */
export interface ViewedBefore {
  readonly place: string;
  /** Whose archive that was. */
  readonly name: string;
  readonly at: string;
}

/** A row that holds the list in place, and how far below the upper edge it stands, in pixels. */
export interface Anchor {
  readonly id: number;
  readonly below: number;
}

/** A place in an archive: with which search, at which row, with which record open. */
export interface ViewState {
  readonly query: Query;
  readonly sort: Sort;
  readonly anchor: Anchor | null;
  readonly open: number | null;
}

/** What the window remembers besides: widths of its panes, its columns, which groups of filters are folded, whether the bars are shown, what its report calls late, the acts used last, the page of the help, and that its first hint was seen. */
export const windowParts = [
  'panes',
  'columns',
  'foldedFilters',
  'timeBars',
  'recentActs',
  'help',
  'firstHint',
  'report',
] as const;
export type WindowPart = (typeof windowParts)[number];

/** `parts`: each is checked by the part of the window that keeps it. `isInOldPlace`: an earlier version may have kept them in the page's own storage. */
export interface WindowMemory {
  readonly theme: Theme;
  readonly parts: Readonly<Partial<Record<WindowPart, unknown>>>;
  readonly isInOldPlace: boolean;
}

/** A successful test of a connection. */
export interface ConnectionTest {
  readonly baseUrl: string;
  /** Interactions the CRM has in the last 30 days. */
  readonly recentInteractions: number;
}

/** Which records are meant: all that a search finds, but for some, or single ones of whatever search. */
export type SelectedRecords =
  | { readonly kind: 'all'; readonly except?: readonly number[] | undefined }
  | { readonly kind: 'ids'; readonly ids: readonly number[] };

/** As many records fit the clipboard at once; more are for a file. */
export const maxCopied = 20_000;

/** A search that a person gave a name to. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: Query;
  readonly sort: Sort;
  /** The number of the latest arrival in the archive when it was last looked at; null before the first look. */
  readonly seen: number | null;
  /** The operating system tells what comes to it while the window is not looked at. */
  readonly notifies?: boolean | undefined;
}

/** How many records a saved search finds, and what came since it was last looked at. */
export interface SavedCount {
  readonly total: number;
  /** Records, or notes of theirs, that came after the last look. */
  readonly fresh: number;
  /** The newest of them. */
  readonly freshIds: readonly number[];
  /** True when more came to the archive than it remembers. */
  readonly isAtLeast: boolean;
  /** The number of the latest arrival in the archive. */
  readonly arrivals: number;
}
