/** A list of integers that grows, four bytes each. */
export class Int32List {
  #values: Int32Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#values = new Int32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The values from one place to another, valid until the list changes. */
  view(from = 0, to = this.#length): Int32Array {
    return this.#values.subarray(from, to);
  }

  /** Lets go of what stands at a place and after it. */
  truncate(length: number): void {
    this.#length = length;
  }

  #grow(): void {
    const grown = new Int32Array(this.#values.length * 2);
    grown.set(this.#values);
    this.#values = grown;
  }
}
