import type { Sort } from '../../../../preload/model';
import type { ValueField } from '../../index/terms';
import { ClassRanking, type RecordClasses } from './class-ranking';
import { Ranked } from './ranked';
import type { Steps } from './relevance';
import { kindClasses, termClasses } from './record-classes';
import { byLastName, bySortKey, knownFirst, noteValues, storedValues, termValues, valuesIn } from './record-values';
import { RelevanceRanking } from './relevance-ranking';
import { TermRanking, type RankedField } from './term-ranking';
import { ValueRanking, type RecordValues } from './value-ranking';
import type { Results, StillWanted } from '../results';

/** A result in one of its orders. */
export interface Ordering {
  /** Ids from `offset` on; fewer than `limit` at the end. */
  page(offset: number, limit: number, check: StillWanted): number[];
  /** How many records stand before an id. */
  positionOf(id: number, check: StillWanted): { readonly position: number; readonly isFound: boolean };
}

/** Of so many values each is a set of records; of more, each record has a number. */
const maxClasses = 32;

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
  const { snapshot } = results;
  const byTerm = (field: RankedField): Ordering =>
    new Ranked(results, new TermRanking(results, field), sort.descending);
  const byValue = (values: RecordValues): Ordering =>
    new Ranked(results, new ValueRanking(results, values, check), sort.descending);
  const byClass = (classes: RecordClasses): Ordering =>
    new Ranked(results, new ClassRanking(results, classes, check), sort.descending);
  const ofFew = (field: ValueField, known: readonly string[]): Ordering => {
    const values = knownFirst(valuesIn(snapshot, field), known);
    return values.length > maxClasses ? byValue(termValues(field, values)) : byClass(termClasses(field, values));
  };
  switch (sort.by) {
    case 'date':
      return sort.descending ? results : oldestFirst(results);
    case 'contact':
      return byTerm('contact');
    case 'lastName':
      // Segments of an earlier version do not know last names: until they are renewed, all names stand as they are shown.
      return byTerm(snapshot.isOutdated ? 'contact' : 'lastName');
    case 'number':
      return byTerm('contactNumber');
    case 'duration':
      return byValue(storedValues('durationSeconds'));
    case 'cost':
      return byValue(storedValues('cost'));
    case 'kind':
      return byClass(kindClasses());
    case 'direction':
      return ofFew('direction', ['in', 'out', 'internal']);
    case 'status':
      return ofFew('status', ['answered', 'noAnswer', 'busy']);
    case 'queue':
      return ofFew('queueStatus', ['queue', 'noQueue', 'internal']);
    case 'agent':
      return byValue(termValues('agent', byLastName(valuesIn(snapshot, 'agent'))));
    case 'flag':
      return byValue(termValues('flag', bySortKey(valuesIn(snapshot, 'flag'))));
    case 'notes':
      return byValue(noteValues());
    case 'mark':
      return byValue(termValues('mark', ['star', 'clarify', 'remark', 'settled', 'unread']));
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
