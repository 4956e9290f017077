import type { Query, SavedCount } from '../../../preload/model';
import type { StillWanted } from '../../search/query/results';
import { readArrivals } from '../ledger/arrivals';
import type { ArchiveReader } from '../file/archive';
import { searcherOf } from './search';
import { understand } from './understanding/understand';

/** As many of the newly come are named one by one. */
const maxFresh = 1000;

/** How many records a search finds, and which of them came after the arrival `seen`; keeps nothing at hand. */
export function countSaved(archive: ArchiveReader, query: Query, seen: number | null, check: StillWanted): SavedCount {
  const searcher = searcherOf(archive);
  const { until, ids, isWhole } = readArrivals(archive, seen);
  const apart = (asked: Query, max: number) =>
    searcher.apart(
      searcher.keepingNothing(() => understand(archive, asked, check)),
      max,
      check,
    );
  const { total } = apart(query, 0);
  const came = { ...query, filters: { ...query.filters, only: ids } };
  const fresh = ids.length === 0 ? { total: 0, ids: [] } : apart(came, maxFresh);
  return { total, fresh: fresh.total, freshIds: fresh.ids, isAtLeast: !isWhole, arrivals: until };
}
