/** A list of numbers that grows as it is written to, eight bytes each; what was not written yet is its blank. */
export class GrowingColumn {
  readonly #blank: number;
  #values: Float64Array;
  #length = 0;

  constructor(blank = 0, capacity = 1024) {
    this.#blank = blank;
    this.#values = blanks(Math.max(capacity, 1), blank);
  }

  /** One more than the highest place that was written to. */
  get length(): number {
    return this.#length;
  }

  at(place: number): number {
    return place < this.#length ? (this.#values[place] as number) : this.#blank;
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow(place);
    this.#values[place] = value;
    if (place >= this.#length) this.#length = place + 1;
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  /** A copy of what was written. */
  values(): Float64Array {
    return this.#values.slice(0, this.#length);
  }

  #grow(place: number): void {
    const before = this.#values;
    this.#values = blanks(Math.max(place + 1, before.length * 2), this.#blank);
    this.#values.set(before);
  }
}

function blanks(length: number, blank: number): Float64Array {
  const values = new Float64Array(length);
  return blank === 0 ? values : values.fill(blank);
}
