import type { News } from '../../preload/contract';
import type { ArchiveStatus, SyncProgress } from '../../preload/model';

/** What the workspace tells its listener: the window, or a command. */
export interface WorkspaceNews {
  syncProgress(progress: SyncProgress): void;
  syncEnded(ending: News['syncEnded']): void;
  archiveChanged(status: ArchiveStatus): void;
}

/** For as long as nothing listens. */
export const silence: WorkspaceNews = { syncProgress: () => {}, syncEnded: () => {}, archiveChanged: () => {} };
