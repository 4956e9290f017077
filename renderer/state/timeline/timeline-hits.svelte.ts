import type { Archive } from '../../archive';
import type { Query } from '../../../preload/model';
import { timelineFilters, type TimelineOf } from '../../../preload/search/timeline';
import { newestFirstSort } from '../common/asking/asked.svelte';

/** One of the records with a hit. */
interface Hit {
  readonly id: number;
  /** Which of `total` it is, the oldest being the first. */
  readonly place: number;
  readonly total: number;
}

/** The records of a timeline that have a hit of the search it was opened from. */
export class TimelineHits {
  readonly #archive: Archive;
  /** The search within the timeline; null where nothing was searched. */
  #query: Query | null = null;
  #count = $state<number | null>(null);
  /** The hit that was gone to last. */
  #at = $state.raw<Hit | null>(null);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** How many there are; null where nothing was searched, and until they are counted. */
  get count(): number | null {
    return this.#count;
  }

  /** Another timeline, or none. */
  restart(of: TimelineOf | null, marks: Query): void {
    this.#query = of === null || marks.text.trim() === '' ? null : { ...marks, filters: timelineFilters(of) };
    this.#count = null;
    this.#at = null;
  }

  /** Which of them a record is, the oldest being the first; null where it is not the one that was gone to last. */
  placeOf(id: number | null): number | null {
    return this.#at !== null && this.#at.id === id ? this.#at.place : null;
  }

  async readCount(signal: AbortSignal): Promise<void> {
    if (this.#query === null) return;
    const { total } = await this.#archive.ask('count', { query: this.#query }, signal);
    if (!signal.aborted) this.#count = total;
  }

  /** The next one newer or older than a record; null where there is none, or the question was superseded. */
  async beside(id: number, direction: 'newer' | 'older', signal: AbortSignal): Promise<Hit | null> {
    const query = this.#query;
    if (query === null) return null;
    const sort = newestFirstSort;
    const { position, isFound } = await this.#archive.ask('findPosition', { query, sort, id }, signal);
    const offset = direction === 'newer' ? position - 1 : isFound ? position + 1 : position;
    if (offset < 0) return null;
    const [{ rows }, { total }] = await Promise.all([
      this.#archive.ask('search', { query, sort, offset, limit: 1 }, signal),
      this.#archive.ask('count', { query }, signal),
    ]);
    const [row] = rows;
    return row === undefined ? null : { id: row.id, place: total - offset, total };
  }

  /** The person has gone to it. */
  goneTo(hit: Hit): void {
    this.#count = hit.total;
    this.#at = hit;
  }
}
