import { existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { temporaryPathBeside } from '../../files/leftovers';
import { startWriter } from '../../threads/start';
import type { Accounts } from '../accounts/accounts';

/** What restoring a backup needs of the rest of the workspace. */
interface Surroundings {
  readonly accounts: Pick<Accounts, 'archivePathOf' | 'remember'>;
  readonly dataDir: string;
}

/** A restored archive. */
export interface RestoreReport {
  readonly account: Account;
  readonly path: string;
}

/**
 * Makes a backup the archive of an account that has none: of the one given, else of the one that the backup names. Throws
 * `accountMissing` where neither is known, and what `restoreBackup` throws; nothing is left behind then.
 */
export async function restore(
  from: string,
  { account: given, password }: { readonly account: Account | null; readonly password: string | null },
  { accounts, dataDir }: Surroundings,
  signal?: AbortSignal,
): Promise<RestoreReport> {
  if (given !== null) refuseTaken(accounts.archivePathOf(given));
  // Whose it is, a protected one says only once it is open: it gets its name then.
  const made = temporaryPathBeside(join(dataDir, 'archives', 'restored'));
  const writer = startWriter(made);
  try {
    const named = await writer.ask('restore', { from, password }, { signal });
    const account = given ?? named;
    if (account === null) throw new KronikaError('accountMissing');
    const path = accounts.archivePathOf(account);
    refuseTaken(path);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // A name that somebody took meanwhile stays theirs.
    linkSync(made, path);
    accounts.remember(account);
    return { account, path };
  } finally {
    await writer.close();
    rmSync(made, { force: true });
  }
}

function refuseTaken(path: string): void {
  if (existsSync(path)) throw new KronikaError('archiveThere', { path });
}
