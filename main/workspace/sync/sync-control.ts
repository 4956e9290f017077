import type { DayRange } from '../../../preload/ranges';
import type { DownloadAsker, SyncAgain } from '../../../preload/desktop/downloads';
import { KronikaError, failureOf } from '../../../preload/failure';
import type { Account, DownloadStanding, SyncReport } from '../../../preload/model';
import { latestDayIn } from '../../crm/zone';
import type { Gate } from '../../mirror/pace/gate';
import { runSync } from '../../mirror/sync';
import type { MirrorWriter } from '../../mirror/writer/tasks';
import type { Accounts } from '../accounts/accounts';
import type { ArchiveInUse, OpenArchive } from '../archive/archive-in-use';
import type { IndexRenewal } from '../archive/index-renewal';
import { demoAccount } from '../demo';
import type { DemoCrm } from '../demo-crm';
import { downloadLine, lastFailureOf, recallAcceptance, type EndedDownload } from './downloads';
import type { Platform } from '../platform';
import { RunningSync } from './running-sync';
import { systemUser } from '../system-user';
import type { WorkspaceNews } from '../news';

/** Days to be downloaded. */
interface DownloadDays extends DayRange {
  /** Also what is complete is asked for. */
  readonly again?: boolean | undefined;
  /** Notes that are owed to other days stay owed. */
  readonly alone?: boolean | undefined;
  /** Of what was answered before, nothing is asked again but the last day (`newAlone` of `main/mirror/sync`). */
  readonly newAlone?: boolean | undefined;
}

/** What a download needs of the rest of the workspace. */
interface Surroundings {
  readonly platform: Pick<Platform, 'fetch' | 'log' | 'policy'>;
  readonly accounts: Pick<Accounts, 'needKey' | 'hasKey'>;
  readonly archive: ArchiveInUse;
  readonly demo: Pick<DemoCrm, 'day' | 'reach'>;
  readonly news: () => Pick<WorkspaceNews, 'syncProgress' | 'syncEnded'>;
  /** Lets a download go first. */
  readonly renewal?: Pick<IndexRenewal, 'stop' | 'goOn'>;
  /** Told of each download that came to its end, once another could begin. */
  readonly afterDownload?: () => void;
  /** Who writes what comes; the archive's own writer thread, where nothing else is said. */
  readonly writer?: (archive: OpenArchive) => MirrorWriter;
}

/** The download of the open archive: one at a time, begun, held, ended, and what came of the last one. */
export class SyncControl {
  readonly #around: Surroundings;
  #running: RunningSync | null = null;
  /** The last download that ended in this run, and the archive it was for. */
  #last: { readonly archive: OpenArchive; readonly download: EndedDownload } | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /**
   * Mirrors a period; ends with a report also when it was stopped. Progress and end are news as well. The news of the end
   * comes last: with it stands what the archive holds then, and another download can begin at once.
   */
  async start(asked: DownloadDays, askedBy: DownloadAsker = 'person'): Promise<SyncReport> {
    const archive = this.#own();
    const days = isDemo(archive.account) ? asked : this.#allowed(asked);
    if (this.#running !== null) throw new KronikaError('archiveLocked', { path: archive.path, holder: 'Kronika' });
    const running = new RunningSync((how) => this.#run(archive, days, { ...how, askedBy }));
    this.#running = running;
    void this.#around.renewal?.stop();
    const startedMs = Date.now();
    const result = await running.report.then(
      (value) => ({ ok: true as const, value }),
      (thrown: unknown) => ({ ok: false as const, thrown }),
    );
    const outcome = result.ok ? { report: result.value } : { thrown: result.thrown };
    const { from, to } = days;
    const download = { from, to, askedBy, startedMs, endedMs: Date.now(), outcome };
    this.#last = { archive, download };
    this.#around.platform.log(downloadLine(download));
    try {
      // Before another download can begin: between two of its pages nothing is asked of the thread either.
      await archive.restWriter();
    } finally {
      this.#running = null;
      await archive.watch.refresh();
      await archive.watch.tellStatus();
      const told = result.ok ? result : { ok: false as const, failure: failureOf(result.thrown) };
      this.#around
        .news()
        .syncEnded({ result: told, isScheduled: askedBy === 'schedule', newAlone: days.newAlone === true });
      if (result.ok && result.value.stopped === undefined) this.#around.afterDownload?.();
      void this.#around.renewal?.goOn();
    }
    if (!result.ok) throw result.thrown;
    return result.value;
  }

  /**
   * Brings everything that was ever asked for up to date, also what a first download left undone; with `newAlone` no more
   * than what is new, and what is owed. Nothing begins before one was asked for, while one runs, or without a key; asked
   * for by a person, a missing key is a failure.
   * Gives what came of it, once it has ended.
   */
  async again(askedBy: DownloadAsker, newAlone = false): Promise<SyncAgain> {
    if (this.#running !== null) return 'running';
    const isScheduled = askedBy === 'schedule';
    if (!isScheduled) this.#own();
    const account = this.#around.archive.current?.account;
    if (!isScheduled && account !== undefined && !isDemo(account)) await this.#around.accounts.needKey(account);
    // What could not even begin is asked for again as it was.
    const days = (await this.readDaysAgain()) ?? (isScheduled ? null : this.#lastDownload);
    if (days === null) return account !== undefined && isDemo(account) ? 'nothing' : 'neverAsked';
    await this.start({ from: days.from, to: days.to, newAlone }, askedBy);
    return 'done';
  }

  /** What `again` would bring up to date; null where it has nothing to do. */
  async readDaysAgain(): Promise<DownloadDays | null> {
    const { accounts, archive, demo } = this.#around;
    const { current } = archive;
    if (current === null || current.viewed !== null || !(await accounts.hasKey(current.account))) return null;
    const { account, reader } = current;
    const from = await reader.ask('readFirstAskedDay', null);
    if (from === null) return null;
    if (!isDemo(account))
      return { from: this.#around.platform.policy.held.downloadFrom ?? from, to: latestDayIn(new Date()) };
    // Sample data never change: once they are there, there is nothing more to come.
    const { complete } = await reader.ask('readStatus', null);
    return complete ? null : { from, to: demo.day };
  }

  /** Why the last download of the open archive, by this or another program, did not come to its end; null where it did. */
  async readLastFailure(): Promise<DownloadStanding['lastFailure']> {
    const { current } = this.#around.archive;
    if (current === null) return null;
    return lastFailureOf(this.#lastDownload, await current.reader.ask('readLastRun', null));
  }

  /** Holds the running download: no further request leaves until `resume`. */
  pause(): void {
    this.#running?.gate.shut();
  }

  /** Lets a held download go on. */
  resume(): void {
    this.#running?.gate.open();
  }

  /** Holds the running download while the computer sleeps; what the person paused stays paused after `wake`. */
  sleep(): void {
    this.#running?.gate.sleep();
  }

  wake(): void {
    this.#running?.gate.wake();
  }

  /** The running download lets what the person does go first for a moment. */
  giveWay(): void {
    this.#running?.gate.giveWay();
  }

  /** Stops the running download, if there is one, and waits until what it had begun is stored. */
  async stop(): Promise<void> {
    await this.#running?.stop();
  }

  /** Does what needs the archive for itself: a running download of this program lets it go first, and goes on afterwards. */
  async letFirst<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return this.#running === null ? await work() : await this.#running.letFirst(work);
  }

  /** Of days that were asked for, those that administrators let be downloaded. Throws `setByAdministrator` where none is left. */
  #allowed(days: DownloadDays): DownloadDays {
    const { downloadFrom = days.from } = this.#around.platform.policy.held;
    if (days.to < downloadFrom) throw new KronikaError('setByAdministrator');
    return days.from < downloadFrom ? { ...days, from: downloadFrom } : days;
  }

  /** Throws `archiveReadOnly` where what is open is only looked into. */
  #own(): OpenArchive {
    const { opened, current } = this.#around.archive;
    if (current?.viewed != null) throw new KronikaError('archiveReadOnly', { path: current.viewed.place });
    return opened;
  }

  get #lastDownload(): EndedDownload | null {
    return this.#last !== null && this.#last.archive === this.#around.archive.current ? this.#last.download : null;
  }

  async #run(
    archive: OpenArchive,
    days: DownloadDays,
    { askedBy, ...how }: { readonly signal: AbortSignal; readonly gate: Gate; readonly askedBy: DownloadAsker },
  ): Promise<SyncReport> {
    const { platform, news, writer = (open: OpenArchive) => open.writer() } = this.#around;
    const { baseUrl, key } = await this.#reach(archive.account);
    const report = await runSync({
      writer: writer(archive),
      connection: { baseUrl, key, fetch: platform.fetch },
      from: days.from,
      to: days.to,
      settings: { force: days.again === true, periodAlone: days.alone === true, newAlone: days.newAlone === true },
      order: { askedBy, person: systemUser() },
      program: 'Kronika',
      ...how,
      onProgress: (progress) => {
        news().syncProgress(progress);
      },
    });
    const { stopped } = report;
    return stopped === undefined ? report : { ...report, stopped: await recallAcceptance(stopped, archive.reader) };
  }

  /** Where an account answers and with which key; for the sample data, the bundled CRM is started. */
  async #reach(account: Account): Promise<{ readonly baseUrl: string; readonly key: string }> {
    const { accounts, demo } = this.#around;
    return isDemo(account) ? await demo.reach() : { baseUrl: account.baseUrl, key: await accounts.needKey(account) };
  }
}

function isDemo(account: Account): boolean {
  return account.baseUrl === demoAccount.baseUrl;
}
