import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KronikaError } from '../../preload/failure';
import type { Account } from '../../preload/model';
import { asFailure } from '../archive/file/archive-failure';
import type { ArchiveReader } from '../archive/file/archive';
import { copyWhole, verifyCopy } from '../archive/file/whole-copy';
import { noteUnfinished, temporaryPathBeside } from '../files/leftovers';
import { beginEmpty, readLocked } from '../files/locked-file';
import { createOutputFile, insistOnName } from '../files/output-file';
import type { Home } from '../files/own-files';
import { decrypted, encrypted, type ReadAt } from './password-file';

/** A finished copy of an archive. */
export interface BackupReport {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isProtected: boolean;
}

/** What a backup is to be. */
export interface BackupWish {
  readonly path: string;
  readonly home: Home;
  /** Whose archive it is: a backup says so, for whoever restores it. */
  readonly account: Account;
  /** By which the file is protected; null for a plain one, which any SQLite program opens. */
  readonly password: string | null;
}

/**
 * Copies an archive into a file that gets its name when it is whole and was read again: the archive as it is at one moment, also
 * while it is in use (SQLite: VACUUM INTO). With a password no byte of it lies unprotected beside the target. `check` may throw, to
 * give it up. Throws `ownFile` for an archive in use, this one or another, and what `createOutputFile` throws.
 */
export function backUp(archive: ArchiveReader, wish: BackupWish, check: () => void = () => {}): BackupReport {
  const { path, home, account, password } = wish;
  const known = { dataDir: home.dataDir, archives: [...(home.archives ?? []), archive.path] };
  const file = createOutputFile(path, known, { replaces: 'archive' });
  try {
    if (password === null) {
      file.fill((temporary) => {
        copyWhole(archive, temporary, account);
        verifyCopy(temporary, path);
      });
    } else {
      withPlainCopy(archive, wish, (plain) => {
        const before = readThrough(plain, (read) => {
          for (const piece of encrypted(read, password)) {
            check();
            file.write(piece);
          }
        });
        file.fill((temporary) => {
          const hash = createHash('sha256');
          readThrough(temporary, (read) => {
            for (const piece of decrypted(read, password, path)) {
              check();
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

/** Has a plain copy in the program's own folder, which the archive's own protection covers, for as long as `use` takes. */
function withPlainCopy(
  archive: ArchiveReader,
  { path, home, account }: BackupWish,
  use: (plain: string) => void,
): void {
  const plain = temporaryPathBeside(join(home.dataDir, 'archives', 'backup'));
  mkdirSync(dirname(plain), { recursive: true, mode: 0o700 });
  const forget = noteUnfinished(home.dataDir, plain);
  try {
    beginEmpty(plain);
    copyWhole(archive, plain, account);
    verifyCopy(plain, path);
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
