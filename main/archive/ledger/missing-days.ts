import type { UnreadableCount } from '../../../preload/model';
import { dayOf, secondsPerDay, startOfDay } from '../../crm/time';
import { firstIdOf } from '../../search/index/ids';
import type { ArchiveReader } from '../file/archive';
import { allTimes, countUnreadableOf } from './unreadable';
import { readAskedPeriods, readWindows } from './windows';

/** What of a period the archive does not hold. */
export interface Missing {
  /** Days (inclusive) of which some second was never answered for, as few ranges as they make. */
  readonly missingDays: readonly { readonly from: string; readonly to: string }[];
  /** Records of the period whose notes are owed. */
  readonly notesOwed: number;
  readonly unreadable: UnreadableCount;
}

/** Days, both inclusive, `YYYY-MM-DD`; null for the first and the last that were ever asked for. */
export interface OpenDayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What is missing of some days. A day after `today` cannot be missing yet: downloads ask until the end of tomorrow, for
 * clocks that differ, and a search may name any day.
 */
export function readMissingDays(archive: ArchiveReader, { from, to }: OpenDayRange, today: string): Missing {
  const asked = readAskedPeriods(archive);
  const first = (from === null ? null : startOfDay(from)) ?? asked[0]?.from ?? 0;
  const lastDay = to === null ? null : startOfDay(to);
  const end = lastDay === null ? (asked.at(-1)?.to ?? first) : lastDay + secondsPerDay;
  const endOfToday = (startOfDay(today) ?? Infinity) + secondsPerDay;
  const owed = archive
    .prepare<[object], number>(
      `SELECT count(*)
       FROM interaction
      WHERE notes_owed = 1
        AND id >= CAST(@first AS INTEGER)
        AND id < CAST(@end AS INTEGER)`,
    )
    .pluck();
  const period = {
    from: from === null ? allTimes.from : first,
    to: lastDay === null ? allTimes.to : end,
  };
  return {
    missingDays: uncovered(archive, first, Math.min(end, endOfToday)).map((hole) => ({
      from: dayOf(hole.from),
      to: dayOf(hole.to - 1),
    })),
    notesOwed: owed.get({ first: firstIdOf(first), end: firstIdOf(end) }) ?? 0,
    unreadable: countUnreadableOf(archive, period),
  };
}

/** The parts of a period (wall seconds, end exclusive) that no closed window covers. */
function uncovered(archive: ArchiveReader, from: number, to: number): { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  let reached = from;
  for (const window of readWindows(archive, { from, to })) {
    if (window.state !== 'closed') continue;
    if (window.from > reached) holes.push({ from: reached, to: window.from });
    reached = Math.max(reached, window.to);
  }
  if (reached < to) holes.push({ from: reached, to });
  return holes;
}
