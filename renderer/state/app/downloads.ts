import type { Result } from '../../../preload/failure';
import type { SyncReport } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';
import type { Coverage } from '../coverage/coverage.svelte';
import type { Dialogs } from './dialogs.svelte';
import type { Session, SyncEveryHours } from './session.svelte';
import type { Sync } from './sync.svelte';

/** The parts of the window in which downloads are asked for and told of. */
interface DownloadParts {
  readonly coverage: Coverage;
  readonly dialogs: Dialogs;
  readonly locale: Locale;
  readonly notices: Notices;
  readonly session: Session;
  readonly sync: Sync;
}

/** What a person asks of downloads, and how they are told to have ended. */
export class Downloads {
  readonly #parts: DownloadParts;

  constructor(parts: DownloadParts) {
    this.#parts = parts;
  }

  /** Downloads days that the archive misses; where there are several parts, the person sees them first. */
  start(missing: readonly DayRange[]): void {
    const [only, ...others] = missing;
    if (only === undefined) return;
    if (others.length > 0) this.#parts.dialogs.show('gaps');
    else this.#parts.sync.start(only);
  }

  /** Pauses the running one, or lets it go on. */
  async turn(): Promise<void> {
    const { notices, sync } = this.#parts;
    await notices.attempt(sync.turn());
  }

  async stop(): Promise<void> {
    const { notices, sync } = this.#parts;
    await notices.attempt(sync.stop());
  }

  /** How often the archive is brought up to date without asking, in hours; 0 for never. */
  async every(hours: SyncEveryHours): Promise<void> {
    const { notices, session, sync } = this.#parts;
    await notices.attempt(session.syncEvery(hours).then(() => sync.readDownloads()));
  }

  /** Tells how one ended: where it was begun, else as a notice. */
  ended(result: Result<SyncReport>): void {
    const { coverage, dialogs, notices, locale } = this.#parts;
    const failure = result.ok ? result.value.stopped : result.failure;
    if (coverage.ended(failure ?? null) && dialogs.shown === 'gaps') return;
    if (failure !== undefined) {
      // The thrown-or-returned failure is told alike; a stop on request is no failure.
      notices.told(failure);
    } else if (result.ok) {
      const { interactions, complete, unreadable } = result.value;
      notices.done(
        complete && unreadable === 0
          ? locale.t('statusBar.endedComplete')
          : locale.t('statusBar.endedNew', { count: interactions.new }),
      );
    }
  }
}
