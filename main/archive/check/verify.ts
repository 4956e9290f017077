import Database from 'better-sqlite3';
import { asFailure } from '../file/archive-failure';
import { callDateOfId, gatherDamage, type Damage, type TellDamage } from './damage';
import { readTally } from '../ledger/ledger';
import type { ArchiveReader } from '../file/archive';
import { compareIndex, type IndexCheck } from './verify-index';
import { checkLedger } from './verify-ledger';
import { checkRecords } from './verify-records';

/** What a check of the file found. */
export interface FileCheck extends IndexCheck {
  /** Nothing is wrong: neither the file, nor what it holds, nor the search index. */
  readonly isSound: boolean;
  /** SQLite's own findings; empty for a sound file. */
  readonly problems: readonly string[];
  /** What is wrong with records, notes, counts and the ledger. */
  readonly damages: readonly Damage[];
  /** Whether searches find what the records say. */
  readonly isIndexSound: boolean;
  /** Rows of earlier versions, which have no seal: that nothing of them changed is not proved. */
  readonly unsealed: number;
}

/** How far a check is: SQLite's own first, which tells nothing on its way, then record by record, then the search index. */
export type CheckProgress =
  { readonly part: 'file' } | { readonly part: 'records' | 'index'; readonly done: number; readonly total: number };
export type TellProgress = (progress: CheckProgress) => void;

/** After so many records it is told anew. */
const recordsAtOnce = 1000;

/** What SQLite says of the table for phrases, which is part of the search index. */
const ofPhrases = /\bFTS5 table main\.search\b|^fts5: .*"search"/;

const nothingCompared: IndexCheck = { notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 };

/**
 * Checks the whole file: SQLite's integrity; that every record and note can be read back and is as it was stored; that the
 * counts of the tally and the ledger are those of the rows; and that the search index says what the records say.
 */
export function verifyFile(archive: ArchiveReader, onProgress: TellProgress = () => undefined): FileCheck {
  const { tell, damages } = gatherDamage();
  const { damages: _, ...found } = findDamage(archive, tell, onProgress);
  return checkOf({ ...found, damages: damages() });
}

/** The same, telling of each thing that is wrong as it is found. */
export function findDamage(
  archive: ArchiveReader,
  tell: TellDamage,
  onProgress: TellProgress = () => undefined,
): FileCheck {
  try {
    // At one moment, also while a download goes on.
    return archive.snapshot(() => check(archive, tell, onProgress));
  } catch (error) {
    throw asFailure(error, archive.path);
  }
}

function check(archive: ArchiveReader, tell: TellDamage, onProgress: TellProgress): FileCheck {
  onProgress({ part: 'file' });
  const integrity = archive.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  const problems = integrity.filter((line) => line !== 'ok' && !ofPhrases.test(line));
  const broken: string[] = [];
  // Where SQLite cannot read on, what was found so far is still told.
  const asFarAs = <Value>(read: () => Value, otherwise: Value): Value => {
    try {
      return read();
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      broken.push(error.message);
      return otherwise;
    }
  };
  const total = readTotal(archive);
  const counting = (part: 'records' | 'index') => {
    let done = 0;
    return (): void => {
      done += 1;
      if (done % recordsAtOnce === 0) onProgress({ part, done, total: Math.max(done, total) });
    };
  };
  const unsealed = asFarAs(() => checkRows(archive, tell, counting('records')), 0);
  const index = asFarAs(
    () =>
      compareIndex(
        archive,
        (id) => {
          tell({ kind: 'recordsOnlyIndexed', count: 1, id, row: null, uuid: null, callDate: callDateOfId(id) });
        },
        counting('index'),
      ),
    nothingCompared,
  );
  const agrees = Object.values(index).every((count) => count === 0);
  const isIndexSound = broken.length === 0 && agrees && !integrity.some((line) => ofPhrases.test(line));
  return checkOf({ problems: [...problems, ...broken], damages: [], isIndexSound, unsealed, ...index });
}

/** About how many records there are; 0 where that cannot be read, which the check itself will tell. */
function readTotal(archive: ArchiveReader): number {
  try {
    return readTally(archive, 'interaction');
  } catch (error) {
    if (isUnreadable(error)) return 0;
    throw error;
  }
}

function checkRows(archive: ArchiveReader, tell: TellDamage, onRecord: () => void): number {
  const ledger = checkLedger(archive, tell);
  const { interactions, unsealed } = checkRecords(archive, tell, (id) => {
    ledger.see(id);
    onRecord();
  });
  ledger.end(interactions);
  return unsealed;
}

function isUnreadable(error: unknown): error is InstanceType<typeof Database.SqliteError> {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT');
}

function checkOf(found: Omit<FileCheck, 'isSound'>): FileCheck {
  const { problems, damages, isIndexSound } = found;
  return { ...found, isSound: problems.length === 0 && damages.length === 0 && isIndexSound };
}
