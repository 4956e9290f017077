import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openForReading } from '../../../../main/archive/file/open';
import { backUp } from '../../../../main/backup/back-up';
import { restoreBackup, type Restoring } from '../../../../main/backup/restore';
import { restore } from '../../../../main/workspace/archive/restore';
import { openArchivePlaces } from '../../../../main/workspace/settings/archive-places';
import type { Account } from '../../../../preload/model';
import { plainly } from '../../backup/plain-backup';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';

/** The writer here instead of on a thread. */
const startWriter: NonNullable<Parameters<typeof restore>[2]['startWriter']> = (to) => ({
  ask: ((_: 'restore', input: Omit<Restoring, 'to'>) =>
    Promise.resolve(restoreBackup({ ...input, to }, () => {}))) as never,
  close: () => Promise.resolve(),
});

/** On another disk than the folder of temporary files, where this computer has one. */
const elsewhereWithin = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

test('an archive that was moved to another disk is restored there, and found again by its own mark', async () => {
  const [dataDir, elsewhere] = [temporaryFolder(), temporaryFolder(elsewhereWithin)];
  const backup = join(temporaryFolder(), 'kopia.kronika');
  backUp(temporaryArchive(), plainly(backup, { dataDir, archives: [] }));
  const places = openArchivePlaces(dataDir);
  const moved = join(elsewhere, 'archiwum', 'a.kronika');
  const baseUrl = 'https://biuro.ccrm.pl/publicApi/';
  places.change(() => ({ places: { [baseUrl]: { path: moved, mark: 'of the lost one' } } }));
  const remember = vi.fn<(account: Account) => void>();
  const around = { accounts: { places, remember, archivePathOf: () => moved }, dataDir, startWriter };

  const restored = await restore(backup, { account: null, password: null }, around);
  expect(restored).toEqual({ account: { name: 'biuro', baseUrl }, path: moved });
  expect(remember).toHaveBeenCalledWith(restored.account);
  expect(places.placeOf(baseUrl)).toEqual({ path: moved, mark: null });
  openForReading(moved).close();
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([]);

  const again = restore(backup, { account: null, password: null }, around);
  await expect(again).rejects.toThrow('archiveThere');
});
