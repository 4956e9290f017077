import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { asFailure } from '../../archive/file/archive-failure';
import { temporaryPathBeside } from '../../files/leftovers';
import { takeName } from '../../files/naming';
import type { ThreadClient } from '../../threads/protocol';
import { startWriter as startWriterThread } from '../../threads/start';
import type { WriterTasks } from '../../threads/writer';
import type { Accounts } from '../accounts/accounts';
import type { ArchivePlaces } from '../settings/archive-places';

/** What restoring a backup needs of the rest of the workspace. */
interface Surroundings {
  readonly accounts: Pick<Accounts, 'archivePathOf' | 'remember' | 'places'>;
  readonly dataDir: string;
  readonly startWriter?: (path: string) => Pick<ThreadClient<WriterTasks>, 'ask' | 'close'>;
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
  { accounts, dataDir, startWriter = startWriterThread }: Surroundings,
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
    giveName(made, path);
    forgetMark(accounts.places, account);
    accounts.remember(account);
    return { account, path };
  } finally {
    await writer.close();
    rmSync(made, { force: true });
  }
}

/** A name that somebody took meanwhile stays theirs. The archive may have its place on another disk. */
function giveName(made: string, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (takeName(made, path)) return;
  } catch (error) {
    throw asFailure(error, path);
  }
  refuseTaken(path);
}

/** Where an archive was moved its mark is known, by which it is found again: the restored one has another. */
function forgetMark(places: ArchivePlaces, { baseUrl }: Account): void {
  const place = places.placeOf(baseUrl);
  if (place !== null) places.change((kept) => ({ places: { ...kept.places, [baseUrl]: { ...place, mark: null } } }));
}

function refuseTaken(path: string): void {
  if (existsSync(path)) throw new KronikaError('archiveThere', { path });
}
