/**
 * Repairs exactly the two breakages of JSON that the vendor's own printed examples show (api.md):
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
  let before = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isSpace(letter)) continue;
    if (letter === '"') {
      const rawEnd = before === ':' ? endOfRawContent(text, at) : null;
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

/**
 * Writes whole numbers that a JavaScript number cannot hold as strings, so that a telephone number of 17 digits
 * keeps them all.
 */
export function quoteLongNumbers(text: string): string {
  if (!longNumber.test(text)) return text;
  const pieces: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') {
      const end = endOfString(text, at);
      if (end === null) return text;
      at = end - 1;
    } else if (letter === '-' || isDigit(letter)) {
      const number = numberAt(text, at);
      if (/^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number))) {
        pieces.push(text.slice(copied, at), `"${number}"`);
        copied = at + number.length;
      }
      at += number.length - 1;
    }
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

const longNumber = /[:[,]\s*-?\d{16,}/;

function numberAt(text: string, at: number): string {
  let end = at + 1;
  while (end < text.length && /[\d.eE+-]/.test(text.charAt(end))) end += 1;
  return text.slice(at, end);
}

/** After a value only: `[,]` and `,,` were never printed, so they stay broken. */
function isCommaTooMany(text: string, at: number, before: string): boolean {
  if (before === '' || '{[,:'.includes(before)) return false;
  const next = text.charAt(skipSpace(text, at + 1));
  return next === '}' || next === ']';
}

/**
 * Where the string that opens at `quote` ends if it holds raw Draft.js content: a whole JSON object, then the closing
 * quote, then what may follow a value. Null for any other string; one that holds `{` alone is an ordinary string.
 */
function endOfRawContent(text: string, quote: number): number | null {
  const open = skipSpace(text, quote + 1);
  if (text.charAt(open) !== '{' || text.charAt(skipSpace(text, open + 1)) !== '"') return null;
  const end = endOfBrackets(text, open);
  if (end === null) return null;
  const closing = skipSpace(text, end);
  if (text.charAt(closing) !== '"' || !isJson(text.slice(open, end))) return null;
  const next = text.charAt(skipSpace(text, closing + 1));
  return next === ',' || next === '}' || next === ']' ? closing + 1 : null;
}

/** Where the bracket that opens at `open` is closed again, strings being skipped; null where it never is. */
function endOfBrackets(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') {
      const end = endOfString(text, at);
      if (end === null) return null;
      at = end - 1;
    } else if (letter === '{' || letter === '[') {
      depth += 1;
    } else if (letter === '}' || letter === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** Where the string that opens at `quote` ends, its closing quote included; null where it is cut off. */
function endOfString(text: string, quote: number): number | null {
  for (let at = quote + 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') at += 1;
    else if (letter === '"') return at + 1;
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charAt(at))) at += 1;
  return at;
}

function isSpace(letter: string): boolean {
  return letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t';
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}
