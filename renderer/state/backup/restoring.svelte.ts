import type { Archive } from '../../archive';
import type { BackupContents, BackupFile, BackupProgress, RestorePlace } from '../../../preload/desktop/backup';
import { failureOf, type Failure } from '../../../preload/failure';
import { labelOf, type Setup } from '../../../preload/model';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';

interface Parts {
  readonly archive: Archive;
  readonly notices: Notices;
  readonly locale: Locale;
  /** Another archive is open now, or the same account's with other records. */
  readonly entered: (setup: Setup) => void;
  readonly show: (dialog: 'restore') => void;
  readonly close: () => void;
}

/** The way from a backup to an archive: which file, what it holds, and only then what becomes of it. */
export class Restoring {
  readonly #parts: Parts;
  #file = $state.raw<BackupFile | null>(null);
  #contents = $state.raw<BackupContents | null>(null);
  #place = $state.raw<RestorePlace | null>(null);
  #progress = $state.raw<BackupProgress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #reading = $state.raw<AbortController | null>(null);
  #isFinishing = $state(false);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Null where none was chosen that can be read. */
  get file(): BackupFile | null {
    return this.#file;
  }

  /** Null until it was read and found whole. */
  get contents(): BackupContents | null {
    return this.#contents;
  }

  /** Where it will be an archive; null until its account is known. */
  get place(): RestorePlace | null {
    return this.#place;
  }

  get progress(): BackupProgress | null {
    return this.#progress;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get isReading(): boolean {
    return this.#reading !== null;
  }

  get isFinishing(): boolean {
    return this.#isFinishing;
  }

  /** Asks for a file. */
  async choose(): Promise<void> {
    await this.#take(() => this.#parts.archive.ask('chooseBackup', {}));
  }

  /** Begins with a file that the program knows: one of the latest backups, or one that the system brought. */
  async begin(path: string): Promise<void> {
    await this.#take(() => this.#parts.archive.ask('takeBackup', { path }));
  }

  /** Reads all of it; nothing changes yet. */
  async read(password: string | null): Promise<void> {
    if (this.#reading !== null || this.#file === null) return;
    const reading = new AbortController();
    this.#reading = reading;
    this.#failure = null;
    try {
      this.#contents = await this.#parts.archive.ask('readBackup', { password }, reading.signal);
      this.#place = this.#contents.place;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind !== 'cancelled') this.#failure = failure;
    } finally {
      this.#reading = null;
      this.#progress = null;
    }
  }

  progressed(progress: BackupProgress): void {
    if (this.isReading) this.#progress = progress;
  }

  stop(): void {
    this.#reading?.abort();
  }

  /** Says whose a backup is that does not say so itself. */
  async nameAccount(account: string): Promise<void> {
    try {
      this.#failure = null;
      this.#place = await this.#parts.archive.ask('placeBackup', { account });
    } catch (thrown) {
      this.#place = null;
      this.#failure = failureOf(thrown);
    }
  }

  /** Makes it the archive of its account, and shows that. */
  async finish(keeps: boolean, erasesAgain: boolean): Promise<void> {
    const place = this.#place;
    if (place === null || this.#isFinishing) return;
    const { archive, close, entered, locale, notices } = this.#parts;
    this.#isFinishing = true;
    this.#failure = null;
    try {
      const { account, replaces } = place;
      const asked = { account: account.baseUrl, replaces, keeps, erasesAgain };
      const { setup, keptAs, erasedAgain } = await archive.ask('restoreBackup', asked);
      this.#file = null;
      close();
      entered(setup);
      const name = labelOf(account);
      if (erasedAgain > 0) notices.done(locale.t('restore.erasedAgain', { count: erasedAgain }));
      if (keptAs === null) notices.done(locale.t('restore.done', { account: name }));
      else notices.done(locale.t('restore.doneKept', { account: name, path: keptAs }));
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    } finally {
      this.#isFinishing = false;
    }
  }

  /** The dialog was closed: what was read is forgotten. */
  end(): void {
    if (this.#isFinishing) return;
    this.stop();
    if (this.#file !== null) void this.#parts.notices.attempt(this.#parts.archive.ask('dropBackup', {}));
    this.#forget();
  }

  async #take(ask: () => Promise<BackupFile | null>): Promise<void> {
    if (this.isReading || this.#isFinishing) return;
    try {
      const file = await ask();
      if (file === null) return;
      this.#forget();
      this.#file = file;
    } catch (thrown) {
      this.#forget();
      this.#failure = failureOf(thrown);
    }
    this.#parts.show('restore');
  }

  #forget(): void {
    this.#file = null;
    this.#contents = null;
    this.#place = null;
    this.#progress = null;
    this.#failure = null;
  }
}
