import { filesOfArchive } from '../../files/archive-files';
import type { ArchiveReader } from '../file/archive';

/** What an erasure takes away, or would. */
export interface ErasureCounts {
  readonly interactions: number;
  readonly notes: number;
  /** Earlier texts of notes. */
  readonly versions: number;
  /** Answers of the CRM that could not be read. */
  readonly setAside: number;
  readonly ownMarks: number;
}

/** The ids of records, given as the JSON list `@ids`. */
export const these = 'SELECT value FROM json_each(@ids)';
const theirUuids = `SELECT uuid FROM interaction WHERE id IN (${these})`;
const theirNotes = `SELECT id FROM note WHERE interaction_id IN (${these})`;

/** What hangs on records, in the order in which it can be deleted. */
export const dependents = {
  versions: `note_version WHERE note_id IN (${theirNotes})`,
  notes: `note WHERE interaction_id IN (${these})`,
  ownMarks: `own_mark WHERE interaction_id IN (${these}) OR uuid IN (${theirUuids})`,
  setAside: `unreadable WHERE interaction_id IN (${these}) OR uuid IN (${theirUuids})`,
  interactions: `interaction WHERE id IN (${these})`,
} as const;

/** Counts what would be erased with some records. */
export function countErasable(archive: ArchiveReader, ids: readonly number[]): ErasureCounts {
  return eachOf((name) => {
    const count = archive.prepare<[object], number>(`SELECT count(*) FROM ${dependents[name]}`).pluck();
    return count.get({ ids: JSON.stringify(ids) }) ?? 0;
  });
}

/** Asks for each of them, in the order in which they can be deleted. */
export function eachOf(count: (name: keyof ErasureCounts) => number): ErasureCounts {
  return {
    versions: count('versions'),
    notes: count('notes'),
    ownMarks: count('ownMarks'),
    setAside: count('setAside'),
    interactions: count('interactions'),
  };
}

/** The copies of the whole archive that lie beside it, from before updates and repairs. */
export function copiesOf(path: string): readonly string[] {
  return filesOfArchive(path).kept;
}
