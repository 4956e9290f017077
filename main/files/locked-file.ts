import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';

/*
 * Outside Windows, a process that closes any descriptor of a file gives up all locks that it holds on it, those of its other threads
 * too (https://www.sqlite.org/howtocorrupt.html, "POSIX advisory locks canceled"). SQLite knows: it closes its own only when none of
 * its connections holds a lock. So what may be open in SQLite is opened and closed by SQLite alone, and read through its descriptor.
 * Nothing else in the program may open such a file (eslint.config.js).
 */

/** Reads a file at a place into bytes; answers how many it had. */
export type ReadAt = (bytes: Buffer, position: number) => number;

/** As much of a file is copied at a time. */
const copiedAtOnce = 4_194_304;

/** So many descriptors are looked at where the system does not list them. */
const maxDescriptors = 4096;

/** The disk's own name of a file. */
interface Identity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** Reads a file that may be an archive in use; the locks on it stay. Throws what the system says of it. */
export function readLocked<Value>(path: string, read: (readAt: ReadAt) => Value): Value {
  // On Windows a lock belongs to one handle. On a log there are none: those of its readers and writers lie on the `-shm`.
  if (process.platform === 'win32' || /-wal$/i.test(path)) return readDirectly(path, read);
  const file = statSync(path, { bigint: true });
  // It keeps count of the locks on databases, not of those on the memory that their connections share.
  const holder = file.isFile() && !/-shm$/i.test(path) ? openUnread(path) : null;
  try {
    // What SQLite cannot open by this name, nor has open by another one, holds no locks of it.
    return descriptorsOf(file).length === 0 ? readDirectly(path, read) : read(readerOf(file));
  } finally {
    holder?.close();
  }
}

/** Copies a file that may be an archive in use, byte by byte, for its owner alone. Throws what the system says of either. */
export function copyLocked(from: string, to: string): void {
  readLocked(from, (readAt) => {
    const bytes = Buffer.allocUnsafe(copiedAtOnce);
    const copy = openSync(to, 'w', 0o600);
    try {
      let position = 0;
      for (let length = readAt(bytes, position); length > 0; length = readAt(bytes, position)) {
        for (let written = 0; written < length;) written += writeSync(copy, bytes, written, length - written);
        position += length;
      }
    } finally {
      closeSync(copy);
    }
  });
}

/** Begins a file that is to be an archive, empty and for its owner alone. One that is there by then is left alone. */
export function beginEmpty(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Whether this process has a file open, in whichever thread; on Windows, where nothing hangs on it, never. */
export function isOpenHere(path: string): boolean {
  if (process.platform === 'win32') return false;
  const file = statSync(path, { bigint: true, throwIfNoEntry: false });
  return file !== undefined && descriptorsOf(file).length > 0;
}

/** Opens a file as SQLite does, who reads no more of it than its header, and takes no lock, before the first statement. */
function openUnread(path: string): Database.Database | null {
  try {
    return new Database(path, { readonly: true, fileMustExist: true });
  } catch {
    return null;
  }
}

function readDirectly<Value>(path: string, read: (readAt: ReadAt) => Value): Value {
  const descriptor = openSync(path, 'r');
  try {
    return read((bytes, position) => readSync(descriptor, bytes, 0, bytes.length, position));
  } finally {
    closeSync(descriptor);
  }
}

/** Reads through whichever descriptor of the file there is: while the file is open here, there is one. */
function readerOf(file: Identity): ReadAt {
  let open: readonly number[] = [];
  return (bytes, position) => {
    const read = readBy(open, file, bytes, position);
    if (typeof read === 'number') return read;
    open = descriptorsOf(file);
    const again = readBy(open, file, bytes, position);
    if (typeof again === 'number') return again;
    throw again.failure;
  };
}

/** Reads by the first of some descriptors that is still one of a file, and one for reading. */
function readBy(
  open: readonly number[],
  file: Identity,
  bytes: Buffer,
  position: number,
): number | { readonly failure: unknown } {
  let failure: unknown = new Error('a file that is open has no descriptor');
  for (const descriptor of open) {
    try {
      const length = readSync(descriptor, bytes, 0, bytes.length, position);
      // Another thread may have closed its own meanwhile, and have opened something else under that number.
      if (isOf(descriptor, file)) return length;
    } catch (error) {
      failure = error;
    }
  }
  return { failure };
}

function descriptorsOf(file: Identity): readonly number[] {
  return descriptors().filter((descriptor) => isOf(descriptor, file));
}

/** The descriptors of this process, of all its threads. */
function descriptors(): readonly number[] {
  try {
    return readdirSync('/dev/fd').map(Number);
  } catch {
    return Array.from({ length: maxDescriptors }, (_, at) => at);
  }
}

function isOf(descriptor: number, { dev, ino }: Identity): boolean {
  try {
    const found = fstatSync(descriptor, { bigint: true });
    return found.dev === dev && found.ino === ino;
  } catch {
    // Closed by now.
    return false;
  }
}
