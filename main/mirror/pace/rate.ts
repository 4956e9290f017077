/**
 * Finds the CRM's request limit, whose size and kind are not documented, and stays just below it.
 *
 * Until the first refusal nothing is held back. From then on requests are spaced evenly: at first at the rate that the
 * refused burst and the pause after it averaged, later a part below the rate that was refused; the rate then grows,
 * quickly up to where it was refused, hardly beyond. All numbers are requests a second.
 */
export class Rate {
  /** Null while there is no reason to hold anything back. */
  #rate: number | null = null;
  #refusedAt = Infinity;
  /** After the first refusals the limit may be far above what could be measured: grow fast until the next. */
  #isSearching = false;
  #since: number;
  #grownAt: number;
  #answers = 0;
  #doubledAfter = 0;

  constructor(now: number) {
    this.#since = now;
    this.#grownAt = now;
  }

  get perSecond(): number | null {
    return this.#rate;
  }

  /** Milliseconds between the departures of two requests. */
  get spacingMs(): number {
    return this.#rate === null ? 0 : 1000 / this.#rate;
  }

  /** An answer came. */
  answered(now: number): void {
    this.#answers += 1;
    if (this.#rate === null) return;
    const seconds = (now - this.#grownAt) / 1000;
    if (this.#isSearching) {
      const enough = Math.max(searchAnswers, this.#rate * 0.8);
      if (seconds < 0.8 || this.#answers - this.#doubledAfter < enough) return;
      this.#rate *= 2;
      this.#doubledAfter = this.#answers;
    } else {
      if (seconds < 1) return;
      const growth = this.#rate < this.#refusedAt * nearly ? growthBelow : this.#growthBeyond(now);
      this.#rate *= (1 + growth) ** Math.min(seconds, 10);
    }
    this.#grownAt = now;
  }

  /** Hardly any at first; more and more while nothing is refused, since then the limit was not what it seemed. */
  #growthBeyond(now: number): number {
    const quietSeconds = (now - this.#since) / 1000;
    return Math.min(growthBeyond * (1 + (quietSeconds / 45) ** 2), maxGrowth);
  }

  /** The pause after a refusal is over and a request went through: from here on, so fast. */
  resumed(now: number): void {
    const seconds = Math.max((now - this.#since) / 1000, 0.001);
    if (this.#rate === null) {
      const average = this.#answers / Math.max(seconds, 1);
      this.#isSearching = this.#answers < reliableAnswers;
      this.#refusedAt = average / nearly;
      this.#rate = Math.max(average * firstPart, slowest);
    } else {
      // Refused again at once: far above the limit. Refused after a while: just above it.
      const isSoon = seconds < soonSeconds && !this.#isSearching;
      this.#refusedAt = this.#rate;
      this.#rate = Math.max(this.#rate * (isSoon || this.#isSearching ? 0.5 : nextPart), slowest);
      this.#isSearching = false;
    }
    this.#since = now;
    this.#grownAt = now;
    this.#answers = 0;
    this.#doubledAfter = 0;
  }
}

const firstPart = 0.9;
const nextPart = 0.85;
const nearly = 0.95;
const growthBelow = 0.01;
const growthBeyond = 0.002;
const maxGrowth = 0.03;
const searchAnswers = 3;
const reliableAnswers = 15;
const soonSeconds = 4;
/** One request in two minutes is still going on. */
const slowest = 1 / 120;
