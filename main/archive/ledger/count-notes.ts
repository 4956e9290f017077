import type { ArchiveReader } from '../file/archive';

/** How many notes some records have together, and how many of them have any. */
export function countNotesOf(archive: ArchiveReader, ids: readonly number[]): { notes: number; noted: number } {
  const counts = archive
    .prepare<[string], { notes: number; noted: number }>(
      `SELECT count(*) AS notes, count(DISTINCT interaction_id) AS noted
       FROM note
      WHERE interaction_id IN (SELECT value FROM json_each(?))`,
    )
    .get(JSON.stringify(ids));
  return counts ?? { notes: 0, noted: 0 };
}
