import { termsVersion } from '../../search/index/terms';
import type { ArchiveWriter } from '../file/archive';
import { mendingIndex, writeMerge } from './index-build';
import { storedSegments } from './index-segments';
import { usualMergePolicy, type MergePolicy } from './merge-policy';
import { pendingRecords } from './pending-records';

/** The newest segment of an earlier version; the index of versions has all that it asks. */
export const outdatedSql = 'SELECT number FROM block WHERE version < ? ORDER BY last_id DESC LIMIT 1';
const outdatedRecordsSql = 'SELECT coalesce(sum(records), 0) FROM block WHERE version < ?';

/**
 * Builds one segment of an earlier version anew from the rows, in a transaction of its own: until its end the old one answers.
 * Gives how many records stand in others of an earlier version. Where it is called again, it goes on; what is left stands in
 * the file. `check` throws once it is not wanted any more: nothing has changed then.
 */
export function renewSegment(
  archive: ArchiveWriter,
  check: () => void = () => undefined,
  policy: MergePolicy = usualMergePolicy,
): number {
  mendingIndex(archive, policy, () => {
    archive.transaction(() => {
      const number = archive.prepare<[number], number>(outdatedSql).pluck().get(termsVersion);
      const segment = storedSegments(archive)
        .read()
        .find((one) => one.number === number);
      if (segment === undefined) return;
      const pending = archive
        .prepare<[number, number], number>(
          'SELECT interaction_id FROM loose WHERE interaction_id BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)',
        )
        .pluck()
        .all(segment.firstId, segment.lastId);
      const ids = [...new Set([...segment.ids, ...pending])].sort((a, b) => a - b);
      // Another program may have changed records since: nothing is taken from what is remembered of them.
      const known = pendingRecords(archive);
      known.forget();
      for (const id of ids) {
        check();
        known.know(id);
      }
      writeMerge(archive, { segments: [segment], pending: ids }, policy);
    });
  });
  return archive.prepare<[number], number>(outdatedRecordsSql).pluck().get(termsVersion) ?? 0;
}
