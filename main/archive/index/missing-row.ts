import { KronikaError } from '../../../preload/failure';
import { IndexDamaged } from '../../search/index/segment';
import { storedSegments } from './index-segments';
import type { ArchiveReader } from '../file/archive';

/**
 * What it says that a record is not in its table: `IndexDamaged` where the search index still knows it, for then it was lost;
 * else `recordMissing`, for a record whose time changed has another id since.
 */
export function missingRow(archive: ArchiveReader, id: number): IndexDamaged | KronikaError {
  // Each id by itself, and of all segments: where they are damaged, their order cannot be relied on, and a segment that says
  // it ends elsewhere throws.
  const isIndexed = storedSegments(archive)
    .read()
    .map((segment) => segment.ids.includes(id))
    .includes(true);
  const isPending = archive.prepare<[number]>('SELECT 1 FROM loose WHERE interaction_id = ?').get(id) !== undefined;
  return isIndexed && !isPending
    ? new IndexDamaged('the search index knows a record that is not there')
    : new KronikaError('recordMissing');
}
