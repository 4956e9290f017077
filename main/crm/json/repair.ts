/**
 * Repairs exactly the two breakages of JSON that the vendor's own printed examples show:
 * Draft.js content put raw between the quotes of its string, and a comma before a closing bracket.
 *
 * Nothing is ever closed or completed here. A general repairer such as jsonrepair would make a body that was cut off
 * in transfer look like a complete one with fewer records, and those would be missing without a word.
 */
export function repairBody(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  const replace = (from: number, to: number, by: string): void => {
    pieces.push(text.slice(copied, from), by);
    copied = to;
  };
  const rawContent = new RawContent(text);
  let before = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isSpace(letter)) continue;
    if (letter === '"') {
      const rawEnd = before === ':' ? rawContent.endOf(at) : null;
      const end = rawEnd ?? endOfString(text, at);
      if (end === null) return text;
      if (rawEnd !== null) replace(at, rawEnd, JSON.stringify(text.slice(at + 1, rawEnd - 1)));
      at = end - 1;
    } else if (letter === ',' && isCommaTooMany(text, at, before)) {
      replace(at, at + 1, '');
    }
    before = letter;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** After a value only: `[,]` and `,,` were never printed, so they stay broken. */
function isCommaTooMany(text: string, at: number, before: string): boolean {
  if (before === '' || '{[,:'.includes(before)) return false;
  const next = text.charAt(skipSpace(text, at + 1));
  return next === '}' || next === ']';
}

/** So many times the length of a text are parsed in vain before nothing more in it is taken for raw content. */
const maxInVain = 16;

/** Finds raw Draft.js content between the quotes of strings; what it has looked at for one it does not look at again for the next. */
class RawContent {
  readonly #text: string;
  readonly #brackets: Brackets;
  #leftInVain: number;

  constructor(text: string) {
    this.#text = text;
    this.#brackets = new Brackets(text);
    this.#leftInVain = maxInVain * text.length;
  }

  /**
   * Where the string that opens at `quote` ends if it holds raw Draft.js content: a whole JSON object, then the closing
   * quote, then what may follow a value. Null for any other string; one that holds `{` alone is an ordinary string.
   */
  endOf(quote: number): number | null {
    const text = this.#text;
    const open = skipSpace(text, quote + 1);
    if (text.charAt(open) !== '{' || text.charAt(skipSpace(text, open + 1)) !== '"') return null;
    const end = this.#brackets.endOf(open);
    if (end === null || !this.#mayEndAt(end) || !this.#isJson(open, end)) return null;
    return skipSpace(text, end) + 1;
  }

  readonly #endings = new Map<number, boolean>();

  #mayEndAt(end: number): boolean {
    const known = this.#endings.get(end);
    if (known !== undefined) return known;
    const closing = skipSpace(this.#text, end);
    const next = this.#text.charAt(skipSpace(this.#text, closing + 1));
    const mayEnd = this.#text.charAt(closing) === '"' && (next === ',' || next === '}' || next === ']');
    this.#endings.set(end, mayEnd);
    return mayEnd;
  }

  #isJson(from: number, to: number): boolean {
    if (to - from > this.#leftInVain) return false;
    try {
      JSON.parse(this.#text.slice(from, to));
      return true;
    } catch {
      this.#leftInVain -= to - from;
      return false;
    }
  }
}

/**
 * Finds where brackets are closed again, strings being skipped. Where a look comes to a place at which an earlier one was
 * outside of strings, both go on alike: it takes over from there what that one found. So each place is looked at at most
 * once outside and once inside of strings, however many brackets are asked about.
 */
class Brackets {
  readonly #text: string;
  /** At a place where a look was outside of strings, the number of the innermost bracket open there; else 0. */
  #openAt: Int32Array | null = null;
  /** By number, from 1: where the bracket is closed, the closing one included; 0 where it never is. */
  readonly #ends: number[] = [0];

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the bracket at `open` is closed again; null where it never is. */
  endOf(open: number): number | null {
    this.#openAt ??= new Int32Array(this.#text.length + 1);
    const end = this.#ends[this.#openAt[open + 1] || this.#look(this.#openAt, open)] ?? 0;
    return end === 0 ? null : end;
  }

  /** Looks from a bracket to where it is closed; gives its number. */
  #look(openAt: Int32Array, open: number): number {
    const [text, ends] = [this.#text, this.#ends];
    const first = ends.length;
    const opened: number[] = [];
    let at = open;
    do {
      const known = openAt[at] ?? 0;
      if (known > 0 && opened.length > 0) {
        const end = ends[known] ?? 0;
        if (end === 0) break;
        ends[opened.pop() ?? 0] = end;
        at = end;
        continue;
      }
      openAt[at] = opened.at(-1) ?? 0;
      const letter = text.charAt(at);
      if (letter === '"') {
        const end = endOfString(text, at);
        if (end === null) break;
        at = end;
      } else {
        at += 1;
        if (letter === '{' || letter === '[') opened.push(ends.push(0) - 1);
        else if (letter === '}' || letter === ']') ends[opened.pop() ?? 0] = at;
      }
    } while (opened.length > 0 && at < text.length);
    return first;
  }
}

/** Where the string that opens at `quote` ends, its closing quote included; null where it is cut off. */
export function endOfString(text: string, quote: number): number | null {
  for (let at = quote + 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') at += 1;
    else if (letter === '"') return at + 1;
  }
  return null;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charAt(at))) at += 1;
  return at;
}

function isSpace(letter: string): boolean {
  return letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t';
}
