import type { TimeRange } from '../../../preload/ranges';
import type { CoverageCalendar, DayCoverage } from '../../../preload/model';
import { dayOf, isoOf, secondsPerDay } from '../../crm/time';
import { firstIdOf } from '../../search/index/ids';
import type { StillWanted } from '../../search/query/results';
import type { ArchiveReader } from '../file/archive';
import { countErasedByDay } from '../ledger/erased';
import { planSearch } from './understanding/plan';
import { searcherOf } from './search';
import { allTimes, countUnreadableByDay } from '../ledger/unreadable';
import { readAskedPeriods, readWindows } from '../ledger/windows';

/** The days from `from` (inclusive) to `to` (exclusive), oldest first. */
export function readCoverage(archive: ArchiveReader, period: TimeRange): DayCoverage[] {
  const held = readHeldByDay(archive, period);
  const unreadable = countUnreadableByDay(archive, period);
  const erased = countErasedByDay(archive, period);
  return readEventDays(archive, period).map(({ from, ...events }) => {
    const { interactions, noted, checkedAt, ...owed } = held.get(from) ?? nothingHeld;
    return {
      day: dayOf(from),
      ...events,
      interactions,
      noted,
      ...notesOf(events.events, owed),
      unreadable: unreadable.get(from) ?? 0,
      ...erasedOn(from, erased),
      notesCheckedAt: checkedAt === null ? null : isoOf(checkedAt),
    };
  });
}

/**
 * Every day of the years of what was asked for, up to day `today` (wall seconds at midnight): counted out of the search
 * index and the notes owed, so that no row of a large archive is read.
 */
export function readCalendar(archive: ArchiveReader, today: number, check: StillWanted): CoverageCalendar {
  const asked = readAskedPeriods(archive);
  const counts = searcherOf(archive).countByDay(planSearch({ text: '', filters: {} }), check);
  const owed = readOwedByDay(archive);
  const unreadable = countUnreadableByDay(archive, allTimes);
  const first = asked[0]?.from ?? firstDayOf(counts);
  const period = { from: startOfYear(Math.min(first, today)), to: today + secondsPerDay };
  const erased = countErasedByDay(archive, period);
  const days = readEventDays(archive, period).map(({ from, ...events }) => ({
    day: dayOf(from),
    ...events,
    interactions: counts.get(from / secondsPerDay) ?? 0,
    ...notesOf(events.events, owed.get(from) ?? nothingOwed),
    unreadable: unreadable.get(from) ?? 0,
    ...erasedOn(from, erased),
  }));
  return {
    firstAsked: asked[0] === undefined ? null : dayOf(asked[0].from),
    days,
    dayUnknown: unreadable.get(null) ?? 0,
  };
}

function erasedOn(day: number, erased: ReadonlyMap<number, number>): Pick<DayCoverage, 'erased'> {
  const count = erased.get(day) ?? 0;
  return count > 0 ? { erased: count } : {};
}

type EventDay = Pick<DayCoverage, 'events' | 'eventsCheckedAt'> & { readonly from: number };

/** How the windows of the ledger answer for the events of each day of a period. */
function readEventDays(archive: ArchiveReader, period: TimeRange): EventDay[] {
  const windows = readWindows(archive, period);
  const days: EventDay[] = [];
  let place = 0;
  for (let from = period.from; from < period.to; from += secondsPerDay) {
    const to = from + secondsPerDay;
    while ((windows[place]?.to ?? Infinity) <= from) place += 1;
    let covered = from;
    let isClosed = true;
    let askedAt = Infinity;
    for (let at = place; (windows[at]?.from ?? Infinity) < to; at += 1) {
      const window = windows[at];
      // A window that is still being read vouches for nothing yet.
      if (window === undefined || window.from > covered || window.state === 'open') break;
      covered = window.to;
      isClosed &&= window.state === 'closed';
      askedAt = Math.min(askedAt, window.askedAt);
    }
    const isCovered = covered >= to;
    const events = !isClosed ? 'gap' : isCovered ? 'complete' : 'notAsked';
    days.push({ from, events, eventsCheckedAt: isCovered ? isoOf(askedAt) : null });
  }
  return days;
}

interface OwedDay {
  readonly owed: number;
  /** Of those owed: asked for in vain. */
  readonly failed: number;
}

const nothingOwed: OwedDay = { owed: 0, failed: 0 };

function notesOf(events: DayCoverage['events'], { owed, failed }: OwedDay): Pick<DayCoverage, 'notes' | 'notesOwed'> {
  return { notes: failed > 0 ? 'gap' : owed > 0 ? 'owed' : events, notesOwed: owed };
}

interface HeldDay extends OwedDay {
  readonly interactions: number;
  readonly noted: number;
  /** Epoch seconds. */
  readonly checkedAt: number | null;
}

const nothingHeld: HeldDay = { ...nothingOwed, interactions: 0, noted: 0, checkedAt: null };

/** What the archive holds of each day of a period that has any, by the day's first second. */
function readHeldByDay(archive: ArchiveReader, period: TimeRange): Map<number, HeldDay> {
  const rows = archive
    .prepare<[object], HeldDay & { day: number }>(
      `SELECT
         CAST(id / @idsPerDay AS INTEGER) AS day,
         count(*) AS interactions,
         sum(note <> 0) AS noted,
         sum(notes_owed) AS owed,
         sum(notes_owed = 1 AND id IN (SELECT interaction_id FROM notes_failure)) AS failed,
         min(CASE WHEN note <> 0 THEN notes_checked_at END) AS checkedAt
       FROM interaction
       WHERE id >= @from
         AND id < @to
       GROUP BY day`,
    )
    .all({ idsPerDay: firstIdOf(secondsPerDay), from: firstIdOf(period.from), to: firstIdOf(period.to) });
  return new Map(rows.map(({ day, ...held }) => [day * secondsPerDay, held]));
}

/** The days with events whose notes are owed, by the day's first second; out of the index of what is owed alone. */
function readOwedByDay(archive: ArchiveReader): Map<number, OwedDay> {
  const rows = archive
    .prepare<[object], OwedDay & { day: number }>(
      `SELECT
         CAST(id / @idsPerDay AS INTEGER) AS day,
         count(*) AS owed,
         sum(id IN (SELECT interaction_id FROM notes_failure)) AS failed
       FROM interaction
       WHERE notes_owed = 1
       GROUP BY day`,
    )
    .all({ idsPerDay: firstIdOf(secondsPerDay) });
  return new Map(rows.map(({ day, ...owed }) => [day * secondsPerDay, owed]));
}

/** The first second of the oldest day that has records with a readable date. */
function firstDayOf(counts: ReadonlyMap<number, number>): number {
  let first = Infinity;
  for (const day of counts.keys()) if (day > 0 && day < first) first = day;
  return first * secondsPerDay;
}

function startOfYear(seconds: number): number {
  return Date.UTC(new Date(seconds * 1000).getUTCFullYear(), 0) / 1000;
}
