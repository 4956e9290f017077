import { constants, copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCodeOf } from '../../preload/failure';
import { withMark } from './file-name';
import { asWritingFailure, heldOpen } from './system-said';
import { refuseUnusable } from './target';

/** What of the operating system a test puts in place of this one's. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly rename: (from: string, to: string) => void;
}

export const thisSystem: System = { platform: process.platform, rename: renameSync };

/** A virus scanner looks at a new file for a second or two; so long it is tried to give it its name. */
export const pausesMs = [20, 50, 100, 200, 300, 400, 500, 500];

/** As many other names are tried. */
const maxNames = 99;

/** A whole file and the name that it is to get. */
export interface Naming {
  readonly temporary: string;
  /** As the person named it. */
  readonly path: string;
  /** With its links followed. */
  readonly real: string;
}

/** Gives a file its name; yields how long to wait before the next try. False where another program kept hold of that name. */
export function* giveName({ temporary, path, real }: Naming, { platform, rename }: System): Generator<number, boolean> {
  for (const pauseMs of [...pausesMs, null]) {
    try {
      refuseUnusable(real, path, platform);
      rename(temporary, real);
      return true;
    } catch (error) {
      if (!heldOpen(systemCodeOf(error), platform)) throw asWritingFailure(error, path, 'replace', platform);
      if (pauseMs !== null) yield pauseMs;
    }
  }
  return false;
}

/** Gives a whole file another name beside the one it cannot have (`wyniki (2).csv`), and answers it. */
export function keepBeside({ temporary, path, real }: Naming, platform: NodeJS.Platform): string {
  for (let number = 2; number <= maxNames; number += 1) {
    const name = withMark(basename(real), ` (${String(number)})`, platform);
    if (!takeName(temporary, join(dirname(real), name))) continue;
    // In the words of the name that was asked for, unless a link leads elsewhere.
    return join(dirname(basename(path) === basename(real) ? path : real), name);
  }
  throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
}

/**
 * Gives a whole file a name that is free, also on another disk; false where there is a file of that name. A program that holds the
 * file in the making still lets it be read.
 */
export function takeName(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    // Some disks know no second names, and none has one of another disk: a copy then.
  }
  try {
    copyFileSync(temporary, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    rmSync(path, { force: true });
    throw error;
  }
}
