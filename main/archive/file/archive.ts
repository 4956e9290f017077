import Database, { type Statement } from 'better-sqlite3';
import { sqlitePath } from '../../files/long-path';
import { asFailure } from './archive-failure';
import { countTransactionSql } from './archive-mark';
import { fileIdentityOf, needSameFile } from './open-file';
import type { PrivateCopy } from './copies/private-copy';

/** A part of what an archive knows, made of its rows and kept in memory. */
export interface OwnedPart {
  /** Lets go of what a transaction made of it that was rolled back. */
  forget?(): void;
}

/** Where an archive was found, and with what it is read. */
export interface OpenedArchive {
  readonly db: Database.Database;
  readonly path: string;
  /** What is read in the archive's place, where nothing can be written beside it. */
  readonly copy?: PrivateCopy;
  /** Where the dictionary lies that knows the forms of words. */
  readonly inflectionFolder?: string;
}

/**
 * An archive opened for reading; code that takes it cannot write at compile time, nor, opened read-only, at run time. It owns
 * its statements and whatever is cached of it: both go when it goes.
 */
export class ArchiveReader {
  readonly db: Database.Database;
  readonly path: string;
  readonly inflectionFolder: string | null;
  readonly #copy: PrivateCopy | null;
  readonly #statements = new Map<string, Statement>();
  readonly #parts = new Map<unknown, OwnedPart>();

  constructor({ db, path, copy, inflectionFolder }: OpenedArchive) {
    this.db = db;
    this.path = path;
    this.inflectionFolder = inflectionFolder ?? null;
    this.#copy = copy ?? null;
  }

  /** A statement, prepared at its first use; `Bind` and `Row` are what its SQL takes and gives. */
  prepare<Bind extends unknown[], Row = unknown>(sql: string): Statement<Bind, Row> {
    const statement = this.#statements.get(sql) ?? this.db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement as Statement<Bind, Row>;
  }

  /** What `make` makes of this archive: made at its first use, and the same one every time. */
  own<Part extends object>(make: (archive: this) => Part): Part {
    const known = this.#parts.get(make);
    if (known !== undefined) return known as Part;
    const part = make(this);
    this.#parts.set(make, part);
    return part;
  }

  /** Reads as of one moment, whatever is written meanwhile. */
  snapshot<T>(read: () => T): T {
    return this.db.transaction(read)();
  }

  /** Whether this is a copy of an archive that was written since. */
  get isOutdated(): boolean {
    return this.#copy?.isOutdated() ?? false;
  }

  /** Whether a copy is read in the archive's place. */
  get isCopy(): boolean {
    return this.#copy !== null;
  }

  /** The last one to close an archive leaves one file, without `-wal` and `-shm`. */
  close(): void {
    if (this.#copy !== null) {
      this.#copy.close();
      return;
    }
    const { readonly } = this.db;
    this.db.close();
    if (readonly) tidy(this.path);
  }

  protected forgetParts(): void {
    for (const part of this.#parts.values()) part.forget?.();
  }
}

/** An archive opened for writing, by the writer thread alone. */
export class ArchiveWriter extends ArchiveReader {
  /** Which file the archive's name led to at its opening. */
  readonly #file = fileIdentityOf(this.path);

  /**
   * Runs `write` as one transaction: all of it is kept, or nothing. SQLite's own complaints become our failures. Throws
   * `archiveReplaced` where it was written into a file that nobody will find.
   */
  transaction<T>(write: () => T): T {
    try {
      const written = this.db
        .transaction(() => {
          const value = write();
          this.prepare(countTransactionSql).run();
          return value;
        })
        .immediate();
      needSameFile(this.path, this.#file);
      return written;
    } catch (error) {
      this.forgetParts();
      throw asFailure(error, this.path);
    }
  }

  /** Lets go of all that is kept in memory of the rows: some are gone for good. */
  forget(): void {
    this.forgetParts();
  }

  /** Does something with the file while nobody writes into it, this connection included. */
  whileLocked<T>(work: () => T): T {
    return this.db.transaction(work).immediate();
  }

  /** Does all of it or nothing; null where what was to be written is at fault. Inside a transaction. */
  savepoint<T>(write: () => T): T | null {
    try {
      return this.db.transaction(write)();
    } catch (error) {
      this.forgetParts();
      if (!isOfContents(error)) throw error;
      return null;
    }
  }
}

/** Whether an error is about what was to be stored, rather than about the archive's file or the computer. */
function isOfContents(error: unknown): boolean {
  if (error instanceof Database.SqliteError) return /^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)/.test(error.code);
  return error instanceof RangeError || error instanceof TypeError || error instanceof URIError;
}

/** Only a connection that may write takes the side files away with it (SQLite, WAL mode), so one is opened for that alone. */
function tidy(path: string): void {
  try {
    const db = new Database(sqlitePath(path), { fileMustExist: true, timeout: 0 });
    db.pragma('user_version');
    db.close();
  } catch {
    // A file we may only read, or one in use: the side files then belong there.
  }
}
