import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveWriter } from '../../main/archive/file/archive';
import { openForWriting } from '../../main/archive/file/open';
import { undoAfterTest } from './undo';

/** A folder that is gone after the test. */
export function temporaryFolder(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'kronika-test-'));
  undoAfterTest(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A new archive on the disk, closed and gone after the test. */
export function temporaryArchive(): ArchiveWriter {
  const archive = openForWriting(join(temporaryFolder(), 'test.kronika'));
  undoAfterTest(() => {
    if (archive.db.open) archive.close();
  });
  return archive;
}
