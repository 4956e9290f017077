import { wallTimeOf } from '../crm/time';
import { downloadEvents } from './events';
import { askedDates, mergePeriods, type Period } from './plan';
import { insist, type SyncRun } from './run';

/** Questions that looking for a difference may cost. */
const mostQuestions = 64;

/**
 * Asks the CRM how many records the whole of each downloaded period has, and compares. Where it is another number,
 * records came or went in windows that were closed already: those are found by halves, and read again.
 */
export async function proveTotals(run: SyncRun, asked: readonly Period[]): Promise<void> {
  let questions = mostQuestions;
  const prove = async (period: Period): Promise<void> => {
    const windows = await run.steps.readClosed(period);
    if (windows.length === 0 || questions <= 0) return;
    questions -= 1;
    if (windows.length === 1) {
      await downloadEvents(run, windows);
      return;
    }
    if (await agrees(run, period)) return;
    const middle = windows[Math.ceil(windows.length / 2)]?.from ?? period.to;
    await prove({ from: middle, to: period.to });
    await prove({ from: period.from, to: middle });
  };
  for (const period of mergePeriods(asked)) {
    // A period that was one question is its own proof.
    const windows = await run.steps.readClosed(period);
    if (windows.length > 1) await prove(period);
  }
}

/** True also where the question fails: every window has its own count, this one is beyond. */
async function agrees(run: SyncRun, period: Period): Promise<boolean> {
  const { from, to } = askedDates(period);
  const result = await insist(
    run,
    async () => {
      const body = await run.client.readHistoryPage({ from: wallTimeOf(from), to: wallTimeOf(to), page: 1 });
      return run.steps.compareTotal({ period, body });
    },
    1,
  );
  return !result.ok || result.value.agrees;
}
