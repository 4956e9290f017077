import { failureOf, type Failure, type Result } from '../../preload/failure';
import type { SyncRun } from './run';
import { RunStopped } from './run-stopped';

/**
 * Does a piece of work, a few times over if need be, with growing and scattered pauses; gives its answer, or the failure
 * of the last time. Throws `RunStopped` where the run must end.
 */
export async function retry<T>(run: SyncRun, work: (isLastTry: boolean) => Promise<T>, tries = 3): Promise<Result<T>> {
  for (let time = 1; ; time += 1) {
    try {
      const value = await work(time >= tries);
      run.breaker.succeeded();
      return { ok: true, value };
    } catch (error) {
      if (error instanceof RunStopped) throw error;
      const failure = run.client.redact(failureOf(error));
      const wasAway = await run.breaker.failed(run, failure);
      if (wasAway) time = 0;
      else if (time >= tries || isLasting(failure)) return { ok: false, failure };
      await pause(run, 200 * 2 ** time * (0.5 + run.random() * 0.5));
    }
  }
}

/** Waits; a cancelled run ends there. */
async function pause(run: SyncRun, ms: number): Promise<void> {
  try {
    await run.clock.wait(ms, run.signal);
  } catch {
    throw new RunStopped({ kind: 'cancelled', facts: {} });
  }
}

/** Whether the same question would fail the same way again. */
export function isLasting({ kind }: Failure): boolean {
  return kind === 'notAskable' || kind === 'answerTooLarge';
}
