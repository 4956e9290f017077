import { statSync } from 'node:fs';
import { KronikaError } from '../../preload/failure';
import { copyLocked, readLocked } from '../files/locked-file';
import { ArchiveReader, type OpenedArchive } from '../archive/file/archive';
import { asFailure, isArchiveThere } from '../archive/file/archive-failure';
import { beginReading, bringUpToDate, isOlder } from '../archive/file/open';
import {
  copyPrivately,
  readInPlace,
  stateOf,
  type CopyWay,
  type PrivateCopy,
} from '../archive/file/copies/private-copy';
import { isForeign } from '../archive/file/side-files';

/*
 * A file that this program never writes, and beside which nothing may be written: a backup, on a share, a DVD or a full disk. SQLite
 * reads it where it lies, without locks and side files (`immutable`, https://www.sqlite.org/uri.html#uriimmutable), as long as it
 * is as it was when it was opened; whoever asks looks for that first (`isOutdated`). What cannot be read so is copied: an archive whose
 * write-ahead log holds what the file does not, one of an earlier version, and what a password protects.
 */

/** So often a file is copied that somebody writes meanwhile. */
const maxCopies = 3;

/**
 * Opens an archive that is only read, and leaves its folder as it is. `fill` makes a copy of what SQLite cannot read by itself. Throws
 * `archiveMissing`, `archiveFromFuture`, `archiveLocked` while somebody writes it without a pause, and what `asFailure` makes of the file.
 */
export function openStill(
  path: string,
  more: Pick<OpenedArchive, 'inflectionFolder'> = {},
  fill?: CopyWay['fill'],
): ArchiveReader {
  if (!isArchiveThere(path)) throw new KronikaError('archiveMissing', { path });
  try {
    const copy = fill === undefined ? openPlain(path) : copyStill(path, { fill, isPlain: false });
    return new ArchiveReader({ db: copy.db, path, copy, ...more });
  } catch (error) {
    throw asFailure(error, path);
  }
}

function openPlain(path: string): PrivateCopy {
  const head = headOf(path);
  // SQLite would take in whatever has that name; it looks for the other one only where the file says so.
  if (head.isLogged && isForeign(path)) throw new KronikaError('sideFilesForeign', { path });
  const log = `${path}${head.isLogged ? '-wal' : '-journal'}`;
  const hasLog = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0;
  return (hasLog ? null : openWhereItLies(path, head)) ?? copyStill(path, copyWith(hasLog ? log : null));
}

/** Copies a file, with its log where it has one. */
function copyWith(log: string | null): CopyWay {
  return {
    isPlain: log === null,
    fill: (from, copy) => {
      copyLocked(from, copy);
      if (log !== null) copyLocked(log, copy + log.slice(from.length));
    },
  };
}

/** Null where it has to be copied. */
function openWhereItLies(path: string, { isLogged }: Head): PrivateCopy | null {
  return readInPlace(path, isLogged, (db) => {
    if (isOlder(db, path)) return false;
    beginReading(db, path);
    return true;
  });
}

function copyStill(path: string, way: CopyWay): PrivateCopy {
  for (let left = maxCopies; left > 0; left -= 1) {
    const copy = copied(path, way);
    if (copy !== null && !copy.isOutdated()) {
      beginReading(copy.db, path);
      return copy;
    }
    copy?.close();
  }
  throw new KronikaError('archiveLocked', { path, holder: '' }, 'it is written without a pause');
}

/** Null where what was copied is of two moments. */
function copied(path: string, way: CopyWay): PrivateCopy | null {
  const taken = stateOf(path);
  try {
    return copyPrivately(
      path,
      (db) => {
        bringUpToDate(db, path);
      },
      way,
    );
  } catch (error) {
    if (stateOf(path) !== taken) return null;
    throw error;
  }
}

interface Head {
  /** Whether it has a write-ahead log. */
  readonly isLogged: boolean;
}

/** What an archive's first bytes say. Throws `archiveDamaged` where they are none of SQLite's, or not all of the file is there. */
function headOf(path: string): Head {
  const bytes = Buffer.alloc(100);
  const length = readLocked(path, (readAt) => readAt(bytes, 0));
  if (length < 100 || bytes.toString('latin1', 0, 15) !== 'SQLite format 3') {
    throw new KronikaError('archiveDamaged', { path }, 'no file of SQLite');
  }
  const written = bytes.readUInt16BE(16);
  const wanted = bytes.readUInt32BE(28) * (written === 1 ? 65_536 : written);
  // The size in the head holds where the two counters agree (https://www.sqlite.org/fileformat2.html, offset 92).
  const isSaid = bytes.readUInt32BE(24) === bytes.readUInt32BE(92);
  if (isSaid && statSync(path).size < wanted) throw new KronikaError('archiveDamaged', { path }, 'cut off');
  return { isLogged: bytes[18] === 2 };
}
