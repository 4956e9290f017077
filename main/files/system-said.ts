import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { KronikaError, systemCodeOf, systemKinds, type FailureKind } from '../../preload/failure';

/** What was done with a file when the system said no. */
export type Deed = 'begin' | 'write' | 'replace';

/** Codes with which Windows, and a Linux that runs the file, say that another program has it open. */
export const heldOpen = (code: string | null, platform: NodeJS.Platform): boolean =>
  code === 'ETXTBSY' || (platform === 'win32' && (code === 'EPERM' || code === 'EBUSY' || code === 'EACCES'));

/** What the operating system says of a file that is saved, as one of our failures; anything else stays what it is. */
export function asWritingFailure(
  error: unknown,
  path: string,
  deed: Deed,
  platform: NodeJS.Platform = process.platform,
): unknown {
  if (error instanceof KronikaError) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  const kind = code === null ? undefined : kindOf(code, path, deed, platform);
  if (code === null || kind === undefined) return error;
  const isOfFolder = kind === 'folderMissing' || kind === 'folderProtected';
  return new KronikaError(kind, { path: isOfFolder ? dirname(path) : path }, code);
}

function kindOf(code: string, path: string, deed: Deed, platform: NodeJS.Platform): FailureKind | undefined {
  // Elsewhere than on Windows a file that is open can be replaced: such a file or place may not be changed.
  if (deed === 'replace' && heldOpen(code, platform)) return 'targetLocked';
  if (deed === 'replace' && (code === 'EPERM' || code === 'EACCES')) return 'targetProtected';
  // Windows' protection against ransom programs says of a folder it guards that it is not there.
  if (code === 'ENOENT' && deed === 'begin' && isFolder(dirname(path))) return 'folderProtected';
  return ofWriting.get(code) ?? systemKinds[code];
}

const ofWriting = new Map<string, FailureKind>([
  ['EPERM', 'notPermitted'],
  ['EBUSY', 'notPermitted'],
  ['EINVAL', 'notPermitted'],
  ['ENOTSUP', 'notPermitted'],
  ['EISDIR', 'targetIsFolder'],
  ['ENOTEMPTY', 'targetIsFolder'],
  ['EFBIG', 'tooLargeForDisk'],
  // What Windows' network and cloud drives answer when they have no better word (libuv).
  ['UNKNOWN', 'diskFault'],
]);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Reads a file that a person named. Throws one of `systemKinds` where the system says so. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = systemCodeOf(error);
    const kind = code === null ? undefined : (systemKinds[code] ?? ofWriting.get(code));
    if (code === null || kind === undefined) throw error;
    throw new KronikaError(kind, { path: kind === 'folderMissing' ? dirname(path) : path }, code);
  }
}
