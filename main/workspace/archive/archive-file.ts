import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { demoAddress, type Account } from '../../../preload/model';
import { isDeviceName } from '../../files/file-name';

/** With the mark, its ending and that of the files beside it, far from what any file system lets a name have. */
const maxPartLength = 100;

/** The file of an account's archive: one account, one archive, and no two accounts the same. */
export function archivePathOf(dataDir: string, account: Account): string {
  // No instance name begins so: a CRM that is called demo has a file of its own.
  if (account.baseUrl === demoAddress) return join(dataDir, 'archives', '_demo.kronika');
  // A host may be longer than a file's name; `con` and `con.firma.pl` are devices on Windows, with any ending.
  const usual = account.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, '-')
    .slice(0, maxPartLength);
  const name = isDeviceName(usual) ? usual.replaceAll('.', '-') : usual;
  const isPlain = account.baseUrl === `https://${account.name}.ccrm.pl/publicApi/` && !isDeviceName(name);
  const mark = isPlain ? '' : `-${createHash('sha256').update(account.baseUrl).digest('hex').slice(0, 8)}`;
  return join(dataDir, 'archives', `${name}${mark}.kronika`);
}
