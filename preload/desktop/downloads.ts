import type { FailureKind } from '../failure';

/** Who asks for downloads: a person in the window, the schedule, or somebody at the command line. */
export const downloadAskers = ['person', 'schedule', 'commandLine'] as const;
export type DownloadAsker = (typeof downloadAskers)[number];

/** Who asked for a download. */
export interface DownloadOrder {
  readonly askedBy: DownloadAsker;
  /** The name by which the operating system knows the person; null where it says none. */
  readonly person: string | null;
}

/** What a download came to. `finished`: to its end, and nothing is missing of what was asked for; `cut`: by the end of the program or a power cut. */
export type DownloadResult =
  | { readonly kind: 'running' | 'finished' | 'incomplete' | 'stopped' | 'cut' }
  | { readonly kind: 'failed'; readonly reason: FailureKind };

/** A download in the history of an archive; null is what an earlier version did not write down. */
export interface DownloadEntry {
  readonly id: number;
  /** ISO 8601 with zone. */
  readonly startedAt: string;
  /** Null while it runs, and where it was cut. */
  readonly endedAt: string | null;
  readonly askedBy: DownloadAsker | null;
  /** The name by which the operating system knows the person. */
  readonly person: string | null;
  readonly interactions: DownloadCount | null;
  readonly notes: DownloadCount | null;
  /** Null also where it was cut. */
  readonly requests: number | null;
  /** How often the schedule tried in a row, each time in vain and for the same reason. */
  readonly tries: number;
  readonly result: DownloadResult;
  /** True where what it brought is still remembered one by one. */
  readonly canBeShown: boolean;
}

/** How many records or notes a download brought. */
export interface DownloadCount {
  readonly new: number;
  readonly changed: number;
}

/** What came of being asked to bring the archive up to date: `running`: another download was under way; `neverAsked`: nobody ever said which days. */
export type SyncAgain = 'done' | 'running' | 'nothing' | 'neverAsked';

/** What a download brought: its records, and those with a new note of it. */
export interface ArrivedRecords {
  readonly ids: readonly number[];
  /** False where more came than is remembered. */
  readonly isWhole: boolean;
}
