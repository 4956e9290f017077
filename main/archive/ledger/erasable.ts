import type { ErasureCounts } from '../../../preload/persons/erasure';
import { filesOfArchive } from '../../files/archive-files';
import type { ArchiveReader } from '../file/archive';

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

/** The same of single notes, by their ids given as the JSON list `@ids`, whose records stay. */
export const dependentsOfNotes = {
  versions: `note_version WHERE note_id IN (${these})`,
  setAside: `unreadable WHERE kind = 'note' AND uuid IN (SELECT uuid FROM note WHERE id IN (${these}))`,
  notes: `note WHERE id IN (${these})`,
} as const;

/** What is erased: whole records by their ids, and notes by theirs of records that stay. */
export interface Erasable {
  readonly ids: readonly number[];
  readonly notes: readonly number[];
}

/** Counts what would be erased. */
export function countErasable(archive: ArchiveReader, { ids, notes }: Erasable, check = (): void => {}): ErasureCounts {
  const countOf = (what: string, list: string): number => {
    const count = archive.prepare<[object], number>(`SELECT count(*) FROM ${what}`).pluck();
    return count.get({ ids: list }) ?? 0;
  };
  const ofRecords = batchesOf(ids).map((list) => {
    check();
    return eachOf((name) => countOf(dependents[name], list));
  });
  const ofNotes = batchesOf(notes).map((list) => eachOfNotes((name) => countOf(dependentsOfNotes[name], list)));
  return sumOfCounts([...ofRecords, ...ofNotes]);
}

/** So many are looked at by one statement. */
const atOnce = 5000;

/** Ids in parts, each as a JSON list. */
export function batchesOf(ids: readonly number[]): readonly string[] {
  const batches: string[] = [];
  for (let at = 0; at < ids.length; at += atOnce) batches.push(JSON.stringify(ids.slice(at, at + atOnce)));
  return batches;
}

const nothing: ErasureCounts = { interactions: 0, notes: 0, versions: 0, setAside: 0, ownMarks: 0 };

export function sumOfCounts(counts: readonly ErasureCounts[]): ErasureCounts {
  return counts.reduce(
    (sum, one) => ({
      interactions: sum.interactions + one.interactions,
      notes: sum.notes + one.notes,
      versions: sum.versions + one.versions,
      setAside: sum.setAside + one.setAside,
      ownMarks: sum.ownMarks + one.ownMarks,
    }),
    nothing,
  );
}

/** Asks for what hangs on single notes, in the order in which it can be deleted. */
export function eachOfNotes(count: (name: keyof typeof dependentsOfNotes) => number): ErasureCounts {
  return { ...nothing, versions: count('versions'), setAside: count('setAside'), notes: count('notes') };
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
