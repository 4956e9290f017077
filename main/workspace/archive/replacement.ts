import { existsSync, renameSync } from 'node:fs';
import { KronikaError } from '../../../preload/failure';
import { asFailure } from '../../archive/file/archive-failure';
import { takeSyncLock } from '../../archive/file/sync-lock';
import { takeName } from '../../files/naming';
import type { ArchivePlaces } from '../settings/archive-places';
import { archiveEnds as ends, sweep, undoReplacement } from './unfinished-changes';

/** What takes the place of which archive. */
interface Replacement {
  /** An archive that has no name yet. */
  readonly made: string;
  readonly path: string;
  /** Whether the one before stays beside it. */
  readonly isKept: boolean;
  /** Opens the new one in its place. */
  readonly isSound: (path: string) => Promise<boolean>;
}

/**
 * Puts an archive in the place of another one, which nobody has open here. That is put aside first, and goes (or stays aside) only
 * once the new one was opened; failed, all is as before, and killed, the next start sees to that. Gives where the one before
 * lies; null where it is gone. Throws `archiveLocked` while a download runs, and what the system says of the files.
 */
export async function replaceArchive(
  { made, path, isKept, isSound }: Replacement,
  places: ArchivePlaces,
): Promise<string | null> {
  const kept = nameAside(path, Date.now());
  const replaced = { path, kept };
  const lock = takeSyncLock(path, 'Kronika', Date.now());
  try {
    places.change(() => ({ replacing: replaced }));
    try {
      for (const end of ends) if (existsSync(path + end)) renameSync(path + end, kept + end);
      if (!takeName(made, path)) throw new KronikaError('archiveThere', { path });
      if (!(await isSound(path))) throw new KronikaError('copyDiffers', { path });
    } catch (error) {
      undoReplacement(places, replaced);
      throw asFailure(error, path);
    }
    const gone = isKept ? [] : ends.map((end) => kept + end).filter((one) => existsSync(one));
    places.change(({ unwanted }) => ({ replacing: null, unwanted: [...unwanted, ...gone] }));
  } finally {
    lock.release();
  }
  if (!isKept) sweep(places);
  return isKept ? kept : null;
}

/** A name that no archive before has, which says when it was put aside. */
function nameAside(path: string, nowMs: number): string {
  const name = `${path}.replaced-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}`;
  return existsSync(name) ? nameAside(path, nowMs + 1000) : name;
}
