import { dayOfClock } from '../../preload/words/format';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Warsaw',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/**
 * The wall time in the CRM's office at a moment, in seconds as `time.ts` counts them. The CRM names no zone; that its
 * clock shows Polish time is an assumption, so its callers leave a margin of a day.
 */
export function wallSecondsIn(atMs: number): number {
  const part = new Map(clock.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) / 1000;
}

/**
 * The latest day that a download can ask for, `YYYY-MM-DD`: the computer's own, or the CRM's where its clock is ahead of that (a
 * computer that keeps another zone). What was asked for up to the computer's day alone would miss the first hours of the CRM's.
 */
export function latestDayIn(at: Date): string {
  const [own, theirs] = daysIn(at);
  return theirs > own ? theirs : own;
}

/** The earlier one of the computer's day and the CRM's, `YYYY-MM-DD`: what is counted to it is never counted too far. */
export function earliestDayIn(at: Date): string {
  const [own, theirs] = daysIn(at);
  return theirs < own ? theirs : own;
}

function daysIn(at: Date): readonly [own: string, theirs: string] {
  return [dayOfClock(at), new Date(wallSecondsIn(at.getTime()) * 1000).toISOString().slice(0, 10)];
}
