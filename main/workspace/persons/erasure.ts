import { createHash } from 'node:crypto';
import { statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import { isNumber } from '../../../preload/phone-number';
import type {
  ErasureChoice,
  ErasureCounts,
  ErasureOffer,
  ErasureProgress,
  ErasureReport,
} from '../../../preload/persons/erasure';
import type { RetentionReport } from '../../../preload/persons/keeping';
import type { ErasurePlan } from '../../archive/queries/erasing/erasure-plan';
import type { RetentionPlan } from '../../archive/queries/erasing/retention-plan';
import type { Released } from '../../archive/queries/keeping/held';
import type { ErasureOrder } from '../../archive/store/erase';
import type { ArchiveInUse } from '../archive/archive-in-use';
import type { ArchiveJobs } from '../archive/archive-jobs';
import type { KeptSettings } from '../settings/kept-settings';
import type { RecentSearchStore } from '../settings/recent-searches';
import type { SavedSearchStore } from '../settings/saved-searches';
import type { SyncControl } from '../sync/sync-control';
import { systemUser } from '../system-user';

/** What erasing needs of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'opened'>;
  readonly sync: Pick<SyncControl, 'letFirst'>;
  readonly kept: Pick<KeptSettings, 'current' | 'change'>;
  readonly searches: SavedSearchStore;
  /** Remembers outside of the archive what was erased. */
  readonly lists: { take(): Promise<void> };
  readonly recent: RecentSearchStore;
  /** What reads the archive on a thread of its own would hold bytes of what is erased in the file's log. */
  readonly jobs: () => Pick<ArchiveJobs, 'isRunning' | 'stop'>;
  /** Throws where the open archive is only looked into. */
  readonly needOwn: () => void;
}

/** Who hears how far an erasure is, and gives it up. */
interface ErasureWatch {
  readonly onProgress?: ((progress: ErasureProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How what rules say is erased. */
interface HowByRules {
  /** What the register is to say. */
  readonly reasonOf: (plan: RetentionPlan) => string;
  /** Plans it once more. */
  readonly again: () => Promise<RetentionPlan>;
  /** Done by the program itself, as it had been told. */
  readonly isBySchedule: boolean;
}

/** The file is written anew beside others of the system's own, then into its log, and from there into its place. */
const timesAnew = 1.1;

/** Erases records of the open archive for good, and what the program itself remembers of them. */
export class Erasure {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Works out what would be erased. Throws `archiveReadOnly` where the archive is only looked into. */
  async plan(choice: ErasureChoice, reason: string | null, signal?: AbortSignal): Promise<ErasurePlan> {
    this.#around.needOwn();
    const { reader, account } = this.#around.archive.opened;
    const searches = this.#around.searches.read(account.baseUrl);
    return await reader.ask('planErasure', { choice, searches, reason }, { signal });
  }

  /** What would be told of an erasure, before it: the file is then as large as it is. */
  reportOf(plan: ErasurePlan): ErasureReport {
    const { path } = this.#around.archive.opened;
    const size = sizeOf(path);
    return {
      ...plan.counts,
      mentions: plan.mentions,
      held: plan.held,
      copies: plan.copies.length,
      searches: this.#namesOf(plan.searches),
      bytesBefore: size,
      bytesAfter: size,
    };
  }

  /** What is shown of a plan before it is agreed to. */
  offerOf(plan: ErasurePlan): ErasureOffer {
    const bytesShort = bytesLacking(this.#around.archive.opened.path);
    const stopsExport = this.#around.jobs().isRunning;
    return { ...this.reportOf(plan), fingerprint: fingerprintOf(plan), bytesShort, stopsExport };
  }

  /**
   * Erases what was planned; the register keeps the plan's reason, which names nobody. Given up before its last record left the rows,
   * it throws `cancelled`, and all is as it was. Throws `diskFull` where the file cannot be written anew, and `archiveLocked` where
   * another program downloads.
   */
  async erase(plan: ErasurePlan, reason: string, { onProgress, signal }: ErasureWatch = {}): Promise<ErasureReport> {
    await this.#makeRoom();
    const before = this.reportOf(plan);
    const kept = plan.reason ?? reason;
    const order = { reason: kept, ...orderOf(plan) };
    const { held, ...counts } = await this.#around.sync.letFirst(() =>
      this.#eraseReleased(plan, order, { onProgress, signal }),
    );
    const { baseUrl } = this.#around.archive.opened.account;
    this.#forgetSearched(baseUrl);
    this.#forgetSaved(baseUrl, plan.searches);
    const bytesAfter = await this.#settle();
    return { ...before, ...counts, held, ...(kept === reason ? {} : { isReasonBlackened: true }), bytesAfter };
  }

  /**
   * Erases what rules say. Where something was downloaded or held since that was planned, it is planned anew (`again`). Throws as `erase`.
   */
  async eraseExpired(
    planned: RetentionPlan,
    how: HowByRules,
    onProgress?: ErasureWatch['onProgress'],
  ): Promise<RetentionReport> {
    await this.#makeRoom();
    const { account } = this.#around.archive.opened;
    const { bytesBefore } = this.expiredReportOf(planned);
    const { plan, counts } = await this.#around.sync.letFirst(() => this.#eraseAsPlanned(planned, how, onProgress));
    const { baseUrl } = account;
    const before = this.expiredReportOf(plan);
    this.#forgetSaved(baseUrl, plan.searches);
    if (plan.recent.length > 0) this.#forgetSearched(baseUrl);
    const bytesAfter = await this.#settle();
    return { ...before, ...counts, bytesBefore, bytesAfter };
  }

  /** What would be told of an erasure by rules, before it. */
  expiredReportOf({ preview, counts, copies, searches }: RetentionPlan): RetentionReport {
    const size = sizeOf(this.#around.archive.opened.path);
    const gone = { copies: copies.length, searches: this.#namesOf(searches) };
    return { ...preview, ...counts, ...gone, bytesBefore: size, bytesAfter: size };
  }

  async #eraseAsPlanned(
    plan: RetentionPlan,
    how: HowByRules,
    onProgress?: ErasureWatch['onProgress'],
  ): Promise<{ readonly plan: RetentionPlan; readonly counts: ErasureCounts }> {
    const { ids, notes, lastHold, lastRun, preview } = plan;
    if (ids.length + notes.length === 0) return { plan, counts: plan.counts };
    const act = preview.rules.some(({ records }) => records > 0) ? 'retention' : 'vanished';
    const order = {
      ids,
      notes,
      lastHold,
      lastRun,
      isBySchedule: how.isBySchedule,
      act,
      reason: how.reasonOf(plan),
      ...orderOf(plan),
    } as const;
    const counts = await this.#around.archive.opened.writer().ask('erase', order, { onProgress });
    return counts === null ? await this.#eraseAsPlanned(await how.again(), how, onProgress) : { plan, counts };
  }

  /** On the disk, and in the file's log, which nothing else may hold meanwhile. */
  async #makeRoom(): Promise<void> {
    this.#around.needOwn();
    const { path } = this.#around.archive.opened;
    if (bytesLacking(path) !== null) throw new KronikaError('diskFull', { path });
    await this.#around.jobs().stop();
  }

  /** What is asked of the archive next is asked of the file as it is now; gives how large that is. */
  async #settle(): Promise<number> {
    const open = this.#around.archive.opened;
    await this.#around.lists.take();
    // The reader has the log open: what it reads next is the file alone.
    await open.reader.ask('refresh', null);
    await open.watch.lookAnew();
    await open.restWriter();
    return sizeOf(open.path);
  }

  /** What somebody put a hold on meanwhile stays as well. */
  async #eraseReleased(
    { ids, notes, held, lastHold }: Released,
    order: Omit<ErasureOrder, keyof Released>,
    how: ErasureWatch,
  ): Promise<ErasureCounts & Pick<Released, 'held'>> {
    const open = this.#around.archive.opened;
    const counts = await open.writer().ask('erase', { ...order, ids, notes, lastHold }, how);
    if (counts !== null) return { ...counts, held };
    const released = await open.reader.ask('withoutHeld', { ids, notes }, { signal: how.signal });
    return await this.#eraseReleased({ ...released, held: held + released.held }, order, how);
  }

  /** What was searched for, and where the window was, may name whoever was erased. */
  #forgetSearched(baseUrl: string): void {
    const { kept, recent } = this.#around;
    const { areKept } = recent.read(baseUrl);
    recent.write(baseUrl, { areKept, texts: [] });
    const { [baseUrl]: _, ...places } = kept.current.places;
    kept.change({ places });
  }

  #forgetSaved(baseUrl: string, gone: readonly string[]): void {
    const { searches } = this.#around;
    if (gone.length === 0) return;
    searches.write(
      baseUrl,
      searches.read(baseUrl).filter(({ id }) => !gone.includes(id)),
    );
  }

  #namesOf(ids: readonly string[]): readonly string[] {
    const { account } = this.#around.archive.opened;
    return this.#around.searches
      .read(account.baseUrl)
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name);
  }
}

/** How much room the disks lack for writing a file anew; null where there is enough. */
function bytesLacking(path: string): number | null {
  const anew = sizeOf(path) * timesAnew;
  const [folder, temporary] = [dirname(path), tmpdir()];
  const isOneDisk = statSync(folder).dev === statSync(temporary).dev;
  const short = isOneDisk ? [anew * 2 - freeIn(folder)] : [anew - freeIn(folder), anew - freeIn(temporary)];
  const most = Math.ceil(Math.max(...short));
  return most > 0 ? most : null;
}

/** Two plans with the same take away the same. */
function fingerprintOf({ ids, notes, searches }: ErasurePlan): string {
  const hash = createHash('sha256');
  for (const list of [ids, notes]) hash.update(Float64Array.from([list.length, ...list]));
  return hash.update(searches.join()).digest('hex');
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** By whom, when, and who is then to be named nowhere. */
function orderOf({ people }: Pick<ErasurePlan, 'people'>): Pick<ErasureOrder, 'people' | 'person' | 'at'> {
  return { people: namedIn(people), person: systemUser(), at: new Date().toISOString() };
}

function namedIn(people: readonly string[]) {
  const [names, numbers] = [people.filter((one) => !isNumber(one)), people.filter(isNumber)];
  return { names, numbers, emails: [] };
}

/** With what is still in its log. */
function sizeOf(path: string): number {
  const sizes = ['', '-wal'].map((end) => statSync(path + end, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}
