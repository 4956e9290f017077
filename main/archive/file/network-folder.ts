import { KronikaError } from '../../../preload/failure';

/**
 * Throws `archiveOnNetwork` where an archive's path is one of a Windows network folder (`\\server\share`): SQLite's write-ahead
 * log needs memory that all who have the file open share, which no network has (https://www.sqlite.org/wal.html), and a file
 * written from two computers is damaged without a word. A letter that stands for such a folder is not told from a disk here;
 * what SQLite says of it is.
 */
export function refuseNetworkFolder(path: string): void {
  if (process.platform === 'win32' && isNetworkPath(path)) {
    throw new KronikaError('archiveOnNetwork', { path }, 'a network path');
  }
}

/**
 * Whether a Windows path leads to another computer: `\\server\share`, `\\?\UNC\server\share`, with slashes of either kind.
 * `\\?\C:\` and `\\.\` are names of what this computer has.
 */
export function isNetworkPath(path: string): boolean {
  const [, device, rest] = /^[\\/]{2}([?.])[\\/](.*)$/s.exec(path) ?? [];
  return device === undefined ? /^[\\/]{2}[^\\/]/.test(path) : /^UNC[\\/]/i.test(rest ?? '');
}
