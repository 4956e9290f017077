import { asFailure } from './archive-failure';
import type { ReadableArchive } from './open';
import { compareIndex, type IndexCheck } from './verify-index';

/** What a check of the file found. */
export interface FileCheck extends IndexCheck {
  /** SQLite's own findings; empty for a sound file. */
  readonly problems: readonly string[];
  /** Whether searches find what the records say; what is wrong with the index alone can be built anew. */
  readonly isIndexSound: boolean;
}

/** What SQLite says of the table for phrases, which is part of the search index. */
const ofPhrases = /\bFTS5 table main\.search\b|^fts5: .*"search"/;

/** Checks the whole file: SQLite's integrity, references, and that the search index says what the records say. */
export function verifyFile(archive: ReadableArchive): FileCheck {
  try {
    const integrity = archive.db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    const references = archive.db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all();
    // At one moment, also while a download goes on.
    const index = archive.db.transaction(() => compareIndex(archive))();
    return {
      problems: [
        ...integrity.filter((line) => line !== 'ok' && !ofPhrases.test(line)),
        ...references.map((reference) => `a row of ${reference.table} refers to one that is not there`),
      ],
      isIndexSound:
        Object.values(index).every((count) => count === 0) && !integrity.some((line) => ofPhrases.test(line)),
      ...index,
    };
  } catch (error) {
    throw asFailure(error, archive.path);
  }
}
