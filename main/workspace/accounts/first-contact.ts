import { failureOf, type FailureKind } from '../../../preload/failure';
import { readAnswer } from '../../crm/answer';
import { createCrmClient, type CrmClientOptions } from '../../crm/http/client';
import { realClock, type Clock } from '../../mirror/pace/clock';

/** A second that no interaction lies in. */
const noRecords = { from: '2099-12-31 23:59:59', to: '2099-12-31 23:59:59', page: 1 };

const pausesMs = [500, 1500];

/** What may be over at the next try: the CRM is there, and has not refused the key. */
const passing: ReadonlySet<FailureKind> = new Set([
  'unreachable',
  'timedOut',
  'crmFault',
  'brokenAnswer',
  'refusedByCrm',
  'unknownShape',
]);

/**
 * Asks a CRM that was never asked before the smallest question there is, a few times over where a failure may be passing.
 * Throws what is wrong with the account's name, its key or the way there: such an account begins no archive.
 */
export async function meetCrm(options: CrmClientOptions, clock: Clock = realClock): Promise<void> {
  const client = createCrmClient(options);
  for (let time = 0; ; time += 1) {
    try {
      readAnswer(await client.readHistoryPage(noRecords));
      return;
    } catch (error) {
      const { kind } = failureOf(error);
      // A key with too many requests was let in; the download knows how to wait.
      if (kind === 'rateLimited') return;
      const pauseMs = pausesMs[time];
      if (pauseMs === undefined || !passing.has(kind)) throw error;
      await clock.wait(pauseMs, options.signal);
    }
  }
}
