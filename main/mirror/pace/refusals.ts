import type { Failure } from '../../../preload/failure';

export interface RefusalOptions {
  /** How long the pauses that the CRM's limit asks for may add up to without one answer, before the run is given up. */
  readonly patienceMs: number;
  readonly random: () => number;
}

const minPauseMs = 1000;
/** What the CRM is obeyed for at a time; asked for more, it is asked again after this. */
export const maxPauseMs = 60_000;
/** A limit that lets nothing through from the first request on is left alone sooner. */
const firstPatienceMs = 60_000;
/** The CRM may ask for any pause; one longer than this ends the run, to be taken up another time. */
const maxRetryAfterMs = 3_600_000;

/** The refusals of the CRM: how long to pause for each, and when pausing no longer helps. */
export class Refusals {
  readonly #options: RefusalOptions;
  #isProbing = false;
  #refusedAt = -1;
  #inARow = 0;
  /** After a limit by the minute asks for long pauses, the next one begins nearer to what will be needed. */
  #firstPauseMs = minPauseMs;
  #pausedMs = 0;
  #hasAnswer = false;
  #obeyedMs = 0;
  #hopeless: Failure | null = null;

  constructor(options: RefusalOptions) {
    this.#options = options;
  }

  /** After a pause one request goes ahead; the others wait for its answer. */
  get isProbing(): boolean {
    return this.#isProbing;
  }

  /** How long answers other than the limit's asked everything to back off, since the last good one. */
  get obeyedMs(): number {
    return this.#obeyedMs;
  }

  /** Set when pausing no longer helps: the failure that the run should end with. */
  get hopeless(): Failure | null {
    return this.#hopeless;
  }

  /**
   * A request that was sent at `sentAt` was answered. `stale`: it was sent before the last refusal, and says nothing about
   * the time after it; `resumed`: it is the first that went through after one.
   */
  answered(sentAt: number): 'stale' | 'resumed' | 'usual' {
    this.#hasAnswer = true;
    this.#obeyedMs = 0;
    if (sentAt <= this.#refusedAt) return 'stale';
    const isFirst = this.#inARow > 0;
    if (isFirst) this.#firstPauseMs = Math.min(Math.max(this.#pausedMs / 3, minPauseMs), maxPauseMs / 3);
    this.#pausedMs = 0;
    this.#inARow = 0;
    this.#isProbing = false;
    return isFirst ? 'resumed' : 'usual';
  }

  /** A request that was sent at `sentAt` was refused by the limit: for how long to pause, null where it is known of. */
  refused(failure: Failure, sentAt: number, now: number): number | null {
    if (sentAt <= this.#refusedAt) return null;
    this.#refusedAt = now;
    this.#inARow += 1;
    const pauseMs = this.#pauseFor(askedMsOf(failure));
    this.#isProbing = true;
    this.#pausedMs += pauseMs;
    const patienceMs = Math.min(this.#options.patienceMs, this.#hasAnswer ? Infinity : firstPatienceMs);
    if (pauseMs > maxRetryAfterMs || this.#pausedMs > patienceMs) this.#hopeless = failure;
    return pauseMs;
  }

  /** A failure that is no refusal asked for a pause, which made everything wait `longerMs` longer. */
  obeyed(failure: Failure, longerMs: number): void {
    this.#obeyedMs += longerMs;
    // A CRM that never answered and wants to be left alone for long is left alone.
    const isLong = askedMsOf(failure) > firstPatienceMs || this.#obeyedMs > firstPatienceMs;
    if (!this.#hasAnswer && isLong) this.#hopeless = failure;
  }

  /** A CRM that names a pause knows better than what was learned, but not better than that it refused again and again. */
  #pauseFor(askedMs: number): number {
    const growth = 2 ** (this.#inARow - 1);
    if (askedMs > 0) return Math.max(askedMs + 50, Math.min(minPauseMs * growth, maxPauseMs));
    return Math.min(this.#firstPauseMs * growth, maxPauseMs) * (1 + this.#options.random() * 0.1);
  }
}

/** The pause that an answer asks for; 0 where it asks for none. */
export function askedMsOf({ facts: { retryAfterSeconds } }: Failure): number {
  return typeof retryAfterSeconds === 'number' ? Math.max(0, retryAfterSeconds * 1000) : 0;
}
