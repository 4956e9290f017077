import { describe, expect, it } from 'vitest';
import {
  askedBy,
  missingIn,
  pageSize,
  pagesOf,
  resultsOf,
  rowIn,
  withRows,
} from '../../../../renderer/state/results/result-pages';
import { rowOf } from '../memory-archive';

const query = { text: '', filters: {} };
const sort = { by: 'date', descending: true } as const;

const answerAt = (offset: number, count: number, isLast = false) => ({
  offset,
  rows: Array.from({ length: count }, (_, at) => rowOf(offset + at + 1, '2026-05-01 10:00:00')),
  isLast,
  understood: [],
  rewriting: null,
  inWords: [],
});

describe('result pages', () => {
  it('keeps the rows of one answer in as many pages as they fill', () => {
    const results = resultsOf(query, sort, answerAt(2 * pageSize, 2 * pageSize + 5, true), 1);
    expect([...results.pages.keys()]).toEqual([2, 3, 4]);
    expect(rowIn(results.pages, 4 * pageSize + 4)?.id).toBe(4 * pageSize + 5);
    expect(rowIn(results.pages, 4 * pageSize + 5)).toBeUndefined();
    expect([results.known, results.isWhole]).toEqual([4 * pageSize + 5, true]);
  });

  it('remembers that there is nothing beyond the end', () => {
    const results = withRows(resultsOf(query, sort, answerAt(0, pageSize), 1), answerAt(pageSize, 0, true));
    expect(results.pages.get(1)).toEqual([]);
    expect([results.known, results.isWhole]).toEqual([pageSize, true]);
  });

  it('asks for the first missing pages that follow each other', () => {
    const there = new Set([3, 4, 7]);
    const isThere = (page: number): boolean => there.has(page);
    expect(missingIn(pagesOf(3 * pageSize, 8 * pageSize), isThere)).toEqual({ first: 5, last: 6 });
    expect(missingIn({ first: 3, last: 4 }, isThere)).toBeNull();
    expect(missingIn({ first: 7, last: 9 }, isThere)).toEqual({ first: 8, last: 9 });
    expect(askedBy({ first: 5, last: 6 })).toEqual({ offset: 5 * pageSize, limit: 2 * pageSize });
  });

  it('lets the farthest pages go, and never those that came last', () => {
    let results = resultsOf(query, sort, answerAt(0, pageSize), 1);
    for (let page = 1000; page < 1700; page += 10)
      results = withRows(results, answerAt(page * pageSize, 10 * pageSize));
    expect(results.pages.size).toBe(128);
    expect(results.pages.has(0)).toBe(false);
    expect(results.pages.has(1699)).toBe(true);
  });
});
