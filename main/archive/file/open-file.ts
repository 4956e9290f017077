import { statSync } from 'node:fs';
import { KronikaError } from '../../../preload/failure';

/*
 * Where a folder is removed, or a file replaced, whoever has the file open goes on writing into one that has no name any more, and
 * all of it is gone at the end. Windows does not let go of an open file; there it is looked for a drive that is gone.
 */

/** Throws `archiveReplaced` where an archive's name leads to nothing any more, or to another file than at its opening. */
export function needSameFile(path: string, before: string | null): void {
  if (before === null) return;
  const now = fileIdentityOf(path);
  if (now !== before) throw new KronikaError('archiveReplaced', { path }, now === null ? 'gone' : 'another');
}

/** Which file a name leads to; null where it leads to none. */
export function fileIdentityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return null;
  return process.platform === 'win32' ? 'there' : `${String(found.dev)} ${String(found.ino)}`;
}
