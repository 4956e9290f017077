import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { demoAddress, type Account } from '../../preload/model';

/** The file of an account's archive: one account, one archive, and no two accounts the same. */
export function archivePathOf(dataDir: string, account: Account): string {
  // No instance name begins so: a CRM that is called demo has a file of its own.
  if (account.baseUrl === demoAddress) return join(dataDir, 'archives', '_demo.kronika');
  const name = account.name.toLowerCase().replaceAll(/[^a-z0-9._-]/g, '-');
  const isPlain = account.baseUrl === `https://${account.name}.ccrm.pl/publicApi/`;
  const mark = isPlain ? '' : `-${createHash('sha256').update(account.baseUrl).digest('hex').slice(0, 8)}`;
  return join(dataDir, 'archives', `${name}${mark}.kronika`);
}
