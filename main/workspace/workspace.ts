import { join } from 'node:path';
import { errorOf, failureOf, KronikaError, type Failure } from '../../preload/failure';
import type { Account, ArchiveWork, ConnectionTest, Language, Looks, Query, Setup } from '../../preload/model';
import type { PolicyName } from '../../preload/desktop/policy';
import { words } from '../../preload/words/words';
import { shiftYear } from '../../preload/words/format';
import { scheduleText } from '../../preload/words/texts/asked-text';
import { removeUnfinished } from '../files/leftovers';
import type { Policy } from '../policy/policy';
import type { ThreadClient } from '../threads/protocol';
import type { ReaderTasks } from '../threads/reader';
import { countWeeksFrom } from '../threads/week-start';
import { systemUser } from './system-user';
import { AccountRemoval } from './accounts/account-removal';
import { Accounts } from './accounts/accounts';
import type { KeyKeeping } from './accounts/keys';
import { ArchiveEncryption } from './archive/archive-encryption';
import { ArchiveInUse } from './archive/archive-in-use';
import { ArchiveJobs } from './archive/archive-jobs';
import { ArchiveMove } from './archive/archive-move';
import { Backups } from './backup/backups';
import { openBackupStore } from './backup/backup-store';
import { ErasedLists, openErasedLists } from './persons/erased-lists';
import { Erasure } from './persons/erasure';
import { Register } from './persons/register';
import { Retention } from './persons/retention';
import { Holds } from './persons/holds';
import { Packets } from './persons/packets';
import { IndexRenewal } from './archive/index-renewal';
import { OwnMarks } from './archive/own-marks';
import { Restoration, type Replacing, type RestoreReport } from './archive/restore';
import { finishChanges, sweep } from './archive/unfinished-changes';
import { ViewedArchives } from './archive/viewing';
import { demoAccount } from './demo';
import { DemoCrm } from './demo-crm';
import type { Platform } from './platform';
import { ReleaseWatch } from './release-watch';
import { silence, type WorkspaceNews } from './news';
import { createFirstView } from './settings/first-view';
import { KeptSettings } from './settings/kept-settings';
import { openRecentSearches, type RecentSearchStore } from './settings/recent-searches';
import { openSavedSearches, type SavedSearchStore } from './settings/saved-searches';
import { settingsPathOf, type Settings } from './settings/settings';
import { recallAcceptance } from './sync/downloads';
import type { NewRecordsWatch } from './sync/new-records';
import { SyncControl } from './sync/sync-control';

/**
 * What the window and the command line share: the parts, each of which is asked by itself, and what takes several of them,
 * such as opening the archive of an account.
 */
export class Workspace {
  /** What the program remembers between runs. */
  readonly kept: KeptSettings;
  readonly accounts: Accounts;
  /** The download of the open archive. */
  readonly sync: SyncControl;
  /** Exports, copies and repairs of the open archive. */
  readonly jobs: ArchiveJobs;
  /** What takes records out of the open archive for good. */
  readonly erasure: Erasure;
  /** What is done with the archive and has to be answered for. */
  readonly register: Register;
  /** What keeps records of the open archive from being erased. */
  readonly holds: Holds;
  /** How long the records of the open archive are kept. */
  readonly retention: Retention;
  /** What people get of what is stored about them. */
  readonly packets: Packets;
  /** What people mark records with. */
  readonly ownMarks: OwnMarks;
  /** Where archives lie, and what brings them elsewhere. */
  readonly move: ArchiveMove;
  /** The system's encryption of archives and settings for one person. */
  readonly encryption: ArchiveEncryption;
  readonly removal: AccountRemoval;
  readonly backups: Backups;
  /** What makes archives of backups. */
  readonly restoration: Restoration;
  /** What an earlier version of the program left of the search index of the open archive is renewed. */
  readonly renewal: IndexRenewal;
  /** What is only looked into. */
  readonly viewed: ViewedArchives;
  /** The searches that people gave names to. */
  readonly searches: SavedSearchStore;
  /** What was searched for lately. */
  readonly recent: RecentSearchStore;
  /** Whether there is a newer version of the program. */
  readonly release: ReleaseWatch;
  readonly #platform: Platform;
  readonly #archive: ArchiveInUse;
  readonly #erasedLists: ErasedLists;
  readonly #demo: DemoCrm;
  #news: WorkspaceNews = silence;
  #lastSearch = '';
  readonly #firstView = createFirstView(() => this.settings, { read: (baseUrl) => this.searches.read(baseUrl) });
  /** The archive is closed because of what is done to its file: nothing opens it meanwhile. */
  #isHeldClosed = false;

  constructor(platform: Platform) {
    const { dataDir, version: program, log } = platform;
    removeUnfinished(dataDir);
    for (const { kind, place } of platform.policy.problems) log(`policy: ${kind} in ${place}`);
    const news = (): WorkspaceNews => this.#news;
    this.#platform = platform;
    this.kept = new KeptSettings(settingsPathOf(dataDir), log);
    this.release = new ReleaseWatch({ platform, kept: this.kept });
    countWeeksFrom(this.settings.weekStart);
    this.searches = openSavedSearches(join(dataDir, 'searches.json'));
    this.recent = openRecentSearches(join(dataDir, 'recent-searches.json'));
    this.accounts = new Accounts(platform, this.kept);
    this.#archive = new ArchiveInUse(news, log);
    this.#demo = new DemoCrm(this.kept);
    this.renewal = new IndexRenewal({ archive: this.#archive, isBusy: () => this.sync.isRunning, log });
    this.sync = new SyncControl({
      platform,
      accounts: this.accounts,
      archive: this.#archive,
      demo: this.#demo,
      renewal: this.renewal,
      news,
      afterDownload: () => {
        void this.retention.afterDownload().then((report) => {
          if (report !== null) this.#news.erasedByRules(report);
        });
      },
    });
    this.viewed = new ViewedArchives({
      archive: this.#archive,
      kept: this.kept,
      platform,
      leave: async () => {
        await this.sync.stop();
        await this.renewal.stop();
      },
    });
    this.register = new Register({ archive: this.#archive, accounts: this.accounts, log });
    const erasedStore = openErasedLists(join(dataDir, 'erased.json'));
    this.#erasedLists = new ErasedLists({ archive: this.#archive, store: erasedStore, log });
    this.erasure = new Erasure({
      archive: this.#archive,
      sync: this.sync,
      kept: this.kept,
      searches: this.searches,
      recent: this.recent,
      lists: this.#erasedLists,
      jobs: () => this.jobs,
      needOwn: () => {
        this.viewed.needOwn();
      },
    });
    this.retention = new Retention({
      archive: this.#archive,
      erasure: this.erasure,
      searches: this.searches,
      recent: this.recent,
      language: () => this.language,
      policy: platform.policy.held,
      needOwn: () => {
        this.viewed.needOwn();
      },
      log,
    });
    this.holds = new Holds(this.#archive, () => this.language);
    this.ownMarks = new OwnMarks({
      archive: this.#archive,
      isBusy: () => this.sync.isRunning,
      author: () => this.settings.remarkAuthor ?? systemUser(),
    });
    this.jobs = new ArchiveJobs(this.#archive, this.register, () => {
      return { language: this.language, program, home: this.accounts.home };
    });
    this.packets = new Packets({
      archive: this.#archive,
      jobs: this.jobs,
      home: () => this.accounts.home,
      program,
      register: this.register,
      keeping: () => this.retention.read(),
      needExports: () => {
        this.needExports();
      },
    });
    const backupStore = openBackupStore(join(dataDir, 'backups.json'), platform.policy.held);
    this.backups = new Backups({
      archive: this.#archive,
      accounts: this.accounts,
      jobs: this.jobs,
      store: backupStore,
      noteSchedule: async (schedule) => {
        const texts = { change: scheduleText(schedule, this.language) };
        await this.register.addIfPossible({ act: 'schedule', texts });
      },
      isBusy: () => this.sync.isRunning,
      log,
    });
    this.move = new ArchiveMove({
      accounts: this.accounts,
      dataDir,
      programDir: platform.programDir,
      whileClosed: (work) => this.#whileClosed(work),
    });
    this.encryption = new ArchiveEncryption({
      home: () => this.accounts.home,
      cipher: platform.cipher,
      whileClosed: (work) => this.#whileClosed(work),
      log,
    });
    this.restoration = new Restoration({
      accounts: this.accounts,
      dataDir,
      erased: erasedStore,
      whileClosed: (account, work) => (this.#archive.isOf(account) ? this.#whileClosed(work) : work()),
    });
    this.removal = new AccountRemoval({
      accounts: this.accounts,
      kept: this.kept,
      searches: this.searches,
      recent: this.recent,
      backups: backupStore,
      erased: erasedStore,
      workOn: (account) => (this.#archive.isOf(account) ? this.work : null),
      close: (account) => (this.#archive.isOf(account) ? this.#closeArchive() : Promise.resolve()),
    });
    const forget = (baseUrl: string): void => {
      this.removal.forget(baseUrl);
    };
    finishChanges(this.accounts.places, forget, log);
  }

  get language(): Language {
    return this.settings.language ?? this.#platform.language;
  }

  /** What the program remembers, and in its place what administrators decided. */
  get settings(): Settings {
    const { language, syncEveryHours } = this.policy.held;
    const { current } = this.kept;
    return {
      ...current,
      language: language ?? current.language,
      syncEveryHours: syncEveryHours ?? current.syncEveryHours,
    };
  }

  get policy(): Policy {
    return this.#platform.policy;
  }

  /** The thread that answers questions about the open archive. Throws `accountMissing` while there is none. */
  get reader(): ThreadClient<ReaderTasks> {
    return this.#archive.opened.reader;
  }

  /** The account whose own archive is open. Throws `archiveReadOnly` where what is open is only looked into. */
  get ownAccount(): Account {
    this.viewed.needOwn();
    return this.account;
  }

  /** The account whose archive is open. Throws `accountMissing` while there is none. */
  get account(): Account {
    return this.#archive.opened.account;
  }

  /** What runs on the open archive; null where nothing does. */
  get work(): ArchiveWork | null {
    if (this.sync.isRunning) return 'download';
    return this.jobs.isRunning ? 'export' : null;
  }

  get archivePath(): string {
    return this.viewed.current?.path ?? this.#archive.opened.path;
  }

  /** What watching for new records needs of the open archive. */
  get watched(): Pick<ConstructorParameters<typeof NewRecordsWatch>[0], 'archive' | 'searchesOf' | 'isSyncing'> {
    return {
      archive: this.#archive,
      searchesOf: (baseUrl) => this.searches.read(baseUrl),
      isSyncing: () => this.sync.isRunning,
    };
  }

  /** Throws `exportsOff` where administrators let no records out of the program. */
  needExports(): void {
    if (this.policy.held.exportsAllowed === false) throw new KronikaError('exportsOff');
  }

  /** Throws `setByAdministrator` where one of these is not for a person to decide. */
  needOwnChoice(...names: readonly PolicyName[]): void {
    if (names.some((name) => this.policy.held[name] !== undefined)) throw new KronikaError('setByAdministrator');
  }

  /** From now on, `news` is told of everything that happens. */
  listen(news: WorkspaceNews): void {
    this.#news = news;
  }

  /** Tries once more to open the archive of the account last used where that failed: what was wrong with it may be mended. */
  async readSetup(): Promise<Setup> {
    const closed = await this.#openAgain();
    const { version, name: platform } = this.#platform;
    const open = this.#archive.current;
    const account = open?.account ?? this.accounts.current;
    const viewed = this.viewed.current;
    return {
      version,
      platform,
      language: this.language,
      account,
      accounts: this.settings.accounts,
      isDemo: account?.baseUrl === demoAccount.baseUrl,
      key: viewed !== null ? 'thisRun' : account === null ? 'missing' : await this.accounts.keyState(account),
      canStoreKey: await this.accounts.canStoreKey(),
      archivePath: viewed?.place ?? open?.path ?? null,
      archive: open === null ? null : await open.reader.ask('readStatus', null),
      viewed,
      viewedBefore: this.viewed.before,
      closed,
      syncing: this.sync.isRunning,
      syncEveryHours: this.settings.syncEveryHours,
      drawsBySoftware: this.settings.drawsBySoftware,
      policy: { held: this.policy.held, problems: this.policy.problems },
      remarkAuthor: { chosen: this.settings.remarkAuthor, usual: systemUser() },
      looks: looksOf(this.settings),
      viewState: open === null ? null : viewed === null ? this.#firstView(open.account.baseUrl) : this.viewed.viewState,
    };
  }

  /** Asks the CRM whether it would answer us. `key: null` uses the one already known. */
  async testConnection(accountText: string, key: string | null): Promise<ConnectionTest> {
    const account = this.accounts.named(accountText);
    try {
      return await this.accounts.test(account, key);
    } catch (error) {
      const open = this.#archive.current;
      if (open === null || !this.#archive.isOf(account)) throw error;
      if (key !== null && !(await this.accounts.isKeyOf(account, key))) throw error;
      throw errorOf(await recallAcceptance(failureOf(error), open.reader));
    }
  }

  /** Takes an account into use, with a key or the one already known. Begins its archive where there is none. */
  async connect(accountText: string, key: string | null, keeping: KeyKeeping, signal?: AbortSignal): Promise<void> {
    const account = this.accounts.named(accountText);
    await this.accounts.admit(account, key, keeping, signal);
    await this.#open(account, true);
  }

  /** Opens what was open last: what was looked into, or the archive of the account last used, if there is one. */
  async openLast(): Promise<void> {
    const { wanted } = this.viewed;
    if (wanted !== null) {
      await this.viewed.open(wanted, null);
      return;
    }
    const account = this.accounts.current;
    if (account === null || !this.accounts.hasArchive(account)) return;
    await this.#open(account, false);
  }

  /** Makes the backup that was read the archive of an account, and opens it. Throws what `Restoration.finish` throws. */
  async finishRestore(accountText: string, replacing: Replacing, erasesAgain: boolean): Promise<RestoreReport> {
    const again = erasesAgain ? words(this.language)('restore.againReason') : null;
    const report = await this.restoration.finish(this.accounts.called(accountText), replacing, again);
    await this.#open(report.account, false);
    await this.register.addIfPossible({ act: 'restore', texts: { source: report.from } });
    return report;
  }

  /** Opens the archive of a known account. `accountText` is a name or an address; null the one last used. */
  async choose(accountText: string | null): Promise<void> {
    const account = accountText === null ? this.accounts.current : this.accounts.called(accountText);
    if (account === null) throw new KronikaError('accountMissing');
    await this.#open(account, false);
  }

  /** Opens the archive of the sample data and, where it is not complete yet, begins to mirror it. */
  async startDemo(): Promise<void> {
    await this.#open(demoAccount, true);
    const status = await this.reader.ask('readStatus', null);
    if (status.complete && status.interactions > 0) return;
    const lastDay = this.#demo.day;
    // Not awaited: the window shows the download, and its end is news.
    void this.sync.start({ from: shiftYear(lastDay, -1), to: lastDay }).catch(() => {});
  }

  /** The person asks for something else than a moment ago: a running download, and reading what it wrote, let that go first. */
  noticeSearch(query: Query): void {
    const asked = JSON.stringify(query);
    if (asked === this.#lastSearch) return;
    this.#lastSearch = asked;
    this.sync.giveWay();
    this.renewal.giveWay();
    this.#archive.current?.watch.giveWay();
  }

  /** Gives the account in use another name for people to see. Throws `nameTaken`. */
  rename(baseUrl: string, name: string): void {
    const renamed = this.accounts.rename(this.accounts.named(baseUrl), name);
    this.#archive.renamed(renamed);
  }

  /** Ends everything that runs and closes the archive. */
  async close(): Promise<void> {
    this.kept.flush();
    this.backups.stop();
    await this.move.stop();
    await this.encryption.stop();
    await this.sync.stop();
    await this.retention.settled();
    await this.renewal.stop();
    this.restoration.drop();
    await this.accounts.settled();
    await this.#archive.close();
    await this.#demo.close();
  }

  async #open(account: Account, mayBegin: boolean): Promise<void> {
    if (this.#archive.isOf(account)) return;
    // From now on it is wanted, whatever keeps it from opening.
    this.viewed.leave();
    const path = this.accounts.archivePathOf(account);
    if (this.#isHeldClosed) throw new KronikaError('archiveMoving', { path });
    this.accounts.needPlace(account);
    this.#needGone(path);
    await this.sync.stop();
    await this.retention.settled();
    await this.renewal.stop();
    await this.#archive.open(account, path, mayBegin);
    this.accounts.use(account);
    await this.register.addPolicy(this.policy.held, this.language);
    await this.#erasedLists.take({ isKnownByCount: true });
    void this.renewal.goOn();
  }

  /** What was to be deleted is not opened again. Throws `archiveNotRemoved` where it still cannot be. */
  #needGone(path: string): void {
    const { places } = this.accounts;
    if (!places.read().unwanted.includes(path)) return;
    if (sweep(places).includes(path)) throw new KronikaError('archiveNotRemoved', { path });
  }

  async #closeArchive(): Promise<void> {
    await this.sync.stop();
    await this.retention.settled();
    await this.renewal.stop();
    await this.jobs.stop();
    await this.#archive.close();
  }

  /** Has the open archive closed while `work` runs, and opened again after it, wherever it lies then. */
  async #whileClosed<Value>(work: () => Promise<Value>): Promise<Value> {
    const { account } = this.#archive.opened;
    this.#isHeldClosed = true;
    try {
      await this.#closeArchive();
      return await work();
    } finally {
      this.#isHeldClosed = false;
      // What keeps it from opening is said when it is asked for next.
      await this.#open(account, false).catch(() => {});
    }
  }

  /** Why no archive is open; null where one is, or where there is no account yet. */
  async #openAgain(): Promise<Failure | null> {
    const account = this.accounts.current;
    const { wanted } = this.viewed;
    if (this.#archive.current !== null || (account === null && wanted === null)) return null;
    try {
      if (wanted !== null) await this.viewed.open(wanted, null);
      else if (account !== null) await this.#open(account, false);
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }
}

function looksOf({ theme, firstScreen, firstSearch, weekStart }: Settings): Looks {
  return { theme, firstScreen, firstSearch, weekStart };
}
