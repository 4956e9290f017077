import { KronikaError } from '../../../preload/failure';
import type { Account, ArchiveWork, RemovalFacts } from '../../../preload/model';
import { filesOfArchive, sized } from '../../files/archive-files';
import { startWriter } from '../../threads/start';
import { demoAccount } from '../demo';
import { sweep } from '../archive/unfinished-changes';
import type { KeptSettings } from '../settings/kept-settings';
import type { ErasedListStore } from '../persons/erased-lists';
import type { BackupStore } from '../backup/backup-store';
import type { RecentSearchStore } from '../settings/recent-searches';
import type { SavedSearchStore } from '../settings/saved-searches';
import type { Accounts } from './accounts';

/** What the removal of an account needs of the rest of the workspace. */
interface Surroundings {
  readonly accounts: Accounts;
  readonly kept: KeptSettings;
  readonly searches: SavedSearchStore;
  readonly recent: RecentSearchStore;
  readonly backups: Pick<BackupStore, 'forget'>;
  readonly erased: Pick<ErasedListStore, 'forget'>;
  /** What runs on the archive of an account; null where nothing does. */
  readonly workOn: (account: Account) => ArchiveWork | null;
  /** Ends what runs on an archive and closes it, where it is the one that is open. */
  readonly close: (account: Account) => Promise<void>;
  /** Throws `archiveLocked` while some program downloads into an archive; asked of its writer thread, where nothing else is said. */
  readonly needQuiet?: (path: string) => Promise<void>;
}

/** What becomes of the archive of an account that is removed. */
export type FateOfArchive = 'keep' | 'delete';

/** Takes accounts away, with their files or without. What belongs to another account is never touched. */
export class AccountRemoval {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** What the removal of an account would take away. */
  async describe(account: Account): Promise<RemovalFacts> {
    const { accounts, searches, recent, workOn } = this.#around;
    const archivePath = accounts.archivePathOf(account);
    const { main, inUse, kept } = filesOfArchive(archivePath);
    return {
      account,
      archivePath,
      isArchiveThere: main !== null,
      files: sized([...(main === null ? [] : [main]), ...inUse, ...kept]),
      savedSearches: searches.read(account.baseUrl).length,
      recentSearches: recent.read(account.baseUrl).texts.length,
      hasKey: await accounts.holdsKey(account),
      work: workOn(account),
    };
  }

  /**
   * Removes an account, its key and what is remembered of its place; with `delete` also its archive with all that lies beside it, and its
   * searches. What runs on it is ended where `stops`; else that throws `workRunning`. Throws `archiveLocked` while another program downloads into it.
   * Gives the files that could not be deleted yet: that is tried again at the next start.
   */
  async remove(account: Account, fate: FateOfArchive, stops: boolean): Promise<readonly string[]> {
    const { accounts, kept, workOn, close, needQuiet = askForQuiet } = this.#around;
    if (workOn(account) !== null && !stops) throw new KronikaError('workRunning');
    await close(account);
    const path = accounts.archivePathOf(account);
    if (fate === 'delete' && filesOfArchive(path).main !== null) await needQuiet(path);
    await accounts.forgetKey(account);
    await accounts.backupPasswords.forget(account.baseUrl);
    if (fate === 'keep') {
      kept.forgetAccount(account.baseUrl, this.#nextAfter(account));
      return [];
    }
    this.#doom(account, path);
    this.forget(account.baseUrl);
    const { places } = accounts;
    places.change(({ removing }) => ({ removing: removing.filter((one) => one !== account.baseUrl) }));
    return sweep(places).filter((left) => left.startsWith(path));
  }

  /** Takes an account out of the settings and of what was searched for. */
  forget(baseUrl: string): void {
    const { backups, erased, kept, searches, recent } = this.#around;
    searches.forget(baseUrl);
    recent.forget(baseUrl);
    backups.forget(baseUrl);
    erased.forget(baseUrl);
    kept.forgetAccount(baseUrl, this.#nextAfter({ baseUrl }));
  }

  /** From here on the removal is ended at the next start, should the program be killed. */
  #doom({ baseUrl }: Account, path: string): void {
    const { main, inUse, kept } = filesOfArchive(path);
    this.#around.accounts.places.change((before) => {
      const { [baseUrl]: place, ...places } = before.places;
      // A file on a disk that is away goes once that is back.
      const away = main === null && place !== undefined ? [path] : [];
      return {
        places,
        removing: [...new Set([...before.removing, baseUrl])],
        unwanted: [...new Set([...before.unwanted, ...(main === null ? away : [main]), ...inUse, ...kept])],
      };
    });
  }

  /** The account in use once one is gone: the same as before, or another of the person's own, or the sample data. */
  #nextAfter({ baseUrl }: Pick<Account, 'baseUrl'>): string | null {
    const { accounts, current } = this.#around.kept.current;
    if (current !== baseUrl) return current;
    const others = accounts.filter((account) => account.baseUrl !== baseUrl);
    const own = others.find((account) => account.baseUrl !== demoAccount.baseUrl);
    return (own ?? others[0])?.baseUrl ?? null;
  }
}

async function askForQuiet(path: string): Promise<void> {
  const writer = startWriter(path);
  try {
    await writer.ask('needQuiet', null);
  } finally {
    await writer.close();
  }
}
