import type { TimeRange } from '../../preload/ranges';
import { failureOf, KronikaError, type Failure, type FailureKind, type Result } from '../../preload/failure';
import { readAnswer } from '../crm/answer';
import type { CrmClient } from '../crm/http/client';
import type { Clock } from './pace/clock';
import type { AdaptivePace } from './pace/pace';
import type { ProgressMeter } from './progress';
import type { Steps } from './writer/steps';

/** What the parts of one synchronisation share. */
export interface SyncRun {
  readonly steps: Steps;
  readonly client: CrmClient;
  readonly pace: AdaptivePace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The events whose notes the run asks for where they are owed. */
  readonly owing: TimeRange;
  readonly meter: ProgressMeter;
  readonly endurance: Endurance;
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  readonly random: () => number;
}

/** Thrown where the whole run must end: nothing that is still to be asked would fare better. */
export class RunStopped extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'RunStopped';
    this.failure = failure;
  }
}

export interface EnduranceOptions {
  /** How long rests may add up to while the CRM answers nothing at all. */
  readonly patienceMs: number;
  /** The same before it ever answered: then something is more likely wrong than busy. */
  readonly firstPatienceMs: number;
}

/** A CRM that counts wrong everywhere must not be asked without end. */
const maxInVain = 1000;

/** Knows how the run fares: whether failures are single ones, or the CRM as a whole is away. */
export class Endurance {
  readonly #options: EnduranceOptions;
  #hasSuccess = false;
  #failuresInRow = 0;
  #refusalsInRow = 0;
  #restedMs = 0;
  #rests = 0;
  #check: Promise<boolean> | null = null;
  #inVain = 0;

  constructor(options: EnduranceOptions) {
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
    this.#restedMs = 0;
    this.#rests = 0;
  }

  /**
   * Takes note of a failure; returns when it makes sense to go on: true where the CRM was away as a whole, so that the
   * failure says nothing about what was asked. Throws `RunStopped` where it does not.
   */
  async failed(run: SyncRun, thrown: Failure): Promise<boolean> {
    const failure = this.#hasSuccess ? sinceAnswered(thrown) : thrown;
    if (run.signal.aborted) throw new RunStopped({ kind: 'cancelled', facts: {} });
    if (run.pace.hopeless !== null) throw new RunStopped(run.pace.hopeless);
    switch (weightOf(failure.kind, this.#hasSuccess)) {
      case 'single':
        return false;
      case 'fatal':
        throw new RunStopped(failure);
      case 'refusal':
        // Whoever was let in before may be refused by a hiccup; who never was needs another key.
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
    return this.#rests > 0 || this.#failuresInRow >= (this.#hasSuccess ? 6 : 3);
  }

  #checkOnce(run: SyncRun, failure: Failure): Promise<boolean> {
    this.#check ??= this.#checkCrm(run, failure).finally(() => {
      this.#check = null;
    });
    return this.#check;
  }

  /**
   * After failures in a row: is it these questions, or does the CRM answer nothing at all? Then everything rests.
   * True where the CRM is away.
   */
  async #checkCrm(run: SyncRun, failure: Failure): Promise<boolean> {
    this.#failuresInRow = 0;
    if (await answersAnything(run)) {
      this.succeeded();
      return false;
    }
    const ms = 500 * 2 ** Math.min(this.#rests, 6) * (0.8 + run.random() * 0.4);
    this.#rests += 1;
    // An answer that was waited for in vain has used up patience as well.
    this.#restedMs += ms + Number(failure.facts['seconds'] ?? 0) * 1000;
    const { patienceMs, firstPatienceMs } = this.#options;
    const isOver = this.#hasSuccess
      ? this.#restedMs + run.pace.obeyedMs > patienceMs
      : this.#restedMs > firstPatienceMs;
    if (isOver) throw new RunStopped(failure);
    run.pace.rest(failure, ms);
    return true;
  }
}

/** A CRM that answered in this run has a name: where it is not found any more, it is the network that is lost. */
function sinceAnswered(failure: Failure): Failure {
  return failure.kind === 'unknownInstance' ? { ...failure, kind: 'unreachable' } : failure;
}

/** Asks the smallest question there is: a second that no record lies in. */
async function answersAnything(run: SyncRun): Promise<boolean> {
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
 * Does a piece of work, a few times over if need be, with growing and scattered pauses; gives its answer, or the failure
 * of the last time. Throws `RunStopped` where the run must end.
 */
export async function insist<T>(run: SyncRun, work: (isLastTry: boolean) => Promise<T>, tries = 3): Promise<Result<T>> {
  for (let time = 1; ; time += 1) {
    try {
      const value = await work(time >= tries);
      run.endurance.succeeded();
      return { ok: true, value };
    } catch (error) {
      if (error instanceof RunStopped) throw error;
      const failure = run.client.redact(failureOf(error));
      const wasAway = await run.endurance.failed(run, failure);
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

/** A failure as an error again. */
export function toError({ kind, facts, detail }: Failure): KronikaError {
  return new KronikaError(kind, facts, detail);
}
