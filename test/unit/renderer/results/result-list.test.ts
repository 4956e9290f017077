import { beforeEach, describe, expect, it } from 'vitest';
import type { Query, ResultPage } from '../../../../preload/model';
import { ResultList } from '../../../../renderer/state/results/result-list.svelte';
import { pageSize, resultsOf } from '../../../../renderer/state/results/result-pages';
import { rowOf } from '../memory-archive';

const sort = { by: 'date', descending: true } as const;
const query: Query = { text: 'a', filters: {} };

/** The rows of a page out of a hundred. */
function page(number: number, total = 100): ResultPage {
  const offset = number * pageSize;
  const rows = Array.from({ length: Math.max(0, Math.min(pageSize, total - offset)) }, (_, at) =>
    rowOf(1000 - offset - at, '2026-05-01 10:00:00'),
  );
  return { offset, rows, isLast: offset + rows.length >= total, understood: [], rewriting: null, inWords: [] };
}

let list: ResultList;
let endsWanted = 0;

beforeEach(() => {
  endsWanted = 0;
  list = new ResultList(() => {
    endsWanted += 1;
  });
  list.view.height = 360;
  list.show(resultsOf(query, sort, page(0), 5));
});

describe('ResultList', () => {
  it('is a page longer than what is known until it is counted', () => {
    expect([list.total, list.known, list.view.rows]).toEqual([null, pageSize, 2 * pageSize]);
    list.count(100);
    expect([list.total, list.known, list.view.rows]).toEqual([100, 100, 100]);
  });

  it('grows as far as the keyboard goes while it is uncounted, and asks for its end', () => {
    list.activate(90);
    expect([list.active, list.view.rows, endsWanted]).toEqual([90, 91, 1]);
    list.count(40);
    expect([list.active, list.view.rows]).toEqual([39, 40]);
    list.activate(90);
    expect([list.active, endsWanted]).toEqual([39, 1]);
  });

  it('keeps the count of the same query, and forgets that of another', () => {
    list.count(100);
    list.show(resultsOf(query, { ...sort, descending: false }, page(0), 5));
    expect(list.total).toBe(100);
    list.show(resultsOf({ ...query }, sort, page(0), 5));
    expect(list.total).toBeNull();
    list.show(resultsOf({ ...query }, sort, page(0, 7), 5));
    expect(list.total).toBe(7);
  });

  it('names the pages in sight that are missing, and those ahead once it was scrolled', () => {
    list.count(100);
    expect(list.missing).toBeNull();
    list.view.showAt(5, 0);
    expect(list.missing).toEqual({ first: 1, last: 2 });
    list.add(page(1));
    list.add(page(2));
    expect(list.missing).toBeNull();
    list.activate(99);
    expect(list.missing).toEqual({ first: 3, last: 3 });
  });

  it('knows the ids of loaded rows alone', () => {
    expect(list.idsBetween(30, 31)).toEqual([970, 969]);
    expect(list.idsBetween(31, 32)).toBeNull();
  });

  it('does what waits for the row of the keyboard once it has come, unless the keyboard went on', () => {
    const ids: number[] = [];
    const wait = (): void => {
      list.onceThere(({ id }) => ids.push(id));
    };
    list.activate(40);
    wait();
    list.activate(41);
    list.add(page(1));
    list.resume();
    expect(ids).toEqual([]);
    list.activate(70);
    wait();
    list.add(page(2));
    list.resume();
    list.resume();
    expect(ids).toEqual([930]);
  });

  it('begins another search at its top, with nothing waiting', () => {
    list.activate(40);
    expect(list.isUntouched).toBe(false);
    list.begin();
    expect([list.active, list.isUntouched]).toEqual([0, true]);
  });
});
