import { accessSync, chmodSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
// Node's flavour: that of Electron's main process listens to whatever a page sends it.
import log from 'electron-log/node';
import type { Failure } from '../../preload/failure';
import { withoutPersonalData } from '../../preload/failure-details';

/** The log file under the data folder. */
export interface Log {
  readonly dir: string;
  readonly write: (line: string) => void;
  /** Writes a failure down; gives the file where it stands, null where that cannot be written. */
  readonly note: (about: string, failure: Failure) => string | null;
}

/** Opens the log, for its owner alone. Never a key, a phone number or a text of a record goes into it. */
export function openLog(dataDir: string): Log {
  const dir = join(dataDir, 'logs');
  const file = join(dir, 'kronika.log');
  const { transports } = log;
  transports.file.resolvePathFn = () => file;
  transports.file.level = 'info';
  transports.file.maxSize = 2_000_000;
  transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  // The command line's stdout belongs to results, and where no file can be written there is no place to tell.
  transports.console.level = false;
  transports.console.writeFn = () => {};
  closeToOthers(file);
  const write = (line: string): void => {
    log.info(line);
  };
  return {
    dir,
    write,
    note: (about, failure) => {
      write(failureLine(about, failure));
      return isWritable(file) ? file : null;
    },
  };
}

/** A log that an earlier version began. */
function closeToOthers(file: string): void {
  try {
    if (existsSync(file)) chmodSync(file, 0o600);
  } catch {
    // Another user's, or on a disk that may only be read.
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A failure in one line: its kind and technical detail; its facts may name hosts and paths, so they stay out. */
export function failureLine(about: string, failure: Failure): string {
  return failure.detail === undefined
    ? `${about}: ${failure.kind}`
    : `${about}: ${failure.kind}: ${withoutPersonalData(failure.detail)}`;
}
