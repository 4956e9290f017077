import { statSync } from 'node:fs';
import type { BackupProgress } from '../../../preload/desktop/backup';
import type { Growing } from '../../backup/back-up';

/** How often a file that SQLite fills is looked at: in the midst of one statement its thread tells nothing. */
const lookEveryMs = 250;

/** Tells how far a file has grown, between what the thread that has it made tells by itself. */
export function watchGrowth(tell: (progress: BackupProgress) => void): {
  readonly progressed: (progress: BackupProgress & { readonly growing?: Growing }) => void;
  readonly end: () => void;
} {
  let timer: NodeJS.Timeout | null = null;
  const end = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    progressed: ({ part, share, growing }) => {
      end();
      tell({ part, share });
      if (growing === undefined) return;
      timer = setInterval(() => {
        const sizeBytes = statSync(growing.path, { throwIfNoEntry: false })?.size ?? 0;
        tell({ part, share: Math.min(1, sizeBytes / Math.max(1, growing.ofBytes)) });
      }, lookEveryMs);
    },
    end,
  };
}
