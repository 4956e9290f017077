import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import type {
  Account,
  ArchivePlaceFacts,
  MovedArchive,
  MoveOffer,
  MoveProgress,
  SizedFile,
} from '../../../preload/model';
import { isArchiveThere } from '../../archive/file/archive-failure';
import { readMark } from '../../archive/file/side-files';
import { filesOfArchive, sized, totalBytes } from '../../files/archive-files';
import { isArchiveFile } from '../../files/own-files';
import type { ThreadClient } from '../../threads/protocol';
import { startWriter } from '../../threads/start';
import type { WriterTasks } from '../../threads/writer';
import type { Accounts } from '../accounts/accounts';
import type { ArchivePlace } from '../settings/archive-places';
import { checkMoveTarget, targetsOf, type MoveTarget } from './move-target';
import { sweep, undoMove } from './unfinished-changes';

/** What moving an archive needs of the rest of the workspace. */
interface Surroundings {
  readonly accounts: Pick<Accounts, 'archivePathOf' | 'usualPathOf' | 'places'>;
  readonly dataDir: string;
  /** Where the program itself lies. */
  readonly programDir: string;
  /** Has the archive that is open closed while `work` runs, and opened again after it, wherever it lies then. */
  readonly whileClosed: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Who copies an archive; its own writer thread, where nothing else is said. */
  readonly writer?: (path: string) => Pick<ThreadClient<WriterTasks>, 'ask' | 'close'>;
}

/** Where archives lie, and what brings them elsewhere: which of two files is the archive, `archives.json` alone says. */
export class ArchiveMove {
  readonly #around: Surroundings;
  #running: { readonly controller: AbortController; readonly done: Promise<unknown> } | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Where an archive lies, how large it is, and how much is free there. */
  readPlace(account: Account): ArchivePlaceFacts {
    const { accounts } = this.#around;
    const path = accounts.archivePathOf(account);
    const { main, inUse, kept } = filesOfArchive(path);
    return {
      path,
      isUsual: path === accounts.usualPathOf(account),
      sizeBytes: totalBytes(sized(main === null ? inUse : [main, ...inUse])),
      kept: sized(kept),
      freeBytes: freeAt(dirname(path)),
    };
  }

  /** Looks whether an archive can lie in a folder, and what is to be known before. Throws what `checkMoveTarget` throws. */
  offer(account: Account, folder: string): Omit<MoveOffer, 'work'> {
    const path = this.#around.accounts.archivePathOf(account);
    const files = moved(path);
    const { to, freeBytes, warnings } = this.#target(account, folder, files);
    return { from: path, to, folder, sizeBytes: totalBytes(files), freeBytes, warnings };
  }

  /**
   * Moves an archive, and what is kept beside it, into a folder: copied, compared, then named the archive in one step, and only
   * then the old files go. Cancelled or failed, all is as before; killed, the next start sees to that. Throws what
   * `checkMoveTarget` and the task `copyAway` throw.
   */
  async move(
    account: Account,
    folder: string,
    onProgress?: (progress: MoveProgress) => void,
    signal?: AbortSignal,
  ): Promise<MovedArchive> {
    if (this.#running !== null) throw new KronikaError('workRunning');
    const controller = new AbortController();
    const stop = (): void => {
      controller.abort();
    };
    signal?.addEventListener('abort', stop, { once: true });
    const done = this.#around.whileClosed(() => this.#move(account, folder, onProgress, controller.signal));
    this.#running = { controller, done: done.catch(() => {}) };
    try {
      return await done;
    } finally {
      this.#running = null;
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Gives up the move that runs, and waits until all is as before. */
  async stop(): Promise<void> {
    this.#running?.controller.abort();
    await this.#running?.done;
  }

  /** Takes a file for the archive that is not where it was. Throws `archiveOfOther` where it is another one, or none. */
  locate(account: Account, path: string): void {
    const { accounts } = this.#around;
    const before = accounts.places.placeOf(account.baseUrl);
    const mark = readMark(path)?.name ?? null;
    const isIt = isArchiveFile(path) && (before === null || before.mark === null || before.mark === mark);
    if (!isIt) throw new KronikaError('archiveOfOther', { path });
    this.#settle(account, { path, mark: before?.mark ?? mark });
  }

  async #move(
    account: Account,
    folder: string,
    onProgress: ((progress: MoveProgress) => void) | undefined,
    signal: AbortSignal,
  ): Promise<MovedArchive> {
    const { accounts, dataDir, writer: writerOf = startWriter } = this.#around;
    const { places } = accounts;
    const from = accounts.archivePathOf(account);
    if (!isArchiveThere(from)) throw new KronikaError('archiveMissing', { path: from });
    const sizes = moved(from);
    const { to } = this.#target(account, folder, sizes);
    const files = targetsOf(from, to, sizes);
    const moving = { baseUrl: account.baseUrl, files };
    places.change(() => ({ moving }));
    const writer = writerOf(from);
    try {
      const { mark } = await writer.ask('copyAway', { files, dataDir }, { signal, onProgress });
      // From here on the new one is the archive, for every program of ours.
      const old = [...files.map((file) => file.from), ...filesOfArchive(from).inUse];
      this.#settle(account, { path: to, mark }, old);
    } catch (error) {
      await writer.close();
      undoMove(places, moving);
      throw error;
    }
    await writer.close();
    return { path: to, left: sweep(places) };
  }

  #target(account: Account, folder: string, files: readonly SizedFile[]): MoveTarget {
    const { accounts, dataDir, programDir } = this.#around;
    const path = accounts.archivePathOf(account);
    const usualFolder = dirname(accounts.usualPathOf(account));
    return checkMoveTarget(folder, { path, files, dataDir, usualFolder, programDir });
  }

  #settle({ baseUrl, ...account }: Account, place: ArchivePlace, unwanted: readonly string[] = []): void {
    const { accounts } = this.#around;
    const isUsual = place.path === accounts.usualPathOf({ baseUrl, ...account });
    accounts.places.change((kept) => {
      const { [baseUrl]: _, ...others } = kept.places;
      return {
        places: isUsual ? others : { ...others, [baseUrl]: place },
        moving: null,
        unwanted: [...kept.unwanted.filter((path) => path !== place.path), ...unwanted],
      };
    });
  }
}

/** What goes along: the archive, and what is kept beside it. */
function moved(path: string): readonly SizedFile[] {
  const { main, kept } = filesOfArchive(path);
  return sized(main === null ? kept : [main, ...kept]);
}

/** Null where the disk is away. */
function freeAt(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
