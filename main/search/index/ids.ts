/**
 * Chronological row ids: `seconds * 2^20 + n`, with `seconds` the wall time of `callDate` and `n` counting records of the
 * same second. They stay below 2^53, so a JavaScript number holds them; SQL binds them through `CAST(? AS INTEGER)`
 * or as bigint, because better-sqlite3 binds large numbers as REAL, which FTS5 ignores in rowid constraints.
 */
const perSecond = 2 ** 20;

/** The smallest id of a second. */
export function firstIdOf(seconds: number): number {
  return seconds * perSecond;
}

/** The second of an id. */
export function secondsOfId(id: number): number {
  return Math.floor(id / perSecond);
}

/** The largest id of a second. */
export function lastIdOf(seconds: number): number {
  return seconds * perSecond + perSecond - 1;
}

/** The day of an id, in days since 1970 of the wall calendar. */
export function dayOfId(id: number): number {
  return Math.floor(id / perSecond / 86_400);
}
