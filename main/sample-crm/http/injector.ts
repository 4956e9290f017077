import type { AnswerFault, Fault, FaultOf, Faults, RateLimit, Scope, Trigger } from './faults';
import type { CrmQuestion } from './question';
import { hashText, Random } from '../data/random';
import { lastSecondOf, wallSeconds } from '../data/wall-time';

/** A question as a fault sees it. */
export interface Occasion {
  readonly url: string;
  readonly question: CrmQuestion;
  /** The period asked for, or the moment of the interaction whose notes are asked for; null where there is no such interaction. */
  readonly period: { readonly from: number; readonly to: number } | null;
  /** Whether the answer is about one of these interactions. */
  readonly touches: (uuids: readonly string[]) => boolean;
}

/** What goes wrong with an answer: an optional delay, and at most one fault that takes its place. */
export interface Misfortune {
  readonly delayMs: number;
  readonly fault: Exclude<AnswerFault, { readonly kind: 'slow' }> | null;
}

interface Count {
  seen: number;
  struck: number;
}

/** Decides, question by question, which of the switched-on faults strike. */
export class Injector {
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #counts = new Map<string, Count>();
  readonly #streams: readonly Random[];
  readonly #buckets = new Map<RateLimit, { tokens: number; filledAt: number }>();

  constructor(faults: Faults, now: () => number) {
    this.#faults = faults;
    this.#now = now;
    this.#streams = faults.map((fault, place) => new Random(fault.seed ?? 1, place));
  }

  /** What happens to the answer. */
  spoilAnswer(occasion: Occasion): Misfortune {
    let delayMs = 0;
    for (const [place, fault] of this.#faults.entries()) {
      if (!isAnswerFault(fault) || !this.#strikes(fault, place, occasion)) continue;
      if (fault.kind === 'slow') delayMs += fault.delayMs;
      else if (fault.kind !== 'rateLimit' || !this.#takeToken(fault)) return { delayMs, fault };
    }
    return { delayMs, fault: null };
  }

  /** The faults of one kind that strike what is listed. */
  strikingOf<Kind extends Fault['kind']>(kind: Kind, occasion: Occasion): readonly FaultOf<Kind>[] {
    const striking: FaultOf<Kind>[] = [];
    for (const [place, fault] of this.#faults.entries()) {
      if (isKind(fault, kind) && this.#strikes(fault, place, occasion)) striking.push(fault);
    }
    return striking;
  }

  #strikes(fault: Trigger, place: number, occasion: Occasion): boolean {
    if (!isInScope(fault.on, occasion)) return false;
    const count = this.#countOf(fault.perUrl === true ? `${place} ${hashText(occasion.url)}` : String(place));
    count.seen += 1;
    const turn = count.seen - (fault.after ?? 0);
    if (turn < 1 || turn % (fault.every ?? 1) !== 0 || count.struck >= (fault.times ?? Infinity)) return false;
    if (fault.probability !== undefined && this.#streams[place]?.chance(fault.probability) !== true) return false;
    count.struck += 1;
    return true;
  }

  #countOf(key: string): Count {
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = { seen: 0, struck: 0 };
    this.#counts.set(key, count);
    return count;
  }

  #takeToken(limit: RateLimit): boolean {
    const now = this.#now();
    const bucket = this.#buckets.get(limit) ?? { tokens: limit.burst, filledAt: now };
    bucket.tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * limit.perSecond);
    bucket.filledAt = now;
    this.#buckets.set(limit, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}

function isInScope(scope: Scope | undefined, { question, period, touches }: Occasion): boolean {
  if (scope === undefined) return true;
  if (scope.method !== undefined && scope.method !== question.method) return false;
  if (scope.page !== undefined && scope.page !== question.page) return false;
  if (scope.from !== undefined && (period === null || period.to < wallSeconds(scope.from))) return false;
  if (scope.to !== undefined && (period === null || period.from > lastSecondOf(scope.to))) return false;
  return scope.uuids === undefined || touches(scope.uuids);
}

function isAnswerFault(fault: Fault): fault is AnswerFault & Trigger {
  switch (fault.kind) {
    case 'arriving':
    case 'exclusiveDateTo':
    case 'order':
    case 'wrongTotal':
    case 'withheld':
      return false;
    default:
      return true;
  }
}

function isKind<Kind extends Fault['kind']>(fault: Fault, kind: Kind): fault is FaultOf<Kind> {
  return fault.kind === kind;
}
