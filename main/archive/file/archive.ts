import type { Database } from 'better-sqlite3';
import type { PrivateCopy } from './private-copy';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** An archive opened for reading; code that takes it cannot write at compile time, nor, opened read-only, at run time. */
export interface ReadableArchive {
  readonly db: Database;
  readonly path: string;
  /** What is read in the archive's place, where nothing can be written beside it. */
  readonly copy?: PrivateCopy;
  readonly [readable]: true;
}

/** An archive opened for writing, by the writer thread alone. */
export interface WritableArchive extends ReadableArchive {
  readonly [writable]: true;
}
