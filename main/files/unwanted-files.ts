import { existsSync, lstatSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Deletes files; gives those that are still there: held by another program (Windows), of a folder that may not be changed, or on a disk that
 * is not plugged in.
 */
export function deleteFiles(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !deleteFile(path));
}

function deleteFile(path: string): boolean {
  try {
    // Its folder is away, and the file with it.
    if (!existsSync(dirname(path))) return false;
    // A folder that has taken its name is somebody else's.
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return true;
    rmSync(path, { force: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}
