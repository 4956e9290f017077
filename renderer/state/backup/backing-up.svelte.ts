import type { Archive } from '../../archive';
import type { BackupProgress, Backups, SavedBackup } from '../../../preload/desktop/backup';
import type { InputOf } from '../../../preload/contract';
import { failureOf, type Failure, type Result } from '../../../preload/failure';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';

interface Parts {
  readonly archive: Archive;
  readonly notices: Notices;
  readonly locale: Locale;
  /** Whether the dialog tells by itself. */
  readonly isShown: () => boolean;
  readonly showInFolder: (path: string) => void;
}

/** Backups of the archive in use: the one that is made now, and how they are made by themselves. */
export class BackingUp {
  readonly #parts: Parts;
  #facts = $state.raw<Backups | null>(null);
  #progress = $state.raw<BackupProgress | null>(null);
  /** What is asked for by the person; the one that is made by itself has none. */
  #running = $state.raw<AbortController | null>(null);
  #isByItself = $state(false);
  #isStopping = $state(false);
  #saved = $state.raw<SavedBackup | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Null until it is known, and while no archive is open. */
  get facts(): Backups | null {
    return this.#facts;
  }

  get progress(): BackupProgress | null {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#running !== null || this.#isByItself;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  get saved(): SavedBackup | null {
    return this.#saved;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The dialog was opened: what was before is over, unless it still runs. */
  begin(): void {
    if (!this.isRunning) this.again();
  }

  again(): void {
    this.#saved = null;
    this.#failure = null;
    this.#progress = null;
  }

  /** Another archive is open. */
  forget(): void {
    this.#facts = null;
    void this.read();
  }

  async read(): Promise<void> {
    try {
      this.#facts = await this.#parts.archive.ask('readBackups', {});
    } catch {
      // No archive is open.
      this.#facts = null;
    }
  }

  /** Asks where to, and makes a backup; nothing happens when the person changed their mind. */
  async run(password: string | null): Promise<void> {
    if (this.isRunning) return;
    this.again();
    const running = new AbortController();
    this.#running = running;
    try {
      this.#saved = await this.#parts.archive.ask('backUp', { password }, running.signal);
      if (this.#saved !== null) this.#tell(this.#saved);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind !== 'cancelled') this.#failed(failure);
    } finally {
      this.#running = null;
      this.#isStopping = false;
      this.#progress = null;
    }
    await this.read();
  }

  /** Ends the backup that runs; nothing of it stays. */
  stop(): void {
    this.#isStopping = true;
    if (this.#running !== null) this.#running.abort();
    else void this.#parts.notices.attempt(this.#parts.archive.ask('stopBackup', {}));
  }

  progressed({ isScheduled, ...progress }: BackupProgress & { readonly isScheduled: boolean }): void {
    this.#isByItself = isScheduled;
    this.#progress = progress;
  }

  /** One that was made by itself ended: the status bar tells where it failed. */
  ended(result: Result<SavedBackup>): void {
    this.#isByItself = false;
    this.#isStopping = false;
    this.#progress = null;
    if (this.#parts.isShown() && result.ok) this.#saved = result.value;
    void this.read();
  }

  /** Changes how backups are made by themselves; whether that could be done. */
  async change(change: InputOf<'changeBackups'>): Promise<boolean> {
    const facts = await this.#parts.notices.attempt(this.#parts.archive.ask('changeBackups', change));
    this.#facts = facts ?? this.#facts;
    return facts !== null;
  }

  async chooseFolder(): Promise<void> {
    this.#facts = (await this.#parts.notices.attempt(this.#parts.archive.ask('chooseBackupFolder', {}))) ?? this.#facts;
  }

  /** The dialog shows it; once that is closed, a notice tells it. */
  #tell({ path, sizeBytes, isProtected }: SavedBackup): void {
    const { isShown, locale, notices, showInFolder } = this.#parts;
    if (isShown()) return;
    const said = isProtected ? 'backup.savedProtected' : 'backup.saved';
    notices.done(locale.t(said, { size: locale.bytes(sizeBytes) }), {
      label: locale.t('export.showInFolder'),
      run: () => {
        showInFolder(path);
      },
    });
  }

  #failed(failure: Failure): void {
    if (this.#parts.isShown()) this.#failure = failure;
    else this.#parts.notices.told(failure);
  }
}
