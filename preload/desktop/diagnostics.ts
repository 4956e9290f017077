import type { DownloadEntry } from './downloads';
import type { FolderEncryption } from './encryption';
import type { FailureKind } from '../failure';
import type { Gap, Language, Setup, Theme } from '../model';
import type { PolicyName, PolicyProblem } from './policy';

/** A part of the program that others make. */
export interface PartVersion {
  readonly name: 'electron' | 'chromium' | 'node' | 'sqlite';
  readonly version: string;
  /** `YYYY-MM-DD`; null where the part does not say it. */
  readonly releasedOn: string | null;
}

/** What the program knows of itself, for those who help: no key, no number, no name, no text and no path of a person's. */
export interface Diagnostics {
  /** ISO 8601 with zone. */
  readonly at: string;
  readonly program: string;
  readonly parts: readonly PartVersion[];
  readonly system: {
    readonly platform: string;
    readonly release: string;
    readonly arch: string;
    readonly processors: number;
    readonly memoryBytes: number;
  };
  readonly settings: {
    readonly language: Language;
    readonly theme: Theme;
    readonly textPercent: number;
    readonly drawsBySoftware: boolean;
    readonly syncEveryHours: number;
    readonly accounts: number;
    readonly isDemo: boolean;
    readonly key: Setup['key'];
  };
  /** Whether the system encrypts the data folder for the person. */
  readonly encryption: FolderEncryption['state'];
  /** Null where none is open. */
  readonly archive: DiagnosedArchive | null;
  /** Why the account's archive cannot be opened; null where it can. */
  readonly closed: FailureKind | null;
  /** The latest, the newest first; without who asked for them. */
  readonly downloads: readonly Omit<DownloadEntry, 'person' | 'canBeShown'>[];
  readonly policies: readonly PolicyName[];
  readonly policyProblems: readonly PolicyProblem['kind'][];
  /** The end of the log, oldest first, without what could be personal. */
  readonly log: readonly string[];
}

/** An archive as far as it says nothing of anybody. */
export interface DiagnosedArchive {
  readonly sizeBytes: number;
  readonly interactions: number;
  readonly notes: number;
  readonly notesOwed: number;
  readonly unreadable: number;
  readonly indexOutdated: number;
  readonly isComplete: boolean;
  readonly lastSync: string | null;
  readonly gaps: readonly Pick<Gap, 'kind' | 'from' | 'to' | 'reason'>[];
}
