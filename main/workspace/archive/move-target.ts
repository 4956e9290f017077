import { existsSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import type { MoveWarning, SizedFile } from '../../../preload/model';
import { isNetworkFolder, isNetworkPath } from '../../archive/file/network-folder';
import { totalBytes } from '../../files/archive-files';
import { checkFolderName } from '../../files/file-name';
import { realPath } from '../../files/long-path';
import { thisSystem } from '../../files/naming';
import { OutputFile } from '../../files/output-file';
import { reading } from '../../files/system-said';

/** What is to lie elsewhere, and where the program's own files lie. */
export interface ToMove {
  readonly path: string;
  readonly files: readonly SizedFile[];
  readonly dataDir: string;
  /** The folder of the archive's usual place, into which it may come back. */
  readonly usualFolder: string;
  /** Where the program itself lies: an update replaces that folder. */
  readonly programDir: string;
}

/** Where it goes, and what its owner should know before. */
export interface MoveTarget {
  readonly to: string;
  readonly freeBytes: number;
  readonly warnings: readonly MoveWarning[];
}

/** So much is to stay free beside the archive, for its next download. */
const spareBytes = 67_108_864;

/** Folders that another program keeps the same on several computers, by their names. */
const syncedName =
  /^(?:onedrive(?: - .+)?|dropbox(?: \(.+\))?|google ?drive|my drive|mój dysk|icloud ?drive|nextcloud|owncloud|pcloud ?drive|mega|box(?: sync)?|creative cloud files|cloudstorage|mobile documents)$/i;

/** What such programs leave in the top folder of theirs. */
const syncedMarks = ['.dropbox', '.owncloudsync.log', '.sync.ffs_db', '.stfolder'];

/** Where systems put disks that can be taken out. */
const removable = /^(?:\/media\/|\/run\/media\/|\/mnt\/usb|\/Volumes\/)/;

/**
 * Looks whether an archive can lie in a folder. Throws `archiveOnNetwork`, `folderMissing`, `folderSame`, `folderOfProgram`, `folderHasArchive`,
 * `roomMissing`, what `checkFolderName` throws, and what the system says of a folder that may not be written.
 */
export function checkMoveTarget(folder: string, toMove: ToMove): MoveTarget {
  const { path, files } = toMove;
  checkFolderName(folder);
  if (isNetworkPath(folder)) throw new KronikaError('archiveOnNetwork', { path: folder });
  const real = reading(folder, () => realPath(folder));
  if (!statSync(real).isDirectory()) throw new KronikaError('folderMissing', { path: folder });
  const { bavail, bsize } = statfsSync(real);
  if (isNetworkFolder(real)) throw new KronikaError('archiveOnNetwork', { path: folder });
  if (isSame(real, realOf(dirname(path)))) throw new KronikaError('folderSame', { path: folder });
  const isUsual = isSame(real, realOf(toMove.usualFolder));
  if (!isUsual && [toMove.dataDir, toMove.programDir].some((own) => isWithin(real, realOf(own)))) {
    throw new KronikaError('folderOfProgram', { path: folder });
  }
  const to = join(resolve(folder), basename(path));
  for (const { to: name } of targetsOf(path, to, files)) {
    if (existsSync(name) || existsSync(`${name}-wal`)) throw new KronikaError('folderHasArchive', { path: name });
  }
  new OutputFile(to, to, null, thisSystem).discard();
  const freeBytes = bavail * bsize;
  needRoom(folder, freeBytes, totalBytes(files));
  return { to, freeBytes, warnings: warningsOf(real) };
}

/** Throws `roomMissing` where a folder with so much free has no room for so much more, and a next download. */
export function needRoom(folder: string, freeBytes: number, moreBytes: number): void {
  const neededBytes = moreBytes + spareBytes;
  if (freeBytes >= neededBytes) return;
  const [needed, free] = [neededBytes, freeBytes].map((bytes) => Math.ceil(bytes / 1_000_000));
  throw new KronikaError('roomMissing', { path: folder, needed: needed ?? 0, free: free ?? 0 });
}

/** Each file beside its archive in the new folder, by the name it has. */
export function targetsOf(path: string, to: string, files: readonly SizedFile[]): { from: string; to: string }[] {
  return files.map(({ path: from }) => ({ from, to: to + from.slice(path.length) }));
}

/** What a person should know of a folder before an archive lies in it. */
export function warningsOf(folder: string): readonly MoveWarning[] {
  const isSynced = foldersTo(folder).some(
    (each) => syncedName.test(basename(each)) || syncedMarks.some((mark) => existsSync(join(each, mark))),
  );
  return [
    ...(isSynced ? (['synced'] as const) : []),
    ...(removable.test(`${folder}/`) && !isSynced ? (['removable'] as const) : []),
  ];
}

/** A folder and all that lead to it. */
function foldersTo(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersTo(above)];
}

function isWithin(folder: string, other: string): boolean {
  return isSame(folder, other) || comparable(folder).startsWith(comparable(other) + sep);
}

function isSame(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** Windows and macOS tell no letter case apart. */
function comparable(path: string): string {
  const plain = path.endsWith(sep) ? path.slice(0, -1) : path;
  return process.platform === 'linux' ? plain : plain.toLowerCase();
}

function realOf(path: string): string {
  try {
    return realPath(path);
  } catch {
    return resolve(path);
  }
}
