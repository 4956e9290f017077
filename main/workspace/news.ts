import type { News } from '../../preload/contract';
import type { ArchiveStatus, SyncProgress } from '../../preload/model';
import type { ViewedNow } from './archive/viewed-watch';

/** What the workspace tells its listener: the window, or a command. */
export interface WorkspaceNews {
  syncProgress(progress: SyncProgress): void;
  syncEnded(ending: News['syncEnded']): void;
  archiveChanged(status: ArchiveStatus): void;
  /** What is only looked into has something newer by now, or has gone or come back. */
  viewedChanged(now: ViewedNow): void;
  /** After a download the rules of retention erased something by themselves. */
  erasedByRules(counts: News['erasedByRules']): void;
  /** Another account is opened, or the archive in use is let go: what was read out of it is of the past. */
  archiveClosed(): void;
}

/** For as long as nothing listens. */
export const silence: WorkspaceNews = {
  syncProgress: () => {},
  syncEnded: () => {},
  archiveChanged: () => {},
  viewedChanged: () => {},
  erasedByRules: () => {},
  archiveClosed: () => {},
};
