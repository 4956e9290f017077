import { statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type {
  BackupProgress,
  Backups as BackupsSeen,
  BackupSchedule,
  SavedBackup,
} from '../../../preload/desktop/backup';
import type { InputOf } from '../../../preload/contract';
import { failureOf, KronikaError, type Result } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { dayOfClock } from '../../../preload/words/format';
import { generationPath, stemOf } from '../../backup/generations';
import type { Accounts } from '../accounts/accounts';
import type { ArchiveInUse } from '../archive/archive-in-use';
import type { ArchiveJobs } from '../archive/archive-jobs';
import { nextBackupDay } from './backup-days';
import { withRecent, type BackupMemory, type BackupStore } from './backup-store';

/** What backups need of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'current' | 'opened'>;
  readonly accounts: Pick<Accounts, 'usualPathOf' | 'backupPasswords'>;
  readonly jobs: Pick<ArchiveJobs, 'backUp'>;
  readonly store: BackupStore;
  readonly noteSchedule: (schedule: BackupSchedule) => Promise<void>;
  /** Whether a download runs. */
  readonly isBusy: () => boolean;
  readonly log: (line: string) => void;
}

/** Who is told of the backups that are made by themselves. */
export interface BackupListener {
  /** The latest of the account in use, whenever they were looked at. */
  seen(recent: BackupsSeen['recent']): void;
  progress(progress: BackupProgress): void;
  /** `isNews`: the one before did not fail. */
  ended(ending: { readonly result: Result<SavedBackup>; readonly isNews: boolean; readonly tells: boolean }): void;
}

/** What a person may say of the schedule; a password protects from now on, null does not. */
export type ScheduleChange = InputOf<'changeBackups'> & { readonly folder?: string };

const hourMs = 3_600_000;

/** So long the system is asked whether a file is there: a network drive that is away does not answer. */
const thereWithinMs = 1000;

/** The backups of the open archive: those that a person makes, and those that are made by themselves, one at a time. */
export class Backups {
  readonly #around: Surroundings;
  #listener: BackupListener = { seen: () => {}, progress: () => {}, ended: () => {} };
  #running: AbortController | null = null;
  /** After one that failed or was stopped, and during a download, it is not tried before. */
  #notBeforeMs = -Infinity;
  #waitedSinceMs: number | null = null;
  #offered: string | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  listen(listener: BackupListener): void {
    this.#listener = listener;
  }

  /** What is known of the backups of the account in use. Throws `accountMissing` while no archive is open. */
  async read(now = new Date()): Promise<BackupsSeen> {
    const { archive, accounts, store } = this.#around;
    if (archive.current === null) this.#listener.seen([]);
    const memory = store.read(archive.opened.account.baseUrl);
    const recent = await Promise.all(memory.recent.map(async (one) => ({ ...one, isThere: await isThere(one.path) })));
    this.#listener.seen(recent);
    const { schedule, last } = memory;
    const canKeepPassword = await accounts.backupPasswords.canStore();
    return { schedule, last, next: nextBackupDay(memory, now), recent, canKeepPassword };
  }

  /** The system brought a file to open: it may be restored. */
  offer(path: string): void {
    this.#offered = path;
  }

  /** Whether a file is one of the backups that were made lately, or was brought by the system. */
  isKnown(path: string): boolean {
    const { archive, store } = this.#around;
    const account = archive.current?.account;
    const recent = account === undefined ? [] : store.read(account.baseUrl).recent;
    return path === this.#offered || recent.some((one) => one.path === path);
  }

  /** The folder that the last backup of a person went to; null before. */
  get lastFolder(): string | null {
    const { archive, store } = this.#around;
    const account = archive.current?.account;
    return account === undefined ? null : store.read(account.baseUrl).folder;
  }

  /** A name for a backup of today: that of the archive, which holds nothing but letters, digits and signs that every disk takes. */
  get stem(): string {
    const { archive, accounts } = this.#around;
    return stemOf(accounts.usualPathOf(archive.opened.account));
  }

  /** Changes when backups are made by themselves. Throws `backupPasswordUnkept` where a password cannot be kept safely. */
  async change({ every, folder, keep, tells, password }: ScheduleChange): Promise<void> {
    const { archive, store } = this.#around;
    const { account } = archive.opened;
    if (password !== undefined) await this.#keepPassword(account, password);
    store.change(account.baseUrl, ({ schedule }) => ({
      schedule: {
        every: every ?? schedule.every,
        folder: folder ?? schedule.folder,
        keep: keep ?? schedule.keep,
        tells: tells ?? schedule.tells,
        isProtected: password === undefined ? schedule.isProtected : password !== null,
      },
    }));
    this.#notBeforeMs = -Infinity;
    await this.#around.noteSchedule(store.read(account.baseUrl).schedule);
  }

  /** Makes a backup in a file. Throws `workRunning` while another one is made. */
  async backUp(
    path: string,
    password: string | null,
    onProgress: (progress: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<SavedBackup> {
    const { account } = this.#around.archive.opened;
    const saved = await this.#alone(signal, (ended) => this.#around.jobs.backUp({ path, password }, onProgress, ended));
    this.#remember(account, saved, { folder: dirname(saved.path) });
    return saved;
  }

  /** Likewise; with `keep`, one of so many in a folder. */
  async backUpTo(
    { file, keep }: { readonly file: string; readonly keep: number | null },
    password: string | null,
    onProgress: (progress: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<SavedBackup> {
    if (keep === null) return await this.backUp(file, password, onProgress, signal);
    const { account } = this.#around.archive.opened;
    const target = this.#generation(account, resolve(file), keep, password);
    const saved = await this.#alone(signal, (ended) => this.#around.jobs.backUp(target, onProgress, ended));
    this.#remember(account, saved);
    return saved;
  }

  /** Makes a backup where one is due; a download goes first, for an hour at most. */
  look(now = new Date()): void {
    const { archive, isBusy, store } = this.#around;
    // What is only looked into is somebody else's to copy.
    const account = archive.current?.viewed === null ? archive.current.account : undefined;
    if (account === undefined || this.#running !== null || now.getTime() < this.#notBeforeMs) return;
    const memory = store.read(account.baseUrl);
    const day = nextBackupDay(memory, now);
    if (day === null || day > dayOfClock(now)) return;
    this.#waitedSinceMs ??= now.getTime();
    if (isBusy() && now.getTime() - this.#waitedSinceMs < hourMs) return;
    this.#waitedSinceMs = null;
    void this.#makeOne(account, memory.schedule, now);
  }

  /** Ends the backup that runs, and leaves nothing of it. */
  stop(): void {
    this.#running?.abort();
  }

  async #makeOne(account: Account, { folder, keep, isProtected, tells }: BackupSchedule, now: Date): Promise<void> {
    const { accounts, jobs, log, store } = this.#around;
    const before = store.read(account.baseUrl).last;
    this.#notBeforeMs = now.getTime() + hourMs;
    const at = now.toISOString();
    try {
      const saved = await this.#alone(undefined, async (ended) => {
        const password = isProtected ? await accounts.backupPasswords.find(account.baseUrl) : null;
        if (isProtected && password === null) throw new KronikaError('backupPasswordAway');
        const target = this.#generation(account, folder ?? '', keep, password);
        return await jobs.backUp(
          { ...target, isBySchedule: true },
          (progress) => {
            this.#listener.progress(progress);
          },
          ended,
        );
      });
      this.#notBeforeMs = -Infinity;
      this.#remember(account, saved, { last: { at, failure: null }, madeAt: at });
      this.#listener.ended({ result: { ok: true, value: saved }, isNews: true, tells });
    } catch (error) {
      const failure = failureOf(error);
      const { kind, facts } = failure;
      if (kind !== 'cancelled') {
        log(`backup: ${kind}`);
        this.#keep(account, { last: { at, failure: { kind, facts } } });
      }
      const isNews = before?.failure?.kind !== kind;
      this.#listener.ended({ result: { ok: false, failure }, isNews, tells });
    }
  }

  /** Throws `backupFolderAway` where the folder, or its disk, is not there: it is not made anew in some other place. */
  #generation(account: Account, folder: string, keep: number, password: string | null) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new KronikaError('backupFolderAway', { path: folder });
    }
    const stem = stemOf(this.#around.accounts.usualPathOf(account));
    return { path: generationPath(folder, stem, new Date()), password, generations: { folder, stem, keep } };
  }

  async #alone<Value>(signal: AbortSignal | undefined, make: (ended: AbortSignal) => Promise<Value>): Promise<Value> {
    if (this.#running !== null) throw new KronikaError('workRunning');
    const running = new AbortController();
    this.#running = running;
    try {
      return await make(signal === undefined ? running.signal : AbortSignal.any([signal, running.signal]));
    } finally {
      this.#running = null;
    }
  }

  async #keepPassword({ baseUrl }: Account, password: string | null): Promise<void> {
    const { backupPasswords } = this.#around.accounts;
    if (password === null) {
      await backupPasswords.forget(baseUrl);
      return;
    }
    if (!(await backupPasswords.canStore())) throw new KronikaError('backupPasswordUnkept');
    await backupPasswords.keep(baseUrl, password);
  }

  #remember(account: Account, { removed = [], ...saved }: SavedBackup, more: Partial<BackupMemory> = {}): void {
    const made = { ...saved, path: resolve(saved.path), at: new Date().toISOString() };
    const { recent } = this.#around.store.read(account.baseUrl);
    this.#keep(account, { ...more, recent: withRecent(recent, made, removed) });
  }

  /** A backup that was made is no failure for what could not be written down of it. */
  #keep(account: Account, memory: Partial<BackupMemory>): void {
    try {
      this.#around.store.change(account.baseUrl, () => memory);
    } catch (error) {
      this.#around.log(`backups not noted: ${failureOf(error).kind}`);
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  const late = new Promise<boolean>((answer) => {
    setTimeout(() => {
      answer(false);
    }, thereWithinMs).unref();
  });
  const found = access(path).then(
    () => true,
    () => false,
  );
  return await Promise.race([found, late]);
}
