import type { TimeRange } from '../../../preload/ranges';
import { secondsPerDay } from '../../crm/time';

/** A piece of time to be asked as one question. */
export interface Window extends TimeRange {
  /** How many records are expected in it; null where that is not known. */
  readonly expected: number | null;
  /** The page to go on with, where an earlier run was broken off between pages. */
  readonly page: number;
}

/** What a page of a window makes of it. */
export type Verdict =
  /** The counts agree: nothing of the window is missing. */
  | 'closed'
  /** There are more pages. */
  | 'more'
  /** Too many records to be asked as one. */
  | 'tooLarge'
  /** The CRM announced another number of records than it listed. */
  | 'disagrees';

/** The documented size of a page. Others are understood as well. */
export const requestSize = 1000;

/** Pages that are asked for at the same time. */
export const pagesAtATime = 3;

/** What windows are cut to: a window of one page cannot be torn by records that arrive while its pages are read. */
const aimedSize = requestSize * 0.7;

/** A window of a few more pages is read on rather than cut, since its pages are not wasted then. */
const maxPages = 4;

/** However many pages a CRM without a total has: so many of the documented size are ten million records. */
const maxPagesInAll = 10_000;

/** A window is cut into at most so many; those that turn out too large are cut again. */
const maxParts = 1000;

/** No CRM of an office has more; a count beyond it says nothing. */
const maxExpected = 100_000_000;

export interface PageFacts {
  readonly page: number;
  /** Records on this page. */
  readonly records: number;
  /** Different records on this page and those before it. */
  readonly seen: number;
  /** Of these, the ones that no page before had. */
  readonly fresh: number;
  /** Announced by this page. */
  readonly totalCount: number | null;
  /** Announced by the pages before it; null on the first. */
  readonly totalBefore: number | null;
  readonly spanSeconds: number;
  /** False where the CRM's counts are known to be wrong: they are then no reason to cut. */
  readonly mayBeCut: boolean;
}

/** Judges a window by its newest page. */
export function judgePage(facts: PageFacts): Verdict {
  const { page, records, seen, fresh, totalCount, totalBefore } = facts;
  // Who gives the same page again, or pages without end, will never come to the end.
  const isGoingOn = fresh > 0 && page < maxPagesInAll;
  // A CRM that names no total: only a page without records proves that there are no more.
  if (totalCount === null) return records === 0 ? 'closed' : isGoingOn ? 'more' : 'disagrees';
  // Records arrived or went between two pages, and with them the places of the others.
  if (totalBefore !== null && totalBefore !== totalCount) return 'disagrees';
  if (seen === totalCount) return 'closed';
  if (seen > totalCount || !isGoingOn) return 'disagrees';
  return isTooLarge(facts, totalCount) ? 'tooLarge' : 'more';
}

function isTooLarge({ page, records, seen, spanSeconds, mayBeCut }: PageFacts, totalCount: number): boolean {
  if (!mayBeCut || spanSeconds <= 1 || totalCount / (seen / page) <= maxPages) return false;
  // A first page that is not full: the second tells whether pages are smaller here, or the count is wrong.
  return page > 1 || records >= requestSize;
}

/** Cuts a window into those that should fit a page each, newest first; one second stays whole. */
export function cutWindow(period: TimeRange, expected: number, atLeast = 2): Window[] {
  const span = period.to - period.from;
  const believed = Math.min(expected, maxExpected);
  const wanted = Math.max(atLeast, Math.min(Math.ceil(believed / aimedSize), maxParts));
  const count = Math.min(wanted, span);
  const edges = [period.from];
  for (let part = 1; part < count; part += 1) {
    const edge = alignEdge(period.from + Math.round((span * part) / count), span / count);
    if (edge > (edges.at(-1) ?? period.from) && edge < period.to) edges.push(edge);
  }
  return edges
    .map((from, place) => ({ from, to: edges[place + 1] ?? period.to, page: 1 }))
    .map((window) => ({ ...window, expected: Math.round((believed * (window.to - window.from)) / span) }))
    .reverse();
}

/** Edges on round times: people read them in the list of gaps, and little happens at midnight. */
function alignEdge(edge: number, span: number): number {
  const unit = [secondsPerDay, 3600, 60].find((candidate) => span >= candidate * 2) ?? 1;
  return Math.round(edge / unit) * unit;
}

/** A window as it should be asked: whole where it may fit a few pages, cut where it is known not to. */
export function toWindows(period: TimeRange, expected: number | null): Window[] {
  if (expected === null || expected <= aimedSize * maxPages) return [{ ...period, expected, page: 1 }];
  return cutWindow(period, expected);
}

/** The parts of a period that none of the others covers, oldest first. */
export function subtractPeriods(period: TimeRange, others: readonly TimeRange[]): TimeRange[] {
  const left: TimeRange[] = [];
  let { from } = period;
  for (const other of others.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    if (other.from >= period.to) break;
    if (other.from > from) left.push({ from, to: other.from });
    from = Math.max(from, other.to);
  }
  if (from < period.to) left.push({ from, to: period.to });
  return left;
}

/** Periods with those that touch or overlap made one, oldest first. */
export function mergePeriods(periods: readonly TimeRange[]): TimeRange[] {
  const merged: TimeRange[] = [];
  for (const { from, to } of [...periods].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else merged.push({ from, to });
  }
  return merged;
}

/**
 * The dates to ask a window with. A second more at each end, so that nothing falls between two windows whether the CRM
 * counts `dateFrom` and `dateTo` in or out; what two windows both deliver is one record by its uuid.
 */
export function askedDates(window: TimeRange): { readonly from: number; readonly to: number } {
  return { from: Math.max(0, window.from - 1), to: window.to };
}
