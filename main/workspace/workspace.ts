import { join } from 'node:path';
import type { News } from '../../preload/contract';
import type { ExportPreview, ExportQuestion, ExportReport } from '../../preload/export-model';
import { KronikaError, failureOf, type Failure } from '../../preload/failure';
import { words } from '../../preload/words/words';
import type {
  Account,
  ArchiveStatus,
  ConnectionTest,
  DownloadStanding,
  Language,
  Query,
  SavedSearch,
  Setup,
  SyncProgress,
  SyncReport,
} from '../../preload/model';
import { isArchiveThere } from '../archive/file/archive-failure';
import { toAccount } from '../crm/http/address';
import { createCrmClient, testConnection } from '../crm/http/client';
import type { RepairReport } from '../archive/store/repair';
import type { TellProgress } from '../archive/check/verify';
import type { BackupReport } from '../export/back-up';
import type { CopiedRows, CopyJob } from '../export/clipboard-rows';
import type { ExportJob, ExportProgress } from '../export/export-rows';
import { removeUnfinished } from '../files/leftovers';
import type { Home } from '../files/own-files';
import { createGate, type Gate } from '../mirror/pace/gate';
import { runSync } from '../mirror/sync';
import type { ThreadClient } from '../threads/protocol';
import type { ReaderTasks } from '../threads/reader';
import { exportLimits, startReader, stepsOf } from '../threads/start';
import { archivePathOf } from './archive-file';
import { demoAccount, startDemoServer, type DemoServer } from './demo';
import { meetCrm } from './first-contact';
import { downloadLine, lastFailureOf, type EndedDownload } from './downloads';
import { KeptSettings } from './settings/kept-settings';
import { openKeyStore, type KeyKeeping, type KeyStore } from './keys';
import type { Machine } from './machine';
import { openSavedSearches, type SavedSearches } from './settings/saved-searches';
import { openSession, type Session } from './session';
import { readSettings, settingsPathOf, type Settings } from './settings/settings';

/** What the workspace tells whoever listens. */
export interface WorkspaceNews {
  syncProgress(progress: SyncProgress): void;
  syncEnded(ending: News['syncEnded']): void;
  archiveChanged(status: ArchiveStatus): void;
}

const silence: WorkspaceNews = { syncProgress: () => {}, syncEnded: () => {}, archiveChanged: () => {} };

/** How often the archive is looked at for changes, also those of another process. */
const watchEveryMs = 1000;

/** Copying as many records is done before another thread has started. */
const fewRows = 200;

/** A download under way, and what holds or ends it. */
interface RunningSync {
  readonly controller: AbortController;
  readonly gate: Gate;
  readonly done: Promise<unknown>;
}

/** A period of days, both inclusive, `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
  /** Also what is complete is asked for. */
  readonly again?: boolean | undefined;
  /** Notes that are owed to other days stay owed. */
  readonly alone?: boolean | undefined;
}

/** The account in use with its archive, its key and the download that may be running: what the window and the command line share. */
export class Workspace {
  /** What the program remembers between runs. */
  readonly kept: KeptSettings;
  readonly #machine: Machine;
  readonly #keys: KeyStore;
  readonly #searches: SavedSearches;
  /** Base addresses that answered in this run. */
  readonly #met = new Set<string>();
  #session: Session | null = null;
  #sync: RunningSync | null = null;
  /** The last download of the open archive that ended in this run. */
  #lastDownload: EndedDownload | null = null;
  #demo: DemoServer | null = null;
  #news: WorkspaceNews = silence;
  #watch: NodeJS.Timeout | null = null;
  #lastSearch = '';
  /** Given up while somebody types. */
  #catchingUp = new AbortController();

  constructor(machine: Machine) {
    this.#machine = machine;
    removeUnfinished(machine.dataDir);
    this.kept = new KeptSettings(settingsPathOf(machine.dataDir), machine.log);
    this.#searches = openSavedSearches(join(machine.dataDir, 'searches.json'));
    this.#keys = openKeyStore(join(machine.dataDir, 'keys.json'), machine.safeStorage, machine.environmentKey);
  }

  get language(): Language {
    return this.settings.language ?? this.#machine.language;
  }

  get settings(): Settings {
    return this.kept.current;
  }

  /** Changes what the program remembers between runs. */
  changeSettings(change: Partial<Settings>): void {
    this.kept.change(change);
  }

  /** From now on, `news` is told of everything that happens. */
  listen(news: WorkspaceNews): void {
    this.#news = news;
  }

  /** Opens the archive of the account last used, if there is one. */
  async openLast(): Promise<void> {
    const account = this.#currentAccount();
    if (account === null || !isArchiveThere(archivePathOf(this.#machine.dataDir, account))) return;
    await this.#open(account, false);
  }

  /** Tries once more to open the archive of the account last used where that failed: what was wrong with it may be mended. */
  async readSetup(): Promise<Setup> {
    const closed = await this.#openAgain();
    const { version, platform } = this.#machine;
    const account = this.#session?.account ?? this.#currentAccount();
    return {
      version,
      platform,
      language: this.language,
      account,
      accounts: this.settings.accounts,
      isDemo: account?.baseUrl === demoAccount.baseUrl,
      key: account === null ? 'missing' : await this.#keyState(account),
      canStoreKey: await this.#keys.canStore(),
      archivePath: this.#session?.path ?? null,
      archive: this.#session === null ? null : await this.#session.reader.ask('readStatus', null),
      closed,
      syncing: this.#sync !== null,
      syncEveryHours: this.settings.syncEveryHours,
      drawsBySoftware: this.settings.drawsBySoftware,
      place: this.#session === null ? null : (this.settings.places[this.#session.account.baseUrl] ?? null),
    };
  }

  /** Where the program's own files lie, which nothing that is saved may replace. */
  get home(): Home {
    const { dataDir } = this.#machine;
    const { accounts } = this.settings;
    return { dataDir, archives: accounts.map((account) => archivePathOf(dataDir, account)) };
  }

  /** The thread that answers questions about the open archive. Throws `accountMissing` while there is none. */
  get reader(): ThreadClient<ReaderTasks> {
    return this.#opened().reader;
  }

  get archivePath(): string {
    return this.#opened().path;
  }

  /** Asks the CRM whether it would answer us. `key: null` uses the one already known. */
  async testConnection(accountText: string, key: string | null): Promise<ConnectionTest> {
    const account = this.#knownAccount(accountText);
    const known = await this.#keys.find(account.baseUrl);
    const client = createCrmClient({
      baseUrl: account.baseUrl,
      key: key ?? (await this.#needKey(account)),
      fetch: this.#machine.fetch,
      timeoutMs: 20_000,
    });
    try {
      const test = await testConnection(client, Date.now());
      this.#met.add(account.baseUrl);
      return test;
    } catch (error) {
      const session = this.#session;
      if (session?.account.baseUrl !== account.baseUrl || (key !== null && key !== known)) throw error;
      const { kind, facts, detail } = await recallAcceptance(failureOf(error), session);
      throw new KronikaError(kind, facts, detail);
    }
  }

  /**
   * Takes an account into use, with a key or the one already known. Begins its archive where there is none, once the CRM
   * has answered: a name that was mistyped or a key that was refused leaves nothing behind.
   */
  async connect(accountText: string, key: string | null, keeping: KeyKeeping, signal?: AbortSignal): Promise<void> {
    const account = this.#knownAccount(accountText);
    const { baseUrl } = account;
    const used = key ?? (await this.#needKey(account));
    if (!this.#met.has(baseUrl) && !isArchiveThere(archivePathOf(this.#machine.dataDir, account))) {
      await meetCrm({
        baseUrl,
        key: used,
        fetch: this.#machine.fetch,
        timeoutMs: 20_000,
        ...(signal === undefined ? {} : { signal }),
      });
    }
    if (key !== null) await this.#keys.keep(baseUrl, key, keeping);
    await this.#open(account, true);
  }

  /** Takes the key of the account in use out of memory and off the disk. */
  async forgetKey(): Promise<void> {
    await this.#keys.forget(this.#opened().account.baseUrl);
  }

  /** Adds the account in use to those that are known; it becomes the one in use for the window only where there is none yet. */
  rememberAccount(): void {
    const { account } = this.#opened();
    this.#remember(account, this.settings.current ?? account.baseUrl);
  }

  /** Opens the archive of a known account. `account` is a name or an address; null the one last used. */
  async choose(accountText: string | null): Promise<void> {
    const account = accountText === null ? this.#currentAccount() : this.#knownAccount(accountText);
    if (account === null) throw new KronikaError('accountMissing');
    await this.#open(account, false);
  }

  /** Opens the archive of the sample data and, where it is not complete yet, begins to mirror it. */
  async startDemo(): Promise<void> {
    await this.#open(demoAccount, true);
    const status = await this.reader.ask('readStatus', null);
    if (status.complete && status.interactions > 0) return;
    const lastDay = this.#demoDay();
    // Not awaited: the window shows the download, and its end is news.
    void this.sync({ from: shiftYear(lastDay), to: lastDay }).catch(() => {});
  }

  /**
   * Mirrors a period; ends with a report also when it was stopped. Progress and end are news as well: what the archive
   * holds then is told first, so that nobody who hears of the end sees what was missing before it.
   */
  async sync(days: Days, byItself = false): Promise<SyncReport> {
    const session = this.#opened();
    if (this.#sync !== null) throw new KronikaError('archiveLocked', { path: session.path, holder: 'Kronika' });
    const controller = new AbortController();
    const gate = createGate();
    const running = this.#runSync(session, days, { signal: controller.signal, gate, isByItself: byItself });
    this.#sync = { controller, gate, done: running.catch(() => {}) };
    const startedMs = Date.now();
    const ended = (outcome: EndedDownload['outcome']): void => {
      const { from, to } = days;
      const download = { from, to, byItself, startedMs, endedMs: Date.now(), outcome };
      if (this.#session === session) this.#lastDownload = download;
      this.#machine.log(downloadLine(download));
    };
    try {
      const report = await running;
      ended({ report });
      await this.#tellStatus(session);
      this.#news.syncEnded({ result: { ok: true, value: report }, byItself });
      return report;
    } catch (error) {
      ended({ thrown: error });
      await this.#tellStatus(session);
      this.#news.syncEnded({ result: { ok: false, failure: failureOf(error) }, byItself });
      throw error;
    } finally {
      this.#sync = null;
      await this.#catchUp(session);
      await this.#tellStatus(session);
    }
  }

  /**
   * Brings everything that was ever asked for up to date, also what a first download left undone. Nothing begins before
   * one was asked for, while one runs, or without a key; `byItself` false: somebody asks, and is told that there is none.
   * Gives whether one was begun, once it has ended.
   */
  async syncAgain(byItself: boolean): Promise<boolean> {
    if (this.#sync !== null) return false;
    const session = this.#session;
    if (!byItself && session !== null && session.account.baseUrl !== demoAccount.baseUrl)
      await this.#needKey(session.account);
    // What could not even begin is asked for again as it was.
    const days = (await this.readDaysAgain()) ?? (byItself ? null : this.#lastDownload);
    if (days === null) return false;
    await this.sync({ from: days.from, to: days.to }, byItself);
    return true;
  }

  /** What `syncAgain` would bring up to date; null where it has nothing to do. */
  async readDaysAgain(): Promise<Days | null> {
    const session = this.#session;
    if (session === null || !(await this.#hasKey(session.account))) return null;
    const from = await session.reader.ask('readFirstAskedDay', null);
    if (from === null) return null;
    if (session.account.baseUrl !== demoAccount.baseUrl) return { from, to: localDay(new Date()) };
    // Sample data never change: once they are there, there is nothing more to come.
    const { complete } = await session.reader.ask('readStatus', null);
    return complete ? null : { from, to: this.#demoDay() };
  }

  /** Why the last download of the open archive, by this or another program, did not come to its end; null where it did. */
  async readLastFailure(): Promise<DownloadStanding['lastFailure']> {
    if (this.#session === null) return null;
    return lastFailureOf(this.#lastDownload, await this.#session.reader.ask('readLastRun', null));
  }

  /** Holds the running download: no further request leaves until `resumeSync`. */
  pauseSync(): void {
    this.#sync?.gate.shut();
  }

  /** Lets a held download go on. */
  resumeSync(): void {
    this.#sync?.gate.open();
  }

  /** Holds the running download while the computer sleeps; what the person paused stays paused after `wake`. */
  sleep(): void {
    this.#sync?.gate.sleep();
  }

  wake(): void {
    this.#sync?.gate.wake();
  }

  /** The person asks for something else than a moment ago: a running download, and reading what it wrote, let that go first. */
  noticeSearch(query: Query): void {
    const asked = JSON.stringify(query);
    if (asked === this.#lastSearch) return;
    this.#lastSearch = asked;
    this.#sync?.gate.giveWay();
    this.#catchingUp.abort();
  }

  /** Stops the running download, if there is one, and waits until what it had begun is stored. */
  async stopSync(): Promise<void> {
    this.#sync?.controller.abort();
    await this.#sync?.done;
  }

  /** The beginning of an export as it would be written. */
  async previewExport(question: ExportQuestion, signal?: AbortSignal): Promise<ExportPreview> {
    return await this.reader.ask('previewExport', { question, today: localDay(new Date()) }, { signal });
  }

  /** Writes records to a file, on a thread of its own: searching goes on meanwhile. */
  async exportRows(
    job: Omit<ExportJob, 'author' | 'home'>,
    onProgress: (progress: ExportProgress) => void,
    signal?: AbortSignal,
  ): Promise<ExportReport> {
    const { path, account } = this.#opened();
    const now = new Date();
    const author = {
      // Sample data have a name for the program alone.
      account: account.baseUrl === demoAccount.baseUrl ? words(this.language)('app.demo') : account.name,
      program: this.#machine.version,
      language: this.language,
      at: now.toISOString(),
      today: localDay(now),
    };
    const reader = startReader(path, exportLimits);
    try {
      return await reader.ask('exportRows', { ...job, author, home: this.home }, { onProgress, signal });
    } finally {
      await reader.close();
    }
  }

  /** Makes the texts that the clipboard takes; many records on a thread of their own, so that searching goes on meanwhile. */
  async copyRows(job: CopyJob): Promise<CopiedRows> {
    const { path, reader } = this.#opened();
    if (job.selection.kind === 'ids' && job.selection.ids.length <= fewRows) return await reader.ask('copyRows', job);
    const own = startReader(path);
    try {
      return await own.ask('copyRows', job);
    } finally {
      await own.close();
    }
  }

  /** The searches that people of the account in use gave names to. */
  get savedSearches(): readonly SavedSearch[] {
    return this.#searches.read(this.#opened().account.baseUrl);
  }

  keepSearches(searches: readonly SavedSearch[]): void {
    this.#searches.write(this.#opened().account.baseUrl, searches);
  }

  /** Copies the archive into another file, on a thread of its own. */
  async backUp(path: string): Promise<BackupReport> {
    const reader = startReader(this.#opened().path);
    try {
      return await reader.ask('backUp', { path, home: this.home });
    } finally {
      await reader.close();
    }
  }

  /**
   * Repairs what can be repaired of the archive, the search index above all; tells how far its checks are. Throws
   * `archiveLocked` while somebody downloads.
   */
  async repair(onProgress?: TellProgress): Promise<RepairReport> {
    return await this.#opened().writer().ask('repair', null, { onProgress });
  }

  /** Ends everything that runs and closes the archive. */
  async close(): Promise<void> {
    this.kept.flush();
    await this.stopSync();
    await this.#keys.settled();
    await this.#closeSession();
    await this.#demo?.close();
    this.#demo = null;
  }

  async #runSync(
    session: Session,
    days: Days,
    how: { readonly signal: AbortSignal; readonly gate: Gate; readonly isByItself: boolean },
  ): Promise<SyncReport> {
    const { baseUrl, key } = await this.#reach(session.account);
    const report = await runSync({
      steps: stepsOf(session.writer()),
      connection: { baseUrl, key, fetch: this.#machine.fetch },
      from: days.from,
      to: days.to,
      settings: { force: days.again === true, periodAlone: days.alone === true },
      program: 'Kronika',
      ...how,
      onProgress: (progress) => {
        this.#news.syncProgress(progress);
      },
    });
    const { stopped } = report;
    return stopped === undefined ? report : { ...report, stopped: await recallAcceptance(stopped, session) };
  }

  /** Where an account answers and with which key; for the sample data, its bundled server is started. */
  async #reach(account: Account): Promise<{ readonly baseUrl: string; readonly key: string }> {
    if (account.baseUrl !== demoAccount.baseUrl) return { baseUrl: account.baseUrl, key: await this.#needKey(account) };
    if (this.#demo?.isRunning() === true) return this.#demo;
    this.#demo = await startDemoServer(this.#demoDay());
    return this.#demo;
  }

  /** The last day of the sample data: once chosen it stays, for another day would be another office. */
  #demoDay(): string {
    const day = this.settings.demoDay ?? localDay(new Date());
    if (this.settings.demoDay === null) this.changeSettings({ demoDay: day });
    return day;
  }

  async #open(account: Account, mayBegin: boolean): Promise<void> {
    if (this.#session?.account.baseUrl === account.baseUrl) return;
    await this.stopSync();
    const session = await openSession(account, archivePathOf(this.#machine.dataDir, account), mayBegin);
    await this.#closeSession();
    this.#session = session;
    this.#lastDownload = null;
    if (account.baseUrl !== demoAccount.baseUrl) this.#keys.bindPreferred(account.baseUrl);
    if (this.#machine.remembersAccount) this.#remember(account, account.baseUrl);
    this.#watchArchive(session);
  }

  /** Why no archive is open; null where one is, or where there is no account yet. */
  async #openAgain(): Promise<Failure | null> {
    const account = this.#currentAccount();
    if (this.#session !== null || account === null) return null;
    try {
      await this.#open(account, false);
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }

  #remember(account: Account, current: string): void {
    const others = this.settings.accounts.filter((known) => known.baseUrl !== account.baseUrl);
    this.changeSettings({ accounts: [...others, account], current });
  }

  async #closeSession(): Promise<void> {
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  /** Rows may also be written by another process (`kronika sync`): the file itself tells. */
  #watchArchive(session: Session): void {
    // Asked for at once: what is written before the first look must not pass for what the window has already read.
    let known = session.reader.ask('readDataVersion', null);
    let isAsking = false;
    const look = async (): Promise<void> => {
      const before = await known;
      const version = await session.reader.ask('readDataVersion', null);
      if (version === before) return;
      // Given up while somebody types: then with the next look.
      this.#catchingUp = new AbortController();
      await session.reader.ask('catchUp', null, { signal: this.#catchingUp.signal });
      await this.#tellStatus(session);
      known = Promise.resolve(version);
    };
    known.catch(() => {});
    this.#watch = setInterval(() => {
      if (isAsking) return;
      isAsking = true;
      void look()
        .catch(() => {})
        .finally(() => {
          isAsking = false;
        });
    }, watchEveryMs);
    this.#watch.unref();
  }

  async #catchUp(session: Session): Promise<void> {
    if (this.#session !== session) return;
    try {
      await session.reader.ask('catchUp', null);
    } catch (error) {
      this.#machine.log(`not caught up: ${failureOf(error).kind}`);
    }
  }

  async #tellStatus(session: Session): Promise<void> {
    if (this.#session !== session) return;
    try {
      this.#news.archiveChanged(await session.reader.ask('readStatus', null));
    } catch (error) {
      this.#machine.log(`status not read: ${failureOf(error).kind}`);
    }
  }

  #opened(): Session {
    if (this.#session === null) throw new KronikaError('accountMissing');
    return this.#session;
  }

  #currentAccount(): Account | null {
    const { accounts, current } = this.settings;
    return accounts.find((account) => account.baseUrl === current) ?? null;
  }

  /** One that is known goes by its base address as it stands; everything else as people write it. */
  #knownAccount(text: string): Account {
    const { accounts } = this.settings;
    return accounts.find((account) => account.name === text || account.baseUrl === text) ?? toAccount(text);
  }

  async #keyState(account: Account): Promise<Setup['key']> {
    return account.baseUrl === demoAccount.baseUrl ? 'thisRun' : await this.#keys.stateOf(account.baseUrl);
  }

  async #hasKey(account: Account): Promise<boolean> {
    return !['missing', 'unreadable'].includes(await this.#keyState(account));
  }

  async #needKey(account: Account): Promise<string> {
    const key = await this.#keys.find(account.baseUrl);
    if (key !== null) return key;
    const state = await this.#keys.stateOf(account.baseUrl);
    throw new KronikaError(state === 'unreadable' ? 'keyUnreadable' : 'keyMissing');
  }
}

/** Adds to a refusal of the key that the CRM has accepted it before: an archive with records is the proof. */
async function recallAcceptance(failure: Failure, session: Session): Promise<Failure> {
  if (failure.kind !== 'unauthorised') return failure;
  const { interactions, lastSync } = await session.reader.ask('readStatus', null);
  if (interactions === 0 && lastSync === null) return failure;
  return { ...failure, facts: { ...failure.facts, onceAccepted: 1 } };
}

/** The language chosen in an earlier run; null before. Needs nothing of Electron, so it can be had before it is ready. */
export function rememberedLanguage(dataDir: string): Language | null {
  return readSettings(settingsPathOf(dataDir)).language;
}

/** Whether an earlier run was told to draw without the graphics card; like the language, to be had before Electron is ready. */
export function rememberedDrawing(dataDir: string): boolean {
  return readSettings(settingsPathOf(dataDir)).drawsBySoftware;
}

/** This computer's day, `YYYY-MM-DD`. */
export function localDay(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The same day a year earlier. */
function shiftYear(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`.replace('-02-29', '-02-28');
}
