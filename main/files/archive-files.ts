import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SizedFile } from '../../preload/model';
import { namesIn } from './own-files';

/** What SQLite and the program put beside an archive while it is in use. */
const inUse = /^(?:-wal|-shm|-journal|\.sync-lock(?:-journal)?)$/;

/** What stays beside it: copies from before an update or a repair, archives that were replaced, and logs that did not belong to it. */
const kept =
  /^\.(?:before-\d{1,6}|(?:damaged|foreign|replaced)-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)(?:-wal|-shm|-journal)?$/;

/** The files of one archive: itself where it is there, then what lies beside it and is its own. */
export interface ArchiveFiles {
  readonly main: string | null;
  readonly inUse: readonly string[];
  readonly kept: readonly string[];
}

/** What belongs to an archive in its folder, by names that no other archive's file has. */
export function filesOfArchive(path: string): ArchiveFiles {
  const folder = dirname(path);
  const name = basename(path);
  const beside = namesIn(folder)
    .filter((each) => each.startsWith(name) && each !== name)
    .sort();
  const those = (pattern: RegExp): string[] =>
    beside.filter((each) => pattern.test(each.slice(name.length))).map((each) => join(folder, each));
  const isThere = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return { main: isThere ? path : null, inUse: those(inUse), kept: those(kept) };
}

/** Files with their sizes; those that are gone meanwhile are left out. */
export function sized(paths: readonly string[]): readonly SizedFile[] {
  return paths.flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? [] : [{ path, sizeBytes: found.size }];
  });
}

/** How many bytes files have together. */
export function totalBytes(files: readonly SizedFile[]): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
