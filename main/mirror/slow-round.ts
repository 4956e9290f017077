import { downloadEvents } from './events';
import { downloadNotes, notesOwed, notesToRecheck } from './notes';
import type { Period } from './plan';
import type { SyncRun } from './run';

const windowsAtATime = 20;

/**
 * Asks again, within a budget of requests, what was not asked for the longest time: a note can be written or changed
 * months after its call. A failure here leaves the ledger as it is; the next round comes back to it.
 */
export async function downloadSlowRound(
  run: SyncRun,
  period: Period,
  startedAt: number,
  settings: { readonly slowRoundRequests: number; readonly slowRoundDays: number },
): Promise<void> {
  const askedBefore = startedAt - settings.slowRoundDays * 86_400;
  let budget = settings.slowRoundRequests;
  while (budget > 0 && period.to > period.from) {
    const stale = await run.steps.readStale({ ...period, askedBefore, limit: windowsAtATime });
    if (stale.length === 0) return;
    for (const { window, notes } of stale) {
      // A window whose notes alone exceed the budget still has its turn, else it never would.
      if (notes + 1 > budget && budget < settings.slowRoundRequests) return;
      budget -= notes + 1;
      await downloadEvents(run, [window], { writesGaps: false });
      await downloadNotes(run, notesToRecheck(run, window, startedAt));
      await downloadNotes(run, notesOwed(run));
      if (budget <= 0) return;
    }
    if (stale.length < windowsAtATime) return;
  }
}
