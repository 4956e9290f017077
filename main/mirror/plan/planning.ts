import type { TimeRange } from '../../../preload/ranges';
import type { LedgerWindow } from '../../archive/ledger/windows';
import { secondsPerDay } from '../../crm/time';
import { wallSecondsIn } from '../../crm/zone';
import { subtractPeriods, toWindows, type Window } from './plan';

export interface PlanInput {
  readonly period: TimeRange;
  /** Days that are read again at every synchronisation. */
  readonly recent: TimeRange;
  readonly force: boolean;
  readonly nowMs: number;
  /** Epoch seconds: what was asked since then was asked by this run, before it was broken off. */
  readonly startedAt: number;
  readonly known: readonly LedgerWindow[];
}

/** An answer about the present vouches for this long ago and before: clocks differ, and calls are listed when they end. */
const settlingSeconds = secondsPerDay;

/** How long an answer of this same run about the present stands, should the run be broken off and taken up again. */
const freshSeconds = 600;

/** An interrupted window is read on from its page if that was asked this recently. */
const openSeconds = 3600;

/** What is to be asked, newest first: all that no answer vouches for, and the recent days. */
export function planWindows(input: PlanInput): Window[] {
  const { period, known } = input;
  const resumed = known.filter((window) => isResumable(window, input));
  const vouched = known.filter(({ state }) => state === 'closed').map((window) => vouchedPart(window, input));
  const missing = subtractPeriods(period, [...vouched, ...resumed]);
  const fresh = missing.flatMap((part) => toWindows(part, expectedIn(part, known)));
  const open = resumed.map(({ from, to, crmCount, nextPage }) => ({ from, to, expected: crmCount, page: nextPage }));
  return [...fresh, ...open].sort((a, b) => b.to - a.to);
}

function isResumable({ state, from, to, askedAt, nextPage }: LedgerWindow, { period, nowMs }: PlanInput): boolean {
  if (state !== 'open' || nextPage < 2 || from < period.from || to > period.to) return false;
  return askedAt > nowMs / 1000 - openSeconds;
}

/** The part of a closed window that need not be asked again; empty where `to` is not after `from`. */
function vouchedPart(window: LedgerWindow, { force, recent, nowMs, startedAt }: PlanInput): TimeRange {
  const { from, askedAt } = window;
  const settled = Math.min(window.to, wallSecondsIn(askedAt * 1000) - settlingSeconds);
  if (askedAt >= startedAt) return { from, to: askedAt > nowMs / 1000 - freshSeconds ? window.to : settled };
  return { from, to: force ? from : Math.min(settled, recent.from) };
}

/** What the CRM said a part holds when it was last asked; null where it was never asked about all of it. */
function expectedIn(part: TimeRange, known: readonly LedgerWindow[]): number | null {
  const within = known.filter(({ from, to, crmCount }) => from < part.to && to > part.from && crmCount !== null);
  if (subtractPeriods(part, within).length > 0) return null;
  return within.reduce((sum, window) => {
    const shared = Math.min(window.to, part.to) - Math.max(window.from, part.from);
    return sum + (heldBy(window) * shared) / (window.to - window.from);
  }, 0);
}

/** What was delivered says more than a count that did not come true. */
function heldBy({ state, crmCount, ourCount }: LedgerWindow): number {
  return (state === 'gap' ? (ourCount ?? crmCount) : crmCount) ?? 0;
}
