import { normalise } from '../../../preload/letters/normalise';

/** Whether a word of a text begins with what was typed, whatever the case, the Polish letters and the signs between words. */
export function beginsWithin(text: string, typed: string): boolean {
  return ` ${wordsOf(text)}`.includes(` ${wordsOf(typed)}`);
}

function wordsOf(text: string): string {
  return normalise(text)
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();
}
