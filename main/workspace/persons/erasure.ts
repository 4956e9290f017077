import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import type { SavedSearch } from '../../../preload/model';
import { isNumber } from '../../../preload/phone-number';
import type { ErasureChoice, ErasurePlan } from '../../archive/queries/erasure-plan';
import type { ErasureCounts } from '../../archive/ledger/erasable';
import type { Released } from '../../archive/queries/keeping/held';
import type { ErasureOrder } from '../../archive/store/erase';
import type { KeptSettings } from '../settings/kept-settings';
import type { RecentSearchStore } from '../settings/recent-searches';
import type { SavedSearchStore } from '../settings/saved-searches';
import type { SyncControl } from '../sync/sync-control';
import { systemUser } from '../system-user';
import type { ArchiveInUse } from '../archive/archive-in-use';

/** What erasing needs of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'opened'>;
  readonly sync: Pick<SyncControl, 'letFirst'>;
  readonly kept: Pick<KeptSettings, 'current' | 'change'>;
  readonly searches: SavedSearchStore;
  readonly recent: RecentSearchStore;
}

/** What was erased. */
export interface ErasureReport extends Omit<
  ErasurePlan,
  'ids' | 'lastHold' | 'mentions' | 'people' | 'copies' | 'missing'
> {
  readonly mentions: number;
  readonly copies: number;
  /** Names of the saved searches that named the person, and are gone as well. */
  readonly searches: readonly string[];
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** The file is written anew into its log, and from there into its place. */
const roomTimes = 2.2;

/** Erases records of the open archive for good, and what the program itself remembers of them. */
export class Erasure {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** What would be erased. */
  async plan(choice: ErasureChoice): Promise<ErasurePlan> {
    return await this.#around.archive.opened.reader.ask('planErasure', choice);
  }

  /** What would be told of an erasure, before it: the file is then as large as it is. */
  reportOf(plan: ErasurePlan): ErasureReport {
    const { ids: _, lastHold: __, people, missing: ___, mentions, copies, ...counts } = plan;
    const { path, account } = this.#around.archive.opened;
    const size = sizeOf(path);
    const naming = this.#around.searches.read(account.baseUrl).filter((one) => names(one, people));
    return {
      ...counts,
      mentions: mentions.length,
      copies: copies.length,
      searches: naming.map(({ name }) => name),
      bytesBefore: size,
      bytesAfter: size,
    };
  }

  /** Erases what was planned. Throws `diskFull` where the file cannot be written anew, and `archiveLocked` where another program downloads. */
  async erase(plan: ErasurePlan, reason: string): Promise<ErasureReport> {
    const open = this.#around.archive.opened;
    const { path, account, reader, watch } = open;
    needRoom(path);
    const before = this.reportOf(plan);
    const order = {
      reason,
      people: namedIn(plan.people),
      person: systemUser(),
      at: new Date().toISOString(),
    };
    const { held, ...counts } = await this.#around.sync.letFirst(() => this.#eraseReleased(plan, order));
    this.#forget(account.baseUrl, plan.people);
    // The reader has the log open: what it reads next is the file alone.
    await reader.ask('refresh', null);
    await watch.lookAnew();
    return { ...before, ...counts, held, bytesAfter: sizeOf(path) };
  }

  /** What somebody put a hold on meanwhile stays as well. */
  async #eraseReleased(
    { ids, held, lastHold }: Released,
    order: Omit<ErasureOrder, 'ids'>,
  ): Promise<ErasureCounts & Pick<Released, 'held'>> {
    const open = this.#around.archive.opened;
    const counts = await open.writer().ask('erase', { ...order, ids, lastHold });
    if (counts !== null) return { ...counts, held };
    const released = await open.reader.ask('withoutHeld', { ids });
    return await this.#eraseReleased({ ...released, held: held + released.held }, order);
  }

  /** What was searched for, and where the window was, may name whoever was erased. */
  #forget(baseUrl: string, people: readonly string[]): void {
    const { kept, recent, searches } = this.#around;
    const { areKept } = recent.read(baseUrl);
    recent.write(baseUrl, { areKept, texts: [] });
    const all = searches.read(baseUrl);
    const left = all.filter((one) => !names(one, people));
    if (left.length < all.length) searches.write(baseUrl, left);
    const { [baseUrl]: _, ...places } = kept.current.places;
    kept.change({ places });
  }
}

/** Whether a saved search names one of some people. */
function names({ name, query }: SavedSearch, people: readonly string[]): boolean {
  const said = plain(JSON.stringify([name, query]));
  return people.some((one) => said.includes(plain(one)));
}

/** Without case, spaces and dashes, in which spellings of numbers differ. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s()-]/g, '');

function namedIn(people: readonly string[]) {
  const [names, numbers] = [people.filter((one) => !isNumber(one)), people.filter(isNumber)];
  return { names, numbers, emails: [] };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function needRoom(path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path));
  if (bavail * bsize < sizeOf(path) * roomTimes) throw new KronikaError('diskFull', { path });
}
