import type { Archive } from '../../archive';
import type { News } from '../../../preload/contract';
import type { SyncAgain } from '../../../preload/desktop/downloads';
import { failureOf, KronikaError, type Result } from '../../../preload/failure';
import type { ArchiveStatus, DownloadStanding, Language, SyncProgress, SyncReport } from '../../../preload/model';
import type { DayRange } from '../../../preload/ranges';
import { planLine } from '../../../preload/words/sentence';

/** What the end of a download was the end of. */
export type SyncEnding = Omit<News['syncEnded'], 'result'>;

/** How complete the archive is, and the download that runs. */
export class Sync {
  readonly #archive: Archive;
  readonly #ended: (result: Result<SyncReport>, how: SyncEnding) => void;
  #status = $state.raw<ArchiveStatus | null>(null);
  #progress = $state.raw<SyncProgress | null>(null);
  #isRunning = $state(false);
  #isStopping = $state(false);
  #downloads = $state.raw<DownloadStanding>({ next: null, lastFailure: null });
  /** How many downloads were begun here. */
  #runs = 0;
  /** The last of them whose end was told. */
  #toldRun = 0;
  /** Whether the last of them asked for what is new. */
  #isForNew = false;
  /** True once the plan of the running download was told, or where that was not begun here. */
  #isPlanTold = true;

  constructor(archive: Archive, ended: (result: Result<SyncReport>, how: SyncEnding) => void) {
    this.#archive = archive;
    this.#ended = ended;
  }

  get status(): ArchiveStatus | null {
    return this.#status;
  }

  get progress(): SyncProgress | null {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** When the next scheduled download is due, ISO 8601; null where none is. */
  get nextSync(): string | null {
    return this.#downloads.next;
  }

  /** Why the last download did not come to its end, and when; null where it did. */
  get lastFailure(): DownloadStanding['lastFailure'] {
    return this.#downloads.lastFailure;
  }

  /** True where something that was asked for is still to come, and nothing brings it now. */
  get isUnfinished(): boolean {
    return !this.#isRunning && this.#status !== null && (this.#status.gaps.length > 0 || this.#status.notesOwed > 0);
  }

  /** Another archive, or the same after a restart of the window. */
  restart(status: ArchiveStatus | null, isRunning: boolean): void {
    this.#status = status;
    this.#isRunning = isRunning;
    this.#isStopping = false;
    if (!isRunning) this.#progress = null;
    void this.readDownloads();
  }

  archiveChanged(status: ArchiveStatus): void {
    this.#status = status;
    // Another program may have downloaded.
    if (!this.#isRunning) void this.readDownloads();
  }

  progressed(progress: SyncProgress): void {
    this.#isRunning = true;
    this.#progress = progress;
  }

  /** Told by the news of the main process, and by the answer to our own question where nothing could begin. */
  ended(result: Result<SyncReport>, how: SyncEnding = { isScheduled: false, newAlone: this.#isForNew }): void {
    if (!this.#isRunning) return;
    if (!how.isScheduled) this.#toldRun = this.#runs;
    this.#rest();
    this.#ended(result, how);
    void this.#readStatus();
    void this.readDownloads();
  }

  /** Downloads what is missing of some days, with `again` also what is not; its end is told through `ended`. */
  start({ from, to }: DayRange, again = false): void {
    this.#begin(false, () => this.#archive.ask('startSync', { from, to, ...(again ? { again } : {}) }));
  }

  /** Downloads whatever was asked for and is missing; told like a download of days. */
  finish(): void {
    this.#again(false);
  }

  /** Downloads what is new, and what is owed; told like a download of days. `without`: nothing was begun. */
  fetchNew(without: (why: Exclude<SyncAgain, 'done'>) => void): void {
    this.#again(true, without);
  }

  #again(newAlone: boolean, without: (why: Exclude<SyncAgain, 'done'>) => void = () => undefined): void {
    this.#begin(newAlone, async () => {
      const came = await this.#archive.ask('syncAgain', { newAlone });
      if (came === 'done') return;
      // One that runs already tells of itself.
      this.#rest();
      without(came);
    });
  }

  #begin(isForNew: boolean, ask: () => Promise<unknown>): void {
    if (this.#isRunning) return;
    this.#isForNew = isForNew;
    this.#isRunning = true;
    this.#progress = null;
    this.#isPlanTold = false;
    this.#runs += 1;
    void this.#run(this.#runs, ask);
  }

  /** The plan of a long download that was asked for here, in words; once for each, as soon as it is known. */
  takePlan(language: Language): string | null {
    if (this.#isPlanTold || this.#progress === null) return null;
    const plan = planLine(this.#progress, language);
    this.#isPlanTold = plan !== null;
    return plan;
  }

  get isPaused(): boolean {
    return this.#progress?.waiting?.reason === 'paused';
  }

  /** Holds the download, or lets it go on; what it waits for is told by its progress. */
  async turn(): Promise<void> {
    await this.#archive.ask(this.isPaused ? 'resumeSync' : 'pauseSync', {});
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#archive.ask('stopSync', {});
  }

  async #run(run: number, ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
    } catch (thrown) {
      // How a run ended is news, and news alone keeps its order with the progress before it: an answer may overtake both.
      // What could not even begin is no news; by now another may have been begun.
      if (run === this.#runs && run !== this.#toldRun) this.ended({ ok: false, failure: failureOf(thrown) });
    }
  }

  #rest(): void {
    this.#isRunning = false;
    this.#isStopping = false;
    this.#progress = null;
  }

  /** Asks how downloads stand: after one of them, another account, another choice. */
  async readDownloads(): Promise<void> {
    try {
      this.#downloads = await this.#archive.ask('readDownloads', {});
    } catch {
      this.#downloads = { next: null, lastFailure: null };
    }
  }

  /** The system says that there is a network again. */
  async networkCame(): Promise<void> {
    try {
      await this.#archive.ask('noticeNetwork', {});
      await this.readDownloads();
    } catch {
      // The schedule tries again in any case.
    }
  }

  async #readStatus(): Promise<void> {
    try {
      this.#status = await this.#archive.ask('readStatus', {});
    } catch (thrown) {
      // Without an archive there is no status; its absence is shown where it is missed.
      if (!(thrown instanceof KronikaError)) throw thrown;
    }
  }
}
