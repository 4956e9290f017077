import type { InteractionRecord } from '../../../preload/model';
import { KronikaError } from '../../../preload/failure';
import type { TimelinePage, TimelinePlace } from '../../../preload/search/timeline';
import { startOfDay } from '../../crm/time';
import { firstIdOf } from '../../search/index/ids';
import type { Plan } from './understanding/plan';
import type { RecordReader } from './read';
import { newestFirst, type Searcher } from './search';

/** What a page of a timeline is read from. */
export interface TimelineSource {
  readonly records: Pick<RecordReader, 'recordOrDamage'>;
  readonly searcher: Searcher;
  /** Finds the records of the timeline. */
  readonly plan: Plan;
  /** Throws `cancelled` once the asker gave up. */
  readonly check: () => void;
}

/** Positions of a result, newest first: from `first`, at most `count`; `at` is the one that was asked for. */
interface Span {
  readonly first: number;
  readonly count: number;
  readonly at: number | null;
}

/** Reads a page of a timeline, oldest first, with the hits of `marks` in it. Throws `wrongInput` for a day that is none. */
export function readTimeline(source: TimelineSource, place: TimelinePlace, limit: number, marks: Plan): TimelinePage {
  const { searcher, plan, records, check } = source;
  const span = spanOf(source, place, limit);
  // One more than asked tells whether there are older ones.
  const ids = span.count === 0 ? [] : searcher.page(plan, newestFirst, span.first, span.count + 1, check);
  const shown = ids.slice(0, span.count).reverse();
  const read = (id: number): InteractionRecord => records.recordOrDamage(id, marks, check);
  return {
    records: shown.map(read),
    hasOlder: ids.length > span.count,
    hasNewer: span.first > 0 && shown.length > 0,
    at: span.at === null ? null : (ids[span.at - span.first] ?? null),
  };
}

function spanOf(source: TimelineSource, place: TimelinePlace, limit: number): Span {
  const { searcher, plan, check } = source;
  const positionOf = (id: number): { position: number; isFound: boolean } =>
    searcher.positionOf(plan, newestFirst, id, check);
  switch (place.kind) {
    case 'newest':
      return { first: 0, count: limit, at: null };
    case 'oldest':
      return { first: Math.max(0, searcher.count(plan, check) - limit), count: limit, at: null };
    case 'before': {
      const { position, isFound } = positionOf(place.id);
      return { first: isFound ? position + 1 : position, count: limit, at: null };
    }
    case 'after': {
      const { position } = positionOf(place.id);
      const count = Math.min(position, limit);
      return { first: position - count, count, at: null };
    }
    case 'around':
      return around(positionOf(place.id).position, limit);
    case 'day': {
      const { position } = positionOf(firstIdOf(secondsOfDay(place.day)) - 1);
      // Nothing on that day or later: the newest.
      return position === 0 ? { first: 0, count: limit, at: 0 } : around(position - 1, limit);
    }
  }
}

function around(position: number, limit: number): Span {
  return { first: Math.max(0, position - Math.floor(limit / 2)), count: limit, at: position };
}

function secondsOfDay(day: string): number {
  const seconds = startOfDay(day);
  if (seconds === null) throw new KronikaError('wrongInput', { value: day }, 'not a day YYYY-MM-DD');
  return seconds;
}
