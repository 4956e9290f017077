import type { TimeRange } from '../../../preload/ranges';
import { KronikaError } from '../../../preload/failure';
import { secondsPerDay, startOfDay } from '../../crm/time';
import { wallSecondsIn } from '../../crm/zone';

/**
 * The days `from` to `to`, both inclusive, in wall seconds. When the last of them is today or later the period reaches
 * a whole day beyond now, so that neither a clock nor a zone that differs from the CRM's loses the newest interactions.
 * Throws `wrongInput`.
 */
export function periodOfDays(from: string, to: string, nowMs: number): TimeRange {
  const first = startOfDay(from);
  const last = startOfDay(to);
  if (first === null || last === null || first > last) throw new KronikaError('wrongInput', { from, to });
  const end = last + secondsPerDay;
  const tomorrow = startOf(wallSecondsIn(nowMs)) + 2 * secondsPerDay;
  return { from: first, to: last >= tomorrow - 2 * secondsPerDay ? Math.max(end, tomorrow) : end };
}

/** Every second that an interaction can lie in. */
export const everySecond: TimeRange = { from: 0, to: 2 ** 33 };

/** Today, so many days before it, and everything after. */
export function recentPeriod(nowMs: number, days: number): TimeRange {
  return { from: startOf(wallSecondsIn(nowMs)) - days * secondsPerDay, to: Number.MAX_SAFE_INTEGER };
}

function startOf(seconds: number): number {
  return Math.floor(seconds / secondsPerDay) * secondsPerDay;
}
