import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { failureOf, KronikaError } from '../../preload/failure';
import type { Account } from '../../preload/model';
import type { ArchiveReader, OpenedArchive } from '../archive/file/archive';
import { stateOf } from '../archive/file/copies/private-copy';
import { openStill } from './still-file';
import { originIn } from '../archive/file/copies/whole-copy';
import { protectedMark } from '../files/own-files';
import { readLocked } from '../files/locked-file';
import { readThrough } from './back-up';
import { filesIn } from './newest';
import { decrypted } from './password-file';

/** What is looked into without being written: a backup, an archive, or a folder in which backups are renewed. */
export interface Viewing {
  readonly place: string;
  /** Of backups that are protected; null where none was given. */
  readonly password: string | null;
}

/** What is read: an archive, or the newest of a place that is only looked into. */
export type Read = string | Viewing;

/** An archive that is only read, and whether its place has a newer one by now. */
export interface Viewed {
  readonly archive: ArchiveReader;
  readonly file: ViewedFile;
  /** False also where the place is not there just now. */
  readonly isOutdated: () => boolean;
}

/** A place is looked at no more often, nor in more than a part of the time: of an archive in use, each look may end in a copy. */
const lookEveryMs = 1000;
const restAfterOpening = 20;

/**
 * Opens the newest archive or backup of a place that can be read; nothing is written there. What a password protects is taken out of its
 * protection into a file for its owner alone, which has no name as soon as it is open, but on Windows. Throws `viewedMissing`,
 * `backupPasswordMissing`, `backupPasswordWrong`, `backupDamaged`, and what `openStill` throws.
 */
export function openForViewing(
  { place, password }: Viewing,
  more: Pick<OpenedArchive, 'inflectionFolder'> = {},
  now: () => number = () => performance.now(),
): Viewed {
  const begunMs = now();
  const files = filesIn(place);
  const taken = stateOfPlace(files);
  let thrown: unknown = new KronikaError('viewedMissing', { path: place });
  for (const [at, file] of files.entries()) {
    try {
      const state = `${file} ${stateOf(file)}`;
      const writtenAt = statSync(file).mtime.toISOString();
      const archive = openOne(file, password, more);
      const everyMs = Math.max(lookEveryMs, (now() - begunMs) * restAfterOpening);
      const { account, savedAt } = originIn(archive);
      return {
        archive,
        file: { path: file, account, at: savedAt ?? writtenAt, state },
        isOutdated: lookFor(place, taken, { everyMs, now }),
      };
    } catch (error) {
      if (at === 0) thrown = error;
      // An older one would be read for the newest.
      if (/^backupPassword/.test(failureOf(error).kind)) throw error;
    }
  }
  throw thrown;
}

/** Throws `viewedMissing` where a place is not there just now, or there is nothing to be read in it. */
export function needThere(place: string): void {
  if (filesIn(place).length === 0) throw new KronikaError('viewedMissing', { path: place });
}

/** A file that is looked into. */
export interface ViewedFile {
  readonly path: string;
  /** Whose archive it is a copy of; null where it does not say. */
  readonly account: Account | null;
  /** When it was copied, else when it was last written. ISO 8601. */
  readonly at: string;
  /** Another one for every file, and for every state of it. */
  readonly state: string;
}

function openOne(path: string, password: string | null, more: Pick<OpenedArchive, 'inflectionFolder'>): ArchiveReader {
  if (!isProtected(path)) return openStill(path, more);
  if (password === null) throw new KronikaError('backupPasswordMissing', { path });
  return openStill(path, more, (from, copy) => {
    readThrough(from, (read) => {
      const file = openSync(copy, 'wx', 0o600);
      try {
        for (const piece of decrypted(read, password, from)) {
          for (let written = 0; written < piece.length;) written += writeSync(file, piece, written);
        }
      } finally {
        closeSync(file);
      }
    });
  });
}

function isProtected(path: string): boolean {
  const bytes = Buffer.alloc(protectedMark.length);
  readLocked(path, (readAt) => readAt(bytes, 0));
  return bytes.equals(protectedMark);
}

/** Of a place in which there is nothing, null: a share that is away says nothing of what was read from it. */
function stateOfPlace(files: readonly string[]): string | null {
  const [newest] = files;
  return newest === undefined ? null : `${newest} ${stateOf(newest)}`;
}

function lookFor(
  place: string,
  taken: string | null,
  { everyMs, now }: { readonly everyMs: number; readonly now: () => number },
): () => boolean {
  let lookedAt = now();
  let isNewer = false;
  return () => {
    if (isNewer || now() - lookedAt < everyMs) return isNewer;
    lookedAt = now();
    try {
      const newest = stateOfPlace(filesIn(place));
      isNewer = newest !== null && newest !== taken;
    } catch {
      // A share that is away.
    }
    return isNewer;
  };
}
