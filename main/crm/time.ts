/**
 * Wall time as seconds since 1970-01-01 00:00:00, counted as if every day had 24 hours. No zone is involved:
 * the CRM sends none, and nothing is converted (`callDate` in, the same `callDate` out).
 */

export const secondsPerDay = 86_400;

const shape = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

/** The first second (in 2242) of which a row id would not fit a JavaScript number (`search/index/ids.ts`). */
const endOfRecords = 2 ** 33;

/** The time of a record as the archive sorts it by; 0 where it is none that we can read, or too far in the future. */
export function recordSecondsOf(callDate: string): number {
  const seconds = secondsOf(callDate) ?? 0;
  return seconds < endOfRecords ? seconds : 0;
}

/** Records before this second have a date that could not be read: `recordSecondsOf` puts them at the beginning of time. */
export const firstDatedSecond = 24 * 3600;

/** Of an hour that a day has; behind a day that there is. */
const clock = /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** The day that was read last, with its first second: times that follow each other are mostly of one day. */
let lastRead = { name: '1970-01-01', begin: 0 };

/** Seconds of `YYYY-MM-DD HH:MM:SS`; null for anything that is not a real date and time in 1970 to 9999. */
export function secondsOf(wallTime: string): number | null {
  if (wallTime.startsWith(lastRead.name) && clock.test(wallTime.slice(10))) {
    return (
      lastRead.begin + 3600 * twoDigitsAt(wallTime, 11) + 60 * twoDigitsAt(wallTime, 14) + twoDigitsAt(wallTime, 17)
    );
  }
  const parts = shape.exec(wallTime);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  if (seconds < 0 || wallTimeOf(seconds) !== wallTime) return null;
  lastRead = { name: wallTime.slice(0, 10), begin: seconds - (seconds % secondsPerDay) };
  return seconds;
}

function twoDigitsAt(text: string, at: number): number {
  return 10 * text.charCodeAt(at) + text.charCodeAt(at + 1) - 11 * 0x30;
}

/** `YYYY-MM-DD HH:MM:SS` of such seconds. */
export function wallTimeOf(seconds: number): string {
  const day = Math.floor(seconds / secondsPerDay);
  const second = seconds - day * secondsPerDay;
  const hours = Math.floor(second / 3600);
  const minutes = Math.floor((second % 3600) / 60);
  return `${nameOfDay(day)} ${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(second % 60)}`;
}

/** `YYYY-MM-DD` of such seconds. */
export function dayOf(seconds: number): string {
  return wallTimeOf(seconds).slice(0, 10);
}

/** Records come in order of time, so the day is mostly that of the record before. */
let lastDay = { day: 0, name: '1970-01-01' };

function nameOfDay(day: number): string {
  if (lastDay.day !== day) {
    lastDay = { day, name: new Date(day * secondsPerDay * 1000).toISOString().slice(0, 10) };
  }
  return lastDay.name;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Seconds at the beginning of a day `YYYY-MM-DD`; null where it is no day. */
export function startOfDay(day: string): number | null {
  return secondsOf(`${day} 00:00:00`);
}

/** ISO 8601 of a moment, in seconds since 1970 in UTC: what our own clock said, never what the CRM wrote. */
export function isoOf(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
