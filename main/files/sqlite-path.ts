import { win32 } from 'node:path';
import { KronikaError } from '../../preload/failure';

/** Beyond that Windows wants a path to say that it is long (MAX_PATH, 260), which Node does by itself and SQLite does not; less than that for `-journal`. */
const maxPlainLength = 240;

/** So many bytes of a path SQLite keeps on Windows (SQLITE_WIN32_MAX_PATH_BYTES, 1040), less likewise; the rest it would leave out. */
const maxBytes = 1020;

/** The path of a file as SQLite is to have it. Throws `nameTooLong` where it would take another file for it. */
export function sqlitePath(path: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32' || path.length <= maxPlainLength) return path;
  const long = win32.toNamespacedPath(win32.resolve(path));
  if (Buffer.byteLength(long) > maxBytes) throw new KronikaError('nameTooLong', { path });
  return long;
}
