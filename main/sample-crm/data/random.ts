/** A 32-bit hash of whole numbers (murmur3's mixing): the same parts always give the same number. */
export function hashParts(...parts: readonly number[]): number {
  let hash = 0x9747b28c;
  for (const part of parts) {
    let word = Math.imul(part, 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    hash ^= Math.imul(word, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  return avalanche(hash ^ parts.length);
}

/** A 32-bit hash of a text (FNV-1a, then mixed). */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return avalanche(hash);
}

/** Murmur3's final mixing: a bijection of 32-bit numbers in which each input bit reaches each output bit. */
export function avalanche(word: number): number {
  let hash = word | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The inverse of `avalanche`. */
export function unavalanche(word: number): number {
  let hash = word | 0;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7ed1b41d);
  hash ^= (hash >>> 13) ^ (hash >>> 26);
  hash = Math.imul(hash, 0xa5cb9243);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A small seeded stream of random numbers (sfc32, PractRand's public-domain generator). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...seed: readonly number[]) {
    this.#a = hashParts(...seed, 1);
    this.#b = hashParts(...seed, 2);
    this.#c = hashParts(...seed, 3);
    for (let round = 0; round < 4; round += 1) this.word();
  }

  /** The next 32 random bits. */
  word(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number from 0 up to but not including 1. */
  unit(): number {
    return this.word() / 0x1_0000_0000;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.unit() * list.length)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }

  /** The index of one weight, chosen in proportion to the weights. */
  weighted(weights: readonly number[]): number {
    let left = this.unit() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let at = 0; at < weights.length; at += 1) {
      left -= weights[at] ?? 0;
      if (left < 0) return at;
    }
    return weights.length - 1;
  }

  /** A waiting time with the given mean (exponential). */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.unit());
  }

  /** A positive number around the median, with a long tail (log-normal). */
  around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
    return median * Math.exp(normal * spread);
  }
}
