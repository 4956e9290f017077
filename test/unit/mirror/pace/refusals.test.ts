import { beforeEach, expect, test } from 'vitest';
import type { Failure } from '../../../../preload/failure';
import { Refusals } from '../../../../main/mirror/pace/refusals';

const limit: Failure = { kind: 'rateLimited', facts: {} };
const wait = (retryAfterSeconds: number, kind: Failure['kind'] = 'rateLimited'): Failure => ({
  kind,
  facts: { retryAfterSeconds },
});

let refusals: Refusals;

beforeEach(() => {
  refusals = new Refusals({ patienceMs: 600_000, random: () => 0 });
});

test('pause twice as long each time in a row, to a minute at most', () => {
  refusals.answered(0);
  const pauses = Array.from({ length: 8 }, (_, at) => refusals.refused(limit, 10 + at * 10, 11 + at * 10));
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

test('count requests that were under way together once, and learn nothing of the time after from their answers', () => {
  expect(refusals.refused(limit, 5, 20)).toBe(1000);
  expect(refusals.refused(limit, 10, 25)).toBeNull();
  expect(refusals.answered(15)).toBe('stale');
  expect(refusals.isProbing).toBe(true);
  expect(refusals.answered(1100)).toBe('resumed');
  expect([refusals.isProbing, refusals.answered(1200)]).toEqual([false, 'usual']);
});

test('begin nearer to what was needed the next time', () => {
  for (const at of [0, 2000, 6000, 12_000]) refusals.refused(limit, at + 1, at + 2);
  refusals.answered(30_000);
  expect(refusals.refused(limit, 31_000, 31_001)).toBe(5000);
});

test('pause as long as the CRM asks, a little longer for a refused one, and longer still where it refuses again', () => {
  expect(refusals.refused(wait(3), 1, 2)).toBe(3050);
  refusals.answered(4000);
  for (const at of [1, 2, 3, 4]) refusals.refused(wait(1), 4000 + at * 10, 4001 + at * 10);
  expect(refusals.refused(wait(1), 4100, 4101)).toBe(16_000);
});

test('are hopeless after the patience for a limit, sooner where nothing was ever answered', () => {
  const never = new Refusals({ patienceMs: 600_000, random: () => 0 });
  const once = new Refusals({ patienceMs: 600_000, random: () => 0 });
  once.answered(0);
  for (let at = 10; at < 80; at += 10) {
    never.refused(limit, at, at + 1);
    once.refused(limit, at, at + 1);
  }
  expect([never.hopeless, once.hopeless]).toEqual([limit, null]);
  once.refused(wait(3601), 90, 91);
  expect(once.hopeless?.facts['retryAfterSeconds']).toBe(3601);
});

test('obey other failures as long as there were answers, and leave alone one that never answered', () => {
  refusals.obeyed(wait(61, 'crmFault'), 60_000);
  expect([refusals.hopeless?.kind, refusals.obeyedMs]).toEqual(['crmFault', 60_000]);
  const answering = new Refusals({ patienceMs: 600_000, random: () => 0 });
  answering.answered(0);
  answering.obeyed(wait(120, 'crmFault'), 60_000);
  answering.obeyed(wait(120, 'crmFault'), 60_000);
  expect([answering.hopeless, answering.obeyedMs]).toEqual([null, 120_000]);
  answering.answered(1);
  expect(answering.obeyedMs).toBe(0);
});
