import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isArchiveFile, namesIn } from '../files/own-files';

/** An archive or a backup, with what tells one state of it from another. */
interface Dated {
  readonly path: string;
  readonly changedMs: number;
}

/**
 * The archives and backups to be read in a place, the newest first: the file itself, or those of a folder, also those of a
 * data folder. What is no whole name yet, and what lies beside an archive, has other endings.
 */
export function filesIn(place: string): readonly string[] {
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) return isFile(place) ? [place] : [];
  return [place, join(place, 'archives')]
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
    .filter((path) => /\.kronika$/i.test(path))
    .flatMap(dated)
    .sort((one, other) => other.changedMs - one.changedMs || (one.path < other.path ? 1 : -1))
    .map(({ path }) => path)
    .filter(isArchiveFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function dated(path: string): Dated[] {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true ? [{ path, changedMs: found.mtimeMs }] : [];
}
