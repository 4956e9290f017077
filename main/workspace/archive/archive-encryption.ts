import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FolderEncryption } from '../../../preload/desktop/encryption';
import { cancelCheck, KronikaError } from '../../../preload/failure';
import { filesOfArchive } from '../../files/archive-files';
import { readEfs, setEfs, type Cipher, type EfsState } from '../../files/efs';
import { ownFilesIn, type Home } from '../../files/own-files';

/** What encrypting needs of the rest of the workspace. */
interface Surroundings {
  readonly home: () => Home;
  /** Null where the system has none. */
  readonly cipher: () => Cipher | null;
  /** Has the archive that is open closed while `work` runs, and opened again after it: an open file stays as it is. */
  readonly whileClosed: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly log: (line: string) => void;
  /** What reads and sets it; the system's program, where nothing else is said. */
  readonly efs?: typeof usualEfs;
}

/** The switch by which the system encrypts archives and settings for the person who is logged on (EFS of Windows). */
export class ArchiveEncryption {
  readonly #around: Surroundings;
  #running: { readonly controller: AbortController; readonly done: Promise<unknown> } | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  async read(): Promise<FolderEncryption> {
    const cipher = this.#around.cipher();
    if (cipher === null) return { state: 'unoffered', folders: [], open: [] };
    return factsOf(this.#around.home(), await this.#look(cipher));
  }

  /**
   * Encrypts all of it, or decrypts it, and looks at each file after it. Throws `encryptionUnoffered` where the system has none or
   * does not answer, `encryptionUnchanged` where something is not as it was to be; the rest is then.
   */
  async change(isOn: boolean): Promise<FolderEncryption> {
    const cipher = this.#around.cipher();
    if (cipher === null) throw new KronikaError('encryptionUnoffered');
    if (this.#running !== null) throw new KronikaError('workRunning');
    const controller = new AbortController();
    const done = this.#change(cipher, isOn, controller.signal);
    this.#running = { controller, done: done.catch(() => {}) };
    try {
      await done;
    } finally {
      this.#running = null;
    }
    return await this.#check(cipher, isOn);
  }

  /** Gives up what runs: the system leaves the file at hand as it was. */
  async stop(): Promise<void> {
    this.#running?.controller.abort();
    await this.#running?.done;
  }

  async #change(cipher: Cipher, isOn: boolean, signal: AbortSignal): Promise<void> {
    const { home, efs = usualEfs, whileClosed } = this.#around;
    if ((await efs.read(cipher, home().dataDir, signal)) === null) throw new KronikaError('encryptionUnoffered');
    const check = cancelCheck(() => signal.aborted);
    await whileClosed(async () => {
      for (const path of pathsOf(home())) {
        check();
        const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
        await efs.set(cipher, path, { isOn, sizeBytes, signal });
      }
      check();
    });
  }

  /** With the files that the archive has beside it now that it is open again. */
  async #check(cipher: Cipher, isOn: boolean): Promise<FolderEncryption> {
    const { home, log } = this.#around;
    const seen = await this.#look(cipher);
    const wanted = isOn ? 'encrypted' : 'plain';
    const left = seen.filter(({ state }) => state !== wanted);
    log(`encryption ${isOn ? 'on' : 'off'}: ${String(left.length)} of ${String(seen.length)} not so`);
    const [first] = left;
    if (first !== undefined) throw new KronikaError('encryptionUnchanged', { path: first.path });
    return factsOf(home(), seen);
  }

  /** How each folder and file is; the data folder alone where that gets no answer. */
  async #look(cipher: Cipher): Promise<readonly Seen[]> {
    const { home, efs = usualEfs } = this.#around;
    const seen: Seen[] = [];
    for (const path of pathsOf(home())) {
      const state = await efs.read(cipher, path);
      // What SQLite had beside the archive may be gone by now.
      if (state !== null || existsSync(path)) seen.push({ path, state });
      if (path === home().dataDir && state === null) break;
    }
    return seen;
  }
}

const usualEfs = { read: readEfs, set: setEfs };

interface Seen {
  readonly path: string;
  readonly state: EfsState;
}

function factsOf(home: Home, seen: readonly Seen[]): FolderEncryption {
  const folders = [home.dataDir, ...movedFolders(home)];
  if (seen[0]?.state == null) return { state: 'unknown', folders, open: [] };
  const open = seen.filter(({ state }) => state !== 'encrypted').map(({ path }) => path);
  const state = open.length === 0 ? 'encrypted' : open.length === seen.length ? 'plain' : 'partly';
  return { state, folders, open };
}

/** Folders first, so that what is written meanwhile is encrypted as well. */
function pathsOf(home: Home): readonly string[] {
  const { dataDir } = home;
  const own = [dataDir, join(dataDir, 'archives'), join(dataDir, 'unfinished')].filter((path) => existsSync(path));
  return [...own, ...movedFolders(home), ...ownFilesIn(dataDir), ...movedArchives(home).flatMap(filesBeside)];
}

/** Of an archive that was moved: beside it may lie what is not the program's. */
function filesBeside(archive: string): readonly string[] {
  const { main, inUse, kept } = filesOfArchive(archive);
  return main === null ? [] : [main, ...inUse, ...kept];
}

/** Those that are there now; a disk that is not plugged in stays as it is. */
function movedArchives({ dataDir, archives = [] }: Home): readonly string[] {
  return archives.filter((path) => dirname(path) !== join(dataDir, 'archives') && existsSync(path));
}

function movedFolders(home: Home): readonly string[] {
  return [...new Set(movedArchives(home).map((path) => dirname(path)))];
}
