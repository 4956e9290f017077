import { errorOf, failureOf, KronikaError, type Failure, type FailureKind } from '../../../preload/failure';
import type { Method, Pace } from '../../crm/http/client';
import type { Clock } from './clock';
import type { Gate } from './gate';
import { Concurrency } from './concurrency';
import { Rate } from './rate';
import { askedMsOf, maxPauseMs, Refusals, type RefusalOptions } from './refusals';

export interface PaceOptions extends RefusalOptions {
  readonly clock: Clock;
  readonly gate: Gate;
  readonly signal: AbortSignal;
  /** Requests under way at a time, at most. */
  readonly concurrency: number;
}

/** Why every request waits, and for how long; 0 while a lost CRM is asked whether it is back. */
export interface Waiting {
  readonly reason: FailureKind | 'paused';
  readonly seconds: number;
}

/** Paces all requests of one run together: at most so many at a time, spaced by `Rate`, all paused by a refusal. */
export class AdaptivePace implements Pace {
  readonly #options: PaceOptions;
  readonly #rate: Rate;
  readonly #leaveGate: () => void;
  readonly #queue: (() => void)[] = [];
  readonly #concurrency: Concurrency;
  readonly #refusals: Refusals;
  #active = 0;
  #nextAt = 0;
  #blockedUntil = 0;
  #blockedBy: FailureKind | null = null;
  #isWaking = false;
  #requests = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#rate = new Rate(options.clock.now());
    this.#concurrency = new Concurrency(options.concurrency);
    this.#refusals = new Refusals(options);
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
  expectedRate(method: Method, atATime?: number): number | null {
    const rate = this.#concurrency.expectedRate(method, atATime);
    return rate === null ? null : Math.min(rate, this.#rate.perSecond ?? Infinity);
  }

  /** How long answers other than the limit's asked everything to back off, since the last good one. */
  get obeyedMs(): number {
    return this.#refusals.obeyedMs;
  }

  /** Set when pausing no longer helps: the failure that the run should end with. */
  get hopeless(): Failure | null {
    return this.#refusals.hopeless;
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
        if (!isRefusal || this.hopeless !== null) throw error;
      } finally {
        this.#active -= 1;
        this.#pump();
      }
    }
  }

  /** Lets no request leave for so long, for this reason; afterwards they come up one by one. */
  backOff(failure: Failure, ms: number): void {
    this.#concurrency.shrink();
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
    if (this.#options.signal.aborted || this.hopeless !== null) {
      this.#active -= 1;
      this.#pump();
      if (this.#options.signal.aborted) throw new KronikaError('cancelled');
      throw this.hopeless === null ? new KronikaError('unexpected') : errorOf(this.hopeless);
    }
  }

  /** Lets as many requests leave as may now, and comes back when the next may. */
  #pump(): void {
    const { clock, gate, signal } = this.#options;
    const isOver = signal.aborted || this.hopeless !== null;
    while (this.#queue.length > 0) {
      if (!isOver) {
        if (gate.isShut || gate.givesWay || this.#active >= (this.#refusals.isProbing ? 1 : this.#concurrency.allowed))
          return;
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
    this.#concurrency.answered(method, now - sentAt);
    if (this.#blockedUntil <= now) this.#blockedBy = null;
    const answer = this.#refusals.answered(sentAt);
    if (answer === 'stale') return;
    if (answer === 'resumed') {
      this.#rate.resumed(now);
      this.#nextAt = Math.max(this.#nextAt, sentAt + this.#rate.spacingMs);
    }
    this.#rate.answered(now);
  }

  #refused(failure: Failure, sentAt: number): void {
    const pauseMs = this.#refusals.refused(failure, sentAt, this.#options.clock.now());
    if (pauseMs !== null) this.backOff(failure, pauseMs);
  }

  /** A 503 may say when to come back. */
  #obey(failure: Failure): void {
    const askedMs = askedMsOf(failure);
    if (askedMs === 0) return;
    const before = Math.max(this.#blockedUntil, this.#options.clock.now());
    this.backOff(failure, Math.min(askedMs, maxPauseMs));
    this.#refusals.obeyed(failure, Math.max(0, this.#blockedUntil - before));
  }
}
