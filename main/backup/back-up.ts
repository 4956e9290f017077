import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BackupProgress, SavedBackup } from '../../preload/desktop/backup';
import { KronikaError } from '../../preload/failure';
import type { Account } from '../../preload/model';
import { asFailure } from '../archive/file/archive-failure';
import type { ArchiveReader } from '../archive/file/archive';
import { copySizeOf, copyWhole, verifyCopy } from '../archive/file/copies/whole-copy';
import { noteUnfinished, temporaryPathBeside } from '../files/leftovers';
import { beginEmpty, readLocked } from '../files/locked-file';
import { createOutputFile, insistOnName } from '../files/output-file';
import type { Home } from '../files/own-files';
import { decrypted, encrypted, type ReadAt } from './password-file';

/** What a backup is to be. */
export interface BackupWish {
  readonly path: string;
  readonly home: Home;
  /** Whose archive it is: a backup says so, for whoever restores it. */
  readonly account: Account;
  /** By which the file is protected; null for a plain one, which any SQLite program opens. */
  readonly password: string | null;
}

/** A file that SQLite fills, and about how large it will be: its growth tells how far that is. */
export interface Growing {
  readonly path: string;
  readonly ofBytes: number;
}

/** What is told of a backup in the making, or of what is made of one. */
export interface BackupTelling {
  /** May throw, to give it up. */
  readonly check: () => void;
  readonly report: (progress: BackupProgress & { readonly growing?: Growing }) => void;
}

/** For those who only wait for its end. */
export const untold: BackupTelling = { check: () => {}, report: () => {} };

/**
 * Copies an archive into a file that gets its name when it is whole and was read again: the archive as it is at one moment, also
 * while it is in use (SQLite: VACUUM INTO). With a password no byte of it lies unprotected beside the target. Throws `ownFile` for
 * an archive in use, this one or another, and what `createOutputFile` throws.
 */
export function backUp(archive: ArchiveReader, wish: BackupWish, telling: BackupTelling = untold): SavedBackup {
  const { path, home, password } = wish;
  const { check } = telling;
  const known = { dataDir: home.dataDir, archives: [...(home.archives ?? []), archive.path] };
  const file = createOutputFile(path, known, { replaces: 'archive' });
  try {
    if (password === null) {
      file.fill((temporary) => {
        copySoundly(archive, temporary, wish, telling);
      });
    } else {
      withPlainCopy(archive, wish, telling, (plain) => {
        const tell = partsOf(telling, copySizeOf(archive));
        const before = readThrough(plain, (read) => {
          for (const piece of encrypted(read, password)) {
            tell('protecting', piece.length);
            file.write(piece);
          }
        });
        file.fill((temporary) => {
          const hash = createHash('sha256');
          readThrough(temporary, (read) => {
            for (const piece of decrypted(read, password, path)) {
              tell('comparing', piece.length);
              hash.update(piece);
            }
          });
          if (hash.digest('hex') !== before) throw new KronikaError('copyDiffers', { path });
        });
      });
    }
    check();
    const { sizeBytes } = file.seal();
    insistOnName(file.publish(), path);
    return { path, sizeBytes, isProtected: password !== null };
  } catch (error) {
    file.discard();
    throw asFailure(error, path);
  }
}

/** Tells how much of each part is done, by its bytes. */
export function partsOf(
  { check, report }: BackupTelling,
  ofBytes: number,
): (part: BackupProgress['part'], bytes: number) => void {
  const done = new Map<BackupProgress['part'], number>();
  return (part, bytes) => {
    check();
    const now = (done.get(part) ?? 0) + bytes;
    done.set(part, now);
    report({ part, share: ofBytes === 0 ? 1 : Math.min(1, now / ofBytes) });
  };
}

function copySoundly(
  archive: ArchiveReader,
  copy: string,
  { account, path }: BackupWish,
  { check, report }: BackupTelling,
): void {
  check();
  report({ part: 'copying', share: 0, growing: { path: copy, ofBytes: copySizeOf(archive) } });
  copyWhole(archive, copy, account);
  verifyCopy(copy, path, (share) => {
    check();
    report({ part: 'checking', share });
  });
}

/** Has a plain copy in the program's own folder, which the archive's own protection covers, for as long as `use` takes. */
function withPlainCopy(
  archive: ArchiveReader,
  wish: BackupWish,
  telling: BackupTelling,
  use: (plain: string) => void,
): void {
  const { dataDir } = wish.home;
  const plain = temporaryPathBeside(join(dataDir, 'archives', 'backup'));
  mkdirSync(dirname(plain), { recursive: true, mode: 0o700 });
  const forget = noteUnfinished(dataDir, plain);
  try {
    beginEmpty(plain);
    copySoundly(archive, plain, wish, telling);
    use(plain);
  } finally {
    rmSync(plain, { force: true });
    forget();
  }
}

/** Reads a file by places; gives the SHA-256 of what was read, which is the file's where all of it was read in order. */
export function readThrough(path: string, use: (read: ReadAt) => void): string {
  const hash = createHash('sha256');
  readLocked(path, (readAt) => {
    use((position, length) => {
      const bytes = Buffer.alloc(length);
      let had = 0;
      while (had < length) {
        const more = readAt(bytes.subarray(had), position + had);
        if (more === 0) break;
        had += more;
      }
      hash.update(bytes.subarray(0, had));
      return bytes.subarray(0, had);
    });
  });
  return hash.digest('hex');
}
