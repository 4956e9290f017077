import { realpathSync } from 'node:fs';
import { win32 } from 'node:path';
import { KronikaError } from '../../preload/failure';

/*
 * Beyond 260 units (MAX_PATH) Windows wants a path to say that it is long (`\\?\`). Node says so by itself, but for the one
 * question that it hands on as it is; SQLite never does.
 */

/** MAX_PATH less what SQLite puts behind a name: `-journal`. */
const maxPlainLength = 240;

/** So many bytes of a path SQLite keeps on Windows (SQLITE_WIN32_MAX_PATH_BYTES, 1040), less likewise; the rest it would leave out. */
const maxBytes = 1020;

/** The path of a file as SQLite is to have it. Throws `nameTooLong` where it would take another file for it. */
export function sqlitePath(path: string, platform: NodeJS.Platform = process.platform): string {
  if (!isLong(path, platform)) return path;
  const long = win32.toNamespacedPath(win32.resolve(path));
  if (Buffer.byteLength(long) > maxBytes) throw new KronikaError('nameTooLong', { path });
  return long;
}

/** Where a path leads, with its links followed, as the disk spells it. Throws what the system says of it. */
export function realPath(path: string): string {
  return isLong(path, process.platform) ? realpathSync(path) : realpathSync.native(path);
}

function isLong(path: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && path.length > maxPlainLength;
}
