import { beforeEach, expect, test } from 'vitest';
import type { ResultPage } from '../../../../preload/model';
import { MissingRows } from '../../../../renderer/state/results/missing-rows';
import { ResultList } from '../../../../renderer/state/results/result-list.svelte';
import { askedBy, resultsOf, type PageRange } from '../../../../renderer/state/results/result-pages';
import { rowOf } from '../memory-archive';

const rows = Array.from({ length: 400 }, (_, at) => rowOf(1000 - at, '2026-05-01 10:00:00'));
const pagesIn = (range: PageRange): ResultPage => {
  const { offset, limit } = askedBy(range);
  return {
    offset,
    rows: rows.slice(offset, offset + limit),
    isLast: offset + limit >= rows.length,
    understood: [],
    rewriting: null,
    inWords: [],
  };
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let list: ResultList;
let missing: MissingRows;
let shown: AbortController;
let asked: { readonly range: PageRange; answer(): void; fail(reason: Error): void }[];
let failures: unknown[];

beforeEach(() => {
  shown = new AbortController();
  asked = [];
  failures = [];
  list = new ResultList(() => undefined);
  list.view.height = 360;
  list.show(resultsOf({ text: '', filters: {} }, { by: 'date', descending: true }, pagesIn({ first: 0, last: 0 }), 1));
  list.count(rows.length);
  missing = new MissingRows({
    list,
    signal: () => shown.signal,
    load: (range) =>
      new Promise((resolve, fail) => {
        asked.push({
          range,
          answer: () => {
            resolve(pagesIn(range));
          },
          fail,
        });
      }),
    ended: (thrown) => failures.push(thrown),
  });
});

test('loads one range at a time, and goes on until nothing in sight or near it is missing', async () => {
  list.view.showAt(200, 0);
  void missing.load();
  list.view.showAt(300, 0);
  void missing.load();
  expect([asked.length, missing.areLoading]).toEqual([1, true]);
  for (let at = 0; at < asked.length; at += 1) {
    asked[at]!.answer();
    await settled();
  }
  expect(list.missing).toBeNull();
  expect(list.rowAt(300)?.id).toBe(700);
  expect([missing.areLoading, failures.length]).toEqual([false, asked.length]);
});

test('drops rows of results that are to be others, and loads for those at once', async () => {
  list.view.showAt(200, 0);
  void missing.load();
  shown.abort();
  shown = new AbortController();
  expect(missing.areLoading).toBe(false);
  void missing.load();
  expect([asked.length, missing.areLoading]).toEqual([2, true]);
  asked[0]!.answer();
  await settled();
  expect([list.rowAt(200), missing.areLoading]).toEqual([undefined, true]);
  asked[1]!.answer();
  await settled();
  expect(list.rowAt(200)?.id).toBe(800);
});

test('tells a failure, and asks no more until the sight changes', async () => {
  list.view.showAt(200, 0);
  void missing.load();
  const reason = new Error('gone');
  asked[0]!.fail(reason);
  await settled();
  expect([failures, asked.length, missing.areLoading]).toEqual([[reason], 1, false]);
});
