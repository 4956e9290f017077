import type { FailureKind } from '../../../preload/failure';
import type { ArchiveStatus, Gap } from '../../../preload/model';
import { dayOf, firstDatedSecond, isoOf, secondsPerDay, wallTimeOf } from '../../crm/time';
import { firstIdOf, secondsOfId } from '../../search/index/ids';
import { termsVersion } from '../../search/index/terms';
import type { ArchiveReader } from '../file/archive';
import { countErased } from './erased';
import { countUnreadable } from './unreadable';
import { readAskedPeriods, readWindows } from './windows';

/** What the archive holds and what it misses, from sources that stay cheap at ten million records. */
export function readStatus(archive: ArchiveReader): ArchiveStatus {
  const notesOwed = countNotesOwed(archive);
  const gaps = readGaps(archive, notesOwed);
  const [first, last] = readEnds(archive);
  return {
    interactions: readTally(archive, 'interaction'),
    notes: readTally(archive, 'note'),
    notesOwed,
    firstDate: first === null ? null : dayOf(secondsOfId(first)),
    lastDate: last === null ? null : dayOf(secondsOfId(last)),
    // An archive that was never asked to hold anything has no claim to be complete.
    complete: gaps.length === 0 && notesOwed === 0 && readAskedPeriods(archive).length > 0,
    gaps,
    unreadable: countUnreadable(archive),
    lastSync: readLastSync(archive),
    ...readOutdated(archive),
    ...readErased(archive),
    ...readUnread(archive),
    sizeBytes: readNumber(archive, 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size'),
  };
}

function readErased(archive: ArchiveReader): Pick<ArchiveStatus, 'erased'> {
  const erased = countErased(archive);
  return erased > 0 ? { erased } : {};
}

/** How many records the search index has as an earlier version of the program read them. */
function readOutdated(archive: ArchiveReader): Pick<ArchiveStatus, 'indexOutdated'> {
  const indexOutdated =
    archive.prepare<[number], number>('SELECT sum(records) FROM block WHERE version < ?').pluck().get(termsVersion) ??
    0;
  return indexOutdated > 0 ? { indexOutdated } : {};
}

/** How many records nobody has read yet; they are not so many that counting would take long. */
function readUnread(archive: ArchiveReader): Pick<ArchiveStatus, 'unread'> {
  const unread = readNumber(archive, "SELECT count(*) FROM own_mark WHERE kind = 'unread' AND kind <> 'remark'");
  return unread > 0 ? { unread } : {};
}

/** The first day that was ever asked for, `YYYY-MM-DD`; null before the first download. */
export function readFirstAskedDay(archive: ArchiveReader): string | null {
  const first = readAskedPeriods(archive)[0];
  return first === undefined ? null : dayOf(first.from);
}

/** How many events (of a span of seconds, where one is given) the CRM has yet to be asked about for their notes. */
export function countNotesOwed(archive: ArchiveReader, span?: { from: number; to: number }): number {
  if (span === undefined) return readNumber(archive, 'SELECT count(*) FROM interaction WHERE notes_owed = 1');
  return (
    archive
      .prepare<[object], number>(
        'SELECT count(*) FROM interaction WHERE notes_owed = 1 AND id >= @first AND id < @below',
      )
      .pluck()
      .get({ first: firstIdOf(span.from), below: firstIdOf(span.to) }) ?? 0
  );
}

/** Owed notes beyond this many are one gap from the oldest to the newest, rather than one for each stretch of days. */
const maxOwedByDay = 20_000;

function readGaps(archive: ArchiveReader, notesOwed: number): Gap[] {
  const events = readAskedPeriods(archive).flatMap((asked) => readEventGaps(archive, asked));
  const notes = notesOwed === 0 ? [] : notesOwed > maxOwedByDay ? readNotesGap(archive) : readNotesGaps(archive);
  return [...mergeGaps(events), ...mergeGaps(notes)].map((gap) => ({
    ...gap,
    from: wallTimeOf(gap.from),
    to: wallTimeOf(gap.to),
  }));
}

interface WallGap extends Omit<Gap, 'from' | 'to'> {
  readonly from: number;
  readonly to: number;
}

/** What no closed window covers of a period that was asked for. */
function readEventGaps(archive: ArchiveReader, asked: { from: number; to: number }): WallGap[] {
  const notAsked = { kind: 'events', reason: 'notAsked', crmCount: null, ourCount: null } as const;
  const gaps: WallGap[] = [];
  let covered = asked.from;
  for (const window of readWindows(archive, asked)) {
    const from = Math.max(window.from, asked.from);
    const to = Math.min(window.to, asked.to);
    if (from > covered) gaps.push({ ...notAsked, from: covered, to: from });
    const { reason, crmCount, ourCount } = window;
    if (window.state !== 'closed')
      gaps.push({ kind: 'events', reason: reason ?? 'notAsked', crmCount, ourCount, from, to });
    covered = to;
  }
  if (covered < asked.to) gaps.push({ ...notAsked, from: covered, to: asked.to });
  return gaps;
}

/** The days with events whose notes are owed, by the reason; `crmCount` is how many such events there are. */
function readNotesGaps(archive: ArchiveReader): WallGap[] {
  return archive
    .prepare<[object], { day: number; reason: FailureKind | null; events: number }>(
      `SELECT
         CAST(interaction.id / @idsPerDay AS INTEGER) AS day,
         notes_failure.reason,
         count(*) AS events
       FROM interaction
       LEFT JOIN notes_failure ON notes_failure.interaction_id = interaction.id
       WHERE interaction.notes_owed = 1
       GROUP BY day, notes_failure.reason
       ORDER BY notes_failure.reason, day`,
    )
    .all({ idsPerDay: firstIdOf(secondsPerDay) })
    .map(({ day, reason, events }) => ({
      kind: 'notes',
      reason: reason ?? 'notAsked',
      from: day * secondsPerDay,
      to: (day + 1) * secondsPerDay,
      crmCount: events,
      ourCount: 0,
    }));
}

function readNotesGap(archive: ArchiveReader): WallGap[] {
  const owed = archive
    .prepare<[], { first: number; last: number; events: number }>(
      'SELECT min(id) AS first, max(id) AS last, count(*) AS events FROM interaction WHERE notes_owed = 1',
    )
    .get();
  if (owed === undefined) return [];
  const from = Math.floor(secondsOfId(owed.first) / secondsPerDay) * secondsPerDay;
  const to = (Math.floor(secondsOfId(owed.last) / secondsPerDay) + 1) * secondsPerDay;
  return [{ kind: 'notes', reason: 'notAsked', from, to, crmCount: owed.events, ourCount: 0 }];
}

/** Makes neighbours with one reason one gap. */
function mergeGaps(gaps: readonly WallGap[]): WallGap[] {
  const merged: WallGap[] = [];
  for (const gap of gaps) {
    const last = merged.at(-1);
    if (last?.to !== gap.from || last.reason !== gap.reason) {
      merged.push(gap);
      continue;
    }
    // Windows are asked with a second more at each end, so the counts of very short ones count the same records.
    const isShort = gap.to - gap.from < shortSeconds && last.to - last.from < shortSeconds;
    const join = isShort ? Math.max : (a: number, b: number): number => a + b;
    merged[merged.length - 1] = {
      ...last,
      to: gap.to,
      crmCount: joinCounts(last.crmCount, gap.crmCount, join),
      ourCount: joinCounts(last.ourCount, gap.ourCount, join),
    };
  }
  return merged;
}

const shortSeconds = 10;

function joinCounts(a: number | null, b: number | null, join: (a: number, b: number) => number): number | null {
  return a === null || b === null ? null : join(a, b);
}

/** The ids of the oldest and the newest event whose date could be read. */
function readEnds(archive: ArchiveReader): readonly [number | null, number | null] {
  const dated = firstIdOf(firstDatedSecond);
  const end = (which: 'min' | 'max'): number | null =>
    archive.prepare<[number], number | null>(`SELECT ${which}(id) FROM interaction WHERE id >= ?`).pluck().get(dated) ??
    null;
  return [end('min'), end('max')];
}

/** Of runs that reached to their own day, or to the end of all that was asked for: one of an old day says nothing about today. */
function readLastSync(archive: ArchiveReader): string | null {
  const endedAt = archive
    .prepare<[number], number | null>(
      `SELECT max(ended_at)
       FROM sync_run
       WHERE is_whole = 1
         AND to_seconds >= min((SELECT max(to_seconds) FROM asked_period), ended_at - ?)`,
    )
    .pluck()
    .get(secondsPerDay);
  return endedAt == null ? null : isoOf(endedAt);
}

/** How many rows were counted as they were stored. */
export function readTally(archive: ArchiveReader, name: 'interaction' | 'note'): number {
  return archive.prepare<[string], number>('SELECT rows FROM tally WHERE name = ?').pluck().get(name) ?? 0;
}

function readNumber(archive: ArchiveReader, sql: string): number {
  return Number(archive.prepare<[]>(sql).pluck().get());
}
