import type { BackupWish } from '../../../main/backup/back-up';
import type { Home } from '../../../main/files/own-files';

/** A backup without a password, of the account that tests use. */
export function plainly(path: string, home: Home): BackupWish {
  return { path, home, account: { name: 'biuro', baseUrl: 'https://biuro.ccrm.pl/publicApi/' }, password: null };
}
