import type { TimeRange } from '../../preload/ranges';
import { secondsPerDay } from '../crm/time';
import { downloadInteractions } from './interactions';
import { downloadNotes, notesOwed, notesToRecheck } from './notes';
import type { Window } from './plan/plan';
import type { SyncRun } from './run';

const windowsAtATime = 20;

/** What re-verification may cost. */
interface ReverifySettings {
  readonly reverifyRequests: number;
  readonly reverifyAfterDays: number;
  readonly reverifyAllWithinDays: number;
}

/**
 * Asks again what was not asked for the longest time: a note can be written or changed months after its interaction. Each run
 * spends a budget of requests, and more where that would leave something unasked for longer than `reverifyAllWithinDays`.
 * A failure here leaves the ledger as it is; the next run comes back to it.
 */
export async function reverify(
  run: SyncRun,
  period: TimeRange,
  startedAt: number,
  settings: ReverifySettings,
): Promise<void> {
  const { reverifyRequests, reverifyAllWithinDays } = settings;
  if (reverifyRequests <= 0 || period.to <= period.from) return;
  const askedBefore = startedAt - settings.reverifyAfterDays * secondsPerDay;
  let budget = reverifyRequests;
  let due = await run.writer.ask('countDue', { ...period, startedAt, reverifyAllWithinDays });
  while (budget > 0 || due > 0) {
    const stale = await run.writer.ask('readStale', { ...period, askedBefore, limit: windowsAtATime });
    for (const { window, notes } of stale) {
      // A window whose notes alone exceed the budget still has its turn, else it never would.
      if (due <= 0 && notes + 1 > budget && budget < reverifyRequests) return;
      budget -= notes + 1;
      due -= 1;
      await askAgain(run, window, startedAt);
      if (budget <= 0 && due <= 0) return;
    }
    if (stale.length < windowsAtATime) return;
  }
}

async function askAgain(run: SyncRun, window: Window, startedAt: number): Promise<void> {
  await downloadInteractions(run, [window], { writesGaps: false });
  await downloadNotes(run, notesToRecheck(run, window, startedAt));
  await downloadNotes(run, notesOwed(run));
}
