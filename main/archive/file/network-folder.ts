import { existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import { mountedAt, readMounts } from '../../files/mounts';

/*
 * SQLite's write-ahead log needs memory that all who have the file open share, which no network has (https://www.sqlite.org/wal.html), and
 * a file written from two computers is damaged without a word. So an archive on another computer is only looked into.
 */

/**
 * Throws `archiveOnNetwork` where an archive would be written on another computer, as far as the system tells: on Linux by the file
 * system, on Windows by the path, also that behind a letter. What macOS mounts is told by SQLite's own word alone.
 */
export function refuseNetworkFolder(path: string): void {
  const folder = dirname(resolve(path));
  const isAway = isNetworkPath(path) || isNetworkFolder(thereOf(folder));
  if (isAway) throw new KronikaError('archiveOnNetwork', { path }, 'a network folder');
}

/** Whether a folder that is there lies on another computer. */
export function isNetworkFolder(folder: string): boolean {
  try {
    const real = realpathSync.native(folder);
    if (process.platform === 'win32') return isNetworkPath(real);
    return process.platform === 'linux' && isNetworkMount(real, statfsSync(real).type);
  } catch {
    // The system will say why it cannot be had.
    return false;
  }
}

/**
 * Whether a Windows path leads to another computer: `\\server\share`, `\\?\UNC\server\share`, with slashes of either kind.
 * `\\?\C:\` and `\\.\` are names of what this computer has.
 */
export function isNetworkPath(path: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'win32') return false;
  const [, device, rest] = /^[\\/]{2}([?.])[\\/](.*)$/s.exec(path) ?? [];
  return device === undefined ? /^[\\/]{2}[^\\/]/.test(path) : /^UNC[\\/]/i.test(rest ?? '');
}

/** What `statfs` says of file systems of other computers (Linux, magic.h): NFS, SMB, CIFS, SMB2, AFS, Coda, NetWare, Ceph, Lustre, Plan 9. */
const networkTypes = new Set([
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x564c, 0x00c36400, 0x0bd00bd0],
  0x01021997,
]);

/** Of programs, not of the system: what they bring may be of a disk (NTFS) or of another computer. */
const fuseType = 0x65735546;

/** Those of other computers, as the list of mounts names them. */
const networkFuse =
  /^fuse\.(?:sshfs|rclone|davfs|davfs2|smbnetfs|gvfsd-fuse|s3fs|goofys|curlftpfs|glusterfs|ceph|ceph-fuse|onedriver|google-drive-ocamlfuse)$/;

/** Whether Linux's folder lies in a file system of another computer, by what `statfs` calls it and by the list of mounts. */
export function isNetworkMount(folder: string, type: number, mounts: () => string = readMounts): boolean {
  const kind = type >>> 0;
  return networkTypes.has(kind) || (kind === fuseType && networkFuse.test(mountedAt(folder, mounts())));
}

/** The folder itself, or the nearest above it that is there. */
function thereOf(folder: string): string {
  const above = dirname(folder);
  return above === folder || existsSync(folder) ? folder : thereOf(above);
}
