import type { Method } from '../../crm/http/client';

/** Up to here more requests at a time bring nothing, since the answers come at once. */
const quickMs = 40;
const quickConcurrency = 3;
/** So many answers let one request more be under way. */
const answersToGrow = 8;

/** How many requests are under way at a time: one at first and after a pause, more with each answer as far as it helps. */
export class Concurrency {
  readonly #max: number;
  #allowed = 1;
  #answersSinceGrowth = 0;
  #latencyMs = 0;
  readonly #latencyOf = new Map<Method, number>();

  constructor(max: number) {
    this.#max = max;
  }

  get allowed(): number {
    return this.#allowed;
  }

  /** Something is wrong: they come up again one by one. */
  shrink(): void {
    this.#allowed = 1;
  }

  /** An answer came after so long. */
  answered(method: Method, ms: number): void {
    this.#latencyMs = this.#latencyMs === 0 ? ms : this.#latencyMs * 0.9 + ms * 0.1;
    this.#latencyOf.set(method, (this.#latencyOf.get(method) ?? ms) * 0.9 + ms * 0.1);
    this.#answersSinceGrowth += 1;
    if (this.#answersSinceGrowth < answersToGrow || this.#allowed >= this.#maxAt(this.#latencyMs)) return;
    this.#allowed += 1;
    this.#answersSinceGrowth = 0;
  }

  /**
   * How many requests of a kind will be answered a second: so many at a time, each as long as those before it. Null before
   * the first answer of that kind.
   */
  expectedRate(method: Method, atATime = this.#max): number | null {
    const latencyMs = this.#latencyOf.get(method);
    if (latencyMs === undefined) return null;
    return (Math.min(atATime, this.#maxAt(latencyMs)) * 1000) / Math.max(latencyMs, 1);
  }

  #maxAt(latencyMs: number): number {
    return latencyMs < quickMs ? Math.min(quickConcurrency, this.#max) : this.#max;
  }
}
