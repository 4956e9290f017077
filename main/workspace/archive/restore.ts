import { existsSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BackupContents, BackupFile, BackupProgress, RestorePlace } from '../../../preload/desktop/backup';
import { KronikaError } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import type { ErasedList } from '../../archive/ledger/erased-list';
import type { ErasedAgain } from '../../archive/queries/erasing/erased-again';
import { asFailure } from '../../archive/file/archive-failure';
import { readBackupFile } from '../../backup/restore';
import { temporaryPathBeside } from '../../files/leftovers';
import { takeName } from '../../files/naming';
import type { ThreadClient } from '../../threads/protocol';
import type { ReaderTasks } from '../../threads/reader';
import { startReader as startReaderThread, startWriter as startWriterThread } from '../../threads/start';
import type { WriterTasks } from '../../threads/writer';
import type { Accounts } from '../accounts/accounts';
import type { ErasedListStore } from '../persons/erased-lists';
import { systemUser } from '../system-user';
import type { ArchivePlaces } from '../settings/archive-places';
import { needRoom } from './move-target';
import { replaceArchive } from './replacement';

/** What restoring a backup needs of the rest of the workspace. */
interface Surroundings {
  readonly accounts: Pick<Accounts, 'archivePathOf' | 'remember' | 'places'>;
  readonly dataDir: string;
  /** What was erased from the archive of an account. */
  readonly erased: Pick<ErasedListStore, 'read'>;
  /** Has the archive of an account closed while `work` runs, where it is the open one. */
  readonly whileClosed: <Value>(account: Account, work: () => Promise<Value>) => Promise<Value>;
  readonly startWriter?: (path: string) => Pick<ThreadClient<WriterTasks>, 'ask' | 'close'>;
  readonly startReader?: (path: string) => Pick<ThreadClient<ReaderTasks>, 'ask' | 'close'>;
}

/** A restored archive. */
export interface RestoreReport {
  readonly account: Account;
  readonly path: string;
  /** The backup. */
  readonly from: string;
  /** Where the archive lies whose place it took; null where there was none, or it was not to be kept. */
  readonly keptAs: string | null;
  /** So many records were erased once more, because they had been erased since. */
  readonly erasedAgain: number;
}

/** What a restored archive takes the place of. */
export type Replacing = 'nothing' | 'keeping' | 'deleting';

/** A backup that was read, and is an archive but for its name. */
interface Prepared {
  readonly made: string;
  readonly contents: BackupContents;
  /** Once it was looked for. */
  readonly again: Again | null;
}

/** What of it was erased since, from the archive of an account. */
interface Again {
  readonly baseUrl: string;
  readonly lists: readonly ErasedList[];
  readonly found: ErasedAgain;
}

/**
 * Makes archives of backups, in two steps: first a backup is copied, taken out of its protection and read again, in the data folder and under
 * no archive's name; then, once it is known what it holds, it becomes the archive of its account. Until then nothing has changed.
 */
export class Restoration {
  readonly #around: Surroundings;
  #prepared: Prepared | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Looks at a file that a person named. Throws what `readBackupFile` throws. */
  look(path: string): BackupFile {
    return readBackupFile(path);
  }

  /** Reads a backup; what was prepared before is dropped. Throws what `restoreBackup` throws; nothing is left behind then. */
  async prepare(
    from: string,
    password: string | null,
    onProgress?: (progress: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<BackupContents> {
    this.drop();
    const { dataDir, startWriter = startWriterThread, startReader = startReaderThread } = this.#around;
    const file = readBackupFile(from);
    // Whose it is, a protected one says only once it is open: it gets its name then.
    const made = temporaryPathBeside(join(dataDir, 'archives', 'restored'));
    mkdirSync(dirname(made), { recursive: true, mode: 0o700 });
    const { bavail, bsize } = statfsSync(dirname(made));
    needRoom(dirname(made), bavail * bsize, file.sizeBytes);
    try {
      const writer = startWriter(made);
      const origin = await writer
        .ask('restore', { from, password }, { onProgress, signal })
        .then(async (found) => {
          await writer.ask('prepare', null);
          return found;
        })
        .finally(() => writer.close());
      const reader = startReader(made);
      const holds = await reader.ask('readStatus', null, { signal }).finally(() => reader.close());
      const { account } = origin;
      const contents = {
        ...file,
        account,
        savedAt: origin.savedAt ?? statSync(from).mtime.toISOString(),
        holds,
        place: null,
      };
      this.#prepared = { made, contents, again: null };
      if (account === null) return contents;
      const place = await this.placeOf(account, signal);
      this.#prepared = { ...this.#prepared, contents: { ...contents, place } };
      return { ...contents, place };
    } catch (error) {
      this.#prepared = null;
      remove(made);
      throw error;
    }
  }

  /** Where what was prepared would become the archive of an account. */
  async placeOf(account: Account, signal?: AbortSignal): Promise<RestorePlace> {
    const path = this.#around.accounts.archivePathOf(account);
    const again = await this.#findAgain(account, signal);
    const { counts, held } = again?.found ?? { counts: null, held: 0 };
    const isAny = counts !== null && counts.interactions + counts.notes + held > 0;
    const erasedSince = isAny ? { interactions: counts.interactions, notes: counts.notes, held } : null;
    return { account, path, replaces: existsSync(path), erasedSince };
  }

  /** What of the backup was erased for good from the archive of an account since it was made. */
  async #findAgain(account: Account, signal?: AbortSignal): Promise<Again | null> {
    const prepared = this.#prepared;
    const lists = this.#around.erased.read(account.baseUrl);
    if (prepared === null || lists.length === 0) return null;
    if (prepared.again?.baseUrl === account.baseUrl) return prepared.again;
    const { startReader = startReaderThread } = this.#around;
    const reader = startReader(prepared.made);
    const found = await reader.ask('findErasedAgain', lists, { signal }).finally(() => reader.close());
    const again = { baseUrl: account.baseUrl, lists, found };
    this.#prepared = { ...prepared, again };
    return again;
  }

  /** Erases once more what was erased before, while the backup is no archive yet; gives how many records. */
  async #eraseAgain(account: Account, reason: string): Promise<number> {
    const { startWriter = startWriterThread } = this.#around;
    const again = await this.#findAgain(account);
    const prepared = this.#prepared;
    if (again?.found.knowsMore !== true || prepared === null) return 0;
    const writer = startWriter(prepared.made);
    const { found, lists } = again;
    const { ids, notes, lastHold } = found;
    try {
      if (ids.length + notes.length === 0) await writer.ask('adoptErased', lists);
      else {
        const order = { ids, notes, lastHold, reason, person: systemUser(), at: new Date().toISOString() };
        await writer.ask('erase', { ...order, again: lists });
      }
    } finally {
      await writer.close();
    }
    const { contents } = prepared;
    const interactions = contents.holds.interactions - ids.length;
    this.#prepared = {
      ...prepared,
      again: null,
      contents: { ...contents, holds: { ...contents.holds, interactions } },
    };
    return ids.length;
  }

  /**
   * Makes what was prepared the archive of the account given, else of the one that the backup names. Throws `accountMissing` where neither
   * is known, `archiveThere` where it would take the place of an archive and is not to; all is then as before. What was erased since is
   * erased from it before, where a reason for the register is given: the archive never has it.
   */
  async finish(given: Account | null, replacing: Replacing, againReason: string | null): Promise<RestoreReport> {
    const prepared = this.#prepared;
    if (prepared === null) throw new KronikaError('wrongInput', {}, 'no backup was read');
    const { accounts, whileClosed } = this.#around;
    const { made, contents } = prepared;
    const account = given ?? contents.account;
    if (account === null) throw new KronikaError('accountMissing');
    const path = accounts.archivePathOf(account);
    const replaces = existsSync(path);
    if (replaces && replacing === 'nothing') throw new KronikaError('archiveThere', { path });
    const erasedAgain = againReason === null ? 0 : await this.#eraseAgain(account, againReason);
    let keptAs: string | null = null;
    if (replaces) {
      const { places } = accounts;
      keptAs = await whileClosed(account, () =>
        replaceArchive({ made, path, isKept: replacing === 'keeping', isSound: (one) => this.#isSound(one) }, places),
      );
    } else giveName(made, path);
    this.#prepared = null;
    remove(made);
    forgetMark(accounts.places, account);
    accounts.remember(account);
    return { account, path, from: contents.path, keptAs, erasedAgain };
  }

  /** Forgets what was prepared. */
  drop(): void {
    if (this.#prepared !== null) remove(this.#prepared.made);
    this.#prepared = null;
  }

  async #isSound(path: string): Promise<boolean> {
    const { startReader = startReaderThread } = this.#around;
    const reader = startReader(path);
    try {
      const { interactions } = await reader.ask('readStatus', null);
      return interactions === this.#prepared?.contents.holds.interactions;
    } catch {
      return false;
    } finally {
      await reader.close();
    }
  }
}

/** A name that somebody took meanwhile stays theirs. The archive may have its place on another disk. */
function giveName(made: string, path: string): void {
  let isTaken: boolean;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    isTaken = !takeName(made, path);
  } catch (error) {
    throw asFailure(error, path);
  }
  if (isTaken) throw new KronikaError('archiveThere', { path });
}

/** Where an archive was moved its mark is known, by which it is found again: the restored one has another. */
function forgetMark(places: ArchivePlaces, { baseUrl }: Account): void {
  const place = places.placeOf(baseUrl);
  if (place !== null) places.change((kept) => ({ places: { ...kept.places, [baseUrl]: { ...place, mark: null } } }));
}

/** With what SQLite put beside it. */
function remove(made: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(made + end, { force: true });
}
