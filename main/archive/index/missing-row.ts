import { KronikaError } from '../../../preload/failure';
import { IndexDamaged } from '../../search/index/segment';
import { storedSegments } from './index-segments';
import type { ArchiveReader } from '../file/archive';

/**
 * What it says that a record is not in its table: `IndexDamaged` where the search index still knows it, for then it was lost;
 * else `recordMissing`, for a record whose time changed has another id since.
 */
export function missingRow(archive: ArchiveReader, id: number): IndexDamaged | KronikaError {
  const isPending = archive.prepare<[number]>('SELECT 1 FROM loose WHERE interaction_id = ?').get(id) !== undefined;
  // Each id by itself: where they are damaged, neither the order of a segment nor its ends can be relied on.
  const isIndexed = (): boolean =>
    storedSegments(archive)
      .read()
      .some((segment) => segment.ids.includes(id));
  return !isPending && isIndexed()
    ? new IndexDamaged('the search index knows a record that is not there')
    : new KronikaError('recordMissing');
}
