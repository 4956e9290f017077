/** The figures of a search: what the boss asks on Monday. Days are whole, inclusive; times are the CRM's wall time. */

/** Missed records of one number at most so far apart are one missed attempt: a call to a group of phones is listed once for each. */
export const maxAttemptGapSeconds = 120;

/** A return after more hours than this is late, where nothing else is asked for. */
export const usualWithinHours = 24;

/** The hours that the window offers for that. */
export const withinChoices = [1, 2, 4, 8, 24, 48, 72] as const;
export type WithinHours = (typeof withinChoices)[number];

/** So many of the numbers that wait are listed in the window. */
export const maxWaitingListed = 2000;

/** Days, both inclusive, `YYYY-MM-DD`. */
export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
}

/** Records, but for what says otherwise; answered and missed are calls. */
export interface ReportTotals {
  readonly interactions: number;
  readonly calls: number;
  readonly sms: number;
  readonly faxes: number;
  readonly incoming: number;
  readonly outgoing: number;
  readonly internal: number;
  readonly answered: number;
  /** Incoming calls that were not answered, or found the line busy. */
  readonly missed: number;
  /** Of numbers that are known. */
  readonly missedAttempts: number;
  /** The durations of answered calls. */
  readonly talkSeconds: number;
  readonly cost: number;
}

/** The calls of an hour or of a weekday. */
export interface CallCounts {
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
}

/** The calls and SMS of a month, or of what has a name. */
export interface CommonCounts extends CallCounts {
  readonly sms: number;
  readonly talkSeconds: number;
}

/** A number that called, and whom nobody has called back since; its last missed call is not marked as settled. */
export interface NotCalledBack {
  /** As the last of its calls has it. */
  readonly number: string;
  readonly contact: string | null;
  /** Its missed attempts of the period. */
  readonly attempts: number;
  /** When the first of its missed calls began, `YYYY-MM-DD HH:MM:SS`. */
  readonly first: string;
  readonly last: string;
  /** Of the last missed record. */
  readonly uuid: string;
}

/** How incoming SMS were answered: by an outgoing SMS or call to the same number, at any time later. */
export interface AnsweredTexts {
  /** Incoming SMS of a number without an answer. */
  readonly unanswered: number;
  /** From an SMS to its first answer; null where none was answered. */
  readonly medianMinutes: number | null;
}

/** Who was called back, and when. */
export interface CallBacks {
  readonly withinHours: number;
  /** How many numbers stand in `list`. */
  readonly numbers: number;
  /** Missed attempts that were returned after more hours than that; counted in `returned` as well. */
  readonly late: number;
  /** Missed attempts that were returned. */
  readonly returned: number;
  /** From an attempt's first record to its return; null where none was returned. */
  readonly medianMinutes: number | null;
  /** Nine of ten returns took so long at the most. */
  readonly p90Minutes: number | null;
  /** Missed records without a number. */
  readonly withheld: number;
  /** The last missed first. */
  readonly list: readonly NotCalledBack[];
}

/** Everything that `kronika report --json` prints. */
export interface Report {
  readonly period: ReportPeriod;
  readonly totals: ReportTotals;
  /** The same of as many days right before. */
  readonly before: ReportTotals;
  /** By the hour of the day, 24. */
  readonly byHour: readonly CallCounts[];
  /** Monday first, 7. */
  readonly byWeekday: readonly CallCounts[];
  /** Every month of the period, `YYYY-MM`. */
  readonly byMonth: readonly (CommonCounts & { readonly month: string })[];
  /** The most calls first; a record of several agents stands with each of them. */
  readonly byAgent: readonly (CommonCounts & { readonly agent: string })[];
  readonly notCalledBack: CallBacks;
  readonly sms: AnsweredTexts;
  /** Whether the archive has all records of all days of the period. */
  readonly complete: boolean;
  /** The days of which it lacks some second. */
  readonly gaps: readonly ReportPeriod[];
}

/** A number that waits for a call, with what its last missed record says besides. */
export interface WaitingNumber extends NotCalledBack {
  /** Of the last missed record. */
  readonly id: number;
  /** Whom it rang with, as they are shown. */
  readonly agents: readonly string[];
  /** The line or queue that was called. */
  readonly destination: string | null;
}

/** The figures of a search as the window shows them. */
export interface ReportView extends Omit<Report, 'notCalledBack'> {
  readonly notCalledBack: Omit<CallBacks, 'list'> & {
    readonly list: readonly WaitingNumber[];
    /** Numbers that would wait as well, had nobody marked the last missed call of theirs as settled. */
    readonly settled: number;
  };
  /** The days that `before` is of, and those of them that the archive lacks some second of; null where time begins later. */
  readonly previous: { readonly period: ReportPeriod; readonly gaps: readonly ReportPeriod[] } | null;
  /** Incoming calls that were answered. */
  readonly answeredIn: { readonly now: number; readonly before: number };
  /** By the hour of the week, Monday's first hour first, 168. */
  readonly byHourOfWeek: readonly CallCounts[];
  /** Every day of the period with a record, the oldest first. */
  readonly byDay: readonly (CommonCounts & { readonly day: string })[];
}

/** What the figures of a search are broken down by, besides agents. */
export const breakdownKinds = ['queue', 'extension', 'number', 'destination', 'flag', 'contact'] as const;
export type BreakdownKind = (typeof breakdownKinds)[number];

/** So many have a line of their own; all others have one together. */
export const maxBrokenDown = 50;

/** Calls and SMS of a search by one property of its records; one of several flags, extensions or numbers stands with each. */
export interface Breakdown {
  readonly by: BreakdownKind;
  /** The most calls first. */
  readonly rows: readonly (CommonCounts & { readonly name: string })[];
  /** All that have no line; null where each has one. */
  readonly rest: (CommonCounts & { readonly names: number }) | null;
  /** Whether a part of the index is still to be renewed, so that records are missing from it. */
  readonly isPartial: boolean;
}

/** What a report is saved as. */
export const reportFormats = ['csv', 'html', 'pdf', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What was saved of a report. */
export interface ReportFile extends Pick<Report, 'complete'> {
  readonly path: string;
  readonly rows: number;
  readonly sizeBytes: number;
  readonly sha256: string;
}
