import type { TimeRange } from '../../preload/ranges';
import type { CrmClient } from '../crm/http/client';
import type { CircuitBreaker } from './circuit-breaker';
import type { Clock } from './pace/clock';
import type { AdaptivePace } from './pace/pace';
import type { ProgressMeter } from './progress';
import type { MirrorWriter } from './writer/tasks';

/** What the parts of one synchronisation share. */
export interface SyncRun {
  readonly writer: MirrorWriter;
  readonly client: CrmClient;
  readonly pace: AdaptivePace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The interactions whose notes the run asks for where they are owed. */
  readonly owing: TimeRange;
  readonly meter: ProgressMeter;
  readonly breaker: CircuitBreaker;
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  readonly random: () => number;
}
