import { existsSync, lstatSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Account } from '../../preload/model';
import { originOf } from '../archive/file/copies/whole-copy';
import { isArchiveFile, isArchiveInUse, namesIn } from '../files/own-files';
import { deleteFiles } from '../files/unwanted-files';
import { readThrough } from './back-up';
import { isPasswordFile, isProtectedBy } from './password-file';

/** Which backups of a folder count, and how many of them are kept. */
export interface Generations {
  readonly folder: string;
  /** What their names begin with: that of the archive's usual file, which no other account has. */
  readonly stem: string;
  readonly keep: number;
  readonly account: Account;
  /** By which those that are protected are known to be of this account. */
  readonly password: string | null;
}

/** The beginning of the names of an archive's backups, by the name of its usual file. */
export function stemOf(usualPath: string): string {
  return basename(usualPath, '.kronika');
}

/** A name for a backup that nobody names: `kronika-biuro-2026-03-31-1805.kronika`; in the order of their names the newest is last. */
export function generationPath(folder: string, stem: string, at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const name = `kronika-${stem}-${day}-${two(at.getHours())}${two(at.getMinutes())}`;
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${String(number)}`}.kronika`);
    if (!existsSync(path)) return path;
  }
}

/**
 * Deletes the oldest backups of an archive but for so many; gives those that were. Only what has such a name, and is a
 * backup of this account as far as can be told: a plain one names it, a protected one is opened by the password.
 */
export function removeOldest({ folder, stem, keep, account, password }: Generations): readonly string[] {
  const ours = namesIn(folder)
    .filter((name) => isNamedSo(name, stem))
    .map((name) => join(folder, name))
    .filter((path) => isOf(path, account, password))
    .sort(byAge);
  const oldest = ours.slice(0, Math.max(0, ours.length - keep));
  const left = new Set(deleteFiles(oldest));
  return oldest.filter((path) => !left.has(path));
}

function isNamedSo(name: string, stem: string): boolean {
  const begin = `kronika-${stem}-`;
  return name.startsWith(begin) && /^\d{4}-\d\d-\d\d-\d{4}(?:-\d{1,3})?\.kronika$/.test(name.slice(begin.length));
}

/** By what their names say; a second one of the same minute is the newer one. */
function byAge(one: string, other: string): number {
  return one.replace(/\.kronika$/, '').localeCompare(other.replace(/\.kronika$/, ''), 'en', { numeric: true });
}

function isOf(path: string, account: Account, password: string | null): boolean {
  try {
    if (!lstatSync(path).isFile() || !isArchiveFile(path) || isArchiveInUse(path)) return false;
    let [isProtected, isOpened] = [false, false];
    readThrough(path, (read) => {
      isProtected = isPasswordFile(read);
      isOpened = isProtected && password !== null && isProtectedBy(read, password);
    });
    return isProtected ? isOpened : originOf(path).account?.baseUrl === account.baseUrl;
  } catch {
    return false;
  }
}
