/** Numbers for terms: what a record is found by takes a few integers while it waits for its segment. */
export class TermDictionary {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];

  get size(): number {
    return this.#terms.length;
  }

  /** The number of a term; a new term gets the next one. */
  number(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    this.#numbers.set(term, number);
    this.#terms.push(term);
    return number;
  }

  /** The term of a number that was given. */
  term(number: number): string {
    return this.#terms[number] as string;
  }

  clear(): void {
    this.#numbers.clear();
    this.#terms.length = 0;
  }
}
