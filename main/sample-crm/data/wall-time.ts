const WALL_TIME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/** Seconds in a day of the wall clock. */
export const DAY_SECONDS = 86_400;

/** The seconds of a `YYYY-MM-DD HH:MM:SS` wall time (counted as if it were UTC), or null where there is no such time. */
export function parseWallTime(text: string): number | null {
  const parts = WALL_TIME.exec(text);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  const seconds = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second) / 1000;
  return formatWallTime(seconds) === text ? seconds : null;
}

/** The seconds of a wall time that is known to be one; throws a RangeError where it is not. */
export function wallSeconds(text: string): number {
  const seconds = parseWallTime(text.length === 10 ? `${text} 00:00:00` : text);
  if (seconds === null) throw new RangeError(`not a wall time: ${text}`);
  return seconds;
}

/** The last second that a day or a wall time names. */
export function lastSecondOf(text: string): number {
  return text.length === 10 ? wallSeconds(`${text} 23:59:59`) : wallSeconds(text);
}

/** Seconds as `YYYY-MM-DD HH:MM:SS`. */
export function formatWallTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The day of the week, Sunday being 0. */
export function weekdayOf(seconds: number): number {
  return new Date(seconds * 1000).getUTCDay();
}
