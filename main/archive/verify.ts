import { asFailure, type ReadableArchive } from './open';

/** What a check of the file found. */
export interface FileCheck {
  /** SQLite's own findings; empty for a sound file. */
  readonly problems: readonly string[];
  /** Interactions without a row in the text index, and rows of the index without an interaction. */
  readonly notIndexed: number;
  readonly indexedInVain: number;
}

/** Checks the whole file: SQLite's integrity, references, and that the text index covers exactly the rows there are. */
export function verifyFile(archive: ReadableArchive): FileCheck {
  try {
    const integrity = archive.db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    const references = archive.db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all();
    return {
      problems: [
        ...integrity.filter((line) => line !== 'ok'),
        ...references.map((reference) => `a row of ${reference.table} refers to one that is not there`),
      ],
      notIndexed: countMissing(archive, 'interaction', 'search_docsize'),
      indexedInVain: countMissing(archive, 'search_docsize', 'interaction'),
    };
  } catch (error) {
    throw asFailure(error, archive.path);
  }
}

function countMissing(
  archive: ReadableArchive,
  present: 'interaction' | 'search_docsize',
  absent: 'interaction' | 'search_docsize',
): number {
  const count = archive.db
    .prepare<[], number>(
      `SELECT count(*)
         FROM ${present} AS here
        WHERE NOT EXISTS (SELECT 1 FROM ${absent} AS there WHERE there.id = here.id)`,
    )
    .pluck()
    .get();
  return count ?? 0;
}
