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
const unit = { gap: 1, word: 2, mark: 3, pair: 4, spelledOut: 5, sign: 6 } as const;
const classes = new Uint8Array(65_536);

/**
 * What a word needs: nothing more than slices, its own spelling with marks, to be folded by itself, or to be written once
 * however often it stands there.
 */
const shape = { ascii: 0, letters: 1, itself: 2, sign: 3 } as const;

/**
 * The words of a filtered text (`filterCharacters`), in order: maximal runs of letters and digits (`\p{L}\p{N}\p{Co}`, also
 * beyond the BMP) with the combining marks that follow them, and signs that mean something (`👍`, `€`, `→`, `§`; none of ASCII),
 * each by itself; a run of the same one is one word.
 */
export function tokensOf(text: string): Token[] {
  const places = placesOf(text);
  const folded = foldUnits(text);
  let lowered: string | null = null;
  const tokens: Token[] = [];
  for (let at = 0; at < places.length; at += 3) {
    const start = places[at] ?? 0;
    const end = places[at + 1] ?? 0;
    const form = places[at + 2];
    if (form === shape.itself || form === shape.sign) {
      const word = form === shape.sign ? signOf(text, start) : spelt(text.slice(start, end));
      tokens.push({ ...word, start, length: end - start });
      continue;
    }
    const word = folded.slice(start, end);
    const exact = form === shape.ascii ? word : (lowered ??= lower(text)).slice(start, end);
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
    const form = places[at + 2];
    if (form === shape.sign) words.push(signOf(text, start).text);
    else words.push(form === shape.itself ? spelt(text.slice(start, end)).text : folded.slice(start, end));
  }
  return words;
}

/** Start, end and shape of every word, one after another. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  let start = -1;
  let form: number = shape.ascii;
  const close = (end: number): void => {
    if (start >= 0) places.push(start, end, form);
    start = -1;
  };
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
      if (form === shape.sign) close(here);
      if (start < 0) {
        start = here;
        form = shape.ascii;
      }
      if (kind === unit.spelledOut) form = shape.itself;
      else if (code > 0x7f && form === shape.ascii) form = shape.letters;
    } else if (kind === unit.sign) {
      if (start >= 0 && form === shape.sign && text.codePointAt(start) === text.codePointAt(here)) continue;
      close(here);
      start = here;
      form = shape.sign;
    } else if (start >= 0) {
      if (kind !== unit.mark) close(here);
      else if (form !== shape.sign) form = shape.itself;
    }
  }
  close(text.length);
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
  if (/\p{M}/u.test(character)) return unit.mark;
  return isSignWord(character) ? unit.sign : unit.gap;
}

/** Whether a word is a sign: it stands for itself, and nothing is spelled with it. */
export function isSignWord(word: string): boolean {
  return word > '\u007f' && anySign.test(word);
}

const anySign = /^[\p{So}\p{Sc}\p{Sm}\p{Extended_Pictographic}§]/u;

/** The sign that a run begins with. */
function signOf(text: string, start: number): { text: string; exact: string } {
  const sign = String.fromCodePoint(text.codePointAt(start) ?? 0);
  return { text: sign, exact: sign };
}

/** A word that is not just a slice of the folded text. */
function spelt(word: string): { text: string; exact: string } {
  const exact = lower(word);
  return { text: fold(exact).replaceAll(/\p{M}+/gu, ''), exact };
}
