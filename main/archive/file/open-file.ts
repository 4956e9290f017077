import { statSync } from 'node:fs';
import { KronikaError } from '../../../preload/failure';
import type { WritableArchive } from './archive';

/*
 * Where a folder is removed, or a file replaced, whoever has the file open goes on writing into one that has no name any more, and
 * all of it is gone at the end. Windows does not let go of an open file; there it is looked for a drive that is gone.
 */

const opened = new WeakMap<WritableArchive, string>();

/** Remembers which file an archive is, at its opening. */
export function rememberFile(archive: WritableArchive): void {
  const now = identityOf(archive.path);
  if (now !== null) opened.set(archive, now);
}

/** Throws `archiveReplaced` where the archive's name leads to nothing any more, or to another file. */
export function needSameFile(archive: WritableArchive): void {
  const before = opened.get(archive);
  if (before === undefined) return;
  const now = identityOf(archive.path);
  if (now !== before)
    throw new KronikaError('archiveReplaced', { path: archive.path }, now === null ? 'gone' : 'another');
}

function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return null;
  return process.platform === 'win32' ? 'there' : `${String(found.dev)} ${String(found.ino)}`;
}
