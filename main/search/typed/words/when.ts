import { yearOfDay, type Span } from './calendar';

/** When something is that was read: in a year that was typed (null: there is no such day), or in whichever year fits. */
export type When =
  | { readonly kind: 'fixed'; readonly span: Span | null }
  | { readonly kind: 'yearly'; readonly spanIn: (year: number) => Span | null };

/** Of a day, month and the like, with or without the year they are of. */
export function whenIn(year: number | null, spanIn: (year: number) => Span | null): When {
  return year === null ? { kind: 'yearly', spanIn } : { kind: 'fixed', span: spanIn(year) };
}

/** 29 February is at most eight years away. */
const yearsTried = 9;

/** The latest that has begun by a day. */
export function latestBegun(when: When, day: number): Span | null {
  if (when.kind === 'fixed') return when.span;
  // A winter begins in the year before its own.
  const newest = yearOfDay(day) + 1;
  for (let year = newest; year >= newest - yearsTried; year -= 1) {
    const span = when.spanIn(year);
    if (span !== null && span.from <= day) return span;
  }
  return null;
}

/** The latest that has ended before a day. */
export function latestEnded(when: When, day: number): Span | null {
  const latest = latestBegun(when, day);
  const isOver = latest === null || latest.to < day || when.kind === 'fixed';
  return isOver ? latest : latestBegun(when, latest.from - 1);
}

/** The one of a year, where none was typed. */
export function whenOfYear(when: When, year: number): When {
  return when.kind === 'fixed' ? when : { kind: 'fixed', span: when.spanIn(year) };
}

/** The first that begins on a day or later. */
function firstFrom(when: When, day: number): Span | null {
  if (when.kind === 'fixed') return when.span;
  const oldest = yearOfDay(day);
  for (let year = oldest; year <= oldest + yearsTried; year += 1) {
    const span = when.spanIn(year);
    if (span !== null && span.from >= day) return span;
  }
  return null;
}

/**
 * From the beginning of one to the end of another: a year that was not typed follows from the other's, else it is the latest
 * that has begun by today, and whose end is not of a later year. Null where the end is before the beginning; `side by side` asks that one follows the other.
 */
export function spanBetween(first: When, last: When, today: number, how: 'apart' | 'side by side'): Span | null {
  const end = last.kind === 'fixed' ? last.span : null;
  let begin = last.kind === 'fixed' && end === null ? null : latestBegun(first, end?.from ?? today);
  let until = begin === null ? null : (end ?? firstFrom(last, begin.from));
  const isYearly = first.kind === 'yearly' && last.kind === 'yearly';
  if (isYearly && begin !== null && until !== null && yearOfDay(until.from) > yearOfDay(today)) {
    begin = latestBegun(first, begin.from - 1);
    until = begin === null ? null : firstFrom(last, begin.from);
  }
  if (begin === null || until === null || begin.from > until.to) return null;
  const isMeant = how === 'apart' || until.from === begin.to + 1;
  return isMeant ? { from: begin.from, to: until.to } : null;
}
