import { asFailure } from '../archive/file/archive-failure';
import { giveOwnMark } from '../archive/file/archive-mark';
import type { ArchiveReader } from '../archive/file/archive';
import { createOutputFile, insistOnName } from '../files/output-file';
import type { Home } from '../files/own-files';

/** A finished copy of an archive. */
export interface BackupReport {
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * Copies an archive into a file that gets its name when it is whole: the archive as it is at one moment, also while it is
 * in use (SQLite: VACUUM INTO). Throws `ownFile` for an archive in use, this one or another, and what `createOutputFile` throws.
 */
export function backUp(archive: ArchiveReader, path: string, { dataDir }: Home): BackupReport {
  const file = createOutputFile(path, { dataDir, archives: [archive.path] }, { replaces: 'archive' });
  try {
    file.fill((temporary) => {
      archive.prepare('VACUUM INTO ?').run(temporary);
      giveOwnMark(temporary);
    });
    const { sizeBytes } = file.seal();
    insistOnName(file.publish(), path);
    return { path, sizeBytes };
  } catch (error) {
    file.discard();
    throw asFailure(error, path);
  }
}
