import { failureOf, type Failure, type FailureKind } from '../../preload/failure';
import { readAnswer } from '../crm/answer';
import type { CrmClient } from '../crm/http/client';
import type { AdaptivePace } from './pace/pace';
import { RunStopped } from './run-stopped';

/** What the breaker needs of a run: to ask the CRM something small, and to hold all requests. */
interface WatchedRun {
  readonly client: CrmClient;
  readonly pace: AdaptivePace;
  readonly signal: AbortSignal;
  readonly random: () => number;
}

export interface CircuitBreakerOptions {
  /** How long pauses may add up to while the CRM answers nothing at all. */
  readonly patienceMs: number;
  /** The same before it ever answered: then something is more likely wrong than busy. */
  readonly firstPatienceMs: number;
}

/** A CRM that counts wrong everywhere must not be asked without end. */
const maxInVain = 1000;

/** Opens where the CRM as a whole is away, while single failures pass it: then everything waits until an answer comes. */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #hasSuccess = false;
  #failuresInRow = 0;
  #refusalsInRow = 0;
  #backedOffMs = 0;
  #backOffs = 0;
  #check: Promise<boolean> | null = null;
  #inVain = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  /** An answer came that could be read; `hasBrought` says whether the archive is nearer to being complete by it. */
  answered(hasBrought: boolean): void {
    this.#inVain = hasBrought ? 0 : this.#inVain + 1;
  }

  /** So many answers in a row brought nothing: whatever the CRM says, asking it on is no way to the rest. */
  get isFruitless(): boolean {
    return this.#inVain >= maxInVain;
  }

  succeeded(): void {
    this.#hasSuccess = true;
    this.#failuresInRow = 0;
    this.#refusalsInRow = 0;
    this.#backedOffMs = 0;
    this.#backOffs = 0;
  }

  /**
   * Takes note of a failure; returns when it makes sense to go on: true where the CRM was away as a whole, so that the
   * failure says nothing about what was asked. Throws `RunStopped` where it does not.
   */
  async failed(run: WatchedRun, thrown: Failure): Promise<boolean> {
    const failure = this.#hasSuccess ? sinceAnswered(thrown) : thrown;
    if (run.signal.aborted) throw new RunStopped({ kind: 'cancelled', facts: {} });
    if (run.pace.hopeless !== null) throw new RunStopped(run.pace.hopeless);
    switch (weightOf(failure.kind, this.#hasSuccess)) {
      case 'single':
        return false;
      case 'fatal':
        throw new RunStopped(failure);
      case 'refusal':
        // A key that was accepted before may be refused by a hiccup; one that never was is the wrong one.
        this.#refusalsInRow += 1;
        if (!this.#hasSuccess || this.#refusalsInRow > 3) throw new RunStopped(failure);
        return false;
      case 'passing':
        this.#failuresInRow += 1;
        return this.#isSuspicious() && (await this.#checkOnce(run, failure));
    }
  }

  /** Some failures in a row are a reason to look; once the CRM was found away, each is until it answers. */
  #isSuspicious(): boolean {
    return this.#backOffs > 0 || this.#failuresInRow >= (this.#hasSuccess ? 6 : 3);
  }

  #checkOnce(run: WatchedRun, failure: Failure): Promise<boolean> {
    this.#check ??= this.#checkCrm(run, failure).finally(() => {
      this.#check = null;
    });
    return this.#check;
  }

  /**
   * After failures in a row: is it these questions, or does the CRM answer nothing at all? Then everything backs off.
   * True where the CRM is away.
   */
  async #checkCrm(run: WatchedRun, failure: Failure): Promise<boolean> {
    this.#failuresInRow = 0;
    if (await answersAnything(run)) {
      this.succeeded();
      return false;
    }
    const ms = 500 * 2 ** Math.min(this.#backOffs, 6) * (0.8 + run.random() * 0.4);
    this.#backOffs += 1;
    // An answer that was waited for in vain has used up patience as well.
    this.#backedOffMs += ms + Number(failure.facts['seconds'] ?? 0) * 1000;
    const { patienceMs, firstPatienceMs } = this.#options;
    const isOver = this.#hasSuccess
      ? this.#backedOffMs + run.pace.obeyedMs > patienceMs
      : this.#backedOffMs > firstPatienceMs;
    if (isOver) throw new RunStopped(failure);
    run.pace.backOff(failure, ms);
    return true;
  }
}

/** A CRM that answered in this run has a name: where it is not found any more, it is the network that is lost. */
function sinceAnswered(failure: Failure): Failure {
  return failure.kind === 'unknownInstance' ? { ...failure, kind: 'unreachable' } : failure;
}

/** Asks the smallest question there is: a second that no interaction lies in. */
async function answersAnything(run: WatchedRun): Promise<boolean> {
  const moment = '2099-12-31 23:59:59';
  try {
    readAnswer(await run.client.readHistoryPage({ from: moment, to: moment, page: 1 }));
    return true;
  } catch (error) {
    const failure = failureOf(error);
    if (weightOf(failure.kind, true) === 'fatal') throw new RunStopped(run.pace.hopeless ?? failure);
    return false;
  }
}

/**
 * How grave a failure is for the run: a `single` one says nothing of other questions, `passing` ones may be gone at the next
 * try. What stands between us and a CRM that answered before is passing, too: another network, which may be left again.
 */
function weightOf(kind: FailureKind, hasSuccess: boolean): 'single' | 'passing' | 'refusal' | 'fatal' {
  switch (kind) {
    case 'notAskable':
      return 'single';
    case 'unreachable':
    case 'timedOut':
    case 'loginPage':
    case 'refusedByCrm':
    case 'unknownShape':
    case 'brokenAnswer':
    case 'answerTooLarge':
    case 'crmFault':
    case 'countsDisagree':
      return 'passing';
    case 'unauthorised':
      return 'refusal';
    case 'unknownInstance':
    case 'proxyWantsPassword':
    case 'certificateNotTrusted':
      return hasSuccess ? 'passing' : 'refusal';
    default:
      // The CRM's limit (the pace has given up), and everything about the archive or this program.
      return 'fatal';
  }
}
