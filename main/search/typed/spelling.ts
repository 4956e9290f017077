/** From so many letters on a word may have one edit, and two; what is longer than the last is no word that somebody typed. */
const lengths = { oneEdit: 5, twoEdits: 9, longest: 48 };

const onlyLetters = /^\p{L}+$/u;

/** A sorted list of folded words, in the order of their code points. */
export interface WordList {
  /** The first word that is not below a text. */
  from(text: string): string | undefined;
  /** Those of the texts that are words of the list. */
  among(texts: readonly string[]): readonly string[];
}

/**
 * How many edits a folded word may be away from the one that was meant: the insertion, the deletion or the exchange of a
 * letter, or two neighbours the wrong way round. None where it is short or has anything but letters.
 */
export function editsAllowed(typed: string): number {
  const { length } = typed;
  if (length < lengths.oneEdit || length > lengths.longest || !onlyLetters.test(typed)) return 0;
  return length < lengths.twoEdits ? 1 : 2;
}

/**
 * The words of a list that a typed one is within so many edits of (no letter twice: optimal string alignment), in the list's
 * order, the typed one included. The list is gone through letter by letter, as far as words begin in a way that may still be
 * meant; what has no edit left can only go on as it was typed, and is looked up.
 */
export function wordsNear(typed: string, edits: number, list: WordList, check: () => void): string[] {
  const walk = new Walk(typed, edits, list, check);
  walk.from('', 0);
  return list
    .among([...walk.candidates])
    .filter((word) => onlyLetters.test(word))
    .sort();
}

/** No word to correct goes on with a sign or a digit, which come before all letters. */
const afterDigits = ':';

class Walk {
  readonly candidates = new Set<string>();
  readonly #typed: readonly string[];
  readonly #edits: number;
  readonly #list: WordList;
  readonly #check: () => void;
  readonly #table: Table;

  constructor(typed: string, edits: number, list: WordList, check: () => void) {
    this.#typed = Array.from(typed);
    this.#edits = edits;
    this.#list = list;
    this.#check = check;
    this.#table = new Table(this.#typed);
  }

  /** Goes through the words that begin with `beginning`, which has `depth` letters. */
  from(beginning: string, depth: number): void {
    this.#check();
    const table = this.#table;
    if (table.fewest(depth) === this.#edits) {
      this.#addCompletions(beginning, depth);
      return;
    }
    if (table.whole(depth) <= this.#edits) this.candidates.add(beginning);
    for (let next: string | null = beginning + afterDigits; next !== null;) {
      const word = this.#list.from(next);
      const code = word?.startsWith(beginning) === true ? word.codePointAt(beginning.length) : undefined;
      if (code === undefined) return;
      const letter = String.fromCodePoint(code);
      table.put(depth, letter);
      if (table.fewest(depth + 1) <= this.#edits) this.from(beginning + letter, depth + 1);
      next = textAfter(beginning, code);
    }
  }

  /** What a beginning that has used up all edits may be the beginning of. */
  #addCompletions(beginning: string, depth: number): void {
    const typed = this.#typed;
    for (let at = 0; at <= typed.length; at += 1) {
      if (this.#table.edits(depth, at) === this.#edits) this.candidates.add(beginning + typed.slice(at).join(''));
      // Its last letter may be the first of two that changed places.
      if (this.#table.mayTurn(depth, at, this.#edits))
        this.candidates.add(beginning + (typed[at] ?? '') + typed.slice(at + 2).join(''));
    }
  }
}

/** How far each beginning of a typed word is from each beginning of another, whose letters are put one by one. */
class Table {
  readonly #typed: readonly string[];
  readonly #letters: string[] = [];
  /** By how many letters of the other there are. */
  readonly #rows: Uint8Array[];
  readonly #fewest: number[] = [0];

  constructor(typed: readonly string[]) {
    this.#typed = typed;
    this.#rows = [Uint8Array.from({ length: typed.length + 1 }, (_, at) => at)];
  }

  /** Of the first `at` letters of the typed word. */
  edits(depth: number, at: number): number {
    return this.#rows[depth]?.[at] ?? Infinity;
  }

  /** Of all letters of the typed word. */
  whole(depth: number): number {
    return this.edits(depth, this.#typed.length);
  }

  /** The fewest of any beginning of the typed word. */
  fewest(depth: number): number {
    return this.#fewest[depth] ?? Infinity;
  }

  /** Whether the other goes on with the typed letter `at`, if that and the next have changed places and `edits` are enough. */
  mayTurn(depth: number, at: number, edits: number): boolean {
    return depth > 0 && this.#typed[at + 1] === this.#letters[depth - 1] && this.edits(depth - 1, at) < edits;
  }

  /** Puts a letter after the first `depth`. */
  put(depth: number, letter: string): void {
    const typed = this.#typed;
    const row = this.#rows[depth] as Uint8Array;
    const turned = this.#letters[depth - 1];
    const before = this.#rows[depth - 1];
    const after = (this.#rows[depth + 1] ??= new Uint8Array(typed.length + 1));
    this.#letters[depth] = letter;
    let fewest = (after[0] = depth + 1);
    for (let at = 1; at <= typed.length; at += 1) {
      let edits = (row[at - 1] as number) + (typed[at - 1] === letter ? 0 : 1);
      edits = Math.min(edits, (row[at] as number) + 1, (after[at - 1] as number) + 1);
      if (at > 1 && before !== undefined && typed[at - 2] === letter && typed[at - 1] === turned)
        edits = Math.min(edits, (before[at - 2] as number) + 1);
      after[at] = edits;
      fewest = Math.min(fewest, edits);
    }
    this.#fewest[depth + 1] = fewest;
  }
}

/** The first text after all that begin with a text and a character. */
function textAfter(beginning: string, code: number): string | null {
  const next = code + 1 === 0xd800 ? 0xe000 : code + 1;
  return next > 0x10ffff ? null : beginning + String.fromCodePoint(next);
}

/** How many edits a typed word is away from another (optimal string alignment); both of at most 200 letters. */
export function editsBetween(typed: string, word: string): number {
  const table = new Table(Array.from(typed));
  const letters = Array.from(word);
  letters.forEach((letter, depth) => {
    table.put(depth, letter);
  });
  return table.whole(letters.length);
}
