import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { failureOf } from '../../../preload/failure';
import { readMark } from '../../archive/file/side-files';
import { takeSyncLock } from '../../archive/file/sync-lock';
import { deleteFiles } from '../../files/unwanted-files';
import type { ArchivePlaces, MovedFile, Moving, Replaced } from '../settings/archive-places';

/** An archive and what SQLite puts beside it, by the ends of their names. */
export const archiveEnds = ['', '-wal', '-shm', '-journal'] as const;

/**
 * Ends what a move, a replacement or a removal of an archive left undone when the program was killed, or could not do then. Where a move had not come to
 * the point at which the new file is the archive, its copies go and the old one is the archive as before. `forget` takes a
 * removed account out of everything else; what it throws leaves that for the next start.
 */
export function finishChanges(
  places: ArchivePlaces,
  forget: (baseUrl: string) => void,
  log: (line: string) => void,
): void {
  try {
    const { moving, replacing, removing, unwanted } = places.read();
    if (moving !== null) undoMove(places, moving);
    if (replacing !== null)
      underLock(replacing.path, () => {
        undoReplacement(places, replacing);
      });
    for (const baseUrl of removing) {
      forget(baseUrl);
      places.change((kept) => ({ removing: kept.removing.filter((one) => one !== baseUrl) }));
    }
    if (unwanted.length > 0) sweep(places);
  } catch (error) {
    log(`a move or removal not finished: ${failureOf(error).kind}`);
  }
}

/** Deletes what nobody wants any more; gives what is still there, which is tried again at the next start. */
export function sweep(places: ArchivePlaces): readonly string[] {
  const { unwanted } = places.read();
  const left = deleteFiles(unwanted);
  if (left.length !== unwanted.length) places.change(() => ({ unwanted: [...left] }));
  return left;
}

/** Takes back the copies of a move that did not come to its end, unless another program is in the midst of it. */
export function undoMove(places: ArchivePlaces, moving: Moving): void {
  const [main] = moving.files;
  // The disk with the archive is away: it is seen to once that is back.
  if (main === undefined || !existsSync(main.from)) return;
  underLock(main.from, () => {
    for (const file of moving.files) if (isCopy(file)) rmSync(file.to, { force: true });
    places.change(() => ({ moving: null }));
  });
}

/** Puts an archive back that was put aside for a restored one which did not come to stay. */
export function undoReplacement(places: ArchivePlaces, { path, kept }: Replaced): void {
  if (existsSync(kept)) for (const end of archiveEnds) rmSync(path + end, { force: true });
  for (const end of archiveEnds) if (existsSync(kept + end)) renameSync(kept + end, path + end);
  places.change(() => ({ replacing: null }));
}

/** Throws `archiveLocked` where another program of ours is in the midst of it. */
function underLock(path: string, act: () => void): void {
  const lock = takeSyncLock(path, 'Kronika', Date.now());
  try {
    act();
  } finally {
    lock.release();
  }
}

/** Whether a file is the copy of another: of its size and, where it is an archive, of its mark. What somebody put there meanwhile is not. */
function isCopy({ from, to }: MovedFile): boolean {
  const [original, copy] = [from, to].map((path) => statSync(path, { throwIfNoEntry: false }));
  if (original?.size !== copy?.size || copy?.isFile() !== true) return false;
  return readMark(from)?.name === readMark(to)?.name;
}
