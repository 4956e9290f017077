import { KronikaError } from '../../preload/failure';
import { IndexDamaged } from '../search/block';
import { storedBlocks } from './index-blocks';
import type { ReadableArchive } from './open';
import { prepare } from './prepared';

/**
 * What it says that a record is not in its table: `IndexDamaged` where the search index still knows it, for then it was lost;
 * else `recordMissing`, for a record whose time changed has another id since.
 */
export function missingRow(archive: ReadableArchive, id: number): IndexDamaged | KronikaError {
  const isLoose = prepare<[number]>(archive, 'SELECT 1 FROM loose WHERE interaction_id = ?').get(id) !== undefined;
  const isIndexed = (): boolean =>
    storedBlocks(archive)
      .read()
      .some((block) => id >= block.firstId && id <= block.lastId && block.ordinalOf(id) >= 0);
  return !isLoose && isIndexed()
    ? new IndexDamaged('the search index knows a record that is not there')
    : new KronikaError('recordMissing');
}
