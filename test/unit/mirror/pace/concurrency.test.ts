import { expect, test } from 'vitest';
import { Concurrency } from '../../../../main/mirror/pace/concurrency';

function answered(concurrency: Concurrency, count: number, ms: number): Concurrency {
  for (let answer = 0; answer < count; answer += 1) concurrency.answered('callHistory', ms);
  return concurrency;
}

test('grows by one request for every eight answers, up to the most', () => {
  const concurrency = new Concurrency(4);
  expect(concurrency.allowed).toBe(1);
  expect(answered(concurrency, 7, 200).allowed).toBe(1);
  expect(answered(concurrency, 1, 200).allowed).toBe(2);
  expect(answered(concurrency, 100, 200).allowed).toBe(4);
});

test('stays at three where the answers come at once, and begins anew with one after a pause', () => {
  const concurrency = answered(new Concurrency(8), 100, 10);
  expect(concurrency.allowed).toBe(3);
  concurrency.shrink();
  expect(concurrency.allowed).toBe(1);
});

test('expects of a kind of request what its answers took, so many at a time as there may be', () => {
  const concurrency = answered(new Concurrency(4), 20, 200);
  expect(concurrency.expectedRate('notes')).toBeNull();
  expect(concurrency.expectedRate('callHistory')).toBeCloseTo(20);
  expect(concurrency.expectedRate('callHistory', 2)).toBeCloseTo(10);
  expect(answered(new Concurrency(4), 20, 10).expectedRate('callHistory')).toBeCloseTo(300);
});
