import type { Settings } from './settings';
import type { Workspace } from './workspace';

/** Downloads that nobody asks for: at the start, and every few hours while the program is open. */
export interface Schedule {
  /** Begins a download where one is due. */
  look(): void;
  /** When the next one is due, ISO 8601; null where there will be none. */
  readNext(): Promise<string | null>;
}

/** What a schedule needs of the workspace. */
type Scheduled = Pick<Workspace, 'syncAgain' | 'readDaysAgain'> & {
  readonly settings: Pick<Settings, 'syncEveryHours'>;
};

const hourMs = 3_600_000;

/** The schedule of a workspace's settings; `failed` hears of downloads that did not come to an end. */
export function createSchedule(
  workspace: Scheduled,
  failed: (error: unknown) => void,
  now: () => number = Date.now,
): Schedule {
  let lastMs = 0;
  const dueMs = (): number => lastMs + workspace.settings.syncEveryHours * hourMs;
  return {
    look() {
      if (workspace.settings.syncEveryHours === 0 || now() < dueMs()) return;
      lastMs = now();
      workspace.syncAgain().catch(failed);
    },
    async readNext() {
      if (workspace.settings.syncEveryHours === 0 || (await workspace.readDaysAgain()) === null) return null;
      return new Date(Math.max(now(), dueMs())).toISOString();
    },
  };
}
