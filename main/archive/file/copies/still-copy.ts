import { createHash } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { KronikaError } from '../../../../preload/failure';
import type { MoveProgress } from '../../../../preload/model';
import { readLocked } from '../../../files/locked-file';
import { OutputFile } from '../../../files/output-file';
import { thisSystem } from '../../../files/naming';
import type { ArchiveWriter } from '../archive';
import { quickCheck } from '../quick-check';
import { readMark } from '../side-files';
import { takeSyncLock } from '../sync-lock';

/** A file and where its copy goes. */
export interface CopiedFile {
  readonly from: string;
  readonly to: string;
}

/** An archive, what is kept beside it, and where all of that goes. */
export interface CopyAway {
  readonly files: readonly CopiedFile[];
  /** Where it is noted that a file is unfinished. */
  readonly dataDir: string;
}

/** As much is copied at a time. */
const atOnce = 4_194_304;

/** So long another program's reading is waited for. */
const waitMs = 2000;

/** Keeps everybody else from writing an archive until its connection is closed: all of it then stands in its main file. */
export interface HeldStill {
  release(): void;
}

/**
 * Holds an archive still. Throws `archiveLocked` while a download runs, or another program is in the midst of reading it or
 * of writing it.
 */
export function holdStill(archive: ArchiveWriter, nowMs: number): HeldStill {
  const { db, path } = archive;
  const lock = takeSyncLock(path, 'Kronika', nowMs);
  const busy = (): never => {
    throw new KronikaError('archiveLocked', { path, holder: '' });
  };
  try {
    db.pragma(`busy_timeout = ${String(waitMs)}`);
    if (Number(db.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) !== 0) busy();
    db.exec('BEGIN IMMEDIATE');
    // Written between the two.
    if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) busy();
  } catch (error) {
    letGo(archive);
    lock.release();
    throw error;
  }
  return {
    release: () => {
      letGo(archive);
      lock.release();
    },
  };
}

function letGo({ db }: ArchiveWriter): void {
  if (db.open && db.inTransaction) db.exec('ROLLBACK');
}

/**
 * Copies an archive that is held still, and what is kept beside it, byte by byte; each copy is read again and compared before it gets its
 * name. Throws `archiveDamaged` before it begins where SQLite finds the file damaged, `folderHasArchive` where a name is taken, `copyDiffers`, and what
 * `OutputFile` throws; no copy stays then. Gives the mark that the archive bears.
 */
export function copyStill(
  archive: ArchiveWriter,
  { files, dataDir }: CopyAway,
  report: (progress: MoveProgress) => void,
  check: () => void,
): { readonly mark: string | null } {
  checkFile(archive, report, check);
  const total = files.reduce((sum, { from }) => sum + statSync(from).size, 0);
  const made: string[] = [];
  let done = 0;
  try {
    for (const file of files) {
      const size = statSync(file.from).size;
      const part = (of: MoveProgress['part']) => (bytes: number) => {
        check();
        report({ part: of, share: total === 0 ? 1 : (done + bytes) / total });
      };
      copyOne(file, dataDir, { copied: part('copying'), compared: part('comparing'), check });
      made.push(file.to);
      done += size;
    }
    return { mark: readMark(archive.path)?.name ?? null };
  } catch (error) {
    for (const path of made) rmSync(path, { force: true });
    throw error;
  }
}

function checkFile({ db, path }: ArchiveWriter, report: (progress: MoveProgress) => void, check: () => void): void {
  const problem = quickCheck(db, (share) => {
    check();
    report({ part: 'checking', share });
  });
  if (problem !== null) throw new KronikaError('archiveDamaged', { path }, problem);
}

/** What is told of a copy in the making; each may throw. */
interface Telling {
  readonly copied: (bytes: number) => void;
  readonly compared: (bytes: number) => void;
  readonly check: () => void;
}

function copyOne({ from, to }: CopiedFile, dataDir: string, { copied, compared, check }: Telling): void {
  const file = new OutputFile(to, to, dataDir, thisSystem);
  try {
    readBlocks(from, (bytes, soFar) => {
      file.write(bytes);
      copied(soFar);
    });
    const { sizeBytes, sha256 } = file.seal();
    file.fill((temporary) => {
      const hash = createHash('sha256');
      readBlocks(temporary, (bytes, soFar) => {
        hash.update(bytes);
        compared(soFar);
      });
      if (sizeBytes !== statSync(from).size || hash.digest('hex') !== sha256) {
        throw new KronikaError('copyDiffers', { path: to });
      }
    });
    check();
    if (existsSync(to)) throw new KronikaError('folderHasArchive', { path: to });
    if (!file.takeName()) throw new KronikaError('targetLocked', { path: to });
  } finally {
    // Of one that has its name, only what was noted of it goes.
    file.discard();
  }
}

/** Reads a file block by block; `take` is told how much was read with each. */
function readBlocks(path: string, take: (bytes: Buffer, soFar: number) => void): void {
  readLocked(path, (readAt) => {
    const bytes = Buffer.allocUnsafe(atOnce);
    let position = 0;
    for (let length = readAt(bytes, position); length > 0; length = readAt(bytes, position)) {
      position += length;
      take(bytes.subarray(0, length), position);
    }
  });
}
