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
import type { ErasurePlan } from '../../archive/queries/erasing/erasure-plan';
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
    const { path, account } = this.#around.archive.opened;
    const size = sizeOf(path);
    return {
      ...plan.counts,
      mentions: plan.mentions,
      held: plan.held,
      copies: plan.copies.length,
      searches: this.#around.searches
        .read(account.baseUrl)
        .filter(({ id }) => plan.searches.includes(id))
        .map(({ name }) => name),
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
    this.#around.needOwn();
    const open = this.#around.archive.opened;
    const { path, account, reader, watch } = open;
    if (bytesLacking(path) !== null) throw new KronikaError('diskFull', { path });
    await this.#around.jobs().stop();
    const before = this.reportOf(plan);
    const kept = plan.reason ?? reason;
    const order = {
      reason: kept,
      people: namedIn(plan.people),
      person: systemUser(),
      at: new Date().toISOString(),
    };
    const { held, ...counts } = await this.#around.sync.letFirst(() =>
      this.#eraseReleased(plan, order, { onProgress, signal }),
    );
    this.#forget(account.baseUrl, plan.searches);
    // The reader has the log open: what it reads next is the file alone.
    await reader.ask('refresh', null);
    await watch.lookAnew();
    await open.restWriter();
    return {
      ...before,
      ...counts,
      held,
      ...(kept === reason ? {} : { isReasonBlackened: true }),
      bytesAfter: sizeOf(path),
    };
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
  #forget(baseUrl: string, gone: readonly string[]): void {
    const { kept, recent, searches } = this.#around;
    const { areKept } = recent.read(baseUrl);
    recent.write(baseUrl, { areKept, texts: [] });
    if (gone.length > 0)
      searches.write(
        baseUrl,
        searches.read(baseUrl).filter(({ id }) => !gone.includes(id)),
      );
    const { [baseUrl]: _, ...places } = kept.current.places;
    kept.change({ places });
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

function namedIn(people: readonly string[]) {
  const [names, numbers] = [people.filter((one) => !isNumber(one)), people.filter(isNumber)];
  return { names, numbers, emails: [] };
}

/** With what is still in its log. */
function sizeOf(path: string): number {
  const sizes = ['', '-wal'].map((end) => statSync(path + end, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}
