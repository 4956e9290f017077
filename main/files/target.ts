import { accessSync, closeSync, constants, lstatSync, openSync, readlinkSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KronikaError, systemCodeOf } from '../../preload/failure';
import { realPath } from './long-path';
import { asWritingFailure, heldOpen } from './system-said';

/** As many links are followed (Linux: ELOOP after 40). */
const maxLinks = 40;

/**
 * Where a file that a person named will lie: its links followed, also one that leads to a file that is not there yet.
 * Throws `folderMissing` where the folder is not there, `targetIsFolder`, `targetNoFile`, `targetProtected`, `targetLocked`.
 */
export function findTarget(path: string, platform: NodeJS.Platform): string {
  try {
    if (/[/\\]$/.test(path) && (platform === 'win32' || path.endsWith('/'))) refuse('targetIsFolder', path);
    // The system's own links (/dev/stdout) lead to what has no name.
    const led = statSync(path, { throwIfNoEntry: false });
    if (led !== undefined && !led.isFile() && !led.isDirectory()) refuse('targetNoFile', path);
    const real = followLinks(resolve(path));
    refuseUnusable(real, path, platform);
    return real;
  } catch (error) {
    throw asWritingFailure(error, path, 'begin', platform);
  }
}

/** Looks again at a target: throws where it is no file that may be replaced, or where one has to wait for another program. */
export function refuseUnusable(real: string, path: string, platform: NodeJS.Platform): void {
  const found = lstatSync(real, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isDirectory()) refuse('targetIsFolder', path);
  if (!found.isFile()) refuse('targetNoFile', path);
  if (isProtected(found)) refuse('targetProtected', path);
  refuseUnwritable(real, path, platform);
}

/** No user may write it: so it was marked, although its folder would let it be replaced, and root anything. */
function isProtected({ mode }: Stats): boolean {
  return (mode & 0o222) === 0;
}

/**
 * The system's own word. Windows says it of a file that is opened as a program that changes it would; elsewhere it is asked without
 * opening the file, whose closing would give up the locks on an archive in use.
 */
function refuseUnwritable(real: string, path: string, platform: NodeJS.Platform): void {
  try {
    if (process.platform === 'win32') closeSync(openSync(real, 'r+'));
    else accessSync(real, constants.W_OK);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'EROFS') throw error;
    // A virus scanner lets go of it in a moment: that is waited for when the file gets its name.
    if (heldOpen(code, platform)) return;
    throw asWritingFailure(error, path, 'replace', platform);
  }
}

function followLinks(path: string): string {
  let at = path;
  for (let left = maxLinks; left > 0; left -= 1) {
    const folder = realPath(dirname(at));
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('ENOTDIR'), { code: 'ENOTDIR' });
    const here = join(folder, basename(at));
    if (lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return here;
    at = resolve(folder, readlinkSync(here));
  }
  throw Object.assign(new Error('ELOOP'), { code: 'ELOOP' });
}

function refuse(kind: 'targetIsFolder' | 'targetNoFile' | 'targetProtected', path: string): never {
  throw new KronikaError(kind, { path });
}
