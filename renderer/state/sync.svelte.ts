import type { Archive } from '../archive';
import { failureOf, KronikaError, type Result } from '../../preload/failure';
import type { InputOf } from '../../preload/contract';
import type { ArchiveStatus, Language, SyncProgress, SyncReport } from '../../preload/model';
import { planLine } from '../../preload/words/sentence';

/** How complete the archive is, and the download that runs. */
export class Sync {
  readonly #archive: Archive;
  readonly #ended: (result: Result<SyncReport>, byItself: boolean) => void;
  #status = $state.raw<ArchiveStatus | null>(null);
  #progress = $state.raw<SyncProgress | null>(null);
  #isRunning = $state(false);
  #isStopping = $state(false);
  #nextSync = $state<string | null>(null);
  /** How many downloads were begun here. */
  #runs = 0;
  /** The last of them whose end was told. */
  #toldRun = 0;
  /** True once the plan of the running download was told, or where nobody asked for it. */
  #isPlanTold = true;

  constructor(archive: Archive, ended: (result: Result<SyncReport>, byItself: boolean) => void) {
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

  /** When the next download by itself is due, ISO 8601; null where none is. */
  get nextSync(): string | null {
    return this.#nextSync;
  }

  /** Another archive, or the same after a restart of the window. */
  restart(status: ArchiveStatus | null, isRunning: boolean): void {
    this.#status = status;
    this.#isRunning = isRunning;
    this.#isStopping = false;
    if (!isRunning) this.#progress = null;
    void this.readNextSync();
  }

  archiveChanged(status: ArchiveStatus): void {
    this.#status = status;
  }

  progressed(progress: SyncProgress): void {
    this.#isRunning = true;
    this.#progress = progress;
  }

  /** Told by the news of the main process, and by the answer to our own question where nothing could begin. */
  ended(result: Result<SyncReport>, byItself = false): void {
    if (!this.#isRunning) return;
    if (!byItself) this.#toldRun = this.#runs;
    this.#rest();
    this.#ended(result, byItself);
    void this.#readStatus();
    void this.readNextSync();
  }

  /** Downloads what is missing of the days `from` to `to`, with `again` also what is not; its end is told through `ended`. */
  start(from: string, to: string, again = false): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#progress = null;
    this.#isPlanTold = false;
    this.#runs += 1;
    void this.#run(this.#runs, { from, to, ...(again ? { again } : {}) });
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

  async #run(run: number, days: InputOf<'startSync'>): Promise<void> {
    const result = await this.#archive.ask('startSync', days).then(
      (value) => ({ ok: true, value }) as const,
      (thrown: unknown) => ({ ok: false, failure: failureOf(thrown) }) as const,
    );
    // How a run ended is news, and news alone keeps its order with the progress before it: an answer may overtake both.
    // What could not even begin is no news; by now another may have been begun.
    if (!result.ok && run === this.#runs && run !== this.#toldRun) this.ended(result);
  }

  #rest(): void {
    this.#isRunning = false;
    this.#isStopping = false;
    this.#progress = null;
  }

  /** Asks when the next download by itself is due: after a download, another account, another choice. */
  async readNextSync(): Promise<void> {
    try {
      this.#nextSync = await this.#archive.ask('readNextSync', {});
    } catch {
      this.#nextSync = null;
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
