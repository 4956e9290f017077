import type { Failure } from '../failure';
import type { Account, ArchiveStatus } from '../model';

/** How far a backup, or what is made of one, is. */
export interface BackupProgress {
  readonly part: 'copying' | 'checking' | 'protecting' | 'comparing';
  /** Of the part, from 0 to 1. */
  readonly share: number;
}

/** A finished copy of an archive. */
export interface SavedBackup {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isProtected: boolean;
  /** Older ones that were deleted for it; left out where none are counted. */
  readonly removed?: readonly string[];
}

/** A file that a person named as a backup. */
export interface BackupFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** By a password, without which nothing more is known of it. */
  readonly isProtected: boolean;
}

/** What a backup holds, once it was read and found sound. */
export interface BackupContents extends BackupFile {
  /** Whose it is; null where it does not say so. */
  readonly account: Account | null;
  /** When it was made, ISO 8601; of one that does not say so, when its file was last changed. */
  readonly savedAt: string;
  readonly holds: Pick<
    ArchiveStatus,
    'interactions' | 'notes' | 'notesOwed' | 'firstDate' | 'lastDate' | 'complete' | 'gaps' | 'unreadable'
  >;
  /** Where it would become an archive; null while its account is not known. */
  readonly place: RestorePlace | null;
}

/** Where a backup would become an archive. */
export interface RestorePlace {
  readonly account: Account;
  readonly path: string;
  /** An archive lies there, which it would take the place of. */
  readonly replaces: boolean;
  /** What of the backup was erased for good since it was made; null where nothing was. */
  readonly erasedSince: ErasedSince | null;
}

/** What of a backup was erased for good since it was made. */
export interface ErasedSince {
  readonly interactions: number;
  /** With those of these records. */
  readonly notes: number;
  /** So many of them are held in the backup, and stay. */
  readonly held: number;
}

/** When backups are made by themselves. */
export const backupTimes = ['never', 'day', 'week'] as const;
export type BackupTime = (typeof backupTimes)[number];

/** As many older backups may be kept. */
export const mostGenerations = 99;

/** How backups of an account are made by themselves. */
export interface BackupSchedule {
  readonly every: BackupTime;
  /** Where to; null until one was chosen. */
  readonly folder: string | null;
  /** So many of them are kept. */
  readonly keep: number;
  readonly isProtected: boolean;
  /** The system tells where one failed. */
  readonly tells: boolean;
}

/** How the last backup that was made by itself ended. */
export interface BackupAttempt {
  readonly at: string;
  /** Null where it succeeded. */
  readonly failure: Failure | null;
}

/** A backup that was made lately. */
export interface RecentBackup extends BackupFile {
  readonly at: string;
  /** False where the file, or its disk, is away. */
  readonly isThere: boolean;
}

/** What the window knows of backups of the account in use. */
export interface Backups {
  readonly schedule: BackupSchedule;
  readonly last: BackupAttempt | null;
  /** The day of the next one, `YYYY-MM-DD`; null where there will be none. */
  readonly next: string | null;
  /** The newest first. */
  readonly recent: readonly RecentBackup[];
  /** False where this computer has no safe place for a password. */
  readonly canKeepPassword: boolean;
}
