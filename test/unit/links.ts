import { lstatSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether links can be made here: Windows lets administrators and developers alone, and Wine makes none without a word. */
export const makesLinks = tryLink();

function tryLink(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'kronika-test-'));
  const link = join(folder, 'link');
  try {
    symlinkSync('nowhere', link);
    return lstatSync(link).isSymbolicLink();
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
