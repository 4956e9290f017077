import { expect, test } from 'vitest';
import { createSchedule } from '../../../main/workspace/schedule';
import type { Settings } from '../../../main/workspace/settings';

const noon = Date.parse('2026-03-10T12:00:00.000Z');
const hourMs = 3_600_000;

function scheduled(syncEveryHours: Settings['syncEveryHours'], days: { from: string; to: string } | null) {
  const clock = { ms: noon };
  const begun: number[] = [];
  const syncAgain = (): Promise<void> => {
    begun.push(clock.ms);
    return Promise.resolve();
  };
  const workspace = { settings: { syncEveryHours }, syncAgain, readDaysAgain: () => Promise.resolve(days) };
  return {
    clock,
    begun,
    schedule: createSchedule(
      workspace,
      () => undefined,
      () => clock.ms,
    ),
  };
}

const days = { from: '2026-01-01', to: '2026-03-10' };

test('downloads at the start, then once in so many hours, and tells when', async () => {
  const { clock, begun, schedule } = scheduled(4, days);
  schedule.look();
  expect(await schedule.readNext()).toBe('2026-03-10T16:00:00.000Z');
  clock.ms += 4 * hourMs - 1;
  schedule.look();
  expect(begun).toEqual([noon]);
  clock.ms += 1;
  schedule.look();
  expect(begun).toEqual([noon, noon + 4 * hourMs]);
});

test('tells no time in the past: what is overdue is due now', async () => {
  const { clock, schedule } = scheduled(1, days);
  schedule.look();
  clock.ms += 3 * hourMs;
  expect(await schedule.readNext()).toBe('2026-03-10T15:00:00.000Z');
});

test('tells none where none will begin', async () => {
  expect(await scheduled(0, days).schedule.readNext()).toBeNull();
  expect(await scheduled(4, null).schedule.readNext()).toBeNull();
  const { begun, schedule } = scheduled(0, days);
  schedule.look();
  expect(begun).toEqual([]);
});
