import { join } from 'node:path';
import log from 'electron-log/main';
import type { Failure } from '../preload/failure';
import { withoutPersonalData } from '../preload/failure-details';

/** Opens the log file under the data folder. Never a key, a phone number or a text of a record goes into it. */
export function openLog(dataDir: string): { readonly dir: string; readonly write: (line: string) => void } {
  const dir = join(dataDir, 'logs');
  log.transports.file.resolvePathFn = () => join(dir, 'kronika.log');
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 2_000_000;
  // The command line's stdout belongs to results.
  log.transports.console.level = false;
  return {
    dir,
    write: (line) => {
      log.info(line);
    },
  };
}

/** A failure in one line: its kind and technical detail; its facts may name hosts and paths, so they stay out. */
export function failureLine(about: string, failure: Failure): string {
  return failure.detail === undefined
    ? `${about}: ${failure.kind}`
    : `${about}: ${failure.kind}: ${withoutPersonalData(failure.detail)}`;
}
