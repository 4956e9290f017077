import type { TimeRange } from '../../../preload/ranges';
import { KronikaError, type FailureKind } from '../../../preload/failure';
import { flushPending } from '../../archive/index/index-build';
import { countNotesOwners } from '../../archive/ledger/notes-queue';
import { countErasedByDay } from '../../archive/ledger/erased';
import type { ArchiveWriter } from '../../archive/file/archive';
import { readLastWholeRun } from '../../archive/ledger/runs';
import { markVanished, type StoreTally } from '../../archive/store/store';
import { countUnreadableIn, markUnreadableVanished } from '../../archive/ledger/unreadable';
import {
  addListed,
  forgetListed,
  putWindow,
  readListed,
  readListedIds,
  readStaleWindows,
  readWindows,
  type LedgerWindow,
  type Listed,
} from '../../archive/ledger/windows';
import { readAnswer, type CrmAnswer } from '../../crm/answer';
import { toInteraction } from '../../crm/interaction';
import { secondsPerDay } from '../../crm/time';
import { readPage } from '../../crm/unreadable';
import { storeReadPage } from './page-store';
import { judgePage, type Verdict, type Window } from '../plan/plan';
import { claimPeriod, countInHistory, programOf } from './run-tasks';

export interface HistoryPageInput {
  readonly window: TimeRange;
  readonly page: number;
  readonly body: Uint8Array;
  readonly nowMs: number;
  /** False where the CRM's counts are known to be wrong. */
  readonly mayBeCut: boolean;
  /** True where nothing is gained by asking again: what is broken in the body is then set aside. */
  readonly isLastTry: boolean;
}

export interface HistoryPageReport {
  readonly verdict: Verdict;
  readonly records: number;
  /** Records of the page that have notes. */
  readonly noted: number;
  readonly totalCount: number | null;
  /** Different records of the window so far. */
  readonly seen: number;
  /** Of these, the ones that this page brought. */
  readonly fresh: number;
  /** Of a closed window: the records that lie in it, without those of its edges. */
  readonly listed: number;
  readonly tally: StoreTally;
}

/** Stores one page of a window, judges the window by it, and writes that down. Throws what `readAnswer` throws. */
export function storeHistoryPage(archive: ArchiveWriter, input: HistoryPageInput): HistoryPageReport {
  const answer = readAnswer(input.body);
  needWhole(answer, input.isLastTry);
  const read = readPage(answer, toInteraction);
  const records = answer.records.length + answer.unread.length;
  const report = archive.transaction(() => {
    claimPeriod(archive);
    const { window, page } = input;
    const { tally, ...listed } = storeReadPage(archive, read, originOf(archive, window, input.nowMs));
    countInHistory(archive, { interactions: tally });
    const open =
      page === 1
        ? null
        : (readWindows(archive, window).find(({ from, state }) => from === window.from && state === 'open') ?? null);
    if (page === 1) forgetListed(archive, window.from);
    const { seen, before } = page === 1 ? firstSeen(listed) : addListed(archive, window.from, listed);
    const fresh = seen - before;
    const verdict = judgePage({
      page,
      records,
      seen,
      fresh,
      totalCount: answer.totalCount,
      totalBefore: open?.crmCount ?? null,
      spanSeconds: window.to - window.from,
      mayBeCut: input.mayBeCut,
    });
    const closed = writeVerdict(archive, input, { verdict, answer, listed, seen });
    const noted = read.records.filter(({ note }) => note !== 0).length;
    return { verdict, records, noted, totalCount: answer.totalCount, seen, fresh, listed: closed, tally };
  });
  flushPending(archive, 'most');
  return report;
}

/** What is broken in a part of a body may have been broken on its way: it is set aside only when it comes so again. */
export function needWhole(answer: CrmAnswer, isLastTry: boolean): void {
  if (answer.unread.length > 0 && !isLastTry)
    throw new KronikaError('brokenAnswer', {}, `${String(answer.unread.length)} records: no JSON`);
}

function originOf(archive: ArchiveWriter, { from, to }: TimeRange, nowMs: number): Parameters<typeof storeReadPage>[2] {
  return { from, to, cameAt: Math.floor(nowMs / 1000), program: programOf(archive) };
}

function firstSeen({ ids, unreadable, erased }: Listed): ReturnType<typeof addListed> {
  const tokens = new Set(erased.map((token) => token.toString('hex')));
  return { seen: new Set(ids).size + new Set(unreadable).size + tokens.size, before: 0 };
}

function writeVerdict(
  archive: ArchiveWriter,
  { window, page, nowMs }: HistoryPageInput,
  judged: { verdict: Verdict; answer: CrmAnswer; listed: Listed; seen: number },
): number {
  const { verdict, answer, seen } = judged;
  const entry: LedgerWindow = {
    ...{ from: window.from, to: window.to, state: 'closed', reason: null },
    ...{ crmCount: answer.totalCount, ourCount: seen, askedAt: Math.floor(nowMs / 1000), tries: 1, nextPage: 1 },
  };
  switch (verdict) {
    case 'closed': {
      const all = page === 1 ? judged.listed : readListed(archive, window.from);
      const listed = new Set(all.ids);
      const known = readListedIds(archive, window);
      const at = new Date(nowMs).toISOString();
      markVanished(
        archive,
        known.filter((id) => !listed.has(id)),
        at,
      );
      markUnreadableVanished(archive, window, all.unreadable, at);
      const held = known.filter((id) => listed.has(id)).length;
      putWindow(archive, { ...entry, held });
      return held;
    }
    case 'more':
      putWindow(archive, { ...entry, state: 'open', nextPage: page + 1 });
      if (page === 1) addListed(archive, window.from, judged.listed);
      return 0;
    case 'tooLarge':
      return 0;
    case 'disagrees':
      putWindow(archive, { ...entry, state: 'gap', reason: 'countsDisagree' });
      return 0;
  }
}

/** Compares what the CRM announces for a period with what the archive holds of it; stores what came with the answer. */
export function compareTotal(
  archive: ArchiveWriter,
  input: { readonly period: TimeRange; readonly body: Uint8Array; readonly nowMs: number },
): { readonly agrees: boolean; readonly totalCount: number | null } {
  const answer = readAnswer(input.body);
  const read = readPage(answer, toInteraction);
  return archive.transaction(() => {
    const { from, to } = input.period;
    const { tally } = storeReadPage(archive, read, originOf(archive, input.period, input.nowMs));
    countInHistory(archive, { interactions: tally });
    // Whether the CRM counts the seconds at the edges is not documented: every reading is right.
    const aside = countUnreadableIn(archive, { from, to });
    const fewest = readListedIds(archive, { from, to }).length + aside.within;
    const edges =
      readListedIds(archive, { from: from - 1, to: from }).length +
      readListedIds(archive, { from: to, to: to + 1 }).length +
      aside.atEdges +
      // The CRM may have erased them as well. Of when they were only the day is known.
      sumOfErased(archive, { from, to });
    const { totalCount } = answer;
    return { agrees: totalCount === null || (totalCount >= fewest && totalCount <= fewest + edges), totalCount };
  });
}

function sumOfErased(archive: ArchiveWriter, period: TimeRange): number {
  return [...countErasedByDay(archive, period).values()].reduce((sum, count) => sum + count, 0);
}

/** Writes down that a window could not be had completely, and why. */
export function recordGap(
  archive: ArchiveWriter,
  gap: {
    readonly window: TimeRange;
    readonly reason: FailureKind;
    readonly tries: number;
    readonly crmCount: number | null;
    readonly ourCount: number | null;
    readonly nowMs: number;
  },
): null {
  const { window, reason, tries, crmCount, ourCount, nowMs } = gap;
  const entry = { from: window.from, to: window.to, reason, tries, crmCount, ourCount, nextPage: 1 };
  archive.transaction(() => {
    claimPeriod(archive);
    forgetListed(archive, window.from);
    putWindow(archive, { ...entry, state: 'gap', askedAt: Math.floor(nowMs / 1000) });
  });
  return null;
}

/** The closed windows that lie in a period, oldest first. */
export function readClosed(archive: ArchiveWriter, period: TimeRange): readonly Window[] {
  return readWindows(archive, period)
    .filter((window) => window.state === 'closed' && window.from >= period.from && window.to <= period.to)
    .map(({ from, to, crmCount }) => ({ from, to, expected: crmCount, page: 1 }));
}

/** Days away that count at most: who comes back from holidays is not kept waiting for a month's round at once. */
const maxDaysAway = 7;

/**
 * How many windows of a period a run that began at `startedAt` (epoch seconds) has to ask again, so that runs like it come
 * round to all of them in so many days: their part of the time since the last run.
 */
export function countDue(
  archive: ArchiveWriter,
  {
    startedAt,
    reverifyAllWithinDays,
    ...period
  }: TimeRange & { readonly startedAt: number; readonly reverifyAllWithinDays: number },
): number {
  const before = readLastWholeRun(archive, startedAt);
  if (before === null) return 0;
  const days = Math.min((startedAt - before) / secondsPerDay, maxDaysAway);
  const closed = readWindows(archive, period).filter(({ state }) => state === 'closed').length;
  return Math.ceil((closed * days) / reverifyAllWithinDays);
}

/** Closed windows of a period that have not been asked since `askedBefore` (epoch seconds), the longest ago first. */
export function readStale(
  archive: ArchiveWriter,
  input: TimeRange & { readonly askedBefore: number; readonly limit: number },
): readonly { readonly window: Window; readonly notes: number }[] {
  return readStaleWindows(archive, input).map(({ from, to, crmCount }) => ({
    window: { from, to, expected: crmCount, page: 1 },
    notes: countNotesOwners(archive, { from, to }),
  }));
}
