import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KronikaError } from '../../preload/failure';
import { checkFileName } from './file-name';
import { noteUnfinished, removeLeftovers, temporaryPathBeside } from './leftovers';
import { giveName, keepBeside, thisSystem, type Naming, type System } from './naming';
import { isArchiveFile, isOwnFile, type Home } from './own-files';
import { asWritingFailure, type Deed } from './system-said';
import { findTarget } from './target';

/** Where a file lies in the end: under another name where another program kept hold of the one that was asked for. */
export interface Published {
  readonly path: string;
  readonly isAsAsked: boolean;
}

/** How a file is begun. */
export interface Beginning {
  /** A backup may take the place of an older one; nothing else may replace an archive. */
  readonly replaces?: 'archive' | 'other';
  readonly system?: System;
}

/**
 * Begins a file that people get: an export, its sheet, a document, a backup. What is of the program's own is refused
 * (`ownFile`), by the file that the disk knows; so is a name that some system cannot have, and what is no ordinary file.
 * A link is followed. The file is for its owner alone, and in the making has a name beside its target that cannot be guessed.
 * Throws what `checkFileName`, `findTarget` and `asWritingFailure` say.
 */
export function createOutputFile(
  path: string,
  home: Home,
  { replaces, system = thisSystem }: Beginning = {},
): OutputFile {
  checkFileName(path, system.platform);
  const real = findTarget(path, system.platform);
  if (isOwnFile(real, home) || (replaces !== 'archive' && isArchiveFile(real))) {
    throw new KronikaError('ownFile', { path });
  }
  removeLeftovers(dirname(real));
  return new OutputFile(path, real, home.dataDir, system);
}

/** Replaces a file of the program's own (settings, keys) in one step: a crash leaves either the old one or the new one. */
export function replaceOwnFile(path: string, bytes: Uint8Array): void {
  makeOwnFile(path, (file) => {
    file.write(bytes);
  });
}

/** Likewise by something else that fills a file by its name. */
export function fillOwnFile(path: string, by: (temporaryPath: string) => void): void {
  makeOwnFile(path, (file) => {
    file.fill(by);
  });
}

/** Begins a file of the program's own; it gets its name by `takeName`. */
export function createOwnFile(path: string): OutputFile {
  const real = findTarget(path, process.platform);
  removeLeftovers(dirname(real));
  return new OutputFile(path, real, null, thisSystem);
}

function makeOwnFile(path: string, write: (file: OutputFile) => void): void {
  const file = createOwnFile(path);
  try {
    write(file);
    file.seal();
    if (!file.takeName()) throw new KronikaError('targetLocked', { path });
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** What is told of a file that is whole. */
export interface SealedFile {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A file in the making: it gets its name only when it is whole. */
export class OutputFile {
  readonly #naming: Naming;
  readonly #system: System;
  readonly #forget: () => void;
  readonly #hash = createHash('sha256');
  #descriptor: number | null = null;

  /** `dataDir`: where it is noted that the file is unfinished; null for one that lies there anyway. */
  constructor(path: string, real: string, dataDir: string | null, system: System) {
    const temporary = temporaryPathBeside(real);
    this.#naming = { temporary, path, real };
    this.#system = system;
    this.#forget = dataDir === null ? () => {} : noteUnfinished(dataDir, temporary);
    try {
      this.#descriptor = this.#attempt('begin', () => openSync(temporary, 'wx', 0o600));
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  readonly write = (bytes: Uint8Array): void => {
    this.#hash.update(bytes);
    this.#attempt('write', () => {
      let written = 0;
      while (written < bytes.length) written += writeSync(this.#open(), bytes, written);
    });
  };

  /** Lets something else fill the file, by the name that it has for now. */
  fill(by: (temporaryPath: string) => void): void {
    this.#close();
    by(this.#naming.temporary);
  }

  /** Brings everything to the disk; nothing is written any more. */
  seal(): SealedFile {
    return this.#attempt('write', () => {
      fsyncSync(this.#open());
      const { size } = fstatSync(this.#open());
      this.#close();
      return { sizeBytes: size, sha256: this.#hash.digest('hex') };
    });
  }

  /** Gives a sealed file its name, or one beside it where another program does not let go of that. */
  publish(): Published {
    return this.#published(this.takeName());
  }

  /** Likewise, without holding up the thread meanwhile. */
  async publishPatiently(): Promise<Published> {
    const steps = giveName(this.#naming, this.#system);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return this.#published(step.value);
      const pauseMs = step.value;
      await new Promise((again) => setTimeout(again, pauseMs));
    }
  }

  /** Gives a sealed file its name; false where another program keeps hold of that. */
  takeName(): boolean {
    const steps = giveName(this.#naming, this.#system);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, step.value);
    }
  }

  /** Takes back what was written. */
  discard(): void {
    this.#close();
    try {
      rmSync(this.#naming.temporary, { force: true });
      this.#forget();
    } catch {
      // Another program still looks at it: it stands written down for the next start.
    }
  }

  #published(isAsAsked: boolean): Published {
    const { path } = this.#naming;
    const kept = isAsAsked ? path : this.#attempt('replace', () => keepBeside(this.#naming, this.#system.platform));
    this.discard();
    return { path: kept, isAsAsked };
  }

  #open(): number {
    return (this.#descriptor ??= openSync(this.#naming.temporary, 'r+'));
  }

  #close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #attempt<T>(deed: Deed, act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw asWritingFailure(error, this.#naming.path, deed, this.#system.platform);
    }
  }
}

/** Throws `targetKept` where a file could not get the name that was asked for: it is whole, and lies beside it. */
export function insistOnName({ path, isAsAsked }: Published, asked: string): void {
  if (!isAsAsked) throw new KronikaError('targetKept', { path: asked, kept: path });
}
