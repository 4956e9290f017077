import type { Archive } from '../../archive';
import type { Anchor, Query, ResultPage, Sort } from '../../../preload/model';
import { askedBy, pagesOf, type PageRange } from './result-pages';

/** A search and its order: what a question about rows is about. */
export interface OrderedQuery {
  readonly query: Query;
  readonly sort: Sort;
}

/** The questions about the rows of a search; each ends with its signal. */
export class RowQuestions {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Where a record stands; null where it is not part of the results. */
  async positionOf(id: number, { query, sort }: OrderedQuery, signal: AbortSignal): Promise<number | null> {
    const { position, isFound } = await this.#archive.ask('findPosition', { query, sort, id }, signal);
    return isFound || (sort.by === 'date' && position > 0) ? position : null;
  }

  async pages(range: PageRange, { query, sort }: OrderedQuery, signal: AbortSignal): Promise<ResultPage> {
    return await this.#archive.ask('search', { query, sort, ...askedBy(range) }, signal);
  }

  /**
   * The rows around a record, and its position (null where it is not part of the results); without a record those at
   * `otherwise`.
   */
  async rowsAt(
    record: Pick<Anchor, 'id'> | null,
    rowsSeen: number,
    asked: OrderedQuery,
    signal: AbortSignal,
    otherwise = 0,
  ): Promise<{ readonly place: number | null; readonly page: ResultPage }> {
    const place = record === null ? null : await this.positionOf(record.id, asked, signal);
    return { place, page: await this.#around(place ?? otherwise, rowsSeen, asked, signal) };
  }

  /** Ids of the results at `from` to `to` inclusive. */
  async idsBetween(from: number, to: number, { query, sort }: OrderedQuery): Promise<readonly number[]> {
    return await this.#archive.ask('findIds', { query, sort, offset: from, limit: to - from + 1 });
  }

  async count({ query }: OrderedQuery, signal: AbortSignal): Promise<number> {
    const { total } = await this.#archive.ask('count', { query }, signal);
    return total;
  }

  /** The rows above and below a position; for the top, those that are in sight there. */
  async #around(position: number, rowsSeen: number, asked: OrderedQuery, signal: AbortSignal): Promise<ResultPage> {
    const [first, last] = position === 0 ? [0, rowsSeen] : [Math.max(0, position - rowsSeen), position + 2 * rowsSeen];
    return await this.pages(pagesOf(first, last), asked, signal);
  }
}
