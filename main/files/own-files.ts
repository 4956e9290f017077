import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { readLocked } from './locked-file';
import { realPath } from './long-path';

/** Where the program's own files lie. */
export interface Home {
  /** Archives, settings, keys, saved searches and logs. */
  readonly dataDir: string;
  /** Archives in use that may lie elsewhere. */
  readonly archives?: readonly string[];
}

/** Folders of the data folder whose files are all the program's own, also those that are still to come. */
const ownFolders = ['archives', 'logs', 'unfinished'];

/** The folders of a data folder in which files of the program's own are made. */
export function ownFoldersOf(dataDir: string): readonly string[] {
  return [dataDir, ...ownFolders.map((own) => join(dataDir, own))];
}

/** What else the program writes into the data folder, and what it keeps of it beside. */
const ownNames = [
  'settings.json',
  'archives.json',
  'keys.json',
  'searches.json',
  'recent-searches.json',
  'backups.json',
  'erased.json',
];
const ownName = /^(?:settings|archives|keys|searches|backups|erased)\.json(?:\.|$)/i;

/** The files of a data folder that hold what people did or keep: its settings, and all that lies among archives. */
export function ownFilesIn(dataDir: string): readonly string[] {
  const archives = join(dataDir, 'archives');
  return [
    ...namesIn(dataDir)
      .filter((name) => ownNames.includes(name) || ownName.test(name))
      .map((name) => join(dataDir, name)),
    ...namesIn(archives).map((name) => join(archives, name)),
  ].filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** What SQLite and the program put beside an archive. */
const sideFiles = ['-wal', '-shm', '-journal', '.sync-lock'];

/** What people save; whatever else lies in the data folder is Chromium's. */
const savedEndings = new Set(['.csv', '.tsv', '.txt', '.xlsx', '.jsonl', '.html', '.pdf', '.kronika']);

/** "KRON", which SQLite keeps at byte 68 (`application_id`). */
const archiveMark = Buffer.from('KRON');

/** How a backup begins that is protected by a password; the last byte is its version. */
export const protectedMark = Buffer.from('Kronika backup\0\x01', 'latin1');

/**
 * Whether a path, with its links resolved, is a file of the program's own: by the file and the folder that the disk knows
 * (device and inode), so that no other spelling, letter case, link or second name of it goes unnoticed.
 */
export function isOwnFile(real: string, { dataDir, archives = [] }: Home): boolean {
  const file = identityOf(real);
  const folder = dirname(real);
  const name = basename(real).toLowerCase();
  if (isArchiveInUse(real)) return true;
  if (
    isInside(
      folder,
      ownFolders.map((own) => join(dataDir, own)),
    ) ||
    isArchivesFolder(folder)
  )
    return true;
  const folderIdentity = identityOf(folder);
  const isAtTop = folderIdentity !== null && folderIdentity === identityOf(dataDir);
  if (isAtTop && ownName.test(name)) return true;
  if (file !== null && isInside(folder, [dataDir]) && !savedEndings.has(extname(name))) return true;
  return ownPaths(dataDir, archives).some((own) => isSame(own, real, file, folderIdentity));
}

/** Whether a file is an archive of this program or a backup of one. */
export function isArchiveFile(path: string): boolean {
  try {
    const bytes = Buffer.alloc(72);
    readLocked(path, (readAt) => readAt(bytes, 0));
    const isPlain = bytes.toString('latin1', 0, 15) === 'SQLite format 3' && bytes.subarray(68).equals(archiveMark);
    return isPlain || bytes.subarray(0, protectedMark.length).equals(protectedMark);
  } catch {
    return false;
  }
}

/** An archive that some program has open, or had when it was killed: a new file in its place would be read with the old side files. */
export function isArchiveInUse(path: string): boolean {
  return isArchiveFile(path) && sideFiles.some((side) => existsSync(path + side));
}

/** The archives of another data folder are not replaced either. */
function isArchivesFolder(folder: string): boolean {
  return basename(folder).toLowerCase() === 'archives' && existsSync(join(dirname(folder), 'settings.json'));
}

/** Every file of the program's own that is not recognised by its folder: linked elsewhere, or with a second name. */
function ownPaths(dataDir: string, archives: readonly string[]): string[] {
  const listed = ownFolders.flatMap((folder) =>
    namesIn(join(dataDir, folder)).map((name) => join(dataDir, folder, name)),
  );
  const named = [...ownNames, ...namesIn(dataDir).filter((name) => ownName.test(name))].map((name) =>
    join(dataDir, name),
  );
  const all = [...listed, ...named, ...archives].flatMap((path) => [path, realOf(path)]);
  return [...new Set(all.flatMap((path) => [path, ...sideFiles.map((side) => path + side)]))];
}

/** What lies in a folder; nothing where it is not there or may not be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isSame(own: string, real: string, file: string | null, folder: string | null): boolean {
  const identity = identityOf(own);
  if (identity !== null) return identity === file;
  // One that is not there yet: its name in its folder.
  const sameName = basename(own).toLowerCase() === basename(real).toLowerCase();
  return sameName && folder !== null && identityOf(dirname(own)) === folder;
}

/** Whether a folder is one of some others, or lies in one of them. */
function isInside(folder: string, others: readonly string[]): boolean {
  const identities = new Set(others.map(identityOf).filter((identity) => identity !== null));
  for (let at = folder; ; at = dirname(at)) {
    const identity = identityOf(at);
    if (identity !== null && identities.has(identity)) return true;
    if (dirname(at) === at) return false;
  }
}

/** The disk's own name of a file; null where there is none. A disk that numbers no files is taken by the path. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return ino === 0n ? realOf(path).toLowerCase() : `${String(dev)}:${String(ino)}`;
  } catch {
    return null;
  }
}

function realOf(path: string): string {
  try {
    return realPath(path);
  } catch {
    return path;
  }
}
