import type { Archive } from '../../archive';
import type { Result } from '../../../preload/failure';
import type { SyncReport } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import { cameText } from '../../../preload/words/texts/download-text';
import type { Locale } from '../common/locale.svelte';
import type { NoticeAction, Notices } from '../common/notices.svelte';
import type { Coverage } from '../coverage/coverage.svelte';
import type { Dialogs } from './dialogs.svelte';
import type { Navigation } from './navigation/navigation.svelte';
import type { Session, SyncEveryHours } from './session.svelte';
import type { Sync } from './sync.svelte';

/** The parts of the window in which downloads are asked for and told of. */
interface DownloadParts {
  readonly coverage: Coverage;
  readonly dialogs: Dialogs;
  readonly locale: Locale;
  readonly navigation: Navigation;
  readonly notices: Notices;
  readonly session: Session;
  readonly sync: Sync;
}

/** What a person asks of downloads, and how they are told to have ended. */
export class Downloads {
  readonly #archive: Archive;
  readonly #parts: DownloadParts;

  constructor(archive: Archive, parts: DownloadParts) {
    this.#archive = archive;
    this.#parts = parts;
  }

  /** Fetches what is new at once: F5. Where it cannot, says what is missing. */
  fetchNew(): void {
    const { notices, sync, locale } = this.#parts;
    if (sync.isRunning) {
      notices.done(locale.t('downloads.alreadyRuns'));
      return;
    }
    sync.fetchNew((why) => {
      if (why === 'running') notices.done(locale.t('downloads.alreadyRuns'));
      else if (why === 'nothing') notices.done(locale.t('downloads.sampleIsWhole'));
      else this.#askPeriod();
    });
  }

  #askPeriod(): void {
    const { dialogs, notices, locale } = this.#parts;
    notices.done(locale.t('downloads.neverAsked'), {
      label: locale.t('downloads.choosePeriod'),
      run: () => {
        dialogs.show('settings');
      },
    });
  }

  /** Shows in the list what a download of the history brought, and nothing else. */
  async show(download: number): Promise<void> {
    const { dialogs, navigation, notices, locale } = this.#parts;
    const arrived = await notices.attempt(this.#archive.ask('readArrived', { download }));
    if (arrived === null) return;
    if (!arrived.isWhole) {
      notices.done(locale.t('downloads.forgotten'));
      return;
    }
    dialogs.close();
    navigation.showRecords(arrived.ids);
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
  ended(result: Result<SyncReport>, isForNew = false): void {
    const { coverage, dialogs, notices } = this.#parts;
    const failure = result.ok ? result.value.stopped : result.failure;
    if (coverage.ended(failure ?? null) && dialogs.shown === 'gaps') return;
    if (failure !== undefined) {
      // The thrown-or-returned failure is told alike; a stop on request is no failure.
      const again = (): void => {
        this.fetchNew();
      };
      notices.told(failure, isForNew ? again : undefined);
    } else if (result.ok) {
      notices.done(this.#endText(result.value, isForNew), ...this.#wayTo(result.value));
    }
  }

  #endText(report: SyncReport, isForNew: boolean): string {
    const { t, language } = this.#parts.locale;
    const { interactions, complete, unreadable } = report;
    if (isForNew) return cameText(report, language) ?? t(complete ? 'downloads.nothingNew' : 'downloads.nothingNewBut');
    return complete && unreadable === 0
      ? t('statusBar.endedComplete')
      : t('statusBar.endedNew', { count: interactions.new });
  }

  /** To what it brought, where that is anything. */
  #wayTo({ download, interactions, notes }: SyncReport): readonly NoticeAction[] {
    if (interactions.new === 0 && notes.new === 0) return [];
    return [{ label: this.#parts.locale.t('downloads.show'), run: () => void this.show(download) }];
  }
}
