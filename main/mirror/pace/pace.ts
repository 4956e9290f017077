import { errorOf, failureOf, KronikaError, type Failure, type FailureKind } from '../../../preload/failure';
import type { Method, Pace } from '../../crm/http/client';
import type { Clock } from './clock';
import type { Gate } from './gate';
import { Rate } from './rate';

export interface PaceOptions {
  readonly clock: Clock;
  readonly gate: Gate;
  readonly signal: AbortSignal;
  /** Requests under way at a time, at most. */
  readonly concurrency: number;
  /** How long the pauses that the CRM's limit asks for may add up to without one answer, before the run is given up. */
  readonly patienceMs: number;
  readonly random: () => number;
}

/** Why every request waits, and for how long; 0 while a lost CRM is asked whether it is back. */
export interface Waiting {
  readonly reason: FailureKind | 'paused';
  readonly seconds: number;
}

const minPauseMs = 1000;
const maxPauseMs = 60_000;
/** A limit that lets nothing through from the first request on is left alone sooner. */
const firstPatienceMs = 60_000;
/** The CRM may ask for any pause; one longer than this ends the run, to be taken up another time. */
const maxRetryAfterMs = 3_600_000;
/** Up to here more requests at a time bring nothing, since the answers come at once. */
const quickMs = 40;
const quickConcurrency = 3;

/** Paces all requests of one run together: at most so many at a time, spaced by `Rate`, all paused by a refusal. */
export class AdaptivePace implements Pace {
  readonly #options: PaceOptions;
  readonly #rate: Rate;
  readonly #leaveGate: () => void;
  readonly #queue: (() => void)[] = [];
  #active = 0;
  #allowed = 1;
  #answersSinceGrowth = 0;
  #latencyMs = 0;
  readonly #latencyOf = new Map<Method, number>();
  #nextAt = 0;
  #blockedUntil = 0;
  #blockedBy: FailureKind | null = null;
  #isWaking = false;
  /** After a pause one request goes ahead; the others wait for its answer. */
  #isProbing = false;
  #refusedAt = -1;
  #refusals = 0;
  /** After a limit by the minute asks for long pauses, the next one begins nearer to what will be needed. */
  #firstPauseMs = minPauseMs;
  #pausedMs = 0;
  #hasAnswer = false;
  #obeyedMs = 0;
  #hopeless: Failure | null = null;
  #requests = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#rate = new Rate(options.clock.now());
    this.#leaveGate = options.gate.onChange(() => {
      this.#pump();
    });
    options.signal.addEventListener('abort', () => {
      this.#pump();
    });
  }

  /** Requests sent so far. */
  get requests(): number {
    return this.#requests;
  }

  /** The limit that was found, less a little; null while none was met. */
  get ratePerSecond(): number | null {
    return this.#rate.perSecond;
  }

  get waiting(): Waiting | null {
    if (this.#options.gate.isShut) return { reason: 'paused', seconds: 0 };
    const ms = Math.max(0, this.#blockedUntil - this.#options.clock.now());
    // After a limit's pause the CRM is known to answer; after a failure only an answer tells.
    if (this.#blockedBy === null || (ms === 0 && this.#blockedBy === 'rateLimited')) return null;
    return { reason: this.#blockedBy, seconds: Math.ceil(ms / 1000) };
  }

  /**
   * How many requests of a kind will be answered a second, as far as can be told: so many at a time, each as long as
   * those before it, and within the limit that was found. Null before the first answer of that kind.
   */
  expectedRate(method: Method, atATime = this.#options.concurrency): number | null {
    const latencyMs = this.#latencyOf.get(method);
    if (latencyMs === undefined) return null;
    const most = Math.min(atATime, this.#maxAtATime(latencyMs));
    return Math.min((most * 1000) / Math.max(latencyMs, 1), this.#rate.perSecond ?? Infinity);
  }

  /** How long answers other than the limit's asked everything to back off, since the last good one. */
  get obeyedMs(): number {
    return this.#obeyedMs;
  }

  /** Set when pausing no longer helps: the failure that the run should end with. */
  get hopeless(): Failure | null {
    return this.#hopeless;
  }

  async run<T>(method: Method, ask: () => Promise<T>): Promise<T> {
    for (let isRepeat = false; ; isRepeat = true) {
      await this.#depart(isRepeat);
      const sentAt = this.#options.clock.now();
      this.#requests += 1;
      try {
        const answer = await ask();
        this.#answered(method, sentAt);
        return answer;
      } catch (error) {
        const failure = failureOf(error);
        const isRefusal = failure.kind === 'rateLimited';
        if (isRefusal) this.#refused(failure, sentAt);
        else if (failure.kind === 'crmFault') this.#obey(failure);
        if (!isRefusal || this.#hopeless !== null) throw error;
      } finally {
        this.#active -= 1;
        this.#pump();
      }
    }
  }

  /** Lets no request leave for so long, for this reason; afterwards they come up one by one. */
  backOff(failure: Failure, ms: number): void {
    this.#allowed = 1;
    this.#blockedBy = failure.kind;
    this.#blockedUntil = Math.max(this.#blockedUntil, this.#options.clock.now() + ms);
  }

  /** Forgets the gate: the run is over. */
  close(): void {
    this.#leaveGate();
  }

  async #depart(isRepeat: boolean): Promise<void> {
    await new Promise<void>((leave) => {
      if (isRepeat) this.#queue.unshift(leave);
      else this.#queue.push(leave);
      this.#pump();
    });
    if (this.#options.signal.aborted || this.#hopeless !== null) {
      this.#active -= 1;
      this.#pump();
      if (this.#options.signal.aborted) throw new KronikaError('cancelled');
      throw this.#hopeless === null ? new KronikaError('unexpected') : errorOf(this.#hopeless);
    }
  }

  /** Lets as many requests leave as may now, and comes back when the next may. */
  #pump(): void {
    const { clock, gate, signal } = this.#options;
    const isOver = signal.aborted || this.#hopeless !== null;
    while (this.#queue.length > 0) {
      if (!isOver) {
        if (gate.isShut || gate.givesWay || this.#active >= (this.#isProbing ? 1 : Math.floor(this.#allowed))) return;
        const now = clock.now();
        const wait = Math.max(this.#nextAt, this.#blockedUntil) - now;
        if (wait > 0) {
          this.#wakeIn(wait);
          return;
        }
        const { spacingMs } = this.#rate;
        // Timers are late by a little, which must not cost a part of the rate; more than that is not caught up.
        this.#nextAt = Math.max(this.#nextAt, now - Math.min(spacingMs / 4, 5)) + spacingMs;
      }
      this.#active += 1;
      this.#queue.shift()?.();
    }
  }

  #wakeIn(ms: number): void {
    if (this.#isWaking) return;
    this.#isWaking = true;
    const wake = (): void => {
      this.#isWaking = false;
      this.#pump();
    };
    this.#options.clock.wait(ms, this.#options.signal).then(wake, wake);
  }

  #answered(method: Method, sentAt: number): void {
    const now = this.#options.clock.now();
    const ms = now - sentAt;
    this.#latencyMs = this.#latencyMs === 0 ? ms : this.#latencyMs * 0.9 + ms * 0.1;
    this.#latencyOf.set(method, (this.#latencyOf.get(method) ?? ms) * 0.9 + ms * 0.1);
    this.#answersSinceGrowth += 1;
    if (this.#blockedUntil <= now) this.#blockedBy = null;
    if (this.#answersSinceGrowth >= 8 && this.#allowed < this.#maxAtATime(this.#latencyMs)) {
      this.#allowed += 1;
      this.#answersSinceGrowth = 0;
    }
    this.#hasAnswer = true;
    this.#obeyedMs = 0;
    // What was sent before the refusal says nothing about the time after it.
    if (sentAt <= this.#refusedAt) return;
    if (this.#refusals > 0) {
      this.#firstPauseMs = Math.min(Math.max(this.#pausedMs / 3, minPauseMs), maxPauseMs / 3);
      this.#rate.resumed(now);
      this.#nextAt = Math.max(this.#nextAt, sentAt + this.#rate.spacingMs);
    }
    this.#pausedMs = 0;
    this.#rate.answered(now);
    this.#refusals = 0;
    this.#isProbing = false;
  }

  #maxAtATime(latencyMs: number): number {
    const { concurrency } = this.#options;
    return latencyMs < quickMs ? Math.min(quickConcurrency, concurrency) : concurrency;
  }

  #refused(failure: Failure, sentAt: number): void {
    const now = this.#options.clock.now();
    if (sentAt <= this.#refusedAt) return;
    this.#refusedAt = now;
    this.#refusals += 1;
    const asked = askedMsOf(failure);
    const growth = 2 ** (this.#refusals - 1);
    const own = Math.min(this.#firstPauseMs * growth, maxPauseMs) * (1 + this.#options.random() * 0.1);
    // Who names a pause knows better than what was learned, but not better than that it was refused again and again.
    const pause = asked === 0 ? own : Math.max(asked + 50, Math.min(minPauseMs * growth, maxPauseMs));
    this.#isProbing = true;
    this.#pausedMs += pause;
    this.backOff(failure, pause);
    const patienceMs = Math.min(this.#options.patienceMs, this.#hasAnswer ? Infinity : firstPatienceMs);
    if (pause > maxRetryAfterMs || this.#pausedMs > patienceMs) this.#hopeless = failure;
  }

  /** A 503 may say when to come back; one that never answered and wants to be left alone for long is left alone. */
  #obey(failure: Failure): void {
    const asked = askedMsOf(failure);
    if (asked === 0) return;
    const before = Math.max(this.#blockedUntil, this.#options.clock.now());
    this.backOff(failure, Math.min(asked, maxPauseMs));
    this.#obeyedMs += Math.max(0, this.#blockedUntil - before);
    if (!this.#hasAnswer && (asked > firstPatienceMs || this.#obeyedMs > firstPatienceMs)) this.#hopeless = failure;
  }
}

/** The pause that an answer asks for; 0 where it asks for none. */
function askedMsOf({ facts: { retryAfterSeconds } }: Failure): number {
  return typeof retryAfterSeconds === 'number' ? Math.max(0, retryAfterSeconds * 1000) : 0;
}
