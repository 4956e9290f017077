import { describe, expect, it } from 'vitest';
import { createGate } from '../../../../main/mirror/pace/gate';
import { AdaptivePace, type PaceOptions } from '../../../../main/mirror/pace/pace';
import { KronikaError } from '../../../../preload/failure';
import { VirtualClock } from '../virtual-clock';

interface Limit {
  /** Whether a request at this time (ms) is within the limit. */
  take(now: number): boolean;
}

function bucket(perSecond: number, burst: number): Limit {
  let tokens = burst;
  let filledAt = 0;
  return {
    take: (now) => {
      tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** So many in each stretch of time. */
function stretches(count: number, seconds: number): Limit {
  let stretch = -1;
  let taken = 0;
  return {
    take: (now) => {
      const current = Math.floor(now / 1000 / seconds);
      if (current !== stretch) [stretch, taken] = [current, 0];
      if (taken >= count) return false;
      taken += 1;
      return true;
    },
  };
}

const pacing = (clock: VirtualClock, options: Partial<PaceOptions> = {}): AdaptivePace =>
  new AdaptivePace({
    clock,
    gate: createGate(),
    signal: new AbortController().signal,
    concurrency: 6,
    patienceMs: 300_000,
    random: () => 0.5,
    ...options,
  });

/** Asks without end for so many minutes, and counts what happened after the first. */
async function press(
  limit: Limit,
  options: { minutes?: number; latencyMs?: number } = {},
): Promise<{ answered: number; refused: number; seconds: number }> {
  const clock = new VirtualClock();
  const pace = pacing(clock);
  const end = (options.minutes ?? 10) * 60_000;
  const counts = { answered: 0, refused: 0 };
  const ask = async (): Promise<void> => {
    await clock.wait(options.latencyMs ?? 15);
    const isWithin = limit.take(clock.now());
    if (clock.now() > 60_000) counts[isWithin ? 'answered' : 'refused'] += 1;
    if (!isWithin) throw new KronikaError('rateLimited');
  };
  const worker = async (): Promise<void> => {
    while (clock.now() < end) await pace.run('callHistory', ask);
  };
  for (let at = 0; at < 10; at += 1) void worker();
  await clock.pass(end);
  return { ...counts, seconds: end / 1000 - 60 };
}

describe('AdaptivePace', () => {
  it.each<[string, () => Limit, number, number]>([
    ['20 a second, no burst', () => bucket(20, 1), 20, 15],
    ['20 a second, a burst of 5', () => bucket(20, 5), 20, 15],
    ['20 a second, a burst of 20', () => bucket(20, 20), 20, 15],
    ['20 a second, a burst of 40', () => bucket(20, 40), 20, 100],
    ['20 a second, a burst of 200', () => bucket(20, 200), 20, 15],
    ['20 in each second', () => stretches(20, 1), 20, 15],
    ['20 in each second, slow answers', () => stretches(20, 1), 20, 250],
    ['100 in each 5 seconds', () => stretches(100, 5), 20, 15],
    ['5 a second', () => bucket(5, 5), 5, 15],
    ['60 in each minute', () => stretches(60, 60), 1, 15],
    ['100 a second', () => bucket(100, 100), 100, 15],
  ])('settles just below a limit of %s', async (_name, limit, perSecond, latencyMs) => {
    const { answered, refused, seconds } = await press(limit(), { latencyMs });
    expect(answered / seconds).toBeGreaterThan(perSecond * 0.8);
    expect(refused / (answered + refused)).toBeLessThan(0.05);
  });
});
