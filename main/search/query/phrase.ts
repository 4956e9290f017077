import type { Phrase } from './query-tree';
import { filtered } from '../../../preload/letters/char-filter';
import { tokensOf } from '../analysis/tokens';

/** Whether the words of a phrase follow each other in a text. */
export function holdsPhrase(text: string, phrase: Pick<Phrase, 'words' | 'lastIsPrefix' | 'exactLetters'>): boolean {
  const { words, lastIsPrefix, exactLetters } = phrase;
  const tokens = tokensOf(filtered(text)).map((token) => (exactLetters ? token.exact : token.text));
  const wanted = words.map((word) => (exactLetters ? word.exact : word.text));
  return tokens.some((_, at) =>
    wanted.every((word, offset) => {
      const token = tokens[at + offset];
      if (token === undefined) return false;
      return lastIsPrefix && offset === wanted.length - 1 ? token.startsWith(word) : token === word;
    }),
  );
}
