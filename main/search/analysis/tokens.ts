import { isSpelledOut } from '../../../preload/letters/fold-unit';
import { fold, foldUnits, lower } from './fold';

/** One word of a text. */
export interface Token {
  /** Folded, without combining marks. */
  readonly text: string;
  /** In small letters, with their marks. */
  readonly exact: string;
  /** Its place in the text, in UTF-16 units; `length` may differ from that of the word, which may have lost its marks. */
  readonly start: number;
  readonly length: number;
}

/** What a unit is for the words of a text; 0 where not looked up yet. */
const unit = { gap: 1, word: 2, mark: 3, pair: 4, spelledOut: 5 } as const;
const classes = new Uint8Array(65_536);

/** What a word needs: nothing more than slices, its own spelling with marks, or to be folded by itself. */
const shape = { ascii: 0, letters: 1, itself: 2 } as const;

/**
 * The words of a filtered text (`filterCharacters`), in order: maximal runs of letters and digits (`\p{L}\p{N}\p{Co}`, also
 * beyond the BMP) with the combining marks that follow them.
 */
export function tokensOf(text: string): Token[] {
  const places = placesOf(text);
  const folded = foldUnits(text);
  let lowered: string | null = null;
  const tokens: Token[] = [];
  for (let at = 0; at < places.length; at += 3) {
    const start = places[at] ?? 0;
    const end = places[at + 1] ?? 0;
    if (places[at + 2] === shape.itself) {
      tokens.push({ ...spelt(text.slice(start, end)), start, length: end - start });
      continue;
    }
    const word = folded.slice(start, end);
    const exact = places[at + 2] === shape.ascii ? word : (lowered ??= lower(text)).slice(start, end);
    tokens.push({ text: word, exact, start, length: end - start });
  }
  return tokens;
}

/** The words of a filtered text, folded, in order. */
export function wordsOf(text: string): readonly string[] {
  const places = placesOf(text);
  const folded = foldUnits(text);
  const words: string[] = [];
  for (let at = 0; at < places.length; at += 3) {
    const start = places[at] ?? 0;
    const end = places[at + 1] ?? 0;
    const isSlice = places[at + 2] !== shape.itself;
    words.push(isSlice ? folded.slice(start, end) : spelt(text.slice(start, end)).text);
  }
  return words;
}

/** Start, end and shape of every word, one after another. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  let start = -1;
  let form: number = shape.ascii;
  for (let at = 0; at < text.length; at += 1) {
    const here = at;
    const code = text.charCodeAt(at);
    let kind = classes[code] || lookUp(code);
    if (kind === unit.pair) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? code);
      kind = classOf(character);
      at += character.length - 1;
    }
    if (kind === unit.word || kind === unit.spelledOut) {
      if (start < 0) {
        start = here;
        form = shape.ascii;
      }
      if (kind === unit.spelledOut) form = shape.itself;
      else if (code > 0x7f && form === shape.ascii) form = shape.letters;
    } else if (start >= 0) {
      if (kind === unit.mark) form = shape.itself;
      else {
        places.push(start, here, form);
        start = -1;
      }
    }
  }
  if (start >= 0) places.push(start, text.length, form);
  return places;
}

function lookUp(code: number): number {
  const isHigh = code >= 0xd800 && code <= 0xdbff;
  const kind = isHigh ? unit.pair : isSpelledOut(code) ? unit.spelledOut : classOf(String.fromCharCode(code));
  classes[code] = kind;
  return kind;
}

function classOf(character: string): number {
  if (/[\p{L}\p{N}\p{Co}]/u.test(character)) return unit.word;
  return /\p{M}/u.test(character) ? unit.mark : unit.gap;
}

/** A word that is not just a slice of the folded text. */
function spelt(word: string): { text: string; exact: string } {
  const exact = lower(word);
  return { text: fold(exact).replaceAll(/\p{M}+/gu, ''), exact };
}
