import { constants } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toAccount } from '../../../main/crm/http/address';
import { archivePathOf } from '../../../main/workspace/archive/archive-file';

/** Fills a data folder so that an archive made for measuring belongs to an account, and is the one that opens. */
export async function fillDataDir(dataDir: string, archive: string, baseUrl: string): Promise<void> {
  const account = toAccount(baseUrl);
  const path = archivePathOf(dataDir, account);
  await mkdir(dirname(path), { recursive: true });
  await copyFile(archive, path, constants.COPYFILE_FICLONE);
  const settings = { language: 'pl', accounts: [account], current: account.baseUrl, syncEveryHours: 0 };
  await writeFile(join(dataDir, 'settings.json'), JSON.stringify(settings));
}
