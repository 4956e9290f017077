import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { namesIn, ownFoldersOf } from './own-files';

/**
 * A file in the making has a name that cannot be guessed, and that tells whose it is: of which computer (a folder may be
 * shared) and which process. Such a file of a process that has ended is what was left when it was killed.
 */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const form = /^\.kronika-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.parts?$/;

/** A name for a file in the making: short, so that it fits wherever the file's own name does. */
export function temporaryPathBeside(path: string): string {
  return `${temporaryStemBeside(path)}.part`;
}

/** A name for a folder in the making, with all its files. */
export function temporaryFolderBeside(path: string): string {
  return `${temporaryStemBeside(path)}${folderEnding}`;
}

const folderEnding = '.parts';

function temporaryStemBeside(path: string): string {
  const name = `.kronika-${host}-${String(process.pid)}-${randomBytes(8).toString('hex')}`;
  return join(dirname(path), name);
}

/** Removes from a folder what programs of ours left that were killed; of a folder that cannot be read or changed, nothing. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) removeLeftover(join(folder, name));
}

/** Writes down where a file is in the making, so that the next start finds it after a kill; the returned function forgets it. */
export function noteUnfinished(dataDir: string, temporary: string): () => void {
  const folder = unfinishedIn(dataDir);
  const note = join(folder, basename(temporary).replace(/^\.|\.parts?$/g, ''));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(note, temporary, { flag: 'wx', mode: 0o600 });
  } catch {
    // A data folder that cannot be written, or a full disk: the file itself will tell.
    return () => {};
  }
  return () => {
    remove(note);
  };
}

/**
 * Removes the files that killed programs of ours had in the making, wherever they lie: people's by what was noted of them,
 * the program's own (settings, keys, a copy of an archive before a migration) where they are made.
 */
export function removeUnfinished(dataDir: string): void {
  ownFoldersOf(dataDir).forEach(removeLeftovers);
  const folder = unfinishedIn(dataDir);
  for (const name of namesIn(folder)) {
    const note = join(folder, name);
    const temporary = readNote(note);
    if (temporary === null || (isOfDead(temporary) && removeLeftover(temporary))) remove(note);
  }
}

function unfinishedIn(dataDir: string): string {
  return join(dataDir, 'unfinished');
}

function readNote(note: string): string | null {
  try {
    const path = readFileSync(note, 'utf8');
    return form.test(basename(path)) ? path : null;
  } catch {
    return null;
  }
}

/** True where there is nothing left of it. */
function removeLeftover(path: string): boolean {
  if (!isOfDead(path)) return false;
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    // A link is none of ours, nor a folder where we make files.
    const isOurs = path.endsWith(folderEnding) ? found?.isDirectory() : found?.isFile();
    if (isOurs === true) rmSync(path, { force: true, recursive: path.endsWith(folderEnding) });
    return true;
  } catch {
    return false;
  }
}

function isOfDead(path: string): boolean {
  const [, itsHost, pid] = form.exec(basename(path)) ?? [];
  return itsHost === host && !isRunning(Number(pid));
}

/** Whether there is a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be asked (EPERM), so it is one.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is tried again at the next start.
  }
}
