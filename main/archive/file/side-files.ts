import { existsSync, renameSync, statSync } from 'node:fs';
import { KronikaError } from '../../../preload/failure';
import { isOpenHere, readLocked, type ReadAt } from '../../files/locked-file';
import { markOn, markPage, type Mark } from './archive-mark';

/*
 * SQLite takes in whatever lies beside a file as its `-wal`: nothing in the log says whose it is
 * (https://www.sqlite.org/howtocorrupt.html, "unlinking or renaming"). So that of another archive, or of another state of the same
 * one, would put its pages in the place of the archive's own. We look first, without SQLite.
 */

/** So often at most: somebody may write at this very moment. */
const maxLooks = 5;

/**
 * Throws `sideFilesForeign` where the `-wal` beside an archive is another's or of another time. It was not read then, and both side
 * files lie beside under other names (fact `aside`), unless the system does not allow that or this program has the archive open.
 */
export function refuseForeignSideFiles(path: string, nowMs = Date.now()): void {
  if (!isForeign(path)) return;
  // Whoever has it open would go on with side files that have no such names any more, and share them with whoever opens it next.
  if (isOpenHere(path)) throw new KronikaError('sideFilesForeign', { path });
  const aside = `${path}.foreign-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}`;
  try {
    renameSync(`${path}-wal`, `${aside}-wal`);
    // Beside another log it would be wrong; SQLite makes it anew.
    if (existsSync(`${path}-shm`)) renameSync(`${path}-shm`, `${aside}-shm`);
  } catch (error) {
    throw new KronikaError('sideFilesForeign', { path }, error instanceof Error ? error.message : String(error));
  }
  throw new KronikaError('sideFilesForeign', { path, aside: `${aside}-wal` });
}

/** Whether the `-wal` beside an archive is another's or of another time. */
export function isForeign(path: string): boolean {
  for (let look = 0; look < maxLooks; look += 1) {
    const log = readLog(path);
    if (log === null || !log.isUsed) return false;
    const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
    // SQLite would delete a log beside a file in which nothing is; of a file that is begun, the log is its own.
    if (size === 0) return true;
    const mark = readMark(path);
    if (mark === null || log.first === null || log.last === null) return false;
    if (belongs(log.first, log.last, mark)) return false;
    // Read again, where nobody began it anew meanwhile: it may have grown before the file took in what it had.
    const again = readLog(path);
    if (again?.salts !== log.salts || again.first === null || again.last === null) continue;
    return !belongs(again.first, again.last, mark);
  }
  return false;
}

/** The log begins no later than after what the file has taken in, and does not end before that. */
function belongs(first: Mark, last: Mark, mark: Mark): boolean {
  const follows = first.transactions <= mark.transactions + 1 && last.transactions >= mark.transactions;
  return first.name === mark.name && last.name === mark.name && follows;
}

interface Log {
  /** Others each time that the log is begun anew. */
  readonly salts: string;
  /** Whether it holds a transaction that came to its end. */
  readonly isUsed: boolean;
  /** The archive's mark after the first of them that wrote it, and after the last. */
  readonly first: Mark | null;
  readonly last: Mark | null;
}

const headerSize = 32;
const frameHeaderSize = 24;
/** The first bytes of a log, whichever order its checksums have. */
const magics = [0x377f0682, 0x377f0683];

/** Null where there is no log that SQLite would read (https://www.sqlite.org/fileformat2.html#walformat). */
function readLog(path: string): Log | null {
  return reading(`${path}-wal`, (file, size) => {
    const header = bytesAt(file, 0, headerSize);
    if (header === null || !magics.includes(header.readUInt32BE(0))) return null;
    const pageSize = header.readUInt32BE(8);
    const salts = header.toString('hex', 16, 24);
    let first: Mark | null = null;
    let last: Mark | null = null;
    let seen: Mark | null = null;
    let isUsed = false;
    for (let at = headerSize; at + frameHeaderSize + pageSize <= size; at += frameHeaderSize + pageSize) {
      const frame = bytesAt(file, at, frameHeaderSize);
      // What follows is left of an earlier log.
      if (frame === null || frame.toString('hex', 8, 16) !== salts) break;
      if (frame.readUInt32BE(0) === markPage) {
        const page = bytesAt(file, at + frameHeaderSize, pageSize);
        seen = page === null ? null : markOn(page);
      }
      if (frame.readUInt32BE(4) === 0) continue;
      isUsed = true;
      first ??= seen;
      last = seen;
    }
    return { salts, isUsed, first, last };
  });
}

/** The mark in the main file alone; null where it has none yet, or is no file of SQLite. */
export function readMark(path: string): Mark | null {
  return reading(path, (file) => {
    const header = bytesAt(file, 0, 100);
    if (header === null) return null;
    const written = header.readUInt16BE(16);
    const pageSize = written === 1 ? 65_536 : written;
    const page = bytesAt(file, (markPage - 1) * pageSize, pageSize);
    return page === null ? null : markOn(page);
  });
}

function reading<Value>(path: string, read: (file: ReadAt, size: number) => Value): Value | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  // There is none, or SQLite would begin it anew.
  if (size === 0) return null;
  try {
    return readLocked(path, (file) => read(file, size));
  } catch {
    // SQLite will say why it cannot be read.
    return null;
  }
}

function bytesAt(file: ReadAt, position: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  return file(bytes, position) === length ? bytes : null;
}
