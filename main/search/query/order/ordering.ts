import type { Sort } from '../../../../preload/model';
import { ContactRanking } from './contact-ranking';
import { DurationRanking } from './duration-ranking';
import { Ranked } from './ranked';
import type { Steps } from './relevance';
import { RelevanceRanking } from './relevance-ranking';
import type { Results, StillWanted } from '../results';

/** A result in one of its orders. */
export interface Ordering {
  /** Ids from `offset` on; fewer than `limit` at the end. */
  page(offset: number, limit: number, check: StillWanted): number[];
  /** How many records stand before an id. */
  positionOf(id: number, check: StillWanted): { readonly position: number; readonly isFound: boolean };
}

/**
 * A result in an order; other than newest first, all of it has to be found. `parts` are those of the search, by which its
 * relevance is reckoned; where nothing is searched for, that is newest first.
 */
export function ordered(
  results: Results,
  sort: Sort,
  check: StillWanted,
  parts: () => readonly Steps[] = () => [],
): Ordering {
  switch (sort.by) {
    case 'date':
      return sort.descending ? results : oldestFirst(results);
    case 'duration':
      return new Ranked(results, new DurationRanking(results, check), sort.descending);
    case 'contact':
      return new Ranked(results, new ContactRanking(results), sort.descending);
    case 'relevance': {
      const steps = parts();
      if (steps.length === 0) return results;
      return new Ranked(results, new RelevanceRanking(results, steps, check), sort.descending);
    }
  }
}

function oldestFirst(results: Results): Ordering {
  return {
    page(offset, limit, check) {
      const end = results.total(check) - offset;
      const from = Math.max(0, end - limit);
      return end <= 0 ? [] : results.page(from, end - from, check).reverse();
    },
    positionOf(id, check) {
      const { position, isFound } = results.positionOf(id, check);
      return { position: results.total(check) - position - (isFound ? 1 : 0), isFound };
    },
  };
}
