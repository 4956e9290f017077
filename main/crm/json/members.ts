import { endOfString } from './repair';

/** A member of a JSON list or object: where its value stands, white space around it included. */
export interface Member {
  /** Between its quotes, as it is written; null in a list. */
  readonly key: string | null;
  readonly from: number;
  readonly to: number;
}

/** The members of a list or object, and where it ends. */
export interface Members {
  readonly members: readonly Member[];
  readonly end: number;
}

/**
 * Takes the list or object apart whose bracket stands at `open`, by its brackets, commas and strings alone: what is wrong
 * inside a member does not matter, as long as its brackets and quotes are pairs. Null where it is never closed.
 */
export function membersOf(text: string, open: number): Members | null {
  const isObject = text.charAt(open) === '{';
  const members: Member[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') {
      at = (endOfString(text, at) ?? text.length) - 1;
      continue;
    }
    if (letter === '{' || letter === '[') depth += 1;
    const isEnd = (letter === '}' || letter === ']') && (depth -= 1) === 0;
    if (!isEnd && (letter !== ',' || depth !== 1)) continue;
    if (text.slice(from, at).trim() !== '')
      members.push(isObject ? withKey(text, from, at) : { key: null, from, to: at });
    if (isEnd) return { members, end: at + 1 };
    from = at + 1;
  }
  return null;
}

function withKey(text: string, from: number, to: number): Member {
  const quote = text.indexOf('"', from);
  const end = quote === -1 || quote >= to ? to : (endOfString(text, quote) ?? text.length);
  const colon = text.indexOf(':', end);
  if (colon === -1 || colon >= to) return { key: null, from, to };
  return { key: text.slice(quote + 1, end - 1), from: colon + 1, to };
}

/** What a JSON text would cost to read. */
export interface Weight {
  /** Brackets inside brackets. */
  readonly depth: number;
  /** About so many values. */
  readonly values: number;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

/** Weighs a JSON text without reading it, in memory that does not grow with it. */
export function weigh(body: Uint8Array): Weight {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at] as number;
    if (letter === quote) {
      at = endOfQuoted(body, at);
    } else if (letter === comma) {
      values += 1;
      // `[` and `{`, `]` and `}` differ in one bit.
    } else if ((letter & 0xdf) === 0x5b) {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if ((letter & 0xdf) === 0x5d) {
      depth -= 1;
    }
  }
  return { depth: deepest, values };
}

/** Where the string that opens at `at` closes; the length where it never does. */
function endOfQuoted(body: Uint8Array, open: number): number {
  for (let at = body.indexOf(quote, open + 1); at !== -1; at = body.indexOf(quote, at + 1)) {
    let before = at;
    while (body[before - 1] === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return body.length;
}
