import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KronikaError, systemCodeOf } from '../../preload/failure';
import { checkFileName } from './file-name';
import { noteUnfinished, removeLeftovers, temporaryFolderBeside } from './leftovers';
import { realPath } from './long-path';
import { pausesMs } from './naming';
import { isOwnFile, type Home } from './own-files';
import { asWritingFailure, heldOpen, type Deed } from './system-said';

/** A file of a folder in the making, as it was written. */
export interface WrittenPart {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Begins a folder that people get: it has its name only when all its files are whole. What is there already is left alone: throws
 * `folderNotEmpty`, `ownFile`, `targetNoFile` and what `checkFileName` and `asWritingFailure` say.
 */
export function createOutputFolder(
  path: string,
  home: Home,
  platform: NodeJS.Platform = process.platform,
): OutputFolder {
  checkFileName(path, platform);
  const real = attempt(path, 'begin', () => {
    const whole = resolve(path);
    const above = realPath(dirname(whole));
    if (!statSync(above).isDirectory()) throw Object.assign(new Error('ENOTDIR'), { code: 'ENOTDIR' });
    return join(above, basename(whole));
  });
  if (isOwnFile(real, home)) throw new KronikaError('ownFile', { path });
  needFree(real, path);
  removeLeftovers(dirname(real));
  return new OutputFolder(path, real, home.dataDir, platform);
}

/** A folder in the making; other threads may add files to it by its temporary name. */
export class OutputFolder {
  /** Where its files are written. */
  readonly temporary: string;
  readonly #path: string;
  readonly #real: string;
  readonly #platform: NodeJS.Platform;
  readonly #forget: () => void;

  constructor(path: string, real: string, dataDir: string, platform: NodeJS.Platform) {
    this.temporary = temporaryFolderBeside(real);
    this.#path = path;
    this.#real = real;
    this.#platform = platform;
    this.#forget = noteUnfinished(dataDir, this.temporary);
    try {
      attempt(path, 'begin', () => {
        mkdirSync(this.temporary, { mode: 0o700 });
      });
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  /** Gives the folder its name; an empty one of that name makes room. */
  async publish(): Promise<void> {
    for (const pauseMs of [...pausesMs, null]) {
      try {
        if (needFree(this.#real, this.#path)) rmdirSync(this.#real);
        renameSync(this.temporary, this.#real);
        this.#forget();
        return;
      } catch (error) {
        if (pauseMs === null || !heldOpen(systemCodeOf(error), this.#platform))
          throw asWritingFailure(error, this.#path, 'replace', this.#platform);
        await new Promise((again) => setTimeout(again, pauseMs));
      }
    }
  }

  /** Takes back what was written. */
  discard(): void {
    try {
      rmSync(this.temporary, { recursive: true, force: true });
      this.#forget();
    } catch {
      // Another program still looks at it: it stands written down for the next start.
    }
  }
}

/** A file of a folder in the making. */
export class FolderPart {
  readonly #path: string;
  readonly #name: string;
  readonly #hash = createHash('sha256');
  readonly #descriptor: number;
  #sizeBytes = 0;

  constructor(folder: string, name: string) {
    this.#name = name;
    this.#path = join(folder, name);
    this.#descriptor = attempt(this.#path, 'begin', () => openSync(this.#path, 'wx', 0o600));
  }

  /** Whether anything was written yet, and how much. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  readonly write = (bytes: Uint8Array): void => {
    this.#hash.update(bytes);
    attempt(this.#path, 'write', () => {
      let written = 0;
      while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written);
    });
    this.#sizeBytes += bytes.length;
  };

  readonly add = (text: string): void => {
    this.write(Buffer.from(text, 'utf8'));
  };

  /** Brings it to the disk. */
  end(): WrittenPart {
    attempt(this.#path, 'write', () => {
      fsyncSync(this.#descriptor);
      closeSync(this.#descriptor);
    });
    return { name: this.#name, sizeBytes: this.#sizeBytes, sha256: this.#hash.digest('hex') };
  }
}

/** Whether there is an empty folder of that name. Throws `folderNotEmpty` and `targetNoFile` for what may not make room. */
function needFree(real: string, path: string): boolean {
  return attempt(path, 'begin', () => {
    const found = statSync(real, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if (!found.isDirectory() || readdirSync(real).length > 0) throw new KronikaError('folderNotEmpty', { path });
    return true;
  });
}

function attempt<Done>(path: string, deed: Deed, act: () => Done): Done {
  try {
    return act();
  } catch (error) {
    throw asWritingFailure(error, path, deed, process.platform);
  }
}
